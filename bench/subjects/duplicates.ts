import { calendarFor } from "../../src/domain/calendar.ts";
import { findDuplicates } from "../../src/domain/investors/duplicates.ts";
import type { Actor } from "../../src/domain/model.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import { openStore } from "../../src/store/open.ts";
import { codeOf, fixture, makeChance, makeName } from "../investors-fixture.ts";
import { quantile } from "../stats.ts";

/** Times the duplicate check of names as people type them, and a bare look-up of a credit code beside it. Prints JSON. */
const [url = "", count = "0"] = process.argv.slice(2);
const total = Number(count);
const runs = 2000;
const pack = loadPack("cn-government");

const store = await openStore(url, { logger: createLogger("error") });
const org = await store.read((tx) => tx.organizations.byKey(fixture.key));
if (!org) throw new Error("the fixture has not been made");
const actor: Actor = {
  id: 1,
  name: "张三",
  unitId: 1,
  roles: [{ name: "member", unitId: 1 }],
  active: true,
  identity: { platform: "console", workspace: "-", id: "1" },
};
const base = {
  org,
  pack,
  calendar: calendarFor(pack.calendar),
  actor,
  now: new Date("2026-11-23T02:00:00Z"),
  locale: "zh-CN",
  delivery: "bench",
  secret: () => "",
} as const;

const known = await names();
const checks: number[] = [];
const bare: number[] = [];
let found = 0;
// The two in turns, so that whatever else the machine does meets both.
for (let run = -200; run < runs; run++) {
  const company = typed(run);
  const checkMs = await time(async () => {
    const result = await store.read((tx) =>
      findDuplicates({ ...base, tx }, { company, creditCode: null, country: null, contact: null }),
    );
    found += result.length;
  });
  const code = codeOf(2 * (1 + (((run + 200) * 7919) % Math.floor(total / 2 - 1))));
  const bareMs = await time(async () => {
    const [match] = await store.read((tx) => tx.investors.withKeys(org.id, [{ kind: "code", key: code }], 1));
    if (!match) throw new Error("a credit code was not found");
  });
  if (run < 0) continue;
  checks.push(checkMs);
  bare.push(bareMs);
}
await store.close();
if (found === 0) throw new Error("nothing was found: the fixture is not what it should be");
process.stdout.write(
  JSON.stringify({
    p50: quantile(checks, 0.5),
    p99: quantile(checks, 0.99),
    bareP50: quantile(bare, 0.5),
    bareP99: quantile(bare, 0.99),
  }),
);

/** Some of the names there are, all over the table. */
async function names(): Promise<readonly string[]> {
  const numbers = Array.from({ length: 1000 }, (_, at) => 1 + Math.floor((at * (total - 1)) / 1000));
  const records = await store.read((tx) => tx.investors.byNumbers(org?.id ?? 0, numbers));
  return records.map(({ investor }) => investor.name);
}

/** One in four as it is kept, with another form, with a sign wrong, new. */
function typed(run: number): string {
  const chance = makeChance(run + 1_000_000);
  const name = known[chance(known.length)] ?? "";
  switch (chance(4)) {
    case 0:
      return name;
    case 1:
      return `${name.replace(/(?:股份|集团|（集团）)?有限(?:责任)?公司$|厂$|\s\S+$/u, "")}集团`;
    case 2: {
      const at = chance(name.length);
      return `${name.slice(0, at)}信${name.slice(at + 1)}`;
    }
    default:
      return makeName(chance);
  }
}

async function time(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
