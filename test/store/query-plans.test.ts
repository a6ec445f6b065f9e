import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlQuery } from "@prisma/driver-adapter-utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProjectFilter } from "../../src/domain/ports.ts";
import { makeConnection } from "../../src/store/connection.ts";
import { PrismaClient } from "../../src/store/generated/sqlite/client.ts";
import { makeTransaction, type Transaction } from "../../src/store/transaction.ts";
import { after, delivery, lease, noon, owed, record } from "../contract/store-samples.ts";
import { makeDatabase, type TestDatabase } from "../fakes/database.ts";

/** What may be read from end to end: rows the statement itself brought along or has found through an index. */
const short = /^SCAN (due|result|sub|\d+ CONSTANT ROWS?|CONSTANT ROW|\(subquery-\d+\))$/;

const chain = {
  id: 1,
  name: "x",
  aliases: [],
  fromYear: 2026,
  toYear: null,
  chief: null,
  taskForceUnitId: null,
  leaders: [],
  links: [],
  active: true,
};

let database: TestDatabase;
let adapter: SqlDriverAdapter;
let tx: Transaction;
const seen: SqlQuery[] = [];

beforeAll(async () => {
  database = await makeDatabase("sqlite");
  adapter = await new PrismaBetterSqlite3({ url: database.url }).connect();
  const connection = makeConnection("sqlite", (factory) => new PrismaClient({ adapter: factory }));
  connection.pointTo({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => (seen.push(query), adapter.queryRaw(query)),
    executeRaw: (query) => (seen.push(query), adapter.executeRaw(query)),
  });
  tx = makeTransaction(connection.client, "sqlite");
});

afterAll(async () => {
  await adapter.dispose();
  await database.drop();
});

/** What SQLite says it will do for each statement that `work` sends. */
async function plansOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  seen.length = 0;
  await work();
  expect(seen.length).toBeGreaterThan(0);
  const plans: string[] = [];
  for (const query of seen.slice()) {
    const { columnNames, rows } = await adapter.queryRaw({ ...query, sql: `EXPLAIN QUERY PLAN ${query.sql}` });
    plans.push(...rows.map((row) => String(row[columnNames.indexOf("detail")])));
  }
  return plans;
}

/** Steps that read a table, or a whole index of it, from end to end, or sort everything they found. */
function slow(plans: readonly string[]): readonly string[] {
  return plans.filter(
    (step) => (step.startsWith("SCAN") && !short.test(step)) || step === "USE TEMP B-TREE FOR ORDER BY",
  );
}

const filters: Readonly<Record<string, ProjectFilter>> = {
  "no filter": {},
  unit: { unitId: 1 },
  owner: { ownerId: 1 },
  stage: { stage: "lead" },
  chain: { chain: "nev" },
  words: { words: ["电池", "byd"] },
  "what one may see": { visibleTo: { unitIds: [1, 2], ledUnitIds: [3], memberId: 1 } },
  "all at once": { unitId: 1, stage: "lead", words: ["x"], visibleTo: { unitIds: [1], ledUnitIds: [], memberId: 1 } },
};

describe("no query reads all history", () => {
  it("and one that did would be noticed", async () => {
    const scanning = { sql: `SELECT * FROM "Project" WHERE "note" = 'x'`, args: [], argTypes: [] };
    expect(slow(await plansOf(() => (seen.push(scanning), Promise.resolve())))).toEqual(["SCAN Project"]);
    const sorting = { sql: `SELECT * FROM "Project" WHERE "orgId" = 1 ORDER BY "name"`, args: [], argTypes: [] };
    expect(slow(await plansOf(() => (seen.push(sorting), Promise.resolve())))).toEqual([
      "USE TEMP B-TREE FOR ORDER BY",
    ]);
  });

  it.each(Object.entries(filters))("the list of projects with %s", async (_, filter) => {
    const plans = await plansOf(() => tx.projects.list(1, filter, { offset: 0, limit: 20 }));
    expect(slow(plans)).toEqual([]);
    expect(plans.join()).toContain("SEARCH Project USING INDEX");
  });

  const reads: Readonly<Record<string, () => Promise<unknown>>> = {
    "a project": () => tx.projects.byNumber(1, 1),
    "several projects": () => tx.projects.byNumbers(1, [1, 2]),
    "what is due to an owner": () => tx.projects.due(1, { ownerId: 1 }, noon, 20),
    "what is due in a unit": () => tx.projects.due(1, { unitId: 1 }, noon, 20),
    "owners with something due": () => tx.projects.dueOwners(1, noon),
    "a project's update": () => tx.projects.update(1, record(1), { dueAt: null, searchText: "" }, 1),
    "a stream": () => tx.ledger.ofStream(1, "project", 1, 20),
    "an actor's entries": () => tx.ledger.byActor(1, 1, noon, 20),
    "a unit's entries": () => tx.ledger.ofUnit(1, 1, ["lead", "stage"], noon, after(9), 20),
    "the head": () => tx.ledger.head(1, "organization", 0),
    "a page of the ledger": () => tx.ledger.scan(1, "project", { stream: 1, seq: 1 }, 20),
    sums: () => tx.rollups.sums(1, { scale: "M", from: "2026-01", to: "2026-11", metric: "leads", origins: ["local"] }),
    "a person by identity": () => tx.people.byIdentity(1, { platform: "slack", workspace: "T", id: "U" }),
    "people by id": () => tx.people.byIds(1, [1, 2]),
    "people by name": () => tx.people.named(1, "x"),
    "people by role": () => tx.people.holding(1, { name: "leader", unitId: 1 }),
    chains: () => tx.chains.list(1),
    "a chain's change": () => tx.chains.save(1, chain),
    "what waited for a word": () => tx.dues.between(1, "transfer", noon, after(9), 20),
    identities: () => tx.people.identities(1, [1, 2]),
    "the latest issue": () => tx.issues.latest(1, 1),
    claims: () => tx.claims.exists(1, "board", "channel:1", ["2026-11-23"]),
    "a delivery done": () => tx.inbox.finish("x", noon),
    "deliveries to take over": () => tx.inbox.takeOver(noon, lease("a"), 20),
    "a delivery postponed": () => tx.inbox.postpone("x", noon),
    "deliveries freed": () => tx.inbox.endLeases(["a", "b"], noon),
    "messages freed": () => tx.outbox.endLeases(["a", "b"], noon),
    "deliveries pending": () => tx.inbox.pending(),
    "deliveries to purge": () => tx.inbox.purge(noon, 20),
    "messages to take over": () => tx.outbox.takeOver(noon, lease("a"), 20),
    "messages settled": () =>
      tx.outbox.settle(
        [
          { id: 1, state: "sent", at: noon },
          { id: 2, state: "dead", at: noon },
        ],
        "a",
      ),
    "a message postponed": () => tx.outbox.postpone(1, noon, "timeout", lease("a")),
    "messages renewed": () => tx.outbox.renew([1, 2], lease("a")),
    "messages pending": () => tx.outbox.pending(),
    "messages to purge": () => tx.outbox.purge(noon, 20),
    "a platform's newest messages": () => tx.outbox.recent("console", 20),
  };

  // Sorted after all, because `takeOver` gives what is due by age: bounded by what is due and unheld, which is nothing
  // unless a process has died.
  const sorted = new Set(["deliveries to take over", "messages to take over"]);

  it.each(Object.entries(reads))("%s", async (name, read) => {
    const steps = slow(await plansOf(read));
    expect(steps.filter((step) => !(sorted.has(name) && step.startsWith("USE TEMP")))).toEqual([]);
  });

  it("covers every statement of the inbox and outbox", async () => {
    await plansOf(() => tx.inbox.accept([{ ...delivery("d"), lease: lease("a") }]));
    await plansOf(() => tx.outbox.add([owed("m")], lease("a")));
    expect(Object.keys(tx.inbox).length + Object.keys(tx.outbox).length).toBe(16);
  });
});
