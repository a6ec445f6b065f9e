import { describe, expect, test } from "vitest";
import { UserError, type Reason } from "../../src/errors.ts";
import type { Services } from "../../src/domain/services.ts";
import { bookedOn, isClosed, lastOpenDay } from "../../src/domain/funds/booking.ts";
import { readWritten } from "../../src/domain/funds/contract.ts";
import { dayOf } from "../../src/domain/day.ts";
import { formatAmount } from "../../src/chat/amount.ts";
import { currencies } from "../../src/currencies.ts";
import { recordProject } from "../../src/domain/record.ts";
import { partsOf } from "../../src/domain/parts.ts";
import type { Actor, Role } from "../../src/domain/model.ts";
import fc from "fast-check";
import { makeWorld, type DomainWorld, type WorldOptions } from "./world.ts";

/** Arrived funds: who may claim, when, for which month; who decides, and what stands in the way. */

const cny = (minor: number) => ({ currency: "CNY", minor });
const usd = (minor: number) => ({ currency: "USD", minor });
/** ¥10m. */
const million10 = 1_000_000_000;
const signing = { contract: "HT-1", "signed-on": "2026-09-01", "contract-amount": "5000万元" };

async function office(options: WorldOptions = {}) {
  const world = await makeWorld(options);
  const [kfq, gxq, lgy] = [await world.unit("KFQ"), await world.unit("GXQ"), await world.unit("LGY")];
  const ada = await world.person("张三", kfq);
  const eve = await world.person("赵六", gxq, ["member", "verifier"]);
  const zoe = await world.person("钱七", undefined, ["coordinator"]);
  await world.by(ada, ({ leads }) => leads.log({ name: "凤凰电池", company: "凤凰集团", amount: cny(5 * million10) }));
  await world.by(ada, ({ leads }) => leads.move(1, "签约", signing));
  return { world, kfq, gxq, lgy, ada, eve, zoe };
}

const plainClaim = { amount: cny(3 * million10), evidence: "回单2026-18" };

/** The reason of the refusal, and that nothing was written; undefined when it went through. */
async function refusal(
  world: DomainWorld,
  who: Actor,
  work: (services: Services) => Promise<unknown>,
): Promise<Reason | undefined> {
  const before = await everything(world);
  try {
    await world.by(who, work);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(await everything(world)).toEqual(before);
    return error.reason as Reason;
  }
  return undefined;
}

function everything(world: DomainWorld) {
  return world.store.read(async (tx) => ({
    entries: (await tx.ledger.scan(world.org.id, "project", { stream: 0, seq: 0 }, 10_000)).length,
    figures: await tx.rollups.all(world.org.id),
    waiting: await tx.parts.inState(world.org.id, "funds", "claimed", { offset: 0, limit: 100 }),
  }));
}

/** What is kept of a month, by metric: minor units. */
async function inMonth(world: DomainWorld, month: string): Promise<Readonly<Record<string, number>>> {
  const cells = await world.store.read((tx) => tx.rollups.all(world.org.id));
  return Object.fromEntries(
    cells
      .filter(({ scale, period, metric }) => scale === "M" && period === month && /^(arrived|fdi)/.test(metric))
      .map(({ metric, value }) => [metric, value]),
  );
}

describe("the month-end lock", () => {
  test.each([
    ["the month itself", "2026-11-20", "2026-11-30", false],
    ["the last open day", "2026-11-20", "2026-12-05", false],
    ["the day after it", "2026-11-20", "2026-12-06", true],
    ["December, to its last open day", "2026-12-31", "2027-01-05", false],
    ["December, closed", "2026-12-31", "2027-01-06", true],
    ["a month long past", "2026-02-28", "2026-11-20", true],
    ["the first of the month, reported on its fifth", "2026-12-01", "2026-12-05", false],
  ])("%s", (_case, day, today, closed) => {
    expect(isClosed(day, today, 5)).toBe(closed);
    expect(bookedOn(day, today, 5)).toBe(closed ? today : day);
  });

  test("follows the pack's day and the year's end", () => {
    expect([lastOpenDay("2026-12-15", 10), lastOpenDay("2026-01-31", 1)]).toEqual(["2027-01-10", "2026-02-01"]);
  });

  // The same instant is still the fifth in New York and the sixth in Shanghai.
  test.each([
    ["Asia/Shanghai", "2026-12-05T15:59:59Z", false],
    ["Asia/Shanghai", "2026-12-05T16:00:00Z", true],
    ["America/New_York", "2026-12-05T16:00:00Z", false],
    ["America/New_York", "2026-12-06T04:59:59Z", false],
    ["America/New_York", "2026-12-06T05:00:00Z", true],
  ])("closes at local midnight: %s at %s", (timezone, instant, closed) => {
    expect(isClosed("2026-11-20", dayOf(new Date(instant), timezone), 5)).toBe(closed);
  });

  test("asks for a reason, marks what is late, and counts it today", async () => {
    const { world, ada } = await office({ now: "2026-12-06T10:00:00+08:00" });
    const late = { ...plainClaim, date: "2026-11-20" };
    expect(await refusal(world, ada, ({ funds }) => funds.claim(1, late))).toBe("month_closed");
    await world.by(ada, ({ funds }) => funds.claim(1, { ...late, reason: "银行回单次月才到" }));
    expect((await world.project(1)).funds[1]).toMatchObject({
      on: "2026-11-20",
      bookedOn: "2026-12-06",
      late: "银行回单次月才到",
    });
    expect(await inMonth(world, "2026-11")).toEqual({});
    expect(await inMonth(world, "2026-12")).toEqual({ "arrived-claimed": 3 * million10 });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("leaves an open month as it is, reason or not", async () => {
    const { world, ada } = await office({ now: "2026-12-05T23:59:59+08:00" });
    await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, date: "2026-11-20", reason: "补充说明" }));
    expect((await world.project(1)).funds[1]).toMatchObject({ bookedOn: "2026-11-20", late: null });
  });
});

describe("a claim", () => {
  test("needs a project where money can come, and a day on which it could", async () => {
    const { world, ada } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "未签约的" }));
    const claim = (number: number, more: object = {}) =>
      refusal(world, ada, ({ funds }) => funds.claim(number, { ...plainClaim, ...more }));
    expect(await claim(2)).toBe("funds_too_early");
    expect(await claim(1, { date: "2026-11-24" })).toBe("future_date");
    expect(await claim(1, { date: "2026-08-31", reason: "定金" })).toBe("funds_before_contract");
    expect(await claim(1, { source: "火星" })).toBe("unknown_choice");
    expect(await claim(1, { date: "2026-11-23" })).toBeUndefined();
    expect(await claim(1, { date: "2026-09-01", reason: "开户行补回单" })).toBeUndefined();
  });

  test("of a project logged far on counts from the first of those stages that it reached", async () => {
    const { world, ada } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "续建项目" }));
    await world.by(ada, ({ leads }) => leads.move(2, "开工", { "start-proof": "许可证 1 号" }));
    await world.by(ada, ({ funds }) => funds.claim(2, plainClaim));
    expect((await world.project(2)).funds[1]).toMatchObject({ on: "2026-11-23", source: "province" });
  });

  test("takes the pack's first source for what was attracted; what grew here must say", async () => {
    const { world, ada } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "本地扩产", origin: "本地" }));
    await world.by(ada, ({ leads }) => leads.move(2, "签约", signing));
    expect(await refusal(world, ada, ({ funds }) => funds.claim(2, plainClaim))).toBe("missing_argument");
    await world.by(ada, ({ funds }) => funds.claim(2, { ...plainClaim, source: "市内" }));
    // A local firm's own money is no recruited investment: it is in the record and on no board.
    expect((await world.project(2)).funds[1]?.source).toBe("local");
    expect(await inMonth(world, "2026-11")).toEqual({});
  });

  test("names neither project nor investor to verifiers of other units, unless everybody may know", async () => {
    const { world, ada, zoe } = await office();
    for (const given of [{ evidence: "凤凰电池回单" }, { evidence: "ＦＨ-1", reason: "凤凰集团汇款延误" }])
      expect(await refusal(world, ada, ({ funds }) => funds.claim(1, { ...plainClaim, ...given }))).toBe(
        "names_investor",
      );
    await world.by(zoe, ({ leads }) => leads.edit(1, { secrecy: "L0" }));
    await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, evidence: "凤凰集团回单" }));
  });

  test("is for those who may change the project", async () => {
    const { world, gxq, eve, zoe } = await office();
    const bob = await world.person("孙八", gxq, ["member", "leader"]);
    for (const who of [eve, bob])
      expect(await refusal(world, who, ({ funds }) => funds.claim(1, plainClaim))).toBe("not_your_project");
    expect(await refusal(world, zoe, ({ funds }) => funds.claim(1, plainClaim))).toBeUndefined();
  });

  test("is withdrawn by its unit while nobody has decided, and then no more", async () => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    expect(await refusal(world, eve, ({ funds }) => funds.withdraw(1, "x"))).toBe("not_your_project");
    await world.by(ada, ({ funds }) => funds.withdraw(1, "重复申报"));
    expect((await world.project(1)).funds[1]).toMatchObject({ state: "withdrawn", reason: "重复申报" });
    expect(await inMonth(world, "2026-11")).toEqual({ "arrived-claimed": 3 * million10 });
    expect(await refusal(world, ada, ({ funds }) => funds.withdraw(1, "再撤"))).toBe("claim_settled");
    await world.by(eve, ({ funds }) => funds.decide(2, { kind: "ok" }));
    expect(await refusal(world, ada, ({ funds }) => funds.withdraw(2, "x"))).toBe("claim_settled");
    expect(await refusal(world, ada, ({ funds }) => funds.withdraw(9, "x"))).toBe("unknown_claim");
  });

  test("undone within ten minutes is as if it had never been, but for its trail and its number", async () => {
    const { world, ada, eve } = await office();
    const before = await world.project(1);
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    world.after(10);
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(before);
    expect(await inMonth(world, "2026-11")).toEqual({});
    expect(await refusal(world, eve, ({ funds }) => funds.decide(1, { kind: "ok" }))).toBe("unknown_claim");
    const { claim } = await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    expect(claim.number).toBe(2);
    const claimed = await world.project(1);
    await world.by(eve, ({ funds }) => funds.decide(2, { kind: "cut", amount: cny(million10), reason: "借款" }));
    expect(await inMonth(world, "2026-11")).toEqual({ arrived: 2 * million10, "arrived-claimed": 2 * million10 });
    // The verifier's own undo, of a project that is not the verifier's to see.
    await world.by(eve, ({ leads }) => leads.undo());
    expect(await world.project(1)).toEqual(claimed);
    expect(await inMonth(world, "2026-11")).toEqual({ "arrived-claimed": 3 * million10 });
    const parts = await world.store.read((tx) => tx.parts.inState(world.org.id, "funds", "claimed", page));
    expect(parts).toEqual(partsOf(claimed));
    expect((await world.verify()).findings).toEqual([]);
  });
});

const page = { offset: 0, limit: 20 };

describe("a verdict", () => {
  test.each([
    [{ kind: "ok" }, "verified", 3 * million10],
    [{ kind: "ok", amount: cny(3 * million10) }, "verified", 3 * million10],
    [{ kind: "ok", amount: cny(2 * million10), reason: "借款" }, "verified", 2 * million10],
    [{ kind: "cut", amount: cny(million10), reason: "借款" }, "verified", 2 * million10],
    [{ kind: "reject", reason: "凭证不符" }, "rejected", 0],
  ] as const)("%j", async (verdict, state, verifiedMinor) => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, date: "2026-11-20" }));
    const { tell } = await world.by(eve, ({ funds }) => funds.decide(1, verdict));
    expect((await world.project(1)).funds[1]).toMatchObject({ state, verifiedMinor, decidedById: eve.id });
    const counted = verifiedMinor === 0 ? {} : { arrived: verifiedMinor, "arrived-claimed": verifiedMinor };
    expect(await inMonth(world, "2026-11")).toEqual(counted);
    expect(tell.map(({ member, shown }) => [member.name, shown.project.title])).toEqual([["张三", "凤凰电池"]]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test.each([
    [{ kind: "ok", amount: cny(2 * million10) }, "missing_argument"],
    [{ kind: "ok", amount: cny(3 * million10 + 1), reason: "x" }, "above_claim"],
    [{ kind: "ok", amount: usd(1), reason: "x" }, "claim_currency"],
    [{ kind: "cut", reason: "x" }, "missing_argument"],
    [{ kind: "cut", amount: cny(3 * million10), reason: "x" }, "above_claim"],
    [{ kind: "reject" }, "missing_argument"],
    [{ kind: "reject", amount: cny(1), reason: "x" }, "reject_whole"],
    [{ kind: "ok", over: "增资" }, "not_allowed"],
  ] as const)("that cannot be: %j is %s", async (verdict, reason) => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    expect(await refusal(world, eve, ({ funds }) => funds.decide(1, verdict))).toBe(reason);
  });

  test("is given once; the coordinator alone puts it right, with a reason, and both stay in the ledger", async () => {
    const { world, ada, eve, zoe } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok" }));
    const again = { kind: "reject", reason: "查实为虚报" } as const;
    expect(await refusal(world, eve, ({ funds }) => funds.decide(1, again))).toBe("claim_settled");
    expect(await refusal(world, zoe, ({ funds }) => funds.decide(1, { kind: "ok" }))).toBe("missing_argument");
    await world.by(zoe, ({ funds }) => funds.decide(1, again));
    expect((await world.project(1)).funds[1]).toMatchObject({ state: "rejected", verifiedMinor: 0 });
    expect(await inMonth(world, "2026-11")).toEqual({});
    const entries = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 9));
    expect(entries.map(({ kind }) => kind).slice(0, 3)).toEqual(["verification", "verification", "funds"]);
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    await world.by(ada, ({ funds }) => funds.withdraw(2, "x"));
    expect(await refusal(world, zoe, ({ funds }) => funds.decide(2, again))).toBe("claim_settled");
  });

  test.each(["sqlite", "postgresql"] as const)("of two at the same moment is one's alone, on %s", async (dialect) => {
    const { world, gxq, ada, eve } = await office({ dialect });
    const joe = await world.person("吴九", gxq, ["verifier"]);
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    const outcomes = await Promise.allSettled(
      [eve, joe].map((who) => world.by(who, ({ funds }) => funds.decide(1, { kind: "ok" }))),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await inMonth(world, "2026-11")).toEqual({ arrived: 3 * million10, "arrived-claimed": 3 * million10 });
    expect((await world.verify()).findings).toEqual([]);
  });

  test("counts as progress of the day the money came; a claim alone does not", async () => {
    const { world, ada, eve } = await office();
    const before = (await world.project(1)).progressAt;
    world.now = new Date("2026-11-30T10:00:00+08:00");
    await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, date: "2026-11-26" }));
    expect((await world.project(1)).progressAt).toBe(before);
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok" }));
    expect((await world.project(1)).progressAt).toBe("2026-11-26T04:00:00.000Z");
  });
});

describe("who verifies", () => {
  test("a verifier of another unit or the coordinator, never somebody with a part in it", async () => {
    const { world, kfq, gxq, lgy, ada, eve, zoe } = await office();
    const person = (name: string, unit: typeof kfq | undefined, roles: readonly Role["name"][]) =>
      world.person(name, unit, roles);
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    const decide = (who: Actor) => refusal(world, who, ({ funds }) => funds.decide(1, { kind: "reject", reason: "x" }));
    expect(await decide(ada)).toBe("not_allowed");
    expect(await decide(await person("本单位核实", kfq, ["member", "verifier"]))).toBe("own_funds");
    expect(await decide(await person("外单位负责", gxq, ["member", "leader"]))).toBe("not_allowed");
    const inside = await person("开发区的招商办", kfq, ["member", "coordinator"]);
    expect(await decide(inside)).toBe("own_funds");
    // Partners and those who have a share of the credit are no more independent than the unit itself.
    const lea = await person("临港核实", lgy, ["verifier"]);
    const both = await person("兼两家", gxq, ["verifier"]);
    const held: Actor = { ...both, roles: [...both.roles, { name: "member", unitId: kfq.id }] };
    expect(await decide(held)).toBe("own_funds");
    for (const change of [
      { partners: [lgy.id] },
      { shares: [{ unitId: lgy.id, role: "joint" as const, percent: 100 }] },
    ]) {
      await put(world, ada, change);
      expect(await decide(lea)).toBe("own_funds");
      await put(world, ada, { partners: [], shares: [] });
    }
    // Nor is the one who claimed, whatever the role.
    await world.by(zoe, ({ funds }) => funds.claim(1, plainClaim));
    expect(await refusal(world, zoe, ({ funds }) => funds.decide(2, { kind: "reject", reason: "x" }))).toBe(
      "own_funds",
    );
    expect(await decide(lea)).toBeUndefined();
    expect(await refusal(world, eve, ({ funds }) => funds.decide(2, { kind: "reject", reason: "x" }))).toBeUndefined();
  });

  test("of named people's projects: the coordinator, who alone sees them in the queue", async () => {
    const { world, ada, eve, zoe } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    await world.by(ada, ({ leads }) => leads.edit(1, { secrecy: "L2" }));
    const queue = (who: Actor) => world.by(who, ({ funds }) => funds.queue(page));
    expect((await queue(eve)).claims).toEqual([]);
    expect(await refusal(world, eve, ({ funds }) => funds.decide(1, { kind: "ok" }))).toBe("not_allowed");
    expect(await refusal(world, eve, ({ funds }) => funds.look(1))).toBe("not_your_project");
    expect((await queue(zoe)).claims.map(({ project }) => project.title)).toEqual(["凤凰电池"]);
    await world.by(zoe, ({ funds }) => funds.decide(1, { kind: "ok" }));
  });

  test("sees of a project outside the circle what there is to check, and no name or amount of it", async () => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    const { claims } = await world.by(eve, ({ funds }) => funds.queue(page));
    const [shown] = claims;
    expect(shown).toMatchObject({
      claim: { amount: cny(3 * million10), evidence: "回单2026-18", source: "province" },
      project: { named: false, company: null, amount: undefined, funds: {}, evidence: {} },
      mayVerify: true,
      mayWithdraw: false,
    });
    expect(JSON.stringify(claims)).not.toMatch(/凤凰|5000万/);
    expect(await refusal(world, ada, ({ funds }) => funds.queue(page))).toBe("not_allowed");
  });

  test("turns pages, past the claims of their own unit", async () => {
    const { world, ada, gxq, eve } = await office();
    const own = await world.person("自家", gxq);
    await world.by(own, ({ leads }) => leads.log({ name: "自家项目" }));
    await world.by(own, ({ leads }) => leads.move(2, "签约", signing));
    for (let count = 0; count < 45; count++)
      await world.by(count % 2 ? own : ada, ({ funds }) =>
        funds.claim(count % 2 ? 2 : 1, { ...plainClaim, amount: cny(100 + count) }),
      );
    const at = (offset: number) => world.by(eve, ({ funds }) => funds.queue({ offset, limit: 20 }));
    const [first, second] = [await at(0), await at(20)];
    expect([first.claims.length, first.more, second.claims.length, second.more]).toEqual([20, true, 3, false]);
    expect([...first.claims, ...second.claims].map(({ claim }) => claim.number)).toEqual(
      Array.from({ length: 23 }, (_, index) => 1 + 2 * index),
    );
  });
});

describe("the contract", () => {
  test("is the limit of what is verified, in its currency, unless the coordinator says why", async () => {
    const { world, ada, eve, zoe } = await office();
    for (const amount of [cny(4 * million10), cny(2 * million10), usd(9 * million10)])
      await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, amount }));
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok" }));
    expect(await refusal(world, eve, ({ funds }) => funds.decide(2, { kind: "ok" }))).toBe("over_contract");
    expect(await refusal(world, zoe, ({ funds }) => funds.decide(2, { kind: "ok" }))).toBe("over_contract");
    // To the last fen of it is within it.
    await world.by(eve, ({ funds }) => funds.decide(2, { kind: "ok", amount: cny(million10), reason: "超出部分" }));
    // No contract in dollars: nothing is converted, so nothing is compared.
    await world.by(eve, ({ funds }) => funds.decide(3, { kind: "ok" }));
    await world.by(ada, ({ funds }) => funds.claim(1, { ...plainClaim, amount: cny(1) }));
    await world.by(zoe, ({ funds }) => funds.decide(4, { kind: "ok", over: "增资协议2026-3" }));
    const { funds } = await world.project(1);
    expect(Object.values(funds).map(({ over }) => over)).toEqual([null, null, null, "增资协议2026-3"]);
    const card = await world.by(ada, async ({ leads }) => leads.describe(await leads.load(1)));
    expect(card.funds).toEqual([
      { currency: "CNY", verified: 5 * million10 + 1, claimed: 5 * million10 + 1, waiting: 0, contract: 5 * million10 },
      { currency: "USD", verified: 9 * million10, claimed: 9 * million10, waiting: 0, contract: undefined },
    ]);
    const entry = await world.store.read((tx) => tx.ledger.ofStream(world.org.id, "project", 1, 1));
    expect(entry[0]?.body.details).toEqual({ claim: 4, over: "增资协议2026-3" });
  });

  test("without one, what the project says it costs", async () => {
    const { world, ada, eve } = await office();
    await world.by(ada, ({ leads }) => leads.log({ name: "续建", amount: usd(100) }));
    await world.by(ada, ({ leads }) => leads.move(2, "开工", { "start-proof": "1" }));
    await world.by(ada, ({ funds }) => funds.claim(2, { ...plainClaim, amount: usd(101), source: "境外" }));
    expect(await refusal(world, eve, ({ funds }) => funds.decide(1, { kind: "ok" }))).toBe("over_contract");
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok", amount: usd(100), reason: "余数" }));
    expect(await inMonth(world, "2026-11")).toEqual({ fdi: 100 });
  });

  test("is read from its evidence exactly, in every currency and language", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies.keys()),
        fc.integer({ min: 1, max: 1e14 }),
        fc.constantFrom("zh-CN" as const, "en" as const),
        (currency, minor, locale) => {
          expect(readWritten(formatAmount({ currency, minor }, locale))).toEqual({ currency, minor });
        },
      ),
    );
    for (const text of ["", "五千万元", "5000", "about US$5m", "5000万"]) expect(readWritten(text)).toBeUndefined();
  });
});

describe("what does not count", () => {
  test("is said by rule and reason by an independent verifier, and boards follow both ways", async () => {
    const { world, kfq, ada, eve } = await office();
    const own = await world.person("自家核实", kfq, ["member", "verifier"]);
    await world.by(ada, ({ funds }) => funds.claim(1, plainClaim));
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok" }));
    const counted = await world.store.read((tx) => tx.rollups.all(world.org.id));
    const out = (who: Actor, rule?: string, reason?: string) =>
      refusal(world, who, ({ funds }) => funds.exclude(1, rule, reason));
    expect(await out(ada, "搬迁", "x")).toBe("not_allowed");
    expect(await out(own, "搬迁", "x")).toBe("own_funds");
    expect(await out(eve, "搬迁")).toBe("missing_argument");
    expect(await out(eve, "不知道", "x")).toBe("unknown_choice");
    expect(await out(eve)).toBe("nothing_changed");
    expect(await refusal(world, eve, ({ funds }) => funds.exclude(9, "搬迁", "x"))).toBe("unknown_project");
    expect(await out(eve, "搬迁", "原厂在本市")).toBeUndefined();
    expect(await world.store.read((tx) => tx.rollups.all(world.org.id))).toEqual([]);
    expect((await world.verify()).findings).toEqual([]);
    expect(await out(eve)).toBeUndefined();
    expect(await world.store.read((tx) => tx.rollups.all(world.org.id))).toEqual(counted);
  });

  test("of an expansion: what stood there before", async () => {
    const { world, ada } = await office();
    await world.by(ada, ({ leads }) => leads.edit(1, { baseline: cny(2 * million10) }));
    const cells = await world.store.read((tx) => tx.rollups.all(world.org.id));
    expect(cells.find(({ metric, scale }) => metric === "signed-amount" && scale === "Y")?.value).toBe(3 * million10);
    await world.by(ada, ({ leads }) => leads.log({ name: "扩建", amount: cny(9), baseline: cny(4) }));
    expect((await world.project(2)).baseline).toEqual(cny(4));
  });
});

/** A change that another part of the record makes, as it would record it. */
async function put(world: DomainWorld, who: Actor, change: object): Promise<void> {
  await world.by(who, async ({ leads }, work) => {
    const before = await leads.load(1);
    await recordProject(work, before, { ...before.project, ...change }, "split", {});
  });
}
