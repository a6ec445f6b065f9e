import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ruleInForce } from "../../src/domain/boards/rules.ts";
import { addDays } from "../../src/domain/day.ts";
import { nextPeriodStart, periodStart } from "../../src/domain/period.ts";
import type { RuleRecord } from "../../src/domain/models/board.ts";
import { UserError } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeRuleWorld, refusal, ruleText, type RuleWorld } from "./rule-world.ts";

const pack = loadPack("cn-government");

const add = (world: RuleWorld, ...given: Parameters<typeof ruleText>) =>
  world.by(world.office, ({ rules }) => rules.add(ruleText(...given)));
const activate = (world: RuleWorld, version: string, from?: string, reason?: string, code = "own") =>
  world.by(world.office, ({ rules }) => rules.activate(code, version, { from, reason }));
const end = (world: RuleWorld, version: string, on?: string) =>
  world.by(world.office, ({ rules }) => rules.end("own", version, on));
const records = (world: RuleWorld) => world.store.read((tx) => tx.rules.list(world.org.id));

describe("periods", () => {
  const days = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays("1970-01-01", count));
  const anyPeriod = fc.constantFrom("month" as const, "quarter" as const, "year" as const);

  test("follow one another without a gap, and begin with a month", () => {
    fc.assert(
      fc.property(anyPeriod, days, (period, day) => {
        const [first, next] = [periodStart(period, day), nextPeriodStart(period, day)];
        expect(first <= day && day < next).toBe(true);
        expect(periodStart(period, next)).toBe(next);
        expect(periodStart(period, addDays(next, -1))).toBe(first);
        expect(first.endsWith("-01") && next.endsWith("-01")).toBe(true);
      }),
    );
  });

  test("begin where the field says they do", () => {
    expect(periodStart("quarter", "2026-11-23")).toBe("2026-10-01");
    expect(nextPeriodStart("quarter", "2026-11-23")).toBe("2027-01-01");
    expect(nextPeriodStart("month", "2026-12-31")).toBe("2027-01-01");
    expect(nextPeriodStart("year", "2024-02-29")).toBe("2025-01-01");
  });
});

describe("a rule set is put in force", () => {
  test("from the first day of a period that has not begun", async () => {
    const world = await makeRuleWorld();
    await add(world, { period: "month" });
    const refused = async (from?: string) => refusal(activate(world, "1", from));
    const begun = { reason: "rule_period_begun" };
    expect(await refused()).toEqual({ ...begun, values: { given: "2026-01-01", next: "2026-12-01" } });
    expect(await refused("2026-11-01")).toEqual({ ...begun, values: { given: "2026-11-01", next: "2026-12-01" } });
    expect(await refused("2026-11-23")).toMatchObject(begun);
    expect(await refused("2026-12-15")).toEqual({
      reason: "rule_not_first_day",
      values: { given: "2026-12-15", next: "2026-12-01" },
    });
    const { record, replaces, later } = await activate(world, "1", "2026-12-01");
    expect(record).toMatchObject({ state: "active", from: "2026-12-01", reason: null });
    // The pack's sample of the group is what it takes the place of.
    expect(replaces.map(({ group, rule }) => [group, rule.ruleSet.sample])).toEqual(
      pack.ruleSets.some(({ groups }) => groups.includes("county")) ? [["county", true]] : [],
    );
    expect(later).toEqual([]);
  });

  test("inside a period only for a reason, which its boards state as long as the period goes on", async () => {
    const world = await makeRuleWorld();
    await world.unit("A");
    await add(world, { period: "month" });
    const reason = "市委文件自本月起执行";
    expect((await activate(world, "1", undefined, reason)).record).toMatchObject({ from: "2026-11-01", reason });
    const follows = () =>
      world.by(world.office, async ({ boards }) => {
        const [board] = await boards.each({ period: "year", group: "county", metric: boards.metric("arrived") });
        return board?.follows;
      });
    expect(await follows()).toMatchObject({ code: "own", version: "1", sample: false, changed: reason });
    world.on("2026-11-30");
    expect(await follows()).toMatchObject({ changed: reason });
    world.on("2026-12-01");
    expect(await follows()).toMatchObject({ code: "own", changed: null });
  });

  test("never in a period that is over, before its own document or after it, whatever the reason", async () => {
    const world = await makeRuleWorld();
    await add(world, { period: "month", from: "2026-03-01", to: "2027-06-30" });
    const reason = "补办";
    expect(await refusal(activate(world, "1", "2026-10-01", reason))).toEqual({
      reason: "rule_period_over",
      values: { given: "2026-10-01", first: "2026-11-01" },
    });
    expect(await refusal(activate(world, "1", "2026-02-01", reason))).toMatchObject({ reason: "rule_before_document" });
    expect(await refusal(activate(world, "1", "2027-07-01", reason))).toMatchObject({ reason: "rule_after_document" });
  });

  test("and does not cut the period of the one whose place it takes", async () => {
    const world = await makeRuleWorld();
    await add(world, { period: "year" });
    await activate(world, "1", "2026-01-01", "启用系统");
    await add(world, { version: "2", period: "month" });
    expect(await refusal(activate(world, "2", "2026-12-01"))).toEqual({
      reason: "rule_not_first_day",
      values: { given: "2026-12-01", next: "2027-01-01" },
    });
    expect((await activate(world, "2", "2027-01-01")).replaces).toMatchObject([
      { rule: { ruleSet: { version: "1" } } },
    ]);
  });

  test("beside another that begins later, which then binds: it says so", async () => {
    const world = await makeRuleWorld();
    await add(world, { version: "2" });
    await activate(world, "2", "2028-01-01");
    await add(world);
    const { later } = await activate(world, "1", "2027-01-01");
    expect(later).toMatchObject([{ ruleSet: { version: "2" }, from: "2028-01-01" }]);
    const kept = await records(world);
    expect(["2027-12-31", "2028-01-01"].map((day) => bindingOn(kept, day))).toEqual(["own 1", "own 2"]);
  });

  test("as it was: never a sample, never under the sample's number, never again, never with another text", async () => {
    const world = await makeRuleWorld();
    const [sample] = pack.ruleSets;
    if (!sample) throw new Error("a pack has samples");
    expect(await refusal(activate(world, sample.version, "2027-01-01", undefined, sample.code))).toMatchObject({
      reason: "rule_sample",
    });
    await add(world, { version: "s", sample: true });
    expect(await refusal(activate(world, "s", "2027-01-01"))).toMatchObject({ reason: "rule_sample" });
    await add(world, { version: "n", document: { number: sample.document.number, title: "办法" } });
    expect(await refusal(activate(world, "n", "2027-01-01"))).toEqual({
      reason: "rule_number",
      values: { number: sample.document.number["zh-CN"] },
    });
    await add(world);
    await activate(world, "1", "2027-01-01");
    expect(await refusal(activate(world, "1", "2028-01-01"))).toMatchObject({ reason: "rule_not_draft" });
    expect(await refusal(add(world, { period: "month" }))).toEqual({
      reason: "rule_exists",
      values: { code: "own", version: "1" },
    });
    // A board of long ago names the pack's sample by code and version: nobody else may be called so.
    expect(await refusal(add(world, { code: sample.code, version: sample.version }))).toMatchObject({
      reason: "rule_exists",
    });
  });

  test("by the coordinator or an admin; everybody reads", async () => {
    const world = await makeRuleWorld();
    const unit = await world.unit("A");
    const leader = await world.person("王敏", unit, ["member", "leader"]);
    await add(world);
    const forbidden = { reason: "not_allowed" };
    const by = (run: Parameters<typeof world.by>[1]) => refusal(world.by(leader, run));
    expect(await by(({ rules }) => rules.add(ruleText({ version: "2" })))).toMatchObject(forbidden);
    expect(await by(({ rules }) => rules.activate("own", "1", { from: "2027-01-01" }))).toMatchObject(forbidden);
    expect(await by(({ rules }) => rules.end("own", "1"))).toMatchObject(forbidden);
    const seen = await world.by(leader, async ({ rules }) => ({
      list: await rules.list(),
      one: await rules.find("OWN"),
      remembered: await rules.remember(ruleText()),
    }));
    expect(seen.one.record?.version).toBe("1");
    expect(seen.remembered).toBeUndefined();
    expect(seen.list.groups.find(({ group }) => group === "county")?.rules[0]?.ruleSet.groups).toContain("county");
  });

  test("of results of units alone: what names persons or activity does not exist", async () => {
    const world = await makeRuleWorld();
    for (const metric of ["logins", "messages", "visits", "online-time", "persons"]) {
      const text = ruleText().replaceAll("metric: arrived", `metric: ${metric}`);
      expect(text).toContain(metric);
      const checked = await world.by(world.office, ({ rules }) => rules.add(text));
      expect(checked).toMatchObject({ problems: [{ reason: "unknown_metric" }] });
    }
    expect(await records(world)).toEqual([]);
  });
});

describe("a rule set ends", () => {
  test("with the last day of a period that is not over; before it begins it is withdrawn", async () => {
    const world = await makeRuleWorld();
    await add(world, { period: "quarter" });
    expect(await refusal(end(world, "1"))).toMatchObject({ reason: "rule_not_active" });
    await activate(world, "1", "2026-10-01", "启用系统");
    expect(await refusal(end(world, "1", "2026-12-15"))).toEqual({
      reason: "rule_end_day",
      values: { given: "2026-12-15", last: "2026-12-31" },
    });
    expect(await refusal(end(world, "1", "2026-09-30"))).toMatchObject({ values: { last: "2026-12-31" } });
    expect(await end(world, "1")).toMatchObject({ record: { state: "ended", to: "2026-12-31" }, withdrawn: false });
    const binding = async (day: string) =>
      ruleInForce(pack, await records(world), "county", day)?.record?.version ?? "none of its own";
    expect(await binding("2026-12-31")).toBe("1");
    expect(await binding("2027-01-01")).toBe("none of its own");
    expect(await refusal(end(world, "1"))).toMatchObject({ reason: "rule_not_active" });

    await add(world, { version: "2" });
    await activate(world, "2", "2028-01-01");
    expect(await end(world, "2")).toMatchObject({ withdrawn: true, record: { from: "2028-01-01", to: "2027-12-31" } });
    expect(await binding("2028-06-01")).toBe("none of its own");
    expect((await world.by(world.office, ({ rules }) => rules.list("county"))).groups[0]?.rules).toMatchObject([
      { ruleSet: { version: "1" }, state: "in_force" },
      { ruleSet: { version: "2" }, state: "ended" },
      ...pack.ruleSets.filter(({ groups }) => groups.includes("county")).map(() => ({ state: "sample" })),
    ]);
  });
});

describe("of the versions of a rule set", () => {
  test("the nearest is suggested, the one in force is meant, and their differences are named", async () => {
    const world = await makeRuleWorld();
    await add(world);
    await activate(world, "1", "2026-01-01", "启用系统");
    await add(world, { version: "2", period: "quarter" });
    const { office } = world;
    expect((await world.by(office, ({ rules }) => rules.find("own"))).ruleSet.version).toBe("1");
    expect(await refusal(world.by(office, ({ rules }) => rules.find("onw")))).toMatchObject({
      reason: "unknown_rule",
      values: { given: "onw", nearest: "own" },
    });
    expect(await refusal(world.by(office, ({ rules }) => rules.find("own", "3")))).toMatchObject({
      reason: "unknown_rule_version",
      values: { code: "own", given: "3", versions: ["1", "2"] },
    });
    const { differences } = await world.by(office, ({ rules }) => rules.compare("own", "1", "2"));
    expect(differences).toMatchObject([
      { field: "version", before: "1", after: "2" },
      { field: "period", before: "year", after: "quarter" },
    ]);
    const checked = await world.by(office, ({ rules }) => rules.check(ruleText({ version: "2", period: "quarter" })));
    expect(checked).toMatchObject({ inForce: { ruleSet: { version: "1" } }, differences });
  });

  test("a pasted code block is its inside, with its own lines", async () => {
    const world = await makeRuleWorld();
    const check = (text: string) => world.by(world.office, ({ rules }) => rules.check(text));
    expect(await check(`\`\`\`yaml\n${ruleText()}\`\`\``)).toMatchObject({ ruleSet: { code: "own" } });
    expect(await check(`\`\`\`\n${ruleText()}\n\`\`\``)).toMatchObject({ ruleSet: { code: "own" } });
    const broken = ruleText().replace("weight: 100", "weight: 90");
    expect(await check(`\`\`\`\n${broken}\`\`\``)).toEqual(await check(broken));
    expect(await check(broken)).toMatchObject({ problems: [{ reason: "weights" }] });
  });
});

type Step =
  | { readonly do: "activate" | "end"; readonly version: number; readonly ahead: number }
  | { readonly do: "wait"; readonly days: number };

const periods = ["month", "quarter", "year", "month"] as const;
const versions = periods.map((_, index) => String(index + 1));

const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom("activate" as const, "activate" as const, "end" as const),
      version: fc.integer({ min: 0, max: 3 }),
      ahead: fc.integer({ min: -1, max: 4 }),
    }),
    fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 70 }) }),
  ),
  { minLength: 6, maxLength: 14 },
);

test("whatever is done, on every day exactly one rule set binds a group, and none is put in force into what is over", async () => {
  let activated = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (given: readonly Step[]) => {
      const world = await makeRuleWorld();
      for (const [index, version] of versions.entries())
        await add(world, { version, period: periods[index] ?? "year" });
      let today = "2026-11-23";
      const bound = new Map<string, string>();
      for (const step of given) {
        if (step.do === "wait") today = addDays(today, step.days);
        else await attempt(world, step, today);
        world.on(today);
        const kept = await records(world);
        for (let day = "2026-11-01"; day <= addDays(today, 500); day = addDays(day, 29)) {
          const now = bindingOn(kept, day);
          expect(now).not.toBe("none");
          // Whatever the order in which the rows come.
          expect(bindingOn(kept.toReversed(), day)).toBe(now);
          if (day < periodStart("year", today)) expect(now).toBe(bound.get(day) ?? now);
          bound.set(day, now);
        }
      }
      activated += (await records(world)).filter(({ activatedAt }) => activatedAt !== null).length;
    }),
    { numRuns: 12 },
  );
  // Refusals alone would prove nothing.
  expect(activated).toBeGreaterThan(10);
}, 120_000);

function bindingOn(kept: readonly RuleRecord[], day: string): string {
  const rule = ruleInForce(pack, kept, "county", day);
  return rule ? `${rule.ruleSet.code} ${rule.ruleSet.version}` : "none";
}

async function attempt(world: RuleWorld, step: Exclude<Step, { readonly do: "wait" }>, today: string): Promise<void> {
  const version = versions[step.version] ?? "1";
  const later = nextPeriodStart(periods[step.version] ?? "year", addDays(today, step.ahead * 31));
  const work = {
    activate: () =>
      step.ahead < 0 ? activate(world, version, undefined, "中途启用") : activate(world, version, later),
    end: () => end(world, version),
  };
  await work[step.do]().catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
  });
}
