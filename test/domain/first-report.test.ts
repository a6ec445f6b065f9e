import { describe, expect, test } from "vitest";
import type { Actor, Project } from "../../src/domain/model.ts";
import { recordProject } from "../../src/domain/record.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import type { Money } from "../../src/money.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/** Who holds an investor, whatever is said in whatever order. */

const firm = "凤凰储能有限公司";
const yi = (count: number): Money => ({ currency: "CNY", minor: count * 1e10 });

async function setUp(dialect: Dialect = "sqlite") {
  const world = await makeWorld({ dialect, now: "2026-08-03T10:00:00+08:00" });
  const [a, b, c] = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("YG")];
  const people = {
    ada: await world.person("王敏", a, ["member", "leader"]),
    ben: await world.person("李强", a),
    eve: await world.person("赵磊", b),
    fay: await world.person("孙悦", b, ["member", "leader"]),
    gus: await world.person("周扬", c),
    zoe: await world.person("刘芳", undefined, ["coordinator"]),
  };
  const log = async (who: Actor, amount: Money | undefined, more: object = {}): Promise<number> =>
    (
      await world.by(who, ({ leads }) =>
        leads.log({ name: `${who.name}的项目`, company: firm, ...(amount ? { amount } : {}), ...more }),
      )
    ).project.number;
  return { world, ...people, units: [a, b, c] as const, log, does: doer(world) };
}

/** The reason of the refusal, or nothing; what is refused has changed nothing. */
function doer(world: DomainWorld) {
  return async (who: Actor, act: (services: Services) => Promise<unknown>): Promise<string | undefined> => {
    const before = await allProjects(world);
    try {
      await world.by(who, act);
      return undefined;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.hint ?? "", `${error.reason} has an example`).toMatch(/^\/|^$/);
      expect(await allProjects(world)).toEqual(before);
      return error.reason;
    }
  };
}

async function allProjects(world: DomainWorld): Promise<readonly Project[]> {
  const records = await world.store.read((tx) => tx.projects.after(world.org.id, 0, 1000));
  return records.map(({ project }) => project);
}

/** Something that other parts of the record do to a project: it is lost, it comes back. */
function change(
  world: DomainWorld,
  who: Actor,
  number: number,
  after: Partial<Project>,
  kind: "lost" | "revive" | "merge",
) {
  return world.by(who, async (_, work) => {
    const before = await work.tx.projects.byNumber(work.org.id, number);
    if (!before) throw new Error(`no project ${number}`);
    await recordProject(work, before, { ...before.project, ...after }, kind, {});
  });
}

const lost = {
  state: "lost",
  reason: "other",
  words: null,
  since: "2026-08-05",
  until: null,
  accepted: true,
  rounds: 0,
  byId: 1,
  past: [],
} as const;

describe("a report", () => {
  test("by the first unit holds; another unit's comes after it; the own unit's further ones do neither", async () => {
    const { world, ada, ben, eve, gus, log } = await setUp();
    const numbers = [await log(ada, yi(12)), await log(eve, yi(50)), await log(ben, yi(30)), await log(gus, undefined)];
    const [first, second, own, third] = await Promise.all(numbers.map((number) => world.project(number)));
    expect(first).toMatchObject({ hold: { state: "held", until: "2026-11-01" }, contest: null });
    expect(second).toMatchObject({ hold: null, contest: { against: numbers[0], state: "open", since: "2026-08-03" } });
    expect(own).toMatchObject({ hold: null, contest: null });
    expect(third).toMatchObject({ hold: null, contest: { against: numbers[0] } });
  });

  test("is weighed by the threshold of its own currency alone", async () => {
    const { world, ada, log } = await setUp();
    const states: Record<string, string | undefined> = {};
    for (const [company, amount] of [
      ["甲公司", yi(10)],
      ["乙公司", yi(9.9999)],
      ["丙公司", { currency: "USD", minor: 1e9 }],
      ["丁公司", { currency: "USD", minor: 9.9e8 }],
      ["戊公司", { currency: "EUR", minor: 1e13 }],
      ["己公司", undefined],
    ] as const)
      states[company] = (await world.project(await log(ada, amount, { company }))).hold?.state;
    expect(states).toEqual({
      甲公司: "held",
      乙公司: "soft",
      丙公司: "held",
      丁公司: "soft",
      戊公司: "soft",
      己公司: "soft",
    });
  });

  test("without an investor claims nothing, and claims it once the amount is corrected upwards", async () => {
    const { world, ada, eve, log } = await setUp();
    expect((await world.project(await log(ada, yi(50), { company: undefined }))).hold).toBeNull();
    const first = await log(ada, yi(5));
    const second = await log(eve, yi(50));
    await world.by(ada, ({ leads }) => leads.edit(first, { amount: yi(20) }));
    expect((await world.project(first)).hold).toMatchObject({ state: "held", until: "2026-11-01" });
    await world.by(eve, ({ leads }) => leads.edit(second, { amount: yi(60) }));
    expect(await world.project(second)).toMatchObject({ hold: null, contest: { state: "open" } });
    await world.by(ada, ({ leads }) => leads.edit(first, { amount: yi(5) }));
    expect((await world.project(first)).hold?.state).toBe("soft");
  });

  test("of a large project takes over from the own unit's small one", async () => {
    const { world, ada, ben, gus, log } = await setUp();
    await log(ada, yi(1));
    const large = await log(ben, yi(20));
    expect((await world.project(large)).hold?.state).toBe("held");
    expect((await world.project(await log(gus, yi(20)))).contest?.against).toBe(large);
  });

  test("finds the investor free once the first is void, lost or merged; coming back brings nothing back", async () => {
    const { world, ada, eve, gus, log, does } = await setUp();
    const undone = await log(ada, yi(12));
    const waiting = await log(eve, yi(12));
    expect((await world.project(waiting)).contest?.against).toBe(undone);
    await world.by(ada, ({ leads }) => leads.undo());
    // The case has nothing left to decide, and nothing keeps its project back.
    expect(await does(eve, ({ firstReport }) => firstReport.dispute(waiting, "先谈"))).toBe("case_moot");
    expect(await does(eve, ({ leads }) => leads.move(waiting, "在谈", { meeting: "会谈" }))).toBeUndefined();
    await world.by(eve, ({ firstReport }) => firstReport.register(waiting));
    expect(await world.project(waiting)).toMatchObject({ hold: { state: "held" }, contest: null });
    await change(world, eve, waiting, { side: lost }, "lost");
    const next = await log(gus, yi(12));
    expect((await world.project(next)).hold?.state).toBe("held");
    await change(world, eve, waiting, { side: null }, "revive");
    expect((await world.project(waiting)).hold?.state).toBe("released");
    await change(world, gus, next, { mergedInto: waiting }, "merge");
    expect((await world.project(await log(ada, yi(12)))).hold?.state).toBe("held");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("after a hold has lapsed gives it to nobody: neither the rival nor the holder reporting again", async () => {
    const { world, ada, eve, gus, log } = await setUp();
    const first = await log(ada, yi(12));
    world.now = new Date("2026-11-02T08:00:00+08:00");
    for (const who of [eve, gus])
      expect(await world.project(await log(who, yi(12)))).toMatchObject({ hold: null, contest: { against: first } });
    expect(await world.project(await log(ada, yi(12)))).toMatchObject({ hold: null, contest: null });
  });

  test("cannot begin beyond the open stages while another unit's hold stands", async () => {
    const { ada, eve, log, does } = await setUp();
    await log(ada, yi(12));
    const signed = { stage: "在谈", evidence: { meeting: "会谈" } };
    expect(await does(eve, ({ leads }) => leads.log({ name: "储能项目", company: firm, ...signed }))).toBe(
      "reported_first",
    );
    expect(
      await does(eve, ({ leads }) => leads.log({ name: "储能项目", company: firm, stage: "研判" })),
    ).toBeUndefined();
  });

  test.each<Dialect>(["sqlite", "postgresql"])("of two at the same instant one is first, on %s", async (dialect) => {
    const { world, ada, eve, gus, log } = await setUp(dialect);
    // The investor is known, so that nothing but the reports meet.
    await change(world, ada, await log(ada, yi(1)), { voided: true }, "merge");
    await Promise.all([ada, eve, gus].map((who) => log(who, yi(12))));
    const projects = (await allProjects(world)).filter(({ voided }) => !voided);
    expect(projects.map(({ hold, contest }) => (hold ? "hold" : contest?.state)).toSorted()).toEqual([
      "hold",
      "open",
      "open",
    ]);
  });
});

describe("telling", () => {
  test("the holder hears of each unit once, whatever it logs and undoes, and never its secrets", async () => {
    const { world, ada, eve, fay, gus, log } = await setUp();
    const first = await log(ada, yi(12));
    const announce = async (number: number, who: Actor) =>
      world.by(who, async ({ firstReport }, { tx, org }) => {
        const record = await tx.projects.byNumber(org.id, number);
        return record && firstReport.announce(record);
      });
    const said = [];
    for (const who of [eve, fay, gus]) said.push(await announce(await log(who, yi(20)), who));
    await world.by(eve, ({ leads }) => leads.undo());
    said.push(await announce(await log(eve, yi(21)), eve));
    expect(said.map((one) => one?.notice?.unit?.code)).toEqual(["GXQ", undefined, "YG", undefined]);
    expect(said.every((one) => one?.seen.unit?.code === "KFQ" && one.seen.reportedOn === "2026-08-03")).toBe(true);
    // What goes to the later ones knows nothing of the first project, and the notice nothing of theirs.
    expect(JSON.stringify(said.map((one) => one?.seen))).not.toMatch(/王敏的项目|凤凰|120000000000|"number":1\b/);
    expect(JSON.stringify(said.map((one) => one?.notice?.rival))).not.toMatch(/的项目|凤凰/);
    // The holder may still take its own last step back: what the assistant noted is in nobody's way.
    expect((await world.project(first)).hold?.told).toHaveLength(2);
    await world.by(ada, ({ leads }) => leads.undo());
    expect((await world.project(first)).voided).toBe(true);
  });

  test("below the threshold, and for named people's projects, no unit is named on either side", async () => {
    const { world, ada, eve, gus, log } = await setUp();
    const [soft, secret] = [await log(ada, yi(5)), await log(ada, yi(50), { company: "麒麟", secrecy: "L2" })];
    const seen = async (who: Actor, company: string, more: object = {}) => {
      const number = await log(who, yi(20), { company, ...more });
      return world.by(who, async ({ firstReport }, { tx, org }) => {
        const record = await tx.projects.byNumber(org.id, number);
        const said = record && (await firstReport.announce(record));
        return [said?.seen.unit?.code, said?.seen.reportedOn, said?.seen.waitsUntil, said?.notice?.unit?.code];
      });
    };
    expect(await seen(eve, firm)).toEqual([undefined, undefined, undefined, undefined]);
    expect(await seen(eve, "麒麟")).toEqual([undefined, undefined, "2026-11-01", "GXQ"]);
    expect(await seen(gus, "麒麟", { secrecy: "L2" })).toEqual([undefined, undefined, "2026-11-01", undefined]);
    expect([(await world.project(soft)).hold?.told.length, (await world.project(secret)).hold?.told.length]).toEqual([
      1, 2,
    ]);
  });
});

describe("renewing", () => {
  test("needs a fact with its date, or progress, in the days that run; once, and while they run", async () => {
    const { world, ada, ben, eve, log, does } = await setUp();
    const first = await log(ada, yi(12));
    const renew = (who: Actor, on?: string) =>
      does(who, ({ firstReport }) => firstReport.renew(first, { on, text: "谈定用地" }));
    world.now = new Date("2026-10-20T10:00:00+08:00");
    expect(await renew(ada)).toBe("renewal_needs_fact");
    // A note is no progress; what was before the days began, and what was taken back, does not count.
    await world.by(ada, ({ leads }) => leads.progress(first, { kind: "note", text: "备注" }));
    await world.by(ada, ({ leads }) => leads.progress(first, { kind: "visit", text: "去年拜访", date: "2026-08-02" }));
    await world.by(ada, ({ leads }) => leads.progress(first, { kind: "visit", text: "误记" }));
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await renew(ada)).toBe("renewal_needs_fact");
    expect(await renew(ada, "2026-08-02")).toBe("renewal_needs_fact");
    expect(await renew(eve, "2026-10-01")).toBe("not_your_project");
    await world.by(ada, ({ leads }) =>
      leads.progress(first, { kind: "visit", text: "拜访董事长", date: "2026-08-03" }),
    );
    expect(await renew(ben)).toBeUndefined();
    expect((await world.project(first)).hold).toMatchObject({
      until: "2027-01-30",
      renewals: 1,
      warned: 0,
      since: "2026-08-03",
    });
    expect(await renew(ada, "2026-10-20")).toBe("renewed_already");
    await world.by(ben, ({ leads }) => leads.undo());
    expect(await renew(ada, "2026-10-20")).toBeUndefined();
    const soft = await log(ada, yi(1), { company: "麒麟" });
    expect(await does(ada, ({ firstReport }) => firstReport.renew(soft, { text: "谈定" }))).toBe("hold_state");
  });

  test("comes too late after the last day", async () => {
    const { world, ada, log, does } = await setUp();
    const first = await log(ada, yi(12));
    world.now = new Date("2026-11-02T00:00:01+08:00");
    expect(await does(ada, ({ firstReport }) => firstReport.renew(first, { on: "2026-10-01", text: "谈定" }))).toBe(
      "hold_state",
    );
    expect(await does(ada, ({ firstReport }) => firstReport.release(first))).toBe("hold_state");
  });
});

describe("a case", () => {
  async function withCase() {
    const scene = await setUp();
    const first = await scene.log(scene.ben, yi(12));
    const second = await scene.log(scene.eve, yi(20));
    return { ...scene, first, second };
  }

  test("is each side's own to move, and the coordinator's to decide", async () => {
    const { ada, ben, eve, fay, gus, zoe, first, second, does } = await withCase();
    const refused: (string | undefined)[] = [];
    for (const [who, act] of [
      [gus, (f) => f.join(second)],
      [ben, (f) => f.join(second)],
      [gus, (f) => f.dispute(second, "x")],
      [ben, (f) => f.proceed(second, "x")],
      [eve, (f) => f.accept(second)],
      [gus, (f) => f.accept(second)],
      [ada, (f) => f.accept(second)],
      [eve, (f) => f.decide(second, "upheld", "x")],
      [ada, (f) => f.decide(second, "dismissed", "x")],
      [gus, (f) => f.appeal(second, "x")],
      [eve, (f) => f.appeal(second, "x")],
      [eve, (f) => f.release(first)],
      [gus, (f) => f.describe(second)],
      [gus, (f) => f.describe(first)],
      [eve, (f) => f.describe(first)],
      [zoe, (f) => f.decide(first, "upheld", "x")],
      [ben, (f) => f.join(first)],
      [ben, (f) => f.register(first)],
      [eve, (f) => f.register(second)],
      [fay, (f) => f.join(404)],
    ] as const satisfies readonly (readonly [Actor, (f: Services["firstReport"]) => Promise<unknown>])[])
      refused.push(await does(who, ({ firstReport }) => act(firstReport)));
    expect(refused).toEqual([
      "not_your_project",
      "not_your_project",
      "not_your_project",
      "not_your_project",
      "not_allowed",
      "not_your_project",
      "case_state",
      "not_allowed",
      "not_allowed",
      "not_your_project",
      "case_state",
      "not_your_project",
      "not_your_project",
      "not_your_project",
      "not_your_project",
      "no_case",
      "no_case",
      "hold_state",
      "case_state",
      "unknown_project",
    ]);
  });

  test("of joining: taken in by the owner or the leader, counted once, and undone exactly", async () => {
    const { world, ada, ben, eve, first, second, units, does } = await withCase();
    const figures = () => world.store.read((tx) => tx.rollups.all(world.org.id));
    await world.by(eve, ({ firstReport }) => firstReport.join(second));
    const before = [await world.project(first), await world.project(second), await figures()];
    await world.by(ada, ({ firstReport }) => firstReport.accept(second));
    expect(await world.project(first)).toMatchObject({ partners: [units[1].id], hold: { state: "held" } });
    expect(await world.project(second)).toMatchObject({ mergedInto: first, contest: { state: "joined" } });
    const leads = (await figures()).filter(({ scale, metric }) => scale === "Y" && metric === "leads");
    for (const { unitId } of leads) expect(unitId).toBe(units[0].id);
    // The partner reads the project by name, and changes nothing of it.
    expect((await world.by(eve, ({ leads: all }) => all.load(first))).project.name).toBe("李强的项目");
    expect(await does(eve, ({ leads: all }) => all.edit(first, { note: "x" }))).toBe("not_your_project");
    await world.by(ada, ({ leads: all }) => all.undo());
    expect([await world.project(first), await world.project(second), await figures()]).toEqual(before);
    await world.by(ben, ({ firstReport }) => firstReport.accept(second));
    expect((await world.verify()).findings).toEqual([]);
  });

  test("of objecting: decisions are added, the last one counts, and each says who holds", async () => {
    const { world, ben, eve, zoe, gus, first, second, units, log, does } = await withCase();
    const holders = async () => [(await world.project(first)).hold?.state, (await world.project(second)).hold?.state];
    const move = () => does(eve, ({ leads }) => leads.move(second, "在谈", { meeting: "会谈" }));
    await world.by(eve, ({ firstReport }) => firstReport.dispute(second, "去年起在谈"));
    expect(await move()).toBe("reported_first");
    await world.by(zoe, ({ firstReport }) => firstReport.decide(second, "dismissed", "首报在先"));
    expect([await holders(), await move()]).toEqual([["held", undefined], "reported_first"]);
    expect(await does(zoe, ({ firstReport }) => firstReport.decide(second, "upheld", "再想"))).toBe("case_state");
    expect(await does(eve, ({ firstReport }) => firstReport.proceed(second, "另一个项目"))).toBe("case_state");

    await world.by(eve, ({ firstReport }) => firstReport.appeal(second, "有函件"));
    await world.by(zoe, ({ firstReport }) => firstReport.decide(second, "upheld", "函件更早"));
    expect(await holders()).toEqual(["released", "held"]);
    const upheld = [await world.project(first), await world.project(second)];

    // The first reporter may appeal as well; sharing makes one project of the two.
    await world.by(ben, ({ firstReport }) => firstReport.appeal(second, "函件与本项目无关"));
    await world.by(zoe, ({ firstReport }) => firstReport.decide(second, "shared", "共同推进"));
    expect(await holders()).toEqual(["held", undefined]);
    expect(await world.project(second)).toMatchObject({ mergedInto: first });
    expect((await world.project(first)).partners).toEqual([units[1].id]);
    await world.by(eve, ({ firstReport }) => firstReport.appeal(second, "不是同一个项目"));
    await world.by(zoe, ({ firstReport }) => firstReport.decide(second, "upheld", "确非同一项目"));
    const again = await world.project(second);
    expect(again).toMatchObject({ mergedInto: null, hold: upheld[1]?.hold });
    expect(again.contest?.decisions.map(({ outcome }) => outcome)).toEqual(["dismissed", "upheld", "shared", "upheld"]);
    expect((await world.project(first)).partners).toEqual([]);

    // Undone within its minutes it is as it was, on both sides.
    await world.by(zoe, ({ leads }) => leads.undo());
    expect(await world.project(second)).toMatchObject({ mergedInto: first, contest: { state: "appealed" } });
    expect(await move()).toBe("merged_project");
    // What a third one holds meanwhile is not given away between two.
    await change(world, ben, first, { side: lost }, "lost");
    const third = await log(gus, yi(12));
    expect((await world.project(third)).hold?.state).toBe("held");
    await change(world, ben, first, { side: null }, "revive");
    expect(await does(zoe, ({ firstReport }) => firstReport.decide(second, "dismissed", "再想"))).toBe("hold_taken");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("ends with the first report: given up, it is free for whoever registers", async () => {
    const { world, ada, ben, eve, gus, first, second, log, does } = await withCase();
    const { waiting } = await world.by(ben, ({ firstReport }) => firstReport.release(first));
    expect(waiting.map(({ number }) => number)).toEqual([second]);
    expect(await does(ben, ({ firstReport }) => firstReport.register(first))).toBe("hold_state");
    // Nor does the unit that gave it up get it by reporting again.
    await log(ada, yi(30));
    const holding = async () =>
      (await allProjects(world)).filter(({ hold }) => hold?.state === "held").map(({ number }) => number);
    expect(await holding()).toEqual([]);
    await world.by(eve, ({ firstReport }) => firstReport.register(second));
    expect(await holding()).toEqual([second]);
    // Too late to take the release back.
    expect(await does(ben, ({ leads }) => leads.undo({ number: first }))).toBe("hold_passed_on");
    expect(await does(gus, ({ firstReport }) => firstReport.register(first))).toBe("not_your_project");
  });

  test("where two investors turn out to be one: the earlier report is the first", async () => {
    const { world, first, second, merge } = await twoInvestors();
    const held = await world.project(second);
    expect(held.hold?.state).toBe("held");
    expect(await merge()).toEqual([second]);
    expect(await world.project(second)).toMatchObject({ hold: null, contest: { against: first, since: "2026-08-04" } });
    expect((await world.project(first)).hold?.state).toBe("held");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("and are taken apart again: both hold theirs as before, unless somebody has gone on from it", async () => {
    const { world, eve, second, merge, apart } = await twoInvestors();
    const before = await world.project(second);
    await merge();
    world.after(60);
    await apart();
    expect(await world.project(second)).toEqual(before);

    await merge();
    await world.by(eve, ({ firstReport }) => firstReport.dispute(second, "我方先谈"));
    await apart();
    expect(await world.project(second)).toMatchObject({ hold: null, contest: { state: "disputed" } });
    // A case against somebody else's investor binds nobody: it may be registered anew.
    await world.by(eve, ({ firstReport }) => firstReport.register(second));
    expect((await world.project(second)).hold?.state).toBe("held");
    expect((await world.verify()).findings).toEqual([]);
  });
});

/** Two units hold first reports of what are two investors by name, and one in truth. */
async function twoInvestors() {
  const { world, ben, eve, zoe, log } = await setUp();
  const first = await log(ben, yi(12));
  world.after(60 * 24);
  const second = await log(eve, yi(20), { company: "苍鹰轴承有限公司" });
  const [into, from] = [(await world.project(first)).investor, (await world.project(second)).investor];
  return {
    world,
    eve,
    first,
    second,
    /** Numbers of the projects that have come later. */
    merge: () =>
      world.by(zoe, async ({ investors }) => {
        const merged = await investors.merge(`I${into}`, `I${from}`);
        return merged.subject === "investor" ? merged.settled.map(({ project }) => project.number) : [];
      }),
    apart: () => world.by(zoe, ({ investors }) => investors.undoMerge(`I${from}`)),
  };
}

describe("what is listed", () => {
  test("disputes, lapsed and ending holds for the coordinator; its own for a unit", async () => {
    const { world, ada, eve, gus, zoe, log } = await setUp();
    const first = await log(ada, yi(12));
    const [second, third] = [await log(eve, yi(20)), await log(gus, yi(20))];
    const soon = await log(ada, yi(20), { company: "麒麟" });
    const list = (who: Actor) =>
      world.by(who, async ({ firstReport }) =>
        (await firstReport.list()).map(({ number, title, what }) => `#${number} ${title} ${what.state}`),
      );
    expect(await list(zoe)).toEqual([]);
    await world.by(eve, ({ firstReport }) => firstReport.dispute(second, "先谈"));
    await world.by(gus, ({ firstReport }) => firstReport.join(third));
    const [name2, name3] = [(await world.project(second)).codeName, (await world.project(third)).codeName];
    expect(await list(zoe)).toEqual([`#${second} 赵磊的项目 disputed`]);
    expect(await list(ada)).toEqual([
      `#${second} ${name2} disputed`,
      `#${third} ${name3} joining`,
      `#${first} 王敏的项目 held`,
      `#${soon} 王敏的项目 held`,
    ]);
    expect(await list(gus)).toEqual([`#${third} 周扬的项目 joining`]);
    world.now = new Date("2026-10-01T12:00:00+08:00");
    expect((await list(zoe)).filter((line) => line.endsWith("held"))).toEqual([]);
    world.now = new Date("2026-10-02T00:00:00+08:00");
    expect((await list(zoe)).filter((line) => line.endsWith("held"))).toHaveLength(2);
    world.now = new Date("2026-11-02T00:00:00+08:00");
    expect((await list(zoe)).filter((line) => line.endsWith("lapsed"))).toHaveLength(2);
  });
});
