import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharesAfterTransfer, sharesOf, settled, type ShareDraft } from "../../src/domain/credit/shares.ts";
import { overduePending } from "../../src/domain/credit/pending.ts";
import { creditDues } from "../../src/domain/credit/due.ts";
import { contributions } from "../../src/domain/figures.ts";
import { makeDigest } from "../../src/domain/digest.ts";
import type { Actor, Project, RollupCell, Unit } from "../../src/domain/model.ts";
import type { Share } from "../../src/domain/models/credit.ts";
import type { Services } from "../../src/domain/services.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import { loadPack } from "../../src/packs/index.ts";
import { aProject } from "./sample.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

const pack = loadPack("cn-government");

const signature = { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "2亿元" };

interface City {
  readonly world: DomainWorld;
  readonly a: Unit;
  readonly b: Unit;
  readonly c: Unit;
  readonly owner: Actor;
  readonly leaderA: Actor;
  readonly memberB: Actor;
  readonly leaderB: Actor;
  readonly leaderC: Actor;
  readonly office: Actor;
}

/** Three units with their leaders; project #1 is A's, for A alone to know. */
async function city(secrecy = "L1"): Promise<City> {
  const world = await makeWorld();
  const [a, b, c] = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("LGY")];
  const owner = await world.person("张三", a);
  const people = {
    leaderA: await world.person("王五", a, ["member", "leader"]),
    memberB: await world.person("赵六", b),
    leaderB: await world.person("钱七", b, ["member", "leader"]),
    leaderC: await world.person("郑八", c, ["member", "leader"]),
    office: await world.person("孙九", undefined, ["coordinator"]),
  };
  await world.by(owner, ({ leads }) =>
    leads.log({ name: "电池项目", company: "凤凰", amount: { currency: "CNY", minor: 2e10 }, secrecy }),
  );
  return { world, a, b, c, owner, ...people };
}

async function refused(work: Promise<unknown>): Promise<Reason | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof UserError) return error.reason;
      throw error;
    },
  );
}

const credit = (world: DomainWorld, who: Actor, work: (credit: Services["credit"]) => Promise<unknown>) =>
  world.by(who, ({ credit: services }) => work(services));

const entries = (world: DomainWorld) => world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 50));

describe("handing over to another unit", () => {
  test("an owner asks, the own leader confirms, the other leader accepts: both sides' words", async () => {
    const { world, a, b, owner, leaderA, leaderB } = await city();
    const before = await world.project(1);
    const asked = await world.by(owner, (services) => services.credit.ask(1, { unit: "GXQ", reason: "用地不合适" }));
    expect(asked.transfer).toMatchObject({ toUnitId: b.id, byId: owner.id, given: null, reason: "用地不合适" });
    expect(await refused(credit(world, leaderB, (it) => it.accept(1)))).toBe("transfer_unconfirmed");
    expect(await world.project(1)).toEqual({ ...before, transfer: asked.transfer });
    await credit(world, leaderA, (it) => it.confirm(1));
    expect((await world.project(1)).transfer?.given).toMatchObject({ byId: leaderA.id });
    expect(await refused(credit(world, leaderA, (it) => it.confirm(1)))).toBe("transfer_waiting");
    await credit(world, leaderB, (it) => it.accept(1));
    expect(await world.project(1)).toEqual({
      ...before,
      unitId: b.id,
      ownerId: leaderB.id,
      partners: [a.id],
      shares: [
        { unitId: a.id, role: "first", percent: 50 },
        { unitId: b.id, role: "landed", percent: 50 },
      ],
    });
    // The giver goes on reading, and changes nothing any longer; the new unit's leader hands out the work.
    await world.by(owner, ({ leads }) => leads.load(1));
    expect(await refused(world.by(owner, ({ leads }) => leads.edit(1, { note: "x" })))).toBe("not_your_project");
    await world.by(leaderB, ({ leads }) => leads.assign(1, { name: "赵六" }));
    expect((await world.verify()).findings).toEqual([]);
  });

  test("a leader's or the coordinator's request is the unit's word", async () => {
    for (const who of ["leaderA", "office"] as const) {
      const all = await city();
      await credit(all.world, all[who], (it) => it.ask(1, { unit: "GXQ" }));
      await credit(all.world, all.leaderB, (it) => it.accept(1, { name: "赵六" }));
      expect(await all.world.project(1)).toMatchObject({ unitId: all.b.id, ownerId: all.memberB.id, transfer: null });
    }
  });

  test("the coordinator accepting for a unit gives it to that unit's leader, or to whoever is named", async () => {
    const { world, leaderA, leaderB, office, memberB, owner } = await city();
    await credit(world, leaderA, (it) => it.ask(1, { unit: "GXQ" }));
    expect(await refused(credit(world, office, (it) => it.accept(1, { name: owner.name })))).toBe("not_in_unit");
    await credit(world, office, (it) => it.accept(1));
    expect((await world.project(1)).ownerId).toBe(leaderB.id);
    await world.by(office, ({ leads }) => leads.undo());
    await credit(world, office, (it) => it.accept(1, { name: memberB.name }));
    expect((await world.project(1)).ownerId).toBe(memberB.id);
  });

  test("is refused to whoever has no say, with nothing written", async () => {
    const all = await city();
    const { world, owner, leaderA, leaderB, memberB, leaderC } = all;
    const colleague = await world.person("小李", all.a);
    const length = (await entries(world)).length;
    const asking: readonly (readonly [Actor, string, number | undefined, Reason])[] = [
      [memberB, "GXQ", undefined, "not_your_project"],
      [leaderB, "GXQ", undefined, "not_your_project"],
      [colleague, "GXQ", undefined, "not_allowed"],
      [owner, "KFQ", undefined, "transfer_same_unit"],
      [owner, "火星", undefined, "unknown_unit"],
      [owner, "GXQ", 101, "giver_keeps_too_much"],
    ];
    for (const [who, unit, giverPercent, reason] of asking)
      expect(await refused(credit(world, who, (it) => it.ask(1, { unit, giverPercent })))).toBe(reason);
    for (const verb of ["confirm", "accept", "cancel"] as const)
      expect(await refused(credit(world, leaderA, (it) => it[verb](1)))).toBe("transfer_none");
    expect(await refused(credit(world, leaderA, (it) => it.decline(1, "不合适")))).toBe("transfer_none");
    expect(await refused(credit(world, leaderA, (it) => it.ask(99, { unit: "GXQ" })))).toBe("unknown_project");
    expect(await entries(world)).toHaveLength(length);

    await credit(world, owner, (it) => it.ask(1, { unit: "GXQ" }));
    const deciding: readonly (readonly [Actor, "confirm" | "accept" | "cancel", Reason])[] = [
      [owner, "confirm", "not_allowed"],
      [leaderB, "confirm", "not_your_project"],
      [leaderA, "accept", "not_allowed"],
      [leaderC, "accept", "not_your_project"],
      [colleague, "cancel", "not_allowed"],
      [leaderB, "cancel", "not_your_project"],
    ];
    for (const [who, verb, reason] of deciding)
      expect(await refused(credit(world, who, (it) => it[verb](1))), `${who.name} ${verb}`).toBe(reason);
    // Before the own leader has spoken, the other unit has nothing to decline.
    expect(await refused(credit(world, leaderB, (it) => it.decline(1, "不合适")))).toBe("not_your_project");
    expect(await refused(credit(world, leaderA, (it) => it.ask(1, { unit: "LGY" })))).toBe("transfer_waiting");
    expect(await entries(world)).toHaveLength(length + 1);
  });

  test("is not asked of a unit where nobody could answer", async () => {
    const world = await makeWorld();
    const [a, b] = [await world.unit("KFQ"), await world.unit("GXQ")];
    const owner = await world.person("张三", a);
    const leader = await world.person("李四", a, ["leader"]);
    await world.by(owner, ({ leads }) => leads.log({ name: "电池项目" }));
    expect(await refused(credit(world, leader, (it) => it.ask(1, { unit: "GXQ" })))).toBe("nobody_to_ask");
    await world.person("王五", b, ["leader"]);
    await credit(world, leader, (it) => it.ask(1, { unit: "GXQ" }));
  });

  test("comes to nothing when declined by either leader or cancelled: everything as it was", async () => {
    const { world, owner, leaderA, leaderB, office } = await city();
    const before = await world.project(1);
    const ends: readonly (readonly [asker: Actor, end: (it: Services["credit"]) => Promise<unknown>, by: Actor])[] = [
      [owner, (it) => it.decline(1, "先自己谈"), leaderA],
      [leaderA, (it) => it.decline(1, "也没有地"), leaderB],
      [leaderA, (it) => it.decline(1, "先放一放"), office],
      [owner, (it) => it.cancel(1), owner],
      [owner, (it) => it.cancel(1), leaderA],
      [leaderA, (it) => it.cancel(1), office],
    ];
    for (const [asker, end, by] of ends) {
      await credit(world, asker, (it) => it.ask(1, { unit: "GXQ" }));
      await credit(world, by, end);
      expect(await world.project(1)).toEqual(before);
    }
    expect((await world.verify()).findings).toEqual([]);
  });

  test("shows the leader asked a code name and a band, never the name; after the acceptance everything", async () => {
    for (const secrecy of ["L1", "L2"]) {
      const { world, leaderA, leaderB, memberB, owner } = await city(secrecy);
      const seen = (who: Actor) => world.by(who, (services) => services.credit.pending());
      await credit(world, owner, (it) => it.ask(1, { unit: "GXQ" }));
      expect(await seen(leaderB)).toEqual([]);
      expect(await seen(leaderA)).toMatchObject([{ forMe: true, project: { named: true, title: "电池项目" } }]);
      await credit(world, leaderA, (it) => it.confirm(1));
      const [pending] = await seen(leaderB);
      expect(pending).toMatchObject({
        forMe: true,
        project: { named: false, company: null, band: { from: 1, to: 3 } },
      });
      expect(JSON.stringify(pending)).not.toMatch(/电池|凤凰/);
      expect(await refused(world.by(leaderB, ({ leads }) => leads.load(1)))).toBe("not_your_project");
      expect(await seen(memberB)).toEqual([]);
      expect(await seen(owner)).toMatchObject([{ forMe: false }]);
      await credit(world, leaderB, (it) => it.accept(1));
      expect(await seen(leaderB)).toEqual([]);
      expect((await world.by(leaderB, ({ leads }) => leads.load(1))).project.name).toBe("电池项目");
      // A partner reads what is the unit's; what is for named people is not for the unit that gave it.
      expect(await refused(world.by(owner, ({ leads }) => leads.load(1)))).toBe(
        secrecy === "L1" ? undefined : "not_your_project",
      );
    }
  });

  test("takes the first report along and leaves funds and stages as they are; undo takes all of it back", async () => {
    const { world, a, b, leaderA, leaderB } = await city();
    await world.by(leaderA, ({ leads }) => leads.move(1, "签约", signature));
    const signed = await world.project(1);
    const figures = () => world.store.read((tx) => tx.rollups.all(world.org.id));
    const before = await figures();
    await credit(world, leaderA, (it) => it.ask(1, { unit: "GXQ", giverPercent: 40 }));
    const asked = await world.project(1);
    expect(await figures()).toEqual(before);
    await credit(world, leaderB, (it) => it.accept(1));
    const moved = await world.project(1);
    expect([moved.hold, moved.reached, moved.funds]).toEqual([signed.hold, signed.reached, signed.funds]);
    const inYear = (await figures()).filter(({ scale, metric }) => scale === "Y" && metric === "signed");
    expect(Object.fromEntries(inYear.map(({ unitId, value }) => [unitId, value]))).toEqual({ [a.id]: 40, [b.id]: 60 });
    await world.by(leaderB, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(asked);
    expect(await figures()).toEqual(before);
    await world.by(leaderA, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(signed);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("a second hand-over divides what the giver has; the unit that talked first keeps its own", async () => {
    const { world, a, b, c, leaderA, leaderB, leaderC } = await city();
    await credit(world, leaderA, (it) => it.ask(1, { unit: "GXQ", giverPercent: 40 }));
    await credit(world, leaderB, (it) => it.accept(1));
    expect(await refused(credit(world, leaderB, (it) => it.ask(1, { unit: "LGY", giverPercent: 61 })))).toBe(
      "giver_keeps_too_much",
    );
    await credit(world, leaderB, (it) => it.ask(1, { unit: "LGY", giverPercent: 10 }));
    await credit(world, leaderC, (it) => it.accept(1));
    expect(await world.project(1)).toMatchObject({
      unitId: c.id,
      partners: [a.id, b.id],
      shares: [
        { unitId: b.id, role: "joint", percent: 10 },
        { unitId: a.id, role: "first", percent: 40 },
        { unitId: c.id, role: "landed", percent: 50 },
      ],
    });
    // Home again: whoever has it is no partner of itself.
    await credit(world, leaderC, (it) => it.ask(1, { unit: "KFQ", giverPercent: 0 }));
    await credit(world, leaderA, (it) => it.accept(1));
    expect(await world.project(1)).toMatchObject({
      unitId: a.id,
      partners: [b.id, c.id],
      shares: [
        { unitId: b.id, percent: 10 },
        { unitId: a.id, role: "landed", percent: 90 },
      ],
    });
  });

  test("reminds whoever is asked once, as the sixth working day begins", async () => {
    const { world, leaderA, leaderB, owner } = await city();
    const due = async () => {
      const found = await world.store.read((tx) =>
        overduePending({ tx, org: world.org }, new Date("2026-11-01T00:00:00Z"), world.now),
      );
      return [...found].map(([id, pending]) => [id, pending.length]);
    };
    await credit(world, owner, (it) => it.ask(1, { unit: "GXQ" }));
    world.now = new Date("2026-11-30T23:59:00+08:00");
    expect(await due()).toEqual([]);
    world.now = new Date("2026-12-01T00:00:00+08:00");
    expect(await due()).toEqual([[leaderA.id, 1]]);
    // With the unit's word the other side's time begins.
    world.now = new Date("2026-12-01T16:00:00+08:00");
    await credit(world, leaderA, (it) => it.confirm(1));
    world.now = new Date("2026-12-08T23:59:00+08:00");
    expect(await due()).toEqual([]);
    world.now = new Date("2026-12-09T00:00:00+08:00");
    expect(await due()).toEqual([[leaderB.id, 1]]);
    await credit(world, leaderB, (it) => it.accept(1));
    expect(await due()).toEqual([]);
  });

  test("the days are working days: over National Day the reminder waits", () => {
    const calendar = calendarFor("CN");
    const org = { timezone: "Asia/Shanghai" } as never;
    const at = "2026-09-29T02:00:00.000Z";
    const transfer = { toUnitId: 2, byId: 1, at, reason: null, shares: [], given: { byId: 1, at } };
    const [due] = creditDues(aProject({ transfer }), { org, pack, calendar });
    expect(due?.at.toISOString()).toBe(
      new Date(`${calendar.nextWorkday(calendar.addWorkingDays("2026-09-29", 5))}T00:00:00+08:00`).toISOString(),
    );
    expect(due && due.at > new Date("2026-10-08T00:00:00+08:00")).toBe(true);
  });

  test("the receiving unit's digest thanks the giver by its unit's name", async () => {
    const { world, a, b, leaderA, leaderB } = await city();
    await credit(world, leaderA, (it) => it.ask(1, { unit: "GXQ" }));
    await credit(world, leaderB, (it) => it.accept(1));
    const givers = async (unit: Unit) => {
      const from = new Date(world.now.getTime() - 60_000);
      const to = new Date(world.now.getTime() + 60_000);
      return (await world.store.read((tx) => makeDigest({ tx, org: world.org }, unit.id, from, to))).givers;
    };
    expect((await givers(b)).map(({ id }) => id)).toEqual([a.id]);
    expect(await givers(a)).toEqual([]);
    await world.by(leaderB, ({ leads }) => leads.undo());
    expect(await givers(b)).toEqual([]);
  });
});

describe("splitting credit", () => {
  const sixty: readonly ShareDraft[] = [
    { unit: "KFQ", percent: 60, role: "first" },
    { unit: "GXQ", percent: 40 },
  ];

  test("the coordinator decides at once, and takes it back to one unit", async () => {
    const { world, a, b, office } = await city();
    const before = await world.project(1);
    await credit(world, office, (it) => it.split(1, sixty));
    expect((await world.project(1)).shares).toEqual([
      { unitId: a.id, role: "first", percent: 60 },
      { unitId: b.id, role: "joint", percent: 40 },
    ]);
    expect(await refused(credit(world, office, (it) => it.split(1, sixty)))).toBe("nothing_changed");
    await credit(world, office, (it) => it.split(1, []));
    expect(await world.project(1)).toEqual(before);
    await world.by(office, ({ leads }) => leads.undo());
    await world.by(office, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(before);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("a leader proposes; it counts with the last unit's yes, and any no ends it", async () => {
    const { world, a, b, c, leaderA, leaderB, leaderC } = await city();
    const three: readonly ShareDraft[] = [
      ...sixty.map((one) => ({ ...one, percent: 40 })),
      { unit: "LGY", percent: 20 },
    ];
    const step = await world.by(leaderB, (services) => services.credit.split(1, three));
    expect(step.waiting).toEqual([a.id, c.id]);
    expect((await world.project(1)).shares).toEqual([]);
    expect(await refused(credit(world, leaderB, (it) => it.agree(1)))).toBe("nothing_changed");
    expect(await refused(credit(world, leaderC, (it) => it.split(1, sixty)))).toBe("not_your_project");
    expect(await refused(credit(world, leaderA, (it) => it.split(1, sixty)))).toBe("split_waiting");
    await credit(world, leaderC, (it) => it.agree(1));
    expect((await world.project(1)).shares).toEqual([]);
    await credit(world, leaderA, (it) => it.agree(1));
    const settledNow = await world.project(1);
    expect(settledNow).toMatchObject({ split: null, shares: [{ percent: 40 }, { percent: 40 }, { percent: 20 }] });
    // Who would lose by it has a say as well: C is not among the new ones.
    const next = await world.by(leaderA, (services) => services.credit.split(1, sixty));
    expect(next.waiting).toEqual([b.id, c.id]);
    await credit(world, leaderC, (it) => it.refuse(1, "不同意"));
    expect(await world.project(1)).toEqual(settledNow);
    expect(await refused(credit(world, leaderB, (it) => it.agree(1)))).toBe("split_none");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("whoever has not agreed finds it in the list, as they may see it, and is reminded once", async () => {
    const { world, owner, leaderA, leaderB, leaderC, office, a } = await city();
    await credit(world, leaderB, (it) => it.split(1, sixty));
    const seen = (who: Actor) => world.by(who, (services) => services.credit.pending());
    expect(await seen(leaderA)).toMatchObject([{ kind: "split", forMe: true, askedUnitIds: [a.id] }]);
    expect(await seen(leaderB)).toMatchObject([{ kind: "split", forMe: false, project: { named: false } }]);
    expect(await seen(owner)).toMatchObject([{ forMe: false, project: { named: true } }]);
    expect(await seen(office)).toMatchObject([{ forMe: true }]);
    expect(await seen(leaderC)).toEqual([]);
    world.now = new Date("2026-12-01T00:00:00+08:00");
    const due = await world.store.read((tx) =>
      overduePending({ tx, org: world.org }, new Date("2026-11-30T00:00:00+08:00"), world.now),
    );
    expect([...due.keys()]).toEqual([leaderA.id]);
    await credit(world, leaderA, (it) => it.agree(1));
    expect(await seen(leaderA)).toEqual([]);
  });

  test("the coordinator's yes is everybody's; a hand-over on its way stands before a split", async () => {
    const { world, a, b, leaderA, leaderB, office } = await city();
    await credit(world, leaderB, (it) => it.split(1, sixty));
    await credit(world, leaderA, (it) => it.ask(1, { unit: "LGY" }));
    expect(await refused(credit(world, leaderA, (it) => it.agree(1)))).toBe("transfer_waiting");
    expect(await refused(credit(world, office, (it) => it.split(1, [])))).toBe("transfer_waiting");
    await credit(world, leaderA, (it) => it.cancel(1));
    await credit(world, office, (it) => it.agree(1));
    expect((await world.project(1)).shares.map(({ percent }) => percent)).toEqual([60, 40]);
    // A leader of all the units concerned has nobody to ask.
    const both = await world.person("两区", a, ["leader"]);
    const leadsBoth: Actor = { ...both, roles: [...both.roles, { name: "leader", unitId: b.id }] };
    await credit(world, leadsBoth, (it) => it.split(1, []));
    expect(await world.project(1)).toMatchObject({ shares: [], split: null });
  });

  test.each([
    [
      "sums to 90",
      [
        ["KFQ", 60],
        ["GXQ", 30],
      ],
      "split_sum",
    ],
    [
      "sums to 110",
      [
        ["KFQ", 60],
        ["GXQ", 50],
      ],
      "split_sum",
    ],
    [
      "a unit twice",
      [
        ["KFQ", 60],
        ["kfq", 40],
      ],
      "split_twice",
    ],
    [
      "a half percent",
      [
        ["KFQ", 60.5],
        ["GXQ", 39.5],
      ],
      "split_not_whole",
    ],
    [
      "nothing",
      [
        ["KFQ", 100],
        ["GXQ", 0],
      ],
      "split_not_whole",
    ],
    ["more than all", [["KFQ", 101]], "split_not_whole"],
    [
      "a unit there is not",
      [
        ["KFQ", 60],
        ["火星", 40],
      ],
      "unknown_unit",
    ],
    ["no change", [["KFQ", 100]], "nothing_changed"],
  ] as const)("is refused when it is wrong: %s", async (_, drafts, reason) => {
    const { world, office } = await city();
    const shares = drafts.map(([unit, percent]) => ({ unit, percent }));
    expect(await refused(credit(world, office, (it) => it.split(1, shares)))).toBe(reason);
    expect(await entries(world)).toHaveLength(1);
  });
});

describe("whatever is done", () => {
  const units = [1, 2, 3, 4];
  const total = (shares: readonly Share[]) => shares.reduce((sum, { percent }) => sum + percent, 0);
  /** A division among some units: cuts of 100. */
  const division = fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 4 }).chain((ids) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: ids.length - 1, maxLength: ids.length - 1 })
      .map((cuts) => {
        const marks = [0, ...cuts.toSorted((x, y) => x - y), 100];
        return ids.map((unitId, at): Share => {
          const role = (["first", "referred", "landed", "joint"] as const)[at % 4] ?? "joint";
          return { unitId, role, percent: (marks[at + 1] ?? 100) - (marks[at] ?? 0) };
        });
      }),
  );

  test("shares make 100, each unit once, and a project's figures are whole", () => {
    fc.assert(
      fc.property(
        division,
        fc.constantFrom(...units),
        fc.array(fc.tuple(fc.constantFrom(...units), fc.option(fc.integer({ min: 0, max: 100 }))), { maxLength: 6 }),
        fc.integer({ min: 1, max: 1e13 }),
        (first, unitId, moves, minor) => {
          const reached = { lead: "2026-03-02", signed: "2026-11-20", started: "2026-11-21", statistics: "2026-11-22" };
          let project: Project = aProject({
            unitId,
            shares: settled(unitId, first),
            amount: { currency: "CNY", minor },
            reached,
          });
          const whole = sums(contributions({ ...project, shares: [] }, pack));
          for (const [to, keeps] of moves) {
            if (to === project.unitId) continue;
            const own = sharesOf(project).find((share) => share.unitId === project.unitId)?.percent ?? 0;
            const kept = keeps === null ? undefined : Math.min(keeps, own);
            const shares = sharesAfterTransfer(project, to, kept, pack.credit.giverPercent);
            expect(total(shares)).toBe(100);
            expect(new Set(shares.map((share) => share.unitId)).size).toBe(shares.length);
            expect(shares.every(({ percent }) => Number.isInteger(percent) && percent > 0)).toBe(true);
            project = { ...project, unitId: to, shares: settled(to, shares) };
            const cells = contributions(project, pack);
            expect(sums(cells)).toEqual(whole);
            // Statistics are the landing place's alone.
            expect(cells.filter(({ metric, unitId: whose }) => metric === "statistics" && whose !== to)).toEqual([]);
          }
        },
      ),
    );
  });

  /** By metric and period, over all units. */
  function sums(cells: readonly RollupCell[]): Readonly<Record<string, number>> {
    const by: Record<string, number> = {};
    // How many units share a project is kept beside what it counts for (`fdi-projects/2`), and is no sum.
    for (const { metric, scale, period, value } of cells.filter((cell) => !/\/\d$/u.test(cell.metric)))
      by[`${metric} ${scale} ${period}`] = (by[`${metric} ${scale} ${period}`] ?? 0) + value;
    return by;
  }

  test("a day of asking, agreeing, splitting and undoing leaves a record that proves", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 10 }), { minLength: 12, maxLength: 24 }), async (steps) => {
        const all = await city();
        const { world, leaderA, leaderB, office } = all;
        const drafts = [
          { unit: "KFQ", percent: 30 },
          { unit: "GXQ", percent: 70 },
        ];
        const acts: readonly (() => Promise<unknown>)[] = [
          () => credit(world, leaderA, (it) => it.ask(1, { unit: "GXQ" })),
          () => credit(world, leaderB, (it) => it.ask(1, { unit: "KFQ", giverPercent: 10 })),
          () => credit(world, leaderA, (it) => it.accept(1)),
          () => credit(world, leaderB, (it) => it.accept(1)),
          () => credit(world, leaderA, (it) => it.split(1, drafts)),
          () => credit(world, leaderB, (it) => it.agree(1)),
          () => credit(world, office, (it) => it.split(1, drafts)),
          () => credit(world, office, (it) => it.split(1, [])),
          () => world.by(leaderA, ({ leads }) => leads.undo()),
          () => world.by(leaderB, ({ leads }) => leads.undo()),
          () => world.by(leaderA, ({ leads }) => leads.move(1, "签约", signature)),
        ];
        for (const step of steps) await refused((acts[step] ?? acts[0])?.() ?? Promise.resolve());
        const project = await world.project(1);
        expect(total(sharesOf(project))).toBe(100);
        expect(project.partners).not.toContain(project.unitId);
        expect((await world.verify()).findings).toEqual([]);
      }),
      { numRuns: runs(4) },
    );
  });
});
