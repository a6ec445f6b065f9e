import { afterAll, afterEach, describe } from "vitest";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeDatabase, type Dialect, type TestDatabase } from "../fakes/database.ts";
import { testBoards } from "./store-boards.ts";
import { testCards } from "./store-cards.ts";
import { testChains } from "./store-chains.ts";
import { testConcurrency } from "./store-concurrency.ts";
import { testDerived } from "./store-derived.ts";
import { testDirectory } from "./store-directory.ts";
import { testExchanges } from "./store-exchanges.ts";
import { testFigures } from "./store-figures.ts";
import { testInbox } from "./store-inbox.ts";
import { testJobs } from "./store-jobs.ts";
import { testLinks } from "./store-links.ts";
import { testInvestors } from "./store-investors.ts";
import { testOutbox } from "./store-outbox.ts";
import { testOutages } from "./store-outages.ts";
import { testOutings } from "./store-outings.ts";
import { testRecord } from "./store-record.ts";
import { testReminders } from "./store-reminders.ts";
import { testRules } from "./store-rules.ts";
import { testSides } from "./store-sides.ts";
import { testRequests } from "./store-requests.ts";
import { testTransactions } from "./store-transactions.ts";

/** Opens stores on one fresh database per test: the first call makes it, later ones stand for other instances. */
export type Open = () => Promise<Store>;

/** What every store must do, whatever database it stands on. */
export function testStore(dialect: Dialect): void {
  const opened: Store[] = [];
  let database: TestDatabase | undefined;

  async function open(): Promise<Store> {
    database ??= await makeDatabase(dialect);
    const store = await openStore(database.url, { logger: createLogger("silent") });
    opened.push(store);
    return store;
  }

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await database?.clear();
  });

  afterAll(() => database?.drop());

  describe(`store on ${dialect}`, () => {
    testTransactions(open, dialect);
    testDirectory(open);
    testChains(open);
    testRecord(open);
    testDerived(open);
    testInvestors(open);
    testFigures(open);
    testBoards(open);
    testRules(open);
    testSides(open);
    testRequests(open);
    testOutings(open);
    testLinks(open);
    testInbox(open);
    testOutbox(open);
    testCards(open);
    testOutages(open);
    testExchanges(open);
    testJobs(open);
    testReminders(open);
    testConcurrency(open);
  });
}
