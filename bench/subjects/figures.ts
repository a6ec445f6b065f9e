import assert from "node:assert/strict";
import { rebuildFigures } from "../../src/domain/rebuild.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import { openStore } from "../../src/store/open.ts";
import { ledger } from "../ledger-fixture.ts";
import { median } from "../stats.ts";

/** Times making all kept figures and facts again, and only reading the projects they are made from. Prints JSON. */
const [url = ""] = process.argv.slice(2);
const rounds = 3;
const batch = 500;
const pack = loadPack("cn-government");

const store = await openStore(url, { logger: createLogger("error") });
const org = await store.read((tx) => tx.organizations.byKey(ledger.key));
if (!org) throw new Error("the fixture has not been made");

const kept = await store.read((tx) => tx.rollups.all(org.id));
const readMs: number[] = [];
const rebuildMs: number[] = [];
let projects = 0;
for (let round = 0; round < rounds; round++) {
  readMs.push(await timed(async () => void (projects = await readAll(org.id))));
  rebuildMs.push(
    await timed(() =>
      store.write(async (tx) => {
        await tx.organizations.setFigures(org.id, "another");
        await rebuildFigures(tx, org, pack);
      }),
    ),
  );
}
assert.deepEqual(await store.read((tx) => tx.rollups.all(org.id)), kept, "the figures differ from those there were");
await store.close();
process.stdout.write(JSON.stringify({ projects, readMs: median(readMs), rebuildMs: median(rebuildMs) }));

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function readAll(orgId: number): Promise<number> {
  return store.read(async (tx) => {
    let count = 0;
    for (let last = 0; ;) {
      const records = await tx.projects.after(orgId, last, batch);
      count += records.length;
      last = records.at(-1)?.project.number ?? last;
      if (records.length < batch) return count;
    }
  });
}
