import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "../../src/domain/day.ts";
import { contributions } from "../../src/domain/figures.ts";
import { applyEntry } from "../../src/domain/fold.ts";
import { lastOpenDay } from "../../src/domain/funds/booking.ts";
import { fundsTotals } from "../../src/domain/funds/contract.ts";
import type { Actor, Entry, Project, RollupCell } from "../../src/domain/model.ts";
import { partsOf } from "../../src/domain/parts.ts";
import { loadPack } from "../../src/packs/index.ts";
import { UserError } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

/** Whatever is claimed, decided and taken back, in whatever order: what must hold of money holds. */

const pack = loadPack("cn-government");

type Act =
  | {
      readonly do: "claim";
      readonly project: number;
      readonly amount: number;
      readonly currency: string;
      readonly back: number;
    }
  | { readonly do: "withdraw"; readonly claim: number }
  | {
      readonly do: "decide";
      readonly who: number;
      readonly claim: number;
      readonly kind: "ok" | "cut" | "reject";
      readonly part: number;
    }
  | { readonly do: "exclude"; readonly who: number; readonly project: number; readonly off: boolean }
  | { readonly do: "undo"; readonly who: number }
  | { readonly do: "wait"; readonly days: number };

const project = fc.integer({ min: 1, max: 2 });
const claim = fc.integer({ min: 1, max: 8 });
const who = fc.nat({ max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("claim" as const),
      project,
      amount: fc.integer({ min: 1, max: 60 }),
      currency: fc.constantFrom("CNY", "CNY", "USD"),
      back: fc.integer({ min: 0, max: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("withdraw" as const), claim }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("decide" as const),
      who,
      claim,
      kind: fc.constantFrom("ok" as const, "cut" as const, "reject" as const),
      part: fc.integer({ min: 0, max: 70 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("exclude" as const), who, project, off: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 12 }) }) },
);

async function setUp(dialect: Dialect) {
  const world = await makeWorld({ dialect, now: "2026-10-26T10:00:00+08:00" });
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const ada = await world.person("张三", kfq);
  const people = [
    ada,
    await world.person("赵六", gxq, ["member", "verifier"]),
    await world.person("李四", kfq, ["member", "verifier"]),
    await world.person("孙八", undefined, ["coordinator"]),
  ];
  for (const number of [1, 2]) {
    await world.by(ada, ({ leads }) => leads.log({ name: `项目${number}` }));
    const signing = { contract: "HT", "signed-on": "2026-08-20", "contract-amount": "100元" };
    await world.by(ada, ({ leads }) => leads.move(number, "签约", signing));
  }
  return { world, people };
}

async function play(world: DomainWorld, people: readonly Actor[], acts: readonly Act[]): Promise<void> {
  let before = await claimedByMonth(world);
  for (const one of acts) {
    if (one.do === "wait") {
      world.after(one.days * 24 * 60);
      continue;
    }
    world.after(1);
    await attempt(world, people, one);
    const after = await claimedByMonth(world);
    const today = dayOf(world.now, world.org.timezone);
    // Nothing is ever added to what units claimed for a closed month: only undoing a correction brings back what it took.
    if (one.do === "claim" || one.do === "decide" || one.do === "withdraw")
      for (const [month, value] of after)
        if (today > lastOpenDay(`${month}-01`, pack.funds.lockDay))
          expect(value, `${one.do} ${month}`).toBeLessThanOrEqual(before.get(month) ?? 0);
    before = after;
    for (const number of [1, 2]) holds(await world.project(number));
  }
  await kept(world);
  expect((await world.verify()).findings).toEqual([]);
}

async function attempt(world: DomainWorld, people: readonly Actor[], one: Exclude<Act, { do: "wait" }>): Promise<void> {
  const by = people["who" in one ? one.who : 0];
  if (!by) throw new Error("nobody");
  try {
    await world.by(by, async ({ funds, leads }) => {
      switch (one.do) {
        case "claim": {
          const date = dayOf(new Date(world.now.getTime() - one.back * 86_400_000), world.org.timezone);
          const amount = { currency: one.currency, minor: one.amount * 100 };
          return funds.claim(one.project, { amount, date, evidence: "回单", reason: "补报" });
        }
        case "withdraw":
          return funds.withdraw(one.claim, "重复");
        case "decide": {
          const amount = one.part === 0 ? undefined : { currency: "CNY", minor: one.part * 100 };
          const over = by.roles.some(({ name }) => name === "coordinator") && one.part % 2 === 0 ? "增资" : undefined;
          return funds.decide(one.claim, { kind: one.kind, amount, reason: "核对", over });
        }
        case "exclude":
          return funds.exclude(one.project, one.off ? undefined : "搬迁", "核对");
        case "undo":
          return leads.undo();
      }
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

function holds(one: Project): void {
  const claims = Object.values(one.funds);
  for (const { state, amount, verifiedMinor, over } of claims) {
    expect(verifiedMinor).toBeLessThanOrEqual(amount.minor);
    expect(verifiedMinor > 0).toBe(state === "verified");
    if (over !== null) expect(state).toBe("verified");
  }
  for (const total of fundsTotals(one, pack)) {
    expect(total.verified).toBeLessThanOrEqual(total.claimed);
    // Currencies stay apart: each total is the sum of its own claims.
    const own = claims.filter(({ amount }) => amount.currency === total.currency);
    expect(total.verified).toBe(own.reduce((sum, { verifiedMinor }) => sum + verifiedMinor, 0));
    const allowed = own.some(({ over }) => over !== null);
    if (!allowed && total.contract !== undefined) expect(total.verified).toBeLessThanOrEqual(total.contract);
  }
}

/** Numbered parts and what falls due follow from the projects, whatever way they came there. */
async function kept(world: DomainWorld): Promise<void> {
  for (const number of [1, 2]) {
    const one = await world.project(number);
    const waiting = partsOf(one).filter(({ state }) => state === "claimed");
    const { parts, dues } = await world.store.read(async (tx) => ({
      parts: await tx.parts.inState(world.org.id, "funds", "claimed", { offset: 0, limit: 100 }),
      dues: await tx.dues.of(world.org.id, "project", number),
    }));
    expect(parts.filter((part) => part.project === number)).toEqual(waiting);
    expect(dues.map(({ kind }) => kind)).toEqual(waiting.length > 0 ? ["verify"] : []);
  }
}

async function claimedByMonth(world: DomainWorld): Promise<ReadonlyMap<string, number>> {
  const cells = await world.store.read((tx) => tx.rollups.all(world.org.id));
  return new Map(
    cells
      .filter(({ scale, metric }) => scale === "M" && metric === "arrived-claimed")
      .map(({ period, value }) => [period, value]),
  );
}

describe("whatever is done in whatever order", () => {
  test(
    "money stays within its claims, its contract and its currency, and the kept figures are the ledger's",
    {
      timeout: 120_000,
    },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30, size: "max" }), async (acts) => {
          const { world, people } = await setUp("sqlite");
          await play(world, people, acts);
        }),
        { numRuns: runs(12) },
      );
    },
  );

  test("on PostgreSQL too", { timeout: 120_000 }, async () => {
    const { world, people } = await setUp("postgresql");
    const [acts = []] = fc.sample(fc.array(act, { minLength: 40, maxLength: 40, size: "max" }), {
      numRuns: 1,
      seed: 11,
    });
    await play(world, people, acts);
  });
});

describe("a closed month", () => {
  /** The figures as they stood at an instant: the ledger up to it, added up. */
  async function asOf(world: DomainWorld, instant: string): Promise<readonly string[]> {
    const entries = await world.store.read((tx) =>
      tx.ledger.scan(world.org.id, "project", { stream: 0, seq: 1_000 }, 10_000),
    );
    const projects = new Map<number, Project>();
    for (const entry of entries.filter(({ at }: Entry) => at <= new Date(instant).toISOString()))
      projects.set(entry.stream, applyEntry(projects.get(entry.stream), entry.body));
    const sums = new Map<string, number>();
    for (const cell of [...projects.values()].flatMap((one) => contributions(one, pack)))
      sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.value);
    return [...sums].map(([key, value]) => `${key} ${value}`).toSorted();
  }
  const keyOf = ({ scale, period, metric, unitId }: RollupCell) => `${scale} ${period} ${metric} ${unitId}`;
  const now = async (world: DomainWorld) =>
    (await world.store.read((tx) => tx.rollups.all(world.org.id)))
      .map((cell) => `${keyOf(cell)} ${cell.value}`)
      .toSorted();

  test("is verified as claimed for it, only downwards, and can be shown as it stood on any day", async () => {
    const { world, people } = await setUp("sqlite");
    const [ada, eve] = people;
    if (!ada || !eve) throw new Error("too few people");
    const claimOn = (date: string) =>
      world.by(ada, ({ funds }) =>
        funds.claim(1, { amount: { currency: "CNY", minor: 3000 }, date, evidence: "回单", reason: "回单晚到" }),
      );
    world.now = new Date("2026-10-30T10:00:00+08:00");
    await claimOn("2026-10-28");
    await claimOn("2026-10-29");
    const closing = "2026-11-05T23:59:59+08:00";
    world.now = new Date(closing);
    const atClosing = await now(world);
    // October is closed: a claim for it counts in November, a verdict on one of its own still in October.
    world.now = new Date("2026-11-06T10:00:00+08:00");
    await claimOn("2026-10-30");
    await world.by(eve, ({ funds }) =>
      funds.decide(1, { kind: "cut", amount: { currency: "CNY", minor: 1000 }, reason: "借款" }),
    );
    await world.by(eve, ({ funds }) => funds.decide(2, { kind: "reject", reason: "凭证不符" }));
    const months = await claimedByMonth(world);
    expect([months.get("2026-10"), months.get("2026-11")]).toEqual([2000, 3000]);
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 3));
    expect(entries.map(({ body }) => body.details["closed"])).toEqual(["2026-10", "2026-10", undefined]);
    expect(await asOf(world, closing)).toEqual(atClosing);
    expect(await asOf(world, world.now.toISOString())).toEqual(await now(world));
  });
});
