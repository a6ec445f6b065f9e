import { describe, expect, test } from "vitest";
import type { MarkInput } from "../../src/domain/rules/marks.ts";
import { makeRuleWorld, refusal, ruleText, type RuleWorld } from "./rule-world.ts";

/** A measure that asks for a rating, reports and points, and has a veto. */
const text = (version = "1") =>
  ruleText({
    version,
    period: "month",
    marks: [
      { code: "town", name: { "zh-CN": "镇街评价", en: "Town rating" }, kind: "percent" },
      { code: "late", name: { "zh-CN": "缺报月报", en: "Missing reports" }, kind: "count" },
      { code: "extra", name: { "zh-CN": "专项加分", en: "Special points" }, kind: "points" },
    ],
    sections: [
      {
        code: "all",
        name: "全部",
        cap: 110,
        items: [
          { by: "ratio", code: "arrived", name: "到位资金", metric: "arrived", weight: 80 },
          { by: "partner", code: "partner", name: "评价", weight: 12, parts: [{ mark: "town", share: 100 }] },
          { by: "late", code: "reports", name: "报表", mark: "late", weight: 8, minus: 1 },
          { by: "bonus", code: "bonus", name: "加分", cap: 10, parts: [{ mark: "extra", points: 1 }] },
        ],
      },
    ],
    vetoes: [{ code: "many", name: "缺报过多", mark: "late", least: 3 }],
  });

async function open() {
  const world = await makeRuleWorld();
  const unit = await world.unit("A");
  await world.unit("B");
  await world.by(world.office, async ({ rules }) => {
    await rules.add(text());
    await rules.activate("own", "1", { reason: "启用系统" });
  });
  return { world, unit };
}

const enter = (world: RuleWorld, input: Partial<MarkInput>) =>
  world.by(world.office, ({ rules }) =>
    rules.mark({ unit: "A", mark: "town", value: "92.5%", basis: "评价表", ...input }),
  );
const sheet = (world: RuleWorld) => world.by(world.office, ({ boards }) => boards.scores("county"));

describe("a mark", () => {
  test("is numbered, counts at once, and stops counting when it is taken back", async () => {
    const { world, unit } = await open();
    expect(await enter(world, {})).toMatchObject({
      mark: { number: 1, code: "town", unitId: unit.id, value: 92_500, day: "2026-11-23", basis: "评价表" },
      declared: { kind: "percent" },
    });
    expect((await enter(world, { mark: "缺报月报", value: "2" })).mark).toMatchObject({ number: 2, value: 2000 });
    expect((await enter(world, { mark: "Special Points", value: "1.5" })).mark).toMatchObject({
      number: 3,
      value: 1500,
    });
    const before = await sheet(world);
    // 12 × 92.5% + 8 − 2 + 1.5
    expect(before.score.units.map(({ unitId, total, rank }) => [unitId === unit.id, total, rank])).toEqual([
      [true, 18.6, 1],
      [false, 8, 2],
    ]);
    expect(before.changed).toBe("启用系统");
    await enter(world, { mark: "late", value: "1", day: "2026-11-02" });
    const why = await world.by(world.office, ({ boards }) => boards.scoreWhy(unit));
    expect(why.unit).toMatchObject({ rank: undefined, vetoes: [{ code: "many", term: { value: 3 } }] });
    const back = await world.by(world.office, ({ rules }) => rules.unmark(4, "重复登记"));
    expect(back.mark).toMatchObject({ number: 4, voided: true });
    expect((await sheet(world)).score).toEqual(before.score);
    const { marks, open: declared } = await world.by(world.office, ({ rules }) => rules.marks("A"));
    expect(marks.map(({ mark }) => mark.number)).toEqual([3, 2, 1]);
    expect(declared.map(({ code }) => code)).toEqual(["town", "late", "extra"]);
    expect((await world.by(world.office, ({ rules }) => rules.marks("B"))).marks).toEqual([]);
    expect(await refusal(world.by(world.office, ({ rules }) => rules.unmark(4, "再次")))).toMatchObject({
      reason: "mark_taken_back",
    });
    expect(await refusal(world.by(world.office, ({ rules }) => rules.unmark(9, "没有")))).toMatchObject({
      reason: "no_mark_number",
    });
  });

  test("of a month counts in that month's scores alone", async () => {
    const { world } = await open();
    await enter(world, { mark: "late", value: "2" });
    world.on("2026-12-05");
    expect((await sheet(world)).score.units.map(({ total }) => total)).toEqual([8, 8]);
  });

  test.each([
    ["town", "100.1%"],
    ["town", "-1"],
    ["town", "九十"],
    ["town", "92.5.1"],
    ["late", "1.5"],
    ["late", "5%"],
    ["late", "99999999"],
    ["extra", "1001"],
    ["extra", "0.0001"],
  ])("%s cannot be %s", async (mark, value) => {
    const { world } = await open();
    expect(await refusal(enter(world, { mark, value }))).toMatchObject({
      reason: "bad_mark_value",
      values: { given: value },
    });
  });

  test.each([
    ["town", "100%", 100_000],
    ["town", "９２．５％", 92_500],
    ["town", "0", 0],
    ["late", "3次", 3000],
    ["extra", "0.125分", 125],
  ])("%s can be %s", async (mark, value, kept) => {
    const { world } = await open();
    expect((await enter(world, { mark, value })).mark.value).toBe(kept);
  });

  test("is one that the rule set in force declares, for another unit than the own, by the coordinator", async () => {
    const { world, unit } = await open();
    expect(await refusal(enter(world, { mark: "镇街评" }))).toEqual({
      reason: "no_such_mark",
      values: { given: "镇街评", nearest: "镇街评价", choices: ["镇街评价", "缺报月报", "专项加分"] },
    });
    // On that day another rule set bound.
    expect(await refusal(enter(world, { day: "2026-10-31" }))).toMatchObject({
      reason: expect.stringMatching(/no_such_mark|no_marks/u) as string,
    });
    const asked = { unit: "A", mark: "town", value: "90%", basis: "评价表" };
    const by = async (name: string, roles: Parameters<typeof world.person>[2], own = true) => {
      const actor = await world.person(name, own ? unit : undefined, roles);
      return world.by(actor, ({ rules }) => rules.mark(asked));
    };
    expect(await refusal(by("负责人", ["member", "leader"]))).toMatchObject({ reason: "not_allowed" });
    expect(await refusal(by("管理员", ["admin"], false))).toMatchObject({ reason: "not_allowed" });
    expect(await refusal(by("兼职", ["member", "coordinator"]))).toEqual({
      reason: "own_unit_mark",
      values: { unit: "A" },
    });
    await by("另一位", ["coordinator"], false);
    const insider = await world.person("内部", unit, ["member", "coordinator"]);
    expect(await refusal(world.by(insider, ({ rules }) => rules.unmark(1, "改")))).toMatchObject({
      reason: "own_unit_mark",
    });
  });
});
