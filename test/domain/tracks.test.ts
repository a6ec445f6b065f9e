import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/domain/model.ts";
import type { Audience } from "../../src/domain/secrecy.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Lines of stages, marks beside them, corrections, and projects that bring projects. */
async function setUp() {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const ada = await world.person("张三", unit);
  const lea = await world.person("李四", unit, ["member", "leader"]);
  const eve = await world.person("赵六", await world.unit("GXQ"), ["member", "leader"]);
  const office = await world.person("孙八", undefined, ["coordinator"]);
  return { world, ada, lea, eve, office };
}

async function attempt(
  world: DomainWorld,
  who: Actor,
  what: (services: Services) => Promise<unknown>,
): Promise<string> {
  try {
    await world.by(who, what);
    return "done";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.reason;
  }
}

const evidence = {
  在谈: { meeting: "会谈" },
  意向: { intent: "YX-1" },
  签约: { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿元" },
  投产: { "production-proof": "发票" },
  入规: { "firm-code": "GS-1" },
  达产: { statement: "税务说明" },
  实施: { filing: "BA-1" },
  竣工: { acceptance: "YS-1", "finished-on": "2026-11-22" },
} as const;

const move = (number: number, stage: keyof typeof evidence) => (services: Services) =>
  services.leads.move(number, stage, evidence[stage]);

async function figure(world: DomainWorld, who: Actor, metric: string, origin: string): Promise<number> {
  const [board] = await world.by(who, ({ boards }) =>
    boards.each({ period: "year", group: "county", metric: boards.metric(metric), origin }),
  );
  return (board?.lines ?? []).reduce((sum, line) => sum + line.actual, 0);
}

describe("a technical upgrade", () => {
  test("goes its own way, on the grown ledger, and finishes on a board of its own", async () => {
    const { world, ada } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "钢球技改", kind: "技改" }));
    expect(await world.project(1)).toMatchObject({
      stage: "upgrade-filed",
      reached: { "upgrade-filed": "2026-11-23" },
      origin: "grown",
    });
    expect(await attempt(world, ada, (services) => services.leads.move(1, "签约", evidence.签约))).toBe(
      "stage_of_other_kind",
    );
    expect(await attempt(world, ada, (services) => services.leads.move(1, "入规", {}))).toBe("stage_of_other_kind");
    expect(await attempt(world, ada, (services) => services.leads.move(1, "谈恋爱", {}))).toBe("unknown_stage");
    expect(await attempt(world, ada, (services) => services.leads.move(1, "实施", {}))).toBe("missing_evidence");
    await world.by(ada, move(1, "实施"));
    await world.by(ada, move(1, "竣工"));
    expect(await world.project(1)).toMatchObject({
      stage: "upgrade-finished",
      reached: { "upgrade-finished": "2026-11-22" },
    });
    expect(await attempt(world, ada, move(1, "实施"))).toBe("stage_backwards");
    expect(await figure(world, ada, "技改", "grown")).toBe(1);
    expect(await figure(world, ada, "技改", "attracted")).toBe(0);
    expect(await figure(world, ada, "线索", "grown")).toBe(0);
    const [described] = (
      await world.by(ada, ({ leads }) => leads.list({ stage: "upgrade-finished" }, { offset: 0, limit: 5 }))
    ).projects;
    expect(described).toMatchObject({ lamp: { reason: "no_clock" }, next: undefined });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("may be logged further on, with what that gate asks, and is lost or exits at any stage", async () => {
    const { world, ada, lea } = await setUp();
    await world.by(ada, ({ leads }) =>
      leads.log({ name: "技改", kind: "技改", stage: "实施", evidence: evidence.实施 }),
    );
    expect(await world.project(1)).toMatchObject({
      stage: "upgrade-underway",
      evidence: { "upgrade-underway.filing": "BA-1" },
    });
    expect(await attempt(world, ada, ({ leads }) => leads.log({ name: "技改", kind: "技改", stage: "签约" }))).toBe(
      "stage_of_other_kind",
    );
    expect(await attempt(world, ada, ({ leads }) => leads.log({ name: "新建", stage: "入规" }))).toBe("unknown_stage");
    expect(await attempt(world, ada, ({ sides }) => sides.lose(1, { reason: "资金" }))).toBe("done");
    await world.by(ada, ({ sides }) => sides.revive(1, undefined));
    expect(await attempt(world, lea, ({ sides }) => sides.exit(1, "资金"))).toBe("done");
  });
});

describe("a kind", () => {
  test("brings its ledger with it, unless another was said", async () => {
    const { world, ada } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "扩建", kind: "扩产" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "扩建", kind: "扩产", origin: "外来" }));
    await world.by(ada, ({ leads }) => leads.log({ name: "新建" }));
    expect((await world.project(1)).origin).toBe("grown");
    expect((await world.project(2)).origin).toBe("attracted");
    expect((await world.project(3)).origin).toBe("attracted");
    // Corrected, the ledger follows where it was only the kind's; what was said stays.
    await world.by(ada, ({ leads }) => leads.edit(3, { kind: "扩产" }));
    await world.by(ada, ({ leads }) => leads.edit(2, { kind: "新建" }));
    expect((await world.project(3)).origin).toBe("grown");
    expect((await world.project(2)).origin).toBe("attracted");
  });

  test("is changed to another line only at its first stage, and that is a correction", async () => {
    const { world, ada, lea } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "技改", kind: "新建" }));
    await world.by(ada, ({ leads }) => leads.edit(1, { kind: "技改" }));
    expect(await world.project(1)).toMatchObject({
      kind: "upgrade",
      origin: "grown",
      stage: "upgrade-filed",
      reached: { "upgrade-filed": "2026-11-23" },
    });
    expect(await figure(world, ada, "线索", "attracted")).toBe(0);
    await world.by(ada, move(1, "实施"));
    expect(await attempt(world, ada, ({ leads }) => leads.edit(1, { kind: "新建" }))).toBe("kind_past_start");
    expect(await attempt(world, ada, ({ leads }) => leads.edit(1, { kind: "技改" }))).toBe("nothing_changed");
    await world.by(lea, ({ leads }) => leads.correct(1, "立项", "类型登记有误"));
    await world.by(ada, ({ leads }) => leads.edit(1, { kind: "新建" }));
    expect(await world.project(1)).toMatchObject({
      stage: "lead",
      reached: { lead: "2026-11-23" },
      origin: "attracted",
      evidence: {},
    });
    const kinds = (await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 9))).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(["correction", "correction", "stage", "correction", "lead"]);
    await world.by(ada, ({ leads }) => leads.undo({ number: 1 }));
    expect((await world.project(1)).kind).toBe("upgrade");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("a mark", () => {
  test("is entered from its stage on, before or after the last one, without moving the project", async () => {
    const { world, ada } = await setUp();
    for (const name of ["甲", "乙"]) await world.by(ada, ({ leads }) => leads.log({ name }));
    expect(await attempt(world, ada, move(1, "入规"))).toBe("mark_too_early");
    const open = (number: number) =>
      world.by(ada, async ({ leads }) => leads.describe(await leads.load(number)).openMarks.map(({ code }) => code));
    expect(await open(1)).toEqual([]);
    for (const number of [1, 2]) await world.by(ada, move(number, "投产"));
    expect(await open(1)).toEqual(["above-scale"]);
    expect(await attempt(world, ada, ({ leads }) => leads.move(1, "入规", {}))).toBe("missing_evidence");
    await world.by(ada, move(1, "入规"));
    expect(await world.project(1)).toMatchObject({
      stage: "operating",
      reached: { operating: "2026-11-23", "above-scale": "2026-11-23" },
      evidence: { "above-scale.firm-code": "GS-1" },
    });
    expect(await open(1)).toEqual([]);
    expect(await attempt(world, ada, move(1, "入规"))).toBe("same_stage");
    await world.by(ada, move(1, "达产"));
    await world.by(ada, move(2, "达产"));
    await world.by(ada, move(2, "入规"));
    expect(await world.project(1)).toMatchObject({ stage: "capacity" });
    expect(await world.project(2)).toMatchObject({ stage: "capacity" });
    expect(await figure(world, ada, "入规", "attracted")).toBe(2);
    // 入规 is not 纳统.
    expect(await figure(world, ada, "纳统", "attracted")).toBe(0);
    await world.by(ada, ({ leads }) => leads.undo({ number: 2 }));
    expect(await figure(world, ada, "入规", "attracted")).toBe(1);
  });
});

describe("a correction", () => {
  test("goes back to a stage it was in, with its reason; boards follow, the ledger keeps everything", async () => {
    const { world, ada, lea, eve, office } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.by(ada, move(1, "在谈"));
    const talking = await world.project(1);
    world.after(5);
    await world.by(ada, move(1, "签约"));
    await world.by(ada, move(1, "投产"));
    await world.by(ada, move(1, "入规"));
    expect(await figure(world, ada, "签约", "attracted")).toBe(1);
    const correct = (who: Actor, stage: string) =>
      attempt(world, who, ({ leads }) => leads.correct(1, stage, "合同尚未签订"));
    expect(await correct(ada, "在谈")).toBe("not_allowed");
    expect(await correct(eve, "在谈")).toBe("not_your_project");
    expect(await correct(lea, "研判")).toBe("correct_unreached");
    expect(await correct(lea, "达产")).toBe("correct_unreached");
    expect(await correct(lea, "投产")).toBe("correct_unreached");
    const { progressAt } = await world.project(1);
    expect(await correct(lea, "在谈")).toBe("done");
    // No progress: its clock goes on from what was really done.
    expect(await world.project(1)).toEqual({ ...talking, progressAt });
    expect(await figure(world, ada, "签约", "attracted")).toBe(0);
    expect(await figure(world, ada, "入规", "attracted")).toBe(0);
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 9));
    expect(entries.map(({ kind }) => kind)).toEqual(["correction", "stage", "stage", "stage", "stage", "lead"]);
    expect(entries[0]).toMatchObject({
      actorId: lea.id,
      body: { details: { from: "operating", to: "negotiation", text: "合同尚未签订" } },
    });
    expect(await correct(office, "线索")).toBe("done");
    expect(await correct(office, "线索")).toBe("correct_unreached");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("takes a mark away and leaves the stage", async () => {
    const { world, ada, lea } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.by(ada, move(1, "投产"));
    expect(await attempt(world, lea, ({ leads }) => leads.correct(1, "入规", "填错"))).toBe("correct_unreached");
    const before = await world.project(1);
    await world.by(ada, move(1, "入规"));
    await world.by(lea, ({ leads }) => leads.correct(1, "入规", "填错"));
    expect({ ...(await world.project(1)), progressAt: "" }).toEqual({ ...before, progressAt: "" });
  });

  test("letter of intent and contract stay two things", async () => {
    const { world, ada } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.by(ada, move(1, "意向"));
    expect(await figure(world, ada, "签约", "attracted")).toBe(0);
    expect(await figure(world, ada, "过亿", "attracted")).toBe(0);
  });
});

describe("attracted and grown", () => {
  test("have a board each, never a sum; a target is for the metric's own ledger", async () => {
    const { world, ada, office } = await setUp();
    await world.by(office, ({ targets }) => targets.set("KFQ", 2026, "签约", 4));
    await world.by(ada, ({ leads }) => leads.log({ name: "外来" }));
    await world.by(ada, move(1, "签约"));
    const boards = (metric: string, origin?: string) =>
      world.by(ada, async ({ boards: all }) =>
        (await all.each({ period: "year", group: "county", metric: all.metric(metric), origin })).map((board) => [
          board.origin,
          board.lines[0]?.actual,
          board.lines[0]?.target ?? undefined,
        ]),
      );
    expect(await boards("签约")).toEqual([["attracted", 1, 4]]);
    await world.by(ada, ({ leads }) => leads.log({ name: "扩产", kind: "扩产" }));
    await world.by(ada, move(2, "签约"));
    expect(await boards("签约")).toEqual([
      ["attracted", 1, 4],
      ["grown", 1, undefined],
    ]);
    expect(await boards("签约", "grown")).toEqual([["grown", 1, undefined]]);
    expect(await boards("技改")).toEqual([["grown", 0, undefined]]);
  });
});

describe("a project that brings projects", () => {
  test("is one the actor may know, never itself or one it brought; who looks sees what they may", async () => {
    const { world, ada, lea, eve } = await setUp();
    for (const name of ["甲", "乙", "丙"]) await world.by(ada, ({ leads }) => leads.log({ name }));
    await world.by(eve, ({ leads }) => leads.log({ name: "别家" }));
    expect(await attempt(world, ada, ({ leads }) => leads.log({ name: "丁", introducedBy: 4 }))).toBe(
      "not_your_project",
    );
    expect(await attempt(world, ada, ({ leads }) => leads.log({ name: "丁", introducedBy: 99 }))).toBe(
      "unknown_project",
    );
    await world.by(ada, ({ leads }) => leads.edit(2, { introducedBy: 1 }));
    await world.by(ada, ({ leads }) => leads.edit(3, { introducedBy: 2 }));
    expect(await attempt(world, ada, ({ leads }) => leads.edit(1, { introducedBy: 3 }))).toBe("introduced_in_circle");
    expect(await attempt(world, ada, ({ leads }) => leads.edit(1, { introducedBy: 1 }))).toBe("introduced_in_circle");
    await world.by(lea, ({ leads }) => leads.log({ name: "秘", introducedBy: 1, secrecy: "L2" }));
    const kin = (who: Actor, number: number, audience?: Audience) =>
      world.by(who, async ({ leads }, work) => {
        const record = await work.tx.projects.byNumber(world.org.id, number);
        if (!record) throw new Error("gone");
        const { by, brought } = (await leads.card(record, audience ?? { reader: who })).kin;
        return [by?.title, brought.map(({ title }) => title)];
      });
    expect(await kin(lea, 1)).toEqual([undefined, ["乙", "秘"]]);
    const { codeName } = await world.project(5);
    expect(await kin(ada, 1)).toEqual([undefined, ["乙", codeName]]);
    // A leader's card that everybody in the channel reads names no more than the channel may know.
    expect(await kin(lea, 1, { channelOf: lea.unitId })).toEqual([undefined, ["乙", codeName]]);
    expect(await kin(ada, 2)).toEqual(["甲", ["丙"]]);
    expect(await kin(eve, 1)).toEqual([undefined, []]);
    await world.by(lea, ({ leads }) => leads.undo({ number: 5 }));
    expect(await kin(lea, 1)).toEqual([undefined, ["乙"]]);
  });
});
