import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countOutings } from "../../src/domain/outings/count.ts";
import { daysOf } from "../../src/domain/outings/period.ts";
import { mostMilestones } from "../../src/domain/outings/story.ts";
import { rebuildFigures } from "../../src/domain/rebuild.ts";
import { recordProject } from "../../src/domain/record.ts";
import type { Actor, Project } from "../../src/domain/model.ts";
import type { Outing } from "../../src/domain/models/outing.ts";
import type { ProgressInput } from "../../src/domain/projects/progress.ts";
import type { ProjectInput } from "../../src/domain/projects/log.ts";
import { UserError } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

/** Visits and errands: what is kept of them, how they are counted, and what is told of them to whom. */

async function setUp(dialect: Dialect = "sqlite") {
  const world = await makeWorld({ dialect });
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const ada = await world.person("王敏", kfq, ["member", "leader"]);
  const ben = await world.person("李强", kfq);
  const eve = await world.person("赵磊", gxq);
  const lin = await world.person("孙悦", undefined, ["coordinator"]);
  const log = async (who: Actor, input: Partial<ProjectInput> & { readonly name: string }): Promise<number> =>
    (await world.by(who, ({ leads }) => leads.log(input))).project.number;
  const go = (who: Actor, number: number, input: Partial<ProgressInput>) =>
    world.by(who, ({ leads }) => leads.progress(number, { kind: "visit", text: "谈定用地", ...input }));
  const change = (number: number, changes: Partial<Project>) =>
    world.by(lin, async (_services, work) => {
      const before = await work.tx.projects.byNumber(world.org.id, number);
      if (!before) throw new Error(`no project ${number}`);
      await recordProject(work, before, { ...before.project, ...changes }, "edit", {});
    });
  return { world, kfq, gxq, ada, ben, eve, lin, log, go, change };
}

const kept = (world: DomainWorld, number: number): Promise<readonly Outing[]> =>
  world.store.read((tx) => tx.outings.ofProject(world.org.id, number));

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof UserError) return error.reason;
    throw error;
  }
}

describe("what is kept of an outing", () => {
  test.each([
    ["visit", undefined, "out"],
    ["reception", undefined, "in"],
    ["site", undefined, "in"],
    ["errand", undefined, "out"],
    ["visit", true, "online"],
    ["reception", true, "online"],
    ["visit", false, "out"],
  ] as const)("a %s (online: %s) goes %s", async (kind, online, direction) => {
    const { world, kfq, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, { kind, online, city: "上海", who: "王县长", whom: "董事长", result: "同意来考察" });
    expect(await kept(world, 1)).toEqual([
      {
        project: 1,
        seq: 2,
        kind,
        direction,
        day: "2026-11-23",
        unitId: kfq.id,
        firm: "project/1",
        city: "上海",
        who: "王县长",
        whom: "董事长",
        body: null,
        matter: null,
        result: "同意来考察",
      },
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test.each(["call", "talk", "meeting", "note"] as const)("a %s is none", async (kind) => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, { kind });
    expect(await kept(world, 1)).toEqual([]);
  });

  test("an errand has its body and matter, and the day it was", async () => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, { kind: "errand", body: "行政审批局", matter: "施工许可", result: "已受理", date: "2026-11-20" });
    expect(await kept(world, 1)).toMatchObject([{ day: "2026-11-20", body: "行政审批局", matter: "施工许可" }]);
  });

  test("the local day counts, not that of Greenwich", async () => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    world.now = new Date("2026-11-24T00:30:00+08:00");
    await go(ada, 1, {});
    expect(await kept(world, 1)).toMatchObject([{ day: "2026-11-24" }]);
  });

  test.each([
    [{ kind: "call", city: "上海" }, "only_for_outings"],
    [{ kind: "talk", online: true }, "only_for_outings"],
    [{ kind: "note", result: "同意" }, "only_for_outings"],
    [{ kind: "visit", body: "行政审批局" }, "only_for_errands"],
    [{ kind: "call", matter: "施工许可" }, "only_for_errands"],
  ] as const)("what belongs to another kind is refused: %j", async (input, reason) => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    expect(await reasonOf(go(ada, 1, input))).toBe(reason);
    expect(await kept(world, 1)).toEqual([]);
    expect((await world.verify()).entries).toBe(2);
  });

  test("undo takes it away and nothing else; a project that is taken back has none", async () => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, { city: "上海" });
    const one = await kept(world, 1);
    await go(ada, 1, { kind: "errand" });
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await kept(world, 1)).toEqual(one);
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await kept(world, 1)).toEqual([]);
    await go(ada, 1, {});
    await world.by(ada, ({ leads }) => leads.undo());
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await world.project(1)).toMatchObject({ voided: true });
    expect(await kept(world, 1)).toEqual([]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("the firm is the investor as soon as one is named, and what a project is merged into", async () => {
    const { world, ada, log, go, change } = await setUp();
    await log(ada, { name: "电池项目" });
    await log(ada, { name: "电池二期" });
    await go(ada, 1, {});
    await go(ada, 2, {});
    await change(2, { mergedInto: 1 });
    expect(await kept(world, 2)).toMatchObject([{ firm: "project/1" }]);
    await change(1, { investor: 7 });
    await change(2, { investor: 7 });
    expect([...(await kept(world, 1)), ...(await kept(world, 2))].map(({ firm }) => firm)).toEqual([
      "investor/7",
      "investor/7",
    ]);
    await change(1, { investor: null });
    expect(await kept(world, 1)).toMatchObject([{ firm: "project/1" }]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("the kept outings are those of the ledger", () => {
  type Act =
    | { readonly do: "go"; readonly kind: ProgressInput["kind"]; readonly project: number; readonly online: boolean }
    | { readonly do: "undo" | "log" }
    | { readonly do: "firm"; readonly project: number; readonly investor: number | null };
  const project = fc.integer({ min: 1, max: 3 });
  const kind = fc.constantFrom<ProgressInput["kind"]>("visit", "reception", "site", "errand", "note");
  const act: fc.Arbitrary<Act> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("go" as const), kind, project, online: fc.boolean() }) },
    { weight: 3, arbitrary: fc.constant({ do: "undo" as const }) },
    { weight: 1, arbitrary: fc.constant({ do: "log" as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant("firm" as const),
        project,
        investor: fc.constantFrom(null, 5, 6),
      }),
    },
  );

  const play = async (dialect: Dialect, acts: readonly Act[]): Promise<void> => {
    const { world, ada, log, go, change } = await setUp(dialect);
    await log(ada, { name: "项目" });
    for (const one of acts) {
      world.after(1);
      const outing = { kind: "note" as const, ...(one.do === "go" ? { kind: one.kind } : {}) };
      await reasonOf(
        one.do === "go"
          ? go(ada, one.project, { ...outing, ...(one.online && one.kind !== "note" ? { online: true } : {}) })
          : one.do === "log"
            ? log(ada, { name: "项目" })
            : one.do === "firm"
              ? change(one.project, { investor: one.investor }).catch(() => undefined)
              : world.by(ada, ({ leads }) => leads.undo()),
      );
    }
    expect((await world.verify()).findings).toEqual([]);
  };

  test("whatever is done and undone", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 20 }), (acts) => play("sqlite", acts)),
      { numRuns: runs(8) },
    );
  });

  test("on PostgreSQL too", { timeout: 60_000 }, async () => {
    const [acts = []] = fc.sample(fc.array(act, { minLength: 25, maxLength: 25 }), { numRuns: 1, seed: 3 });
    await play("postgresql", acts);
  });

  test("verification finds one that is missing, one too many and one that is altered", async () => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, {});
    const [one] = await kept(world, 1);
    if (!one) throw new Error("no outing");
    const what = async () => (await world.verify()).findings.map((finding) => [finding.what, finding.stream]);
    await world.store.write((tx) => tx.outings.remove(world.org.id, 1, 2));
    expect(await what()).toEqual([
      ["derived", 1],
      ["derived", 0],
    ]);
    await world.store.write((tx) => tx.outings.add(world.org.id, [{ ...one, city: "别处" }]));
    expect(await what()).toEqual([["derived", 1]]);
    await world.store.write(async (tx) => {
      await tx.outings.clear(world.org.id, 1);
      await tx.outings.add(world.org.id, [one, { ...one, project: 99 }]);
    });
    expect(await what()).toEqual([["derived", 0]]);
  });

  test("they are made again from the ledger of a record that had none", async () => {
    const { world, ada, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await go(ada, 1, { city: "上海" });
    await go(ada, 1, { kind: "errand" });
    await world.by(ada, ({ leads }) => leads.undo());
    const before = await kept(world, 1);
    await world.store.write(async (tx) => {
      await tx.outings.clear(world.org.id, 1);
      await tx.organizations.setFigures(world.org.id, "older");
      await rebuildFigures(tx, world.org, loadPack("cn-government"));
    });
    expect(await kept(world, 1)).toEqual(before);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("counting", () => {
  const outing = (changes: Partial<Outing>): Outing => ({
    project: 1,
    seq: 2,
    kind: "visit",
    direction: "out",
    day: "2026-11-23",
    unitId: 1,
    firm: "investor/3",
    city: null,
    who: null,
    whom: null,
    body: null,
    matter: null,
    result: null,
    ...changes,
  });

  test("one firm, one day, one direction is one visit; another of any is another", () => {
    const all = [
      outing({}),
      outing({ seq: 3, unitId: 2, who: "别人" }),
      outing({ direction: "in", kind: "reception" }),
      outing({ direction: "in", kind: "site" }),
      outing({ direction: "online" }),
      outing({ day: "2026-11-24" }),
      outing({ firm: "investor/4" }),
    ];
    expect(countOutings(all)).toEqual({ visits: 5, out: 3, in: 1, online: 1, errands: 0 });
  });

  test("errands are counted apart: one body on one day once", () => {
    const errand = (changes: Partial<Outing>) => outing({ kind: "errand", ...changes });
    const all = [
      errand({ body: "审批局" }),
      errand({ body: "审批局" }),
      errand({ body: "住建局" }),
      errand({ day: "2026-11-24", body: "审批局" }),
    ];
    expect(countOutings([...all, outing({})])).toEqual({ visits: 1, out: 1, in: 0, online: 0, errands: 3 });
  });

  test("neither order nor repetition changes a count", () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom<Outing["kind"]>("visit", "reception", "site", "errand"),
        direction: fc.constantFrom<Outing["direction"]>("out", "in", "online"),
        day: fc.constantFrom("2026-11-23", "2026-11-24"),
        firm: fc.constantFrom("investor/1", "investor/11", "project/1"),
        body: fc.constantFrom(null, "审批局"),
      }),
    );
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map(outing);
        const counts = countOutings(all);
        expect(countOutings([...all, ...all].toReversed())).toEqual(counts);
        expect(counts.visits).toBe(counts.out + counts.in + counts.online);
        expect(counts.visits + counts.errands).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  test.each([
    ["today", "2026-11-23", "2026-11-23", "2026-11-23"],
    ["week", "2026-11-22", "2026-11-16", "2026-11-22"],
    ["week", "2026-01-01", "2025-12-29", "2026-01-01"],
    ["month", "2026-11-01", "2026-11-01", "2026-11-01"],
    ["last-month", "2026-03-31", "2026-02-01", "2026-02-28"],
    ["last-month", "2026-01-15", "2025-12-01", "2025-12-31"],
    ["year", "2026-11-23", "2026-01-01", "2026-11-23"],
    ["last-year", "2026-11-23", "2025-01-01", "2025-12-31"],
  ] as const)("%s, asked on %s, is %s to %s", (period, today, from, to) => {
    expect(daysOf(period, today)).toEqual({ from, to });
  });
});

describe("a visit of several units", () => {
  const joined = async (
    world: DomainWorld,
    who: Actor,
    number: number,
    input: Partial<ProgressInput> = {},
    channelOf?: number,
  ) =>
    world.by(who, async ({ leads, outings }) => {
      const record = await leads.progress(number, { kind: "visit", text: "同访", ...input });
      return outings.joined(record, [{ reader: who }, ...(channelOf === undefined ? [] : [{ channelOf }])]);
    });

  test("is one; the other is named only to those who may know its project", async () => {
    const { world, kfq, gxq, ada, eve, lin, log, go, change } = await setUp();
    await log(ada, { name: "电池项目", company: "宁远新能源" });
    await log(eve, { name: "储能项目", company: "宁远新能源" });
    await go(ada, 1, {});
    expect(await joined(world, eve, 2)).toEqual({ own: false, units: [], unnamed: true });
    // Partners may know each other; the other project's secrecy decides, not the own one's.
    await change(1, { partners: [gxq.id] });
    expect(await joined(world, eve, 2)).toEqual({ own: true, units: [kfq.id], unnamed: false });
    // Where a third unit's channel would read it too, nobody is named.
    expect(await joined(world, eve, 2, {}, 99)).toEqual({ own: true, units: [], unnamed: true });
    expect(await joined(world, lin, 2)).toMatchObject({ units: [kfq.id] });
    const sums = await world.store.read((tx) => tx.outings.sums(world.org.id, "2026-11-01", "2026-11-30"));
    expect(sums.total).toEqual({ visits: 1, firms: 1 });
    expect(sums.visits.map(({ count }) => count)).toEqual([1, 1]);
    expect((await kept(world, 2)).length).toBe(4);
  });

  test("of a project for named people nothing is said", async () => {
    const { world, ada, eve, log, go } = await setUp();
    await log(ada, { name: "电池项目", company: "宁远新能源", secrecy: "L2" });
    await log(eve, { name: "储能项目", company: "宁远新能源" });
    await go(ada, 1, {});
    expect(await joined(world, eve, 2)).toBeUndefined();
  });

  test("another day, direction or firm, and errands, stand alone", async () => {
    const { world, ada, eve, log, go } = await setUp();
    await log(ada, { name: "电池项目", company: "宁远新能源" });
    await log(eve, { name: "储能项目", company: "宁远新能源" });
    await log(eve, { name: "轴承项目", company: "哈轴" });
    await go(ada, 1, {});
    expect(await joined(world, eve, 2, { date: "2026-11-20" })).toBeUndefined();
    expect(await joined(world, eve, 2, { kind: "reception" })).toBeUndefined();
    expect(await joined(world, eve, 2, { kind: "errand" })).toBeUndefined();
    expect(await joined(world, eve, 3)).toBeUndefined();
    expect(await joined(world, ada, 1)).toEqual({ own: true, units: [], unnamed: false });
  });

  test("a partner's people went for their own unit", async () => {
    const { world, gxq, ada, lin, log, change } = await setUp();
    await log(ada, { name: "电池项目" });
    await change(1, { partners: [gxq.id] });
    // The coordinator, who works in the partner unit.
    const guest = { ...lin, unitId: gxq.id };
    await world.by(guest, ({ leads }) => leads.progress(1, { kind: "visit", text: "同访" }));
    expect(await kept(world, 1)).toMatchObject([{ unitId: gxq.id }]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("the visits of a period", () => {
  test("list all units for leaders and the coordinator, in their order, with those that were not out", async () => {
    const { world, kfq, ada, lin, log, go } = await setUp();
    await log(ada, { name: "电池项目", company: "宁远新能源" });
    await log(ada, { name: "轴承项目", company: "哈轴", secrecy: "L2" });
    await go(ada, 1, { city: "上海" });
    await go(ada, 1, { kind: "errand", city: "南京" });
    await go(ada, 2, { city: "哈尔滨", date: "2026-11-02" });
    await go(ada, 2, { kind: "reception", date: "2026-10-31" });
    for (const who of [ada, lin]) {
      const { units, total } = await world.by(who, ({ outings }) => outings.summary({ period: "month" }));
      expect(units.map(({ unit, out, in: received, firms }) => [unit.code, out, received, firms])).toEqual([
        ["KFQ", 2, 0, 2],
        ["GXQ", 0, 0, 0],
      ]);
      expect(units[0]?.cities).toEqual(["哈尔滨", "上海"]);
      expect(total).toEqual({ visits: 2, firms: 2 });
    }
    const year = await world.by(lin, ({ outings }) => outings.summary({ period: "year", unit: "KFQ" }));
    expect(year).toMatchObject({ units: [{ unit: { id: kfq.id }, out: 2, in: 1 }], total: undefined });
  });

  test("show a member the own unit alone, and cities only of what the member may know", async () => {
    const { world, ada, ben, eve, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    await log(ada, { name: "轴承项目", secrecy: "L2" });
    await go(ada, 1, { city: "上海" });
    await go(ada, 2, { city: "哈尔滨" });
    const of = (who: Actor, unit?: string) =>
      world.by(who, ({ outings }) => outings.summary({ period: "month", unit }));
    expect(await of(ben)).toMatchObject({ units: [{ out: 2, cities: ["上海"] }], total: undefined });
    expect((await of(eve)).units.map(({ unit }) => unit.code)).toEqual(["GXQ"]);
    expect(await reasonOf(of(eve, "KFQ"))).toBe("not_allowed");
    // A leader of another unit reads the number, not the places.
    const leader = { ...eve, roles: [...eve.roles, { name: "leader" as const, unitId: eve.unitId }] };
    expect((await of(leader)).units[0]).toMatchObject({ out: 2, firms: 2, cities: [] });
  });
});

describe("the story of a project", () => {
  test("has its first word, its first meeting, its stages with days, and the counts; nothing undone, nothing daily", async () => {
    const { world, kfq, ada, ben, log, go } = await setUp();
    await log(ada, { name: "电池项目" });
    world.after(60 * 24 * 3);
    await go(ben, 1, { city: "上海", whom: "董事长" });
    await go(ada, 1, { kind: "call" });
    await go(ada, 1, { kind: "errand", body: "审批局", matter: "立项" });
    await go(ada, 1, {});
    await world.by(ada, ({ leads }) => leads.undo());
    world.after(60 * 24 * 7);
    await world.by(ada, ({ leads }) => leads.move(1, "在谈", { meeting: "与总经理会谈" }));
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "改" }));
    const story = await world.by(ben, ({ outings }) => outings.story(1));
    expect(story.milestones.map(({ day, kind }) => [day, kind])).toEqual([
      ["2026-11-23", "stage"],
      ["2026-11-26", "visit"],
      ["2026-12-03", "stage"],
    ]);
    expect(story.milestones[2]).toMatchObject({ stage: "negotiation", days: 10 });
    expect(story).toMatchObject({ counts: { visits: 1, errands: 1 }, days: 10, arrived: false, more: 0 });
    expect(story.thanked).toEqual([{ unitId: kfq.id, names: ["王敏", "李强"] }]);
  });

  test("of another line has that line's stages, in the order of their days", async () => {
    const { world, ada, log } = await setUp();
    await log(ada, { name: "技改项目", kind: "技改", origin: "本地" });
    const track = loadPack("cn-government").tracks.find(({ kinds }) => kinds.length > 0);
    const reached = Object.fromEntries((track?.stages ?? []).map(({ code }, at) => [code, `2026-0${at + 1}-01`]));
    await world.by(ada, async (_services, work) => {
      const before = await work.tx.projects.byNumber(world.org.id, 1);
      if (!before) throw new Error("no project");
      await recordProject(work, before, { ...before.project, reached }, "correction", {});
    });
    const story = await world.by(ada, ({ outings }) => outings.story(1));
    expect(story.milestones.map((one) => (one.kind === "stage" ? one.stage : one.kind))).toEqual(Object.keys(reached));
  });

  test("tells holds, transfers and whatever else is in the ledger, the longest first part of it", async () => {
    const { world, ada, lin, log } = await setUp();
    await log(ada, { name: "电池项目" });
    for (let count = 1; count <= mostMilestones + 4; count++) {
      await world.by(lin, async (_services, work) => {
        const before = await work.tx.projects.byNumber(world.org.id, 1);
        if (!before) throw new Error("no project");
        await recordProject(work, before, before.project, "decision", { text: `裁定 ${count}` });
      });
    }
    const story = await world.by(ada, ({ outings }) => outings.story(1));
    expect(story.milestones).toHaveLength(mostMilestones);
    expect(story.more).toBe(5);
    expect(story.milestones[1]).toMatchObject({ kind: "entry", entry: { kind: "decision" } });
  });

  test("is not for outsiders", async () => {
    const { world, ada, ben, eve, log } = await setUp();
    await log(ada, { name: "电池项目", secrecy: "L2" });
    const tell = (who: Actor, number = 1) => reasonOf(world.by(who, ({ outings }) => outings.story(number)));
    expect(await tell(eve)).toBe("not_your_project");
    expect(await tell(ben)).toBe("named_people_only");
    expect(await tell(ada, 7)).toBe("unknown_project");
    expect(await tell(ada)).toBe("done");
  });
});
