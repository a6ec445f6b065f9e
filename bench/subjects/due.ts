import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import { ledger } from "../ledger-fixture.ts";
import { time } from "../stats.ts";

/** Times finding everything that is due, and looking through all projects for it. Prints JSON. */
const [url = ""] = process.argv.slice(2);
const runs = 21;
const now = new Date(`${ledger.lastDay}T12:00:00+08:00`);
const store = await openStore(url, { logger: createLogger("error") });
const org = await store.read((tx) => tx.organizations.byKey(ledger.key));
if (!org) throw new Error("the fixture has not been made");

const found = await time(runs, () =>
  store.read(async (tx) => ({
    whose: await tx.projects.whoseDue(org.id, now),
    records: await tx.projects.due(org.id, "everybody", { until: now }, 1_000),
  })),
);
const looked = await time(3, () =>
  store.read(async (tx) => {
    let count = 0;
    // Every project, in parts, as somebody would who has no index of what is due.
    for (let last = 0; ;) {
      const records = await tx.projects.after(org.id, last, 20_000);
      count += records.length;
      last = records.at(-1)?.project.number ?? last;
      if (records.length < 20_000) return count;
    }
  }),
);
await store.close();
process.stdout.write(
  JSON.stringify({ dueMs: found.ms, due: found.result.records.length, scanMs: looked.ms, projects: looked.result }),
);
