import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { canonicalJson } from "../../src/domain/canonical.ts";
import { recomputeIssues } from "../../src/domain/boards/recompute.ts";
import { addDays, dayOf } from "../../src/domain/day.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { BoardIssue } from "../../src/domain/models/board.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";
import { makeDatabase, type TestDatabase } from "../fakes/database.ts";
import { makeRandom, type Random } from "../fakes/random.ts";

/** Every board that was ever posted can be made again from the ledger, and says the same to the byte. */

const pack = loadPack("cn-government");

interface Bureau {
  readonly world: DomainWorld;
  readonly random: Random;
  readonly office: Actor;
  readonly people: readonly Actor[];
  /** Of the projects logged so far. */
  readonly owners: Actor[];
  claims: number;
  readonly sent: OutboxRow[];
  tick(at: Date): Promise<void>;
}

async function open(store: Store, start: string, seed: number): Promise<Bureau> {
  const world = await makeWorld({ store, now: `${start}T07:00:00+08:00` });
  const boss = await world.person("管理员", undefined, ["admin"]);
  const people: Actor[] = [];
  for (const [code, group] of [
    ["A", "county"],
    ["B", "county"],
    ["C", "county"],
    ["D", "zone"],
  ] as const) {
    const unit = await world.by(boss, ({ units }) => units.add({ name: `${code}单位`, shortName: code, code, group }));
    if (code === "A" || code === "D") await world.channel(unit);
    people.push(await world.person(`${code}员`, unit, ["member", "leader", "verifier"]));
  }
  const office = await world.person("招商办", undefined, ["coordinator", "admin"]);
  const sent: OutboxRow[] = [];
  const lease = { owner: "test", until: new Date("2030-01-01T00:00:00Z") };
  const deps = {
    store: world.store,
    logger: createLogger("silent"),
    outbox: { lease: () => lease, submit: (rows: readonly OutboxRow[]) => void sent.push(...rows) },
  };
  const memory = createMemory();
  return {
    world,
    random: makeRandom(seed),
    office,
    people,
    owners: [],
    claims: 0,
    sent,
    async tick(at) {
      world.now = at;
      await runDue(deps, at, memory);
    },
  };
}

const firms = ["比亚迪", "宁德时代", "隆基绿能", "格力电器", "美的集团"];

/** One thing that somebody does; what the rules refuse is no matter. */
async function act(bureau: Bureau): Promise<void> {
  const { world, random } = bureau;
  const who = bureau.people[random.below(bureau.people.length)] ?? bureau.office;
  const number = 1 + random.below(Math.max(1, bureau.owners.length));
  const owner = bureau.owners[number - 1] ?? who;
  const today = dayOf(world.now, world.org.timezone);
  const past = addDays(today, -random.below(40));
  const amount = (limit: number) => ({ currency: "CNY", minor: (1 + random.below(limit)) * 1e9 });
  const doing: readonly (readonly [number, Actor, (services: Services) => Promise<unknown>])[] = [
    [
      6,
      who,
      async ({ leads }) => {
        const company = `${firms[random.below(firms.length)]}${random.below(500)}公司`;
        await leads.log({ name: `项目${bureau.owners.length + 1}`, company, amount: amount(200) });
        bureau.owners.push(who);
      },
    ],
    [
      9,
      owner,
      ({ leads }) =>
        leads.move(number, ["签约", "签约", "开工", "投产"][random.below(4)] ?? "", {
          contract: "HT",
          "signed-on": past,
          "contract-amount": `${1 + random.below(200)}亿元`,
          "start-proof": "许可",
          "production-proof": "发票",
        }),
    ],
    [
      8,
      owner,
      async ({ funds }) => {
        await funds.claim(number, { amount: amount(30), date: past, evidence: "回单", source: "市外", reason: "补报" });
        bureau.claims += 1;
      },
    ],
    [
      9,
      who,
      ({ funds }) =>
        funds.decide(1 + random.below(Math.max(1, bureau.claims)), {
          kind: (["ok", "ok", "cut", "reject"] as const)[random.below(4)] ?? "ok",
          amount: amount(20),
          reason: "核对",
        }),
    ],
    [9, owner, ({ leads }) => leads.edit(number, { amount: amount(20) })],
    [6, owner, ({ leads }) => leads.edit(number, { origin: random.below(2) === 0 ? "外来" : "本地" })],
    [9, bureau.office, ({ funds }) => funds.exclude(number, random.below(3) === 0 ? undefined : "搬迁", "核对")],
    [3, random.below(2) === 0 ? who : bureau.office, ({ leads }) => leads.undo()],
    [
      1,
      bureau.office,
      ({ targets }) =>
        targets.set("ABCD"[random.below(4)] ?? "A", Number(today.slice(0, 4)), "过亿", 1 + random.below(20)),
    ],
    [
      1,
      bureau.office,
      ({ targets }) =>
        targets.set("ABCD"[random.below(4)] ?? "A", Number(today.slice(0, 4)), "到位资金", {
          currency: "CNY",
          minor: (1 + random.below(50)) * 1e10,
        }),
    ],
  ];
  let turn = random.below(doing.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, actor, run] of doing) {
    turn -= weight;
    if (turn >= 0) continue;
    await world.by(actor, run).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
    });
    return;
  }
}

/** Days of work, some of it beside the posts and after them. */
async function work(bureau: Bureau, from: string, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const at = (time: string) => new Date(`${date}T${time}+08:00`);
    for (const time of ["08:30:00", "08:49:50", "08:50:10"]) {
      bureau.world.now = at(time);
      if (bureau.random.below(2) === 0) await act(bureau);
    }
    await bureau.tick(at("08:50:20"));
    bureau.world.now = at("10:05:30");
    const acts = bureau.random.below(6);
    for (let more = acts; more > 0; more--) await act(bureau);
    if (acts > 0) await bureau.tick(at("11:40:00"));
  }
}

async function again(world: DomainWorld) {
  return world.store.read((tx) => recomputeIssues(tx, world.org, pack));
}

function revisions(issues: readonly BoardIssue[]): number {
  return issues.filter(({ revision }) => revision > 0).length;
}

describe.each([
  { dialect: "sqlite", days: 550, least: 365 },
  { dialect: "postgresql", days: 60, least: 35 },
] as const)("on $dialect", ({ dialect, days, least }) => {
  let database: TestDatabase;
  let store: Store;
  let bureau: Bureau;
  beforeAll(async () => {
    database = await makeDatabase(dialect);
    store = await openStore(database.url, { logger: createLogger("silent") });
    bureau = await open(store, "2025-05-01", 20_251);
    await work(bureau, "2025-05-01", days);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  test("each daily board posted in the time is equal to the one made again from the ledger, corrections too", async () => {
    const all = await again(bureau.world);
    const channels = new Map<number, number>();
    for (const { issue } of all)
      if (issue.kind === "daily" && issue.revision === 0)
        channels.set(issue.channelId, (channels.get(issue.channelId) ?? 0) + 1);
    expect([...channels.values()].every((count) => count >= least)).toBe(true);
    expect(revisions(all.map(({ issue }) => issue))).toBeGreaterThan(least / 30);
    for (const { issue, outcome, edition } of all)
      if (outcome !== "equal") expect(canonicalJson(edition)).toBe(canonicalJson(issue.edition));
    expect(all.filter(({ outcome }) => outcome !== "equal")).toEqual([]);
    // Something was ranked: boards of nothing would be equal too.
    expect(all.some(({ edition }) => edition?.boards.some(({ lines }) => lines.some(({ actual }) => actual > 1)))).toBe(
      true,
    );
    expect((await bureau.world.verify()).findings).toEqual([]);
  });
});
