import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, Unit } from "../../src/domain/model.ts";
import type { EnterpriseRequest } from "../../src/domain/models/request.ts";
import { mayKnowRequest, showRequest } from "../../src/domain/requests/know.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError, type Reason } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

interface Office {
  readonly world: DomainWorld;
  readonly kfq: Unit;
  readonly gxq: Unit;
  /** 张三 and her leader 李四 in KFQ, 王五 and his leader 周七 in GXQ, 赵六 coordinates. */
  readonly ada: Actor;
  readonly bo: Actor;
  readonly eve: Actor;
  readonly gil: Actor;
  readonly kim: Actor;
}

async function office(dialect: Dialect = "sqlite"): Promise<Office> {
  const world = await makeWorld({ dialect });
  const kfq = await world.unit("KFQ");
  const gxq = await world.unit("GXQ");
  return {
    world,
    kfq,
    gxq,
    ada: await world.person("张三", kfq),
    bo: await world.person("李四", kfq, ["member", "leader"]),
    eve: await world.person("王五", gxq),
    gil: await world.person("周七", gxq, ["member", "leader"]),
    kim: await world.person("赵六", undefined, ["coordinator"]),
  };
}

const input = { company: "远景轴承公司", text: "用电容量不足", complex: false };

async function log(world: DomainWorld, who: Actor, changes: object = {}): Promise<number> {
  const { record } = await world.by(who, ({ requests }) => requests.log({ ...input, ...changes }));
  return record.request.number;
}

async function kept(world: DomainWorld, number: number): Promise<EnterpriseRequest> {
  const record = await world.store.read((tx) => tx.requests.byNumber(world.org.id, number));
  if (!record) throw new Error(`no request ${number}`);
  return record.request;
}

/** The reason it was refused for, or undefined where it was not. */
async function refused(
  world: DomainWorld,
  who: Actor,
  work: (services: Services) => Promise<unknown>,
): Promise<Reason | undefined> {
  const before = await everything(world);
  try {
    await world.by(who, work);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.hint === undefined ? "/" : error.hint.slice(0, 1)).toBe("/");
    expect(await everything(world)).toEqual(before);
    return error.reason as Reason;
  }
}

function everything(world: DomainWorld) {
  return world.store.read(async (tx) => [
    await tx.requests.open(world.org.id, undefined, 100),
    await tx.ledger.scan(world.org.id, "request", { stream: -1, seq: 0 }, 100),
  ]);
}

describe.each(["sqlite", "postgresql"] as const)("a request, kept in %s", (dialect) => {
  test("goes to the unit and owner of its project, or to the coordinator who assigns it", async () => {
    const { world, ada, kim, eve, kfq, gxq } = await office(dialect);
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目", company: "远景轴承公司" }));
    const linked = await kept(world, await log(world, ada, { project: 1 }));
    expect(linked).toMatchObject({
      number: 1,
      unitId: kfq.id,
      ownerId: ada.id,
      project: 1,
      investor: 1,
      secrecy: "L1",
    });
    const alone = await kept(world, await log(world, ada));
    // The company is known from the project, so the request names its record.
    expect(alone).toMatchObject({ number: 2, unitId: 0, ownerId: null, project: null, investor: 1 });
    await world.by(kim, ({ requests }) => requests.assign(2, { unit: "GXQ", person: { name: "王五" } }));
    expect(await kept(world, 2)).toMatchObject({ unitId: gxq.id, ownerId: eve.id, state: "open" });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is accepted, answered and done, and its clock and its place in the lists follow", async () => {
    const { world, ada, bo, kim } = await office(dialect);
    const number = await log(world, ada);
    const dues = () => world.store.read((tx) => tx.dues.of(world.org.id, "request", number));
    expect(await dues()).toMatchObject([
      { kind: "request-accept", ownerId: 0, unitId: 0, at: "2026-11-23T16:00:00.000Z" },
    ]);
    await world.by(kim, ({ requests }) => requests.assign(number, { unit: "KFQ" }));
    world.after(60);
    await world.by(bo, ({ requests }) => requests.accept(number));
    expect(await kept(world, number)).toMatchObject({ state: "accepted", ownerId: bo.id });
    expect(await dues()).toMatchObject([{ kind: "request-answer", ownerId: bo.id, at: "2026-11-25T16:00:00.000Z" }]);
    await world.by(ada, ({ requests }) => requests.reply(number, "周三勘查"));
    expect(await dues()).toMatchObject([{ kind: "request-solve", at: "2026-12-13T16:00:00.000Z" }]);
    const { requests: mine } = await world.by(bo, ({ requests }) => requests.list({}, 20));
    expect(mine.map(({ request }) => [request.number, request.company])).toEqual([[number, "远景轴承公司"]]);
    await world.by(ada, ({ requests }) => requests.solve(number, "已增容"));
    expect(await dues()).toEqual([]);
    expect((await world.by(bo, ({ requests }) => requests.list({}, 20))).requests).toEqual([]);
    world.after(60 * 24);
    await world.by(ada, ({ requests }) => requests.reopen(number, "仍未解决"));
    expect(await kept(world, number)).toMatchObject({ state: "open", ownerId: bo.id });
    expect(Object.values((await kept(world, number)).steps).map(({ kind, text }) => [kind, text])).toEqual([
      ["assigned", null],
      ["accepted", null],
      ["answered", "周三勘查"],
      ["solved", "已增容"],
      ["reopened", "仍未解决"],
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("sent back as a wrong address starts anew at the next one", async () => {
    const { world, ada, bo, gil, kim, gxq } = await office(dialect);
    const number = await log(world, ada);
    await world.by(kim, ({ requests }) => requests.assign(number, { unit: "KFQ" }));
    world.now = new Date("2026-11-24T16:00:00+08:00");
    await world.by(bo, ({ requests }) => requests.object(number, "属供电公司职责"));
    expect(await kept(world, number)).toMatchObject({ unitId: 0, ownerId: null });
    const assigned = await world.by(kim, ({ requests }) => requests.assign(number, { unit: "GXQ" }));
    const { clocks } = await world.by(gil, async ({ requests }) => requests.describe(await requests.load(number)));
    expect(assigned.record.request.unitId).toBe(gxq.id);
    expect(clocks.map(({ due }) => due)).toEqual(["2026-11-25", "2026-11-27", "2026-12-15"]);
    // Whoever sent it back has no part in it any longer.
    expect(await refused(world, bo, ({ requests }) => requests.reply(number, "?"))).toBe("not_your_request");
    expect((await world.verify()).findings).toEqual([]);
  });

  test("is taken back step by step to the exact state it was in, and void in the end", async () => {
    const { world, ada, kim } = await office(dialect);
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const number = await log(world, ada, { project: 1 });
    const logged = await kept(world, number);
    await world.by(ada, ({ requests }) => requests.accept(number));
    const accepted = await kept(world, number);
    await world.by(ada, ({ requests }) => requests.solve(number, "已增容"));
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await kept(world, number)).toEqual(accepted);
    await world.by(ada, ({ leads }) => leads.undo({ subject: "request", number, step: 2 }));
    expect(await kept(world, number)).toEqual(logged);
    expect(await refused(world, ada, ({ leads }) => leads.undo({ subject: "request", number, step: 2 }))).toBe(
      "request_undo_gone",
    );
    await world.by(ada, ({ leads }) => leads.undo({ subject: "request", number }));
    expect((await kept(world, number)).voided).toBe(true);
    expect(await world.store.read((tx) => tx.dues.of(world.org.id, "request", number))).toEqual([]);
    expect(await refused(world, kim, ({ requests }) => requests.load(number))).toBe("unknown_request");
    expect((await world.by(kim, ({ requests }) => requests.list({}, 20))).requests).toEqual([]);
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "request", number, 20));
    expect(entries.map(({ kind }) => kind)).toEqual(["undo", "undo", "undo", "request", "request", "request"]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("who may do what", () => {
  test("every step is refused to those it is not for, with nothing written", async () => {
    const { world, ada, bo, eve, gil, kim } = await office();
    const number = await log(world, ada);
    const nobody = await world.person("无名");
    const steps: readonly (readonly [Actor, Reason, (services: Services) => Promise<unknown>])[] = [
      [nobody, "not_a_member", ({ requests }) => requests.log(input)],
      [ada, "unknown_project", ({ requests }) => requests.log({ ...input, project: 9 })],
      [ada, "unknown_request", ({ requests }) => requests.load(9)],
      [eve, "not_your_request", ({ requests }) => requests.load(number)],
      [ada, "request_unassigned", ({ requests }) => requests.accept(number)],
      [kim, "request_unassigned", ({ requests }) => requests.solve(number, "x")],
      [kim, "request_unassigned", ({ requests }) => requests.object(number, "x")],
      [bo, "not_allowed", ({ requests }) => requests.assign(number, { unit: "KFQ" })],
      [kim, "unknown_unit", ({ requests }) => requests.assign(number, { unit: "火星区" })],
      [
        kim,
        "request_not_in_unit",
        ({ requests }) => requests.assign(number, { unit: "KFQ", person: { name: "王五" } }),
      ],
      [kim, "unknown_person", ({ requests }) => requests.assign(number, { unit: "KFQ", person: { name: "谁" } })],
      [kim, "request_unassigned", ({ requests }) => requests.extend(number, "2026-12-30", "x")],
      [ada, "request_unassigned", ({ requests }) => requests.invite(number)],
    ];
    for (const [who, reason, work] of steps) expect(await refused(world, who, work), reason).toBe(reason);

    await world.by(kim, ({ requests }) => requests.assign(number, { unit: "KFQ" }));
    const later: typeof steps = [
      [eve, "not_your_request", ({ requests }) => requests.accept(number)],
      [gil, "not_your_request", ({ requests }) => requests.assign(number, { unit: "GXQ" })],
      [ada, "not_allowed", ({ requests }) => requests.assign(number, { unit: "KFQ", person: { name: "张三" } })],
      [bo, "not_allowed", ({ requests }) => requests.assign(number, { unit: "GXQ" })],
      [bo, "request_same_unit", ({ requests }) => requests.assign(number, { unit: "KFQ" })],
      [ada, "not_allowed", ({ requests }) => requests.extend(number, "2026-12-30", "x")],
      [bo, "request_extend_earlier", ({ requests }) => requests.extend(number, "2026-12-14", "x")],
      [bo, "request_extend_most", ({ requests }) => requests.extend(number, "2027-06-01", "x")],
      [ada, "request_state", ({ requests }) => requests.reopen(number, "x")],
      [ada, "request_not_done", ({ requests }) => requests.invite(number)],
    ];
    for (const [who, reason, work] of later) expect(await refused(world, who, work), reason).toBe(reason);

    await world.by(bo, ({ requests }) => requests.assign(number, { unit: "KFQ", person: { name: "张三" } }));
    await world.by(ada, ({ requests }) => requests.accept(number));
    expect(await refused(world, ada, ({ requests }) => requests.accept(number))).toBe("request_state");
    expect(await refused(world, ada, ({ requests }) => requests.object(number, "x"))).toBe("request_state");
    await world.by(ada, ({ requests }) => requests.solve(number, "好了"));
    for (const work of [
      ({ requests }: Services) => requests.reply(number, "x"),
      ({ requests }: Services) => requests.solve(number, "x"),
      ({ requests }: Services) => requests.extend(number, "2026-12-20", "x"),
      ({ requests }: Services) => requests.assign(number, { unit: "KFQ", person: { name: "李四" } }),
    ])
      expect(await refused(world, bo, work)).toBe("request_state");
    const other = await world.person("孙八", undefined, ["member"]);
    expect(await refused(world, other, ({ requests }) => requests.reopen(number, "x"))).toBe("not_your_request");
  });

  test("an extension ends with the day it was due, and at what complex ones have", async () => {
    const { world, ada, bo, kim } = await office();
    const number = await log(world, ada);
    await world.by(kim, ({ requests }) => requests.assign(number, { unit: "KFQ" }));
    world.now = new Date("2026-12-14T23:00:00+08:00");
    await world.by(bo, ({ requests }) => requests.extend(number, "2026-12-25", "电网改造"));
    expect((await kept(world, number)).extendedTo).toBe("2026-12-25");
    world.now = new Date("2026-12-26T00:00:00+08:00");
    expect(await refused(world, bo, ({ requests }) => requests.extend(number, "2026-12-31", "还要改造"))).toBe(
      "request_extend_late",
    );
    expect(await refused(world, kim, ({ requests }) => requests.extend(number, "2026-12-31", "还要改造"))).toBe(
      "request_extend_late",
    );
    const complex = await log(world, ada, { complex: true });
    await world.by(kim, ({ requests }) => requests.assign(complex, { unit: "KFQ" }));
    expect(await refused(world, bo, ({ requests }) => requests.extend(complex, "2027-03-01", "x"))).toBe(
      "request_extend_most",
    );
  });

  test("objecting ends with the first working day", async () => {
    const { world, ada, bo, kim } = await office();
    const number = await log(world, ada);
    await world.by(kim, ({ requests }) => requests.assign(number, { unit: "KFQ" }));
    world.now = new Date("2026-11-25T00:00:00+08:00");
    expect(await refused(world, bo, ({ requests }) => requests.object(number, "不是"))).toBe("request_object_late");
  });
});

describe("secrecy", () => {
  test("a request is as secret as its project is by now, and outsiders read no name, no word", async () => {
    const { world, ada, bo, eve, kim, kfq, gxq } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "凤凰项目", company: "凤凰公司" }));
    const number = await log(world, ada, { project: 1, company: "凤凰公司" });
    const request = await kept(world, number);
    const project = () => world.project(1);
    const knows = async (audience: Parameters<typeof mayKnowRequest>[2]) =>
      mayKnowRequest(request, await project(), audience);
    const dan = await world.person("钱九", kfq);
    expect([
      await knows({ reader: ada }),
      await knows({ reader: dan }),
      await knows({ reader: bo }),
      await knows({ reader: kim }),
      await knows({ reader: eve }),
      await knows({ channelOf: kfq.id }),
      await knows({ channelOf: gxq.id }),
      await knows({ channelOf: undefined }),
    ]).toEqual([true, true, true, true, false, true, false, false]);
    const hidden = showRequest(request, await project(), { channelOf: gxq.id });
    expect(JSON.stringify(hidden)).not.toMatch(/凤凰|用电/u);
    expect(hidden).toMatchObject({ number, named: false, company: null, text: "", project: null });

    await world.by(bo, ({ leads }) => leads.edit(1, { secrecy: "L2" }));
    expect([
      await knows({ reader: ada }),
      await knows({ reader: dan }),
      await knows({ reader: bo }),
      await knows({ channelOf: kfq.id }),
    ]).toEqual([true, false, true, false]);
    expect((await world.by(dan, ({ requests }) => requests.list({}, 20))).requests).toEqual([]);
    expect(await refused(world, dan, ({ requests }) => requests.accept(number))).toBe("not_your_request");

    // An announced project does not make what its company complains of public.
    await world.by(bo, ({ leads }) => leads.edit(1, { secrecy: "L0" }));
    expect([await knows({ reader: eve }), await knows({ channelOf: gxq.id })]).toEqual([false, false]);
  });

  test("a project that the actor may not know cannot be asked about", async () => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "凤凰项目" }));
    expect(await refused(world, eve, ({ requests }) => requests.log({ ...input, project: 1 }))).toBe(
      "not_your_project",
    );
  });
});

describe("whatever is done in whatever order", () => {
  const act = fc.record({
    who: fc.nat({ max: 4 }),
    what: fc.constantFrom("log", "assign", "accept", "reply", "solve", "object", "extend", "reopen", "undo", "wait"),
    number: fc.integer({ min: 1, max: 3 }),
    days: fc.nat({ max: 3 }),
  });

  test("rows, dues and ledger stay one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 25 }), async (acts) => {
        const { world, ada, bo, eve, gil, kim } = await office();
        const people = [ada, bo, eve, gil, kim];
        await log(world, ada);
        for (const { who, what, number, days } of acts) {
          world.after(what === "wait" ? days * 24 * 60 : 1);
          const actor = people[who] ?? kim;
          const unit = days % 2 === 0 ? "KFQ" : "GXQ";
          const work = ({ requests, leads }: Services): Promise<unknown> => {
            switch (what) {
              case "log":
                return requests.log({ ...input, complex: days > 1 });
              case "assign":
                return requests.assign(number, { unit });
              case "accept":
                return requests.accept(number);
              case "reply":
                return requests.reply(number, "答复");
              case "solve":
                return requests.solve(number, "办结");
              case "object":
                return requests.object(number, "不是我们的");
              case "extend":
                return requests.extend(number, "2026-12-18", "电网改造");
              case "reopen":
                return requests.reopen(number, "仍未解决");
              case "undo":
                return leads.undo();
              case "wait":
                return Promise.resolve();
            }
          };
          await world.by(actor, work).catch((error: unknown) => {
            if (!(error instanceof UserError)) throw error;
          });
        }
        expect((await world.verify()).findings).toEqual([]);
        // What is listed as open is what has something due, and each has one thing.
        const [open, due] = await world.store.read(async (tx) => {
          const records = await tx.requests.open(world.org.id, undefined, 100);
          const dues = [];
          for (let number = 1; number <= 30; number++)
            dues.push(...(await tx.dues.of(world.org.id, "request", number)));
          return [records.map(({ request }) => request.number), dues];
        });
        expect(open.toSorted((a, b) => a - b)).toEqual(due.map(({ number }) => number));
        for (const { number, unitId, ownerId } of due) {
          const request = await kept(world, number);
          expect([request.voided, request.state === "solved", request.unitId, request.ownerId ?? 0]).toEqual([
            false,
            false,
            unitId,
            ownerId,
          ]);
        }
      }),
      { numRuns: runs(12) },
    );
  }, 120_000);
});
