import { describe, expect, test } from "vitest";
import { comingSoon } from "../../src/domain/coming.ts";
import { digestStart, makeDigest } from "../../src/domain/digest.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import { staleOfOwner, staleOfUnit } from "../../src/domain/reminders/ladder-lines.ts";
import { makeStanding } from "../../src/domain/reminders/standing.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld } from "./world.ts";

/** Who is told what: the day's news of a unit, and what waits. */

const pack = loadPack("cn-government");
const calendar = calendarFor("CN");

/** Nothing was told before, and nothing was put off. */
const newly = (read: Parameters<typeof makeStanding>[0]) => ({ told: [], snoozes: [], standing: makeStanding(read) });

async function setUp() {
  const world = await makeWorld({ now: "2026-11-16T10:00:00+08:00" });
  const unit = await world.unit("KFQ");
  const other = await world.unit("GXQ");
  const ada = await world.person("张三", unit, ["member", "leader"]);
  const eve = await world.person("赵六", other);
  const news = (from = "2026-11-16T00:00:00+08:00", to = "2026-11-17T00:00:00+08:00") =>
    world.store.read((tx) => makeDigest({ tx, org: world.org }, unit.id, new Date(from), new Date(to)));
  const at = (now: string) => ({ org: world.org, pack, calendar, now: new Date(now) });
  return {
    world,
    unit,
    other,
    ada,
    eve,
    news,
    ownerHears: (now: string) =>
      world.store.read((tx) => staleOfOwner({ tx, ...at(now) }, ada, newly({ tx, org: world.org }))),
    unitHears: (now: string) =>
      world.store.read((tx) => staleOfUnit({ tx, ...at(now) }, unit, newly({ tx, org: world.org }))),
  };
}

describe("the day's digest", () => {
  test("has the unit's new leads, moves and outings, and nobody else's", async () => {
    const { world, ada, eve, news } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    await world.by(eve, ({ leads }) => leads.log({ name: "别家项目" }));
    for (const kind of ["call", "visit", "reception", "site", "talk", "meeting", "errand", "note"] as const) {
      await world.by(ada, ({ leads }) => leads.progress(1, { kind, text: kind }));
    }
    await world.by(ada, ({ leads }) => leads.move(1, "研判", {}));
    await world.by(ada, ({ leads }) => leads.edit(1, { note: "改" }));
    const { leads, moves, visits } = await news();
    expect(leads.map(({ project }) => project.title)).toEqual(["电池项目"]);
    expect(moves.map(({ entry }) => entry.body.details["to"])).toEqual(["screening"]);
    // They came and saw the site on one day: one visit.
    expect(visits.map(({ entry }) => entry.body.details["kind"])).toEqual(["visit", "reception", "errand"]);
    expect(visits[1]?.joined?.map(({ body }) => body.details["kind"])).toEqual(["site"]);
  });

  test("leaves out what was undone, and what was never to be", async () => {
    const { world, ada, news } = await setUp();
    for (const name of ["留下的", "作废的"]) await world.by(ada, ({ leads }) => leads.log({ name }));
    await world.by(ada, ({ leads }) => leads.progress(2, { kind: "visit", text: "随项目作废" }));
    await world.by(ada, ({ leads }) => leads.undo());
    await world.by(ada, ({ leads }) => leads.undo({ number: 2 }));
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "撤销的" }));
    await world.by(ada, ({ leads }) => leads.undo());
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "visit", text: "算数的" }));
    const { leads, visits } = await news();
    expect(leads.map(({ project }) => project.title)).toEqual(["留下的"]);
    expect(visits.map(({ entry }) => entry.body.details["text"])).toEqual(["算数的"]);
  });

  test("has each instant in one issue: its beginning belongs to it, its end to the next", async () => {
    const { world, ada, news } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const noon = "2026-11-16T10:00:00+08:00";
    expect((await news("2026-11-15T00:00:00+08:00", noon)).leads).toHaveLength(0);
    expect((await news(noon, "2026-11-17T00:00:00+08:00")).leads).toHaveLength(1);
    expect(digestStart("2026-11-13", "08:50", "Asia/Shanghai")).toEqual(new Date("2026-11-13T00:50:00Z"));
  });

  test("names a project as the channel may know it", async () => {
    const { world, ada, news } = await setUp();
    await world.by(ada, ({ leads }) =>
      leads.log({ name: "麒麟芯片", company: "麒麟", secrecy: "L2", amount: { currency: "CNY", minor: 5e11 } }),
    );
    const [line] = (await news()).leads;
    expect(line?.project).toMatchObject({ named: false, title: line?.project.codeName, band: { from: 50, to: 100 } });
  });

  test("ends at sixty lines of a kind", async () => {
    const { world, ada, news } = await setUp();
    await world.by(ada, async ({ leads }) => {
      for (let index = 0; index < 65; index++) await leads.log({ name: `线索 ${index}` });
    });
    expect((await news()).leads).toHaveLength(60);
  });
});

describe("what waits", () => {
  // Logged on Monday the 16th at ten: one working day, so it waits from Wednesday the 18th.
  test("is its owner's to know from the first day, the unit's three working days late", async () => {
    const { world, ada, ownerHears, unitHears } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    expect((await ownerHears("2026-11-17T23:59:00+08:00")).said).toEqual([]);
    expect((await ownerHears("2026-11-18T00:00:00+08:00")).said).toMatchObject([
      {
        project: { title: "电池项目", named: true },
        lamp: { reason: "clock", overdueWorkingDays: 1 },
        owner: { name: "张三" },
      },
    ]);
    expect((await unitHears("2026-11-19T23:59:00+08:00")).said).toEqual([]);
    expect((await unitHears("2026-11-20T00:00:00+08:00")).said).toMatchObject([
      { project: { number: 1 }, owner: { name: "张三" } },
    ]);
  });

  test("in the unit's channel has no name above its level, and its owner has", async () => {
    const { world, ada, ownerHears, unitHears } = await setUp();
    await world.by(ada, ({ leads }) => leads.log({ name: "麒麟芯片", company: "麒麟", secrecy: "L2" }));
    expect(JSON.stringify(await unitHears("2026-11-30T09:00:00+08:00"))).not.toContain("麒麟");
    expect((await ownerHears("2026-11-30T09:00:00+08:00")).said[0]?.project.title).toBe("麒麟芯片");
  });

  test("is held by a plan and ended by progress, not by a note or an edit", async () => {
    const { world, ada, ownerHears } = await setUp();
    const later = "2026-11-20T09:00:00+08:00";
    for (const name of ["有计划", "有进展", "只有备注", "只改了"])
      await world.by(ada, ({ leads }) => leads.log({ name }));
    world.now = new Date("2026-11-19T10:00:00+08:00");
    await world.by(ada, ({ leads }) => leads.edit(1, { next: { on: "2026-11-25", what: "来考察" } }));
    await world.by(ada, ({ leads }) => leads.progress(2, { kind: "visit", text: "谈定" }));
    await world.by(ada, ({ leads }) => leads.progress(3, { kind: "note", text: "记一下" }));
    await world.by(ada, ({ leads }) => leads.edit(4, { note: "改" }));
    expect((await ownerHears(later)).said.map(({ project }) => project.title)).toEqual(["只有备注", "只改了"]);
  });

  test("is no more lines than the pack says, the longest waiting first, and says how many more there are", async () => {
    const { world, ada, ownerHears, unitHears } = await setUp();
    const { mostLines } = pack.nudges;
    await world.by(ada, async ({ leads }) => {
      for (let index = 0; index < mostLines + 5; index++) await leads.log({ name: `线索 ${index}` });
    });
    for (const { said, more } of [
      await ownerHears("2026-11-30T09:00:00+08:00"),
      await unitHears("2026-11-30T09:00:00+08:00"),
    ]) {
      expect(said.map(({ project }) => project.number)).toEqual(
        Array.from({ length: mostLines }, (_, index) => index + 1),
      );
      expect(more).toBe(5);
    }
  });
});

describe("what ends soon", () => {
  test("is counted by kind in the unit's own days to come, and not once it waits or is another's", async () => {
    const { world, unit, other, ada } = await setUp();
    await world.by(ada, async ({ leads, sides }) => {
      for (const name of ["到时限", "有计划", "停谈的"]) await leads.log({ name });
      await leads.edit(2, { next: { on: "2026-12-10", what: "来考察" } });
      await sides.lose(3, { reason: "用地", revisit: "2026-11-18" });
    });
    const soon = (now: string, from: string, to: string, unitId = unit.id) =>
      world.store.read((tx) => comingSoon({ tx, org: world.org, now: new Date(now) }, unitId, { from, to }));
    const monday = "2026-11-16T11:00:00+08:00";
    // Logged on Monday, a lead has all of Tuesday: it waits from Wednesday on.
    expect(await soon(monday, "2026-11-17", "2026-11-17")).toEqual([]);
    expect(await soon(monday, "2026-11-17", "2026-11-19")).toEqual([
      { kind: "clock", count: 1, more: false },
      { kind: "revisit", count: 1, more: false },
    ]);
    expect(await soon(monday, "2026-11-17", "2026-11-19", other.id)).toEqual([]);
    expect(await soon("2026-11-18T09:00:00+08:00", "2026-11-19", "2026-11-23")).toEqual([]);
  });
});
