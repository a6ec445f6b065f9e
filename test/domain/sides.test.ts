import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/domain/model.ts";
import type { Services } from "../../src/domain/services.ts";
import { readReason } from "../../src/domain/sides/reason.ts";
import { UserError } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Leaving the main line and coming back to it. It is Monday, 23 November 2026. */
async function setUp() {
  const world = await makeWorld();
  const unit = await world.unit("KFQ");
  const other = await world.unit("GXQ");
  const ada = await world.person("张三", unit);
  const lea = await world.person("李四", unit, ["member", "leader"]);
  const eve = await world.person("赵六", other, ["member", "leader"]);
  const office = await world.person("孙八", undefined, ["coordinator"]);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", company: "远景" }));
  return { world, unit, ada, lea, eve, office };
}

/** What it says of why not, and that nothing was written; `done` when it was done. */
async function attempt(
  world: DomainWorld,
  who: Actor,
  what: (services: Services) => Promise<unknown>,
): Promise<string> {
  const entries = () => world.store.read((tx) => tx.ledger.scan(world.org.id, "project", { stream: 0, seq: 0 }, 1000));
  const before = await entries();
  try {
    await world.by(who, what);
    return "done";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(await entries()).toEqual(before);
    return error.reason;
  }
}

const sign = { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "50亿元" };

describe("a reason", () => {
  const { sides } = loadPack("cn-government");
  test.each([
    ["用地", { reason: "land", words: null }],
    ["用地不满足", { reason: "land", words: null }],
    ["land they need fifty acres", { reason: "land", words: "they need fifty acres" }],
    ["No suitable land", { reason: "land", words: null }],
    ["用地，对方要三百亩", { reason: "land", words: "对方要三百亩" }],
    ["用地不够，去了别处", { reason: "land", words: "用地不够，去了别处" }],
    ["老板出国了", { reason: "other", words: "老板出国了" }],
    ["其他 老板出国了", { reason: "other", words: "老板出国了" }],
  ])("%s", (typed, reason) => {
    expect(readReason({ locale: "zh-CN" }, sides.lost, typed)).toEqual(reason);
  });
  test("that is another one has to be said", () => {
    expect(() => readReason({ locale: "zh-CN" }, sides.lost, "其他")).toThrow("missing_argument");
  });
});

describe("an excuse", () => {
  test("from a member waits for the leader, and holds from the day it was asked for", async () => {
    const { world, ada, lea, eve } = await setUp();
    await world.by(ada, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "等待审批" }));
    expect((await world.project(1)).side).toMatchObject({ state: "paused", accepted: false, since: "2026-11-23" });
    const due = () =>
      world.store.read((tx) =>
        tx.projects.due(world.org.id, { ownerId: ada.id }, { until: new Date("2026-12-01") }, 5),
      );
    expect(await due()).toHaveLength(1);
    expect(await attempt(world, ada, ({ sides }) => sides.decide(1, { accept: true }))).toBe("not_allowed");
    expect(await attempt(world, eve, ({ sides }) => sides.decide(1, { accept: true }))).toBe("not_your_project");
    expect(await attempt(world, lea, ({ sides }) => sides.decide(1, { accept: true, until: "2026-12-31" }))).toBe(
      "pause_gone",
    );
    world.after(24 * 60);
    await world.by(lea, ({ sides }) => sides.decide(1, { accept: true, until: "2026-12-20" }));
    expect((await world.project(1)).side).toMatchObject({ accepted: true, since: "2026-11-23", byId: ada.id });
    expect(await due()).toHaveLength(0);
    expect(await attempt(world, lea, ({ sides }) => sides.decide(1, { accept: false }))).toBe("pause_gone");
    // Only a leader may make a running one longer; its days are one excuse.
    expect(await attempt(world, ada, ({ sides }) => sides.pause(1, { until: "2026-12-31", reason: "用地" }))).toBe(
      "already_paused",
    );
    await world.by(lea, ({ sides }) => sides.pause(1, { until: "2026-12-31", reason: "用地" }));
    expect((await world.project(1)).side).toMatchObject({
      since: "2026-11-23",
      until: "2026-12-31",
      past: [],
      reason: "land",
    });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("from the leader or the coordinator holds at once, at most as long as the pack says", async () => {
    const { world, lea, office } = await setUp();
    const hold = (who: Actor, until: string) =>
      attempt(world, who, ({ sides }) => sides.pause(1, { until, reason: "审批" }));
    expect(await hold(lea, "2026-11-22")).toBe("past_date");
    expect(await hold(lea, "2027-05-23")).toBe("pause_too_long");
    expect(await hold(lea, "2027-05-22")).toBe("done");
    // Made longer a month later, it is still one excuse.
    world.now = new Date("2026-12-23T10:00:00+08:00");
    expect(await hold(lea, "2027-05-23")).toBe("pause_too_long");
    world.now = new Date("2026-11-23T11:00:00+08:00");
    expect(await hold(office, "2026-11-30")).toBe("done");
    expect((await world.project(1)).side).toMatchObject({ accepted: true, until: "2026-11-30" });
  });

  test("that is declined or withdrawn leaves what was before it", async () => {
    const { world, ada, lea } = await setUp();
    await world.by(ada, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "审批" }));
    await world.by(lea, ({ sides }) => sides.decide(1, { accept: false, words: "先约一次会谈" }));
    expect((await world.project(1)).side).toBeNull();
    await world.by(lea, ({ sides }) => sides.pause(1, { until: "2026-11-24", reason: "审批" }));
    world.now = new Date("2026-11-26T10:00:00+08:00");
    await world.by(ada, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "用地" }));
    expect((await world.project(1)).side).toMatchObject({
      accepted: false,
      past: [{ since: "2026-11-23", until: "2026-11-24" }],
    });
    await world.by(ada, ({ sides }) => sides.revive(1, undefined));
    expect((await world.project(1)).side).toMatchObject({
      accepted: true,
      since: "2026-11-23",
      until: "2026-11-24",
      past: [],
    });
    expect(await attempt(world, ada, ({ sides }) => sides.revive(1, undefined))).toBe("on_line");
  });

  test("that ends early counts to the day before", async () => {
    const { world, ada, lea } = await setUp();
    const { progressAt } = await world.project(1);
    await world.by(lea, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "审批" }));
    world.now = new Date("2026-12-01T10:00:00+08:00");
    await world.by(ada, ({ sides }) => sides.revive(1, undefined));
    expect(await world.project(1)).toMatchObject({ progressAt, side: { until: "2026-11-30", accepted: true } });
    expect(await world.store.read((tx) => tx.dues.of(world.org.id, "project", 1))).toMatchObject([
      { kind: "pause-end", at: "2026-11-30T16:00:00.000Z" },
    ]);
  });
});

describe("lost", () => {
  test("keeps the friendship: a reason, a day to call again, and the way back with everything it had", async () => {
    const { world, ada } = await setUp();
    const before = await world.project(1);
    await world.by(ada, ({ sides }) => sides.lose(1, { reason: "用地 对方要三百亩" }));
    expect((await world.project(1)).side).toMatchObject({
      state: "lost",
      reason: "land",
      words: "对方要三百亩",
      until: "2027-02-21",
    });
    // What needs a project that is worked on says how it comes back; a call to an old friend does not.
    expect(await attempt(world, ada, ({ leads }) => leads.move(1, "研判", {}))).toBe("is_lost");
    expect(await attempt(world, ada, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "审批" }))).toBe(
      "is_lost",
    );
    expect(await attempt(world, ada, ({ sides }) => sides.lose(1, { reason: "能耗" }))).toBe("is_lost");
    world.now = new Date("2027-01-11T10:00:00+08:00");
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "call", text: "拜年" }));
    expect((await world.project(1)).side).toMatchObject({ until: "2027-07-10", rounds: 1 });
    await world.by(ada, ({ leads }) => leads.progress(1, { kind: "note", text: "听说在选址" }));
    expect((await world.project(1)).side).toMatchObject({ until: "2027-07-10", rounds: 1 });
    await world.by(ada, ({ leads }) =>
      leads.progress(1, { kind: "call", text: "问候", next: { on: "2027-03-01", what: "拜访" } }),
    );
    expect((await world.project(1)).side).toMatchObject({ until: "2027-03-01", rounds: 2 });
    await world.by(ada, ({ sides }) => sides.later(1, "2027-05-01"));
    expect(await attempt(world, ada, ({ sides }) => sides.later(1, "2027-05-01"))).toBe("nothing_changed");
    expect(await attempt(world, ada, ({ sides }) => sides.later(1, "2027-01-11"))).toBe("past_date");
    await world.by(ada, ({ sides }) => sides.revive(1, "对方重新选址"));
    expect(await world.project(1)).toEqual({
      ...before,
      next: { on: "2027-03-01", what: "拜访" },
      progressAt: world.now.toISOString(),
    });
    expect(await attempt(world, ada, ({ sides }) => sides.later(1, "2027-05-01"))).toBe("not_lost");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("for good has no day, and is in no pool", async () => {
    const { world, ada } = await setUp();
    await world.by(ada, ({ sides }) => sides.lose(1, { reason: "不承接", revisit: null }));
    expect((await world.project(1)).side).toMatchObject({ state: "lost", until: null });
    const pool = () => world.by(ada, ({ sides }) => sides.pool({}, { offset: 0, limit: 5 }));
    expect((await pool()).projects).toEqual([]);
    await world.by(ada, ({ sides }) => sides.later(1, "2027-05-01"));
    expect((await pool()).projects.map(({ project }) => project.number)).toEqual([1]);
  });

  test("is no word for a signed one: it exits, which the leader says", async () => {
    const { world, ada, lea } = await setUp();
    expect(await attempt(world, lea, ({ sides }) => sides.exit(1, "解约"))).toBe("not_signed_yet");
    await world.by(ada, ({ leads }) => leads.move(1, "签约", sign));
    expect(await attempt(world, ada, ({ sides }) => sides.lose(1, { reason: "用地" }))).toBe("signed_exits");
    expect(await attempt(world, ada, ({ sides }) => sides.exit(1, "解约"))).toBe("not_allowed");
    await world.by(lea, ({ sides }) => sides.exit(1, "解约 双方同意"));
    expect((await world.project(1)).side).toMatchObject({
      state: "exited",
      reason: "agreed",
      words: "双方同意",
      until: null,
    });
    expect(await attempt(world, ada, ({ leads }) => leads.move(1, "开工", { "start-proof": "1" }))).toBe("is_exited");
    expect(await attempt(world, ada, ({ sides }) => sides.revive(1, undefined))).toBe("not_allowed");
    // What it had reached stays counted.
    const [signed] = await world.by(lea, ({ boards }) =>
      boards.each({ period: "year", group: "county", metric: boards.metric("签约") }),
    );
    expect(signed?.lines.map(({ actual }) => actual)).toEqual([1, 0]);
    await world.by(lea, ({ sides }) => sides.revive(1, undefined));
    expect((await world.project(1)).side).toBeNull();
  });
});

describe("lists", () => {
  test("tell what is open from what is on hold, lost and out, as each reader may see it", async () => {
    const { world, ada, lea, eve, office } = await setUp();
    for (const name of ["二", "三", "四", "五"]) await world.by(ada, ({ leads }) => leads.log({ name }));
    await world.by(lea, ({ sides }) => sides.pause(2, { until: "2026-12-01", reason: "审批" }));
    await world.by(ada, ({ sides }) => sides.pause(3, { until: "2026-12-01", reason: "审批" }));
    await world.by(ada, ({ sides }) => sides.lose(4, { reason: "用地", revisit: "2027-03-01" }));
    await world.by(ada, ({ sides }) => sides.lose(5, { reason: "用地", revisit: "2027-01-01" }));
    await world.by(lea, ({ leads }) => leads.edit(4, { secrecy: "L2" }));
    const numbers = async (who: Actor, side: "open" | "paused" | "lost" | "exited" | "main") =>
      (await world.by(who, ({ leads }) => leads.list({ side }, { offset: 0, limit: 9 }))).projects
        .map(({ project }) => project.number)
        .toSorted();
    expect(await numbers(ada, "open")).toEqual([1, 2, 3]);
    expect(await numbers(ada, "main")).toEqual([1, 3]);
    expect(await numbers(ada, "paused")).toEqual([2]);
    expect(await numbers(ada, "lost")).toEqual([4, 5]);
    expect(await numbers(ada, "exited")).toEqual([]);
    expect(await numbers(eve, "lost")).toEqual([]);
    const pool = async (who: Actor) =>
      (await world.by(who, ({ sides }) => sides.pool({}, { offset: 0, limit: 9 }))).projects.map(
        ({ project }) => project.number,
      );
    // The earliest call first; level L2 for its owner, the leader and the coordinator.
    expect(await pool(ada)).toEqual([5, 4]);
    expect(await pool(office)).toEqual([5, 4]);
    expect(await pool(eve)).toEqual([]);
    // It ends by itself: nothing is written, and the list knows.
    world.now = new Date("2026-12-02T00:00:00+08:00");
    expect(await numbers(ada, "paused")).toEqual([]);
    expect(await numbers(ada, "open")).toEqual([1, 2, 3]);
  });
});

describe("undo", () => {
  test("restores exactly what was: an excuse, a decision, lost, a new day, out and back", async () => {
    const { world, ada, lea } = await setUp();
    const steps: readonly (readonly [Actor, (services: Services) => Promise<unknown>])[] = [
      [lea, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "审批" })],
      [lea, ({ sides }) => sides.pause(1, { until: "2026-12-31", reason: "用地" })],
      [lea, ({ sides }) => sides.revive(1, undefined)],
      [ada, ({ sides }) => sides.pause(1, { until: "2026-12-20", reason: "审批" })],
      [lea, ({ sides }) => sides.decide(1, { accept: true })],
      [ada, ({ sides }) => sides.lose(1, { reason: "用地" })],
      [ada, ({ sides }) => sides.later(1, "2027-05-01")],
      [ada, ({ leads }) => leads.progress(1, { kind: "call", text: "问候" })],
      [ada, ({ sides }) => sides.revive(1, undefined)],
      [ada, ({ leads }) => leads.move(1, "签约", sign)],
      [lea, ({ sides }) => sides.exit(1, "解约")],
      [lea, ({ sides }) => sides.revive(1, undefined)],
      [lea, ({ leads }) => leads.correct(1, "线索", "登记有误")],
    ];
    for (const [who, step] of steps) {
      const dues = () => world.store.read((tx) => tx.dues.of(world.org.id, "project", 1));
      const before = [await world.project(1), await dues()];
      await world.by(who, step);
      await world.by(who, ({ leads }) => leads.undo({ number: 1 }));
      expect([await world.project(1), await dues()]).toEqual(before);
      await world.by(who, step);
    }
    expect((await world.verify()).findings).toEqual([]);
  });
});
