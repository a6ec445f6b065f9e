import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { behindOf } from "../../src/domain/behind.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import { addDays, daysBetween, instantOf } from "../../src/domain/day.ts";
import type { Day, Project } from "../../src/domain/model.ts";
import type { SideState } from "../../src/domain/models/side.ts";
import { withPolicy } from "../../src/domain/policy.ts";
import { dueAt, lampOf } from "../../src/domain/stale.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Money } from "../../src/money.ts";
import { runs } from "../runs.ts";
import { aClaim, aProject } from "./sample.ts";

const shanghai = "Asia/Shanghai";
const own = loadPack("cn-government");
const pack = withPolicy(own, "yinchuan");
const calendar = calendarFor(pack.calendar);
/** ¥80 trillion. */
const huge: Money = { currency: "CNY", minor: 8e15 };
const yuan = (millions: number): Money => ({ currency: "CNY", minor: millions * 1e8 });

interface Contract {
  readonly signed?: Day;
  readonly operates?: Day | null;
  readonly amount?: Money | null;
  /** What was verified of it. */
  readonly verified?: Money;
  readonly side?: SideState | null;
  readonly change?: Partial<Project>;
}

/**
 * A contract of ¥1bn, signed on 1 June 2026, that is to operate 100 days later: each day is a point. Somebody worked on it
 * on 9 November, so that its stage's own clock says nothing on the days that are looked at.
 */
function contract({
  signed = "2026-06-01",
  operates = "2026-09-09",
  amount = yuan(1_000),
  verified = yuan(0),
  side = null,
  change = {},
}: Contract = {}): Project {
  const claim = aClaim({ amount: verified, state: "verified", verifiedMinor: verified.minor });
  return aProject({
    stage: "signed",
    amount,
    reached: { lead: "2026-03-02", signed },
    evidence: { "signed.contract": "HT-1", ...(operates ? { "signed.planned-operating": operates } : {}) },
    funds: { 1: claim },
    next: null,
    side,
    ...change,
  });
}

const behind = (given: Contract, today: Day) => behindOf(contract(given), pack, today);

describe("how far funds are behind the contract's plan", () => {
  it.each([
    ["on the day of the signature nothing is due", {}, "2026-06-01", 0],
    ["a quarter of the way with nothing", {}, "2026-06-26", 25],
    ["with ten per cent it is ten points less", { verified: yuan(100) }, "2026-06-26", 15],
    ["ahead is negative", { verified: yuan(500) }, "2026-06-26", -25],
    ["on the day on which it operates all of it is due", { verified: yuan(400) }, "2026-09-09", 60],
    ["and no more than all later", { verified: yuan(400) }, "2027-09-09", 60],
    ["before the signature nothing", {}, "2026-05-01", 0],
  ] as const)("%s", (_, given, today, points) => {
    expect(behind(given, today)?.points).toBe(points);
  });

  it.each([
    ["nothing came: ten points on the tenth day, over thirty on the thirty-first", {}, "2026-06-11", "2026-07-02"],
    ["a fifth came", { verified: yuan(200) }, "2026-07-01", "2026-07-22"],
    ["all but ten points came: the last day is the tenth point", { verified: yuan(900) }, "2026-09-09", undefined],
    ["all but nine", { verified: yuan(910) }, undefined, undefined],
    ["all but thirty: yellow, and never more than thirty", { verified: yuan(700) }, "2026-08-20", undefined],
    ["all but thirty-one", { verified: yuan(690) }, "2026-08-19", "2026-09-09"],
    ["more than all came", { verified: yuan(1_200) }, undefined, undefined],
    // 0.1 + 0.2 is not 0.3 to a computer.
    ["a share that no binary number is", { verified: yuan(290) }, "2026-07-10", "2026-07-31"],
    ["a plan of three days", { operates: "2026-06-04" }, "2026-06-02", "2026-06-02"],
    ["more money than a double counts", { amount: huge, verified: { ...huge, minor: 1 } }, "2026-06-12", "2026-07-02"],
  ] as const)("%s", (_, given, yellowOn, redOn) => {
    expect(behind(given, "2026-06-15")).toMatchObject({ yellowOn, redOn });
  });

  it.each([
    ["the contract names no day on which it operates", { operates: null }],
    ["it operates on the day of its signature", { operates: "2026-06-01" }],
    ["or before it", { operates: "2026-05-01" }],
    ["there is no amount", { amount: null }],
    ["the amount is nothing", { amount: yuan(0) }],
    ["the amount is in another currency", { amount: { currency: "USD", minor: 1e10 } }],
    ["it is not signed", { change: { reached: { lead: "2026-03-02" } } }],
  ] as const)("is not known where %s", (_, given) => {
    expect(behind(given, "2026-07-15")).toBeUndefined();
  });

  it("is by the contract's own amount where the gate has one, and counts no money of another currency", () => {
    const evidence = { ...contract().evidence, "signed.contract-amount": "5亿元" };
    const halved = { verified: yuan(100), change: { evidence } };
    expect(behind(halved, "2026-06-26")?.points).toBe(5);
    expect(behind({ verified: { currency: "USD", minor: 1e10 } }, "2026-06-26")?.points).toBe(25);
  });

  it("is not asked by the pack's own lamps", () => {
    expect(behindOf(contract(), own, "2026-07-15")).toBeUndefined();
  });
});

const paused = (since: Day, until: Day, accepted = true): SideState => ({
  state: "paused",
  reason: "approval",
  words: null,
  since,
  until,
  accepted,
  rounds: 0,
  byId: 7,
  past: [],
});

describe("the lamp of a plan", () => {
  // Somebody works on it each working day: the stage's own clock says nothing.
  const lampAt = (project: Project, day: Day) =>
    lampOf(
      { ...project, progressAt: instantOf(day, "08:00", shanghai).toISOString() },
      pack,
      calendar,
      shanghai,
      instantOf(day, "09:05", shanghai),
    );

  it.each([
    ["nine points", {}, "2026-06-10", { lamp: "green", reason: "fresh", overdueWorkingDays: 0 }],
    ["ten points exactly", {}, "2026-06-11", { lamp: "yellow", reason: "behind", points: 10, overdueWorkingDays: 1 }],
    ["thirty points exactly", {}, "2026-07-01", { lamp: "yellow", reason: "behind", points: 30 }],
    ["more than thirty", {}, "2026-07-02", { lamp: "red", reason: "behind", points: 31, clears: "funds" }],
    ["ahead of the plan", { verified: yuan(900) }, "2026-07-02", { lamp: "green", reason: "fresh" }],
    ["no amount", { amount: null }, "2026-07-02", { lamp: "green", reason: "fresh" }],
    ["the day has passed", {}, "2026-11-09", { lamp: "red", reason: "behind", points: 100 }],
    ["an excuse", { side: paused("2026-06-10", "2026-07-31") }, "2026-07-02", { lamp: "green", reason: "paused" }],
    ["an excuse nobody accepted", { side: paused("2026-06-10", "2026-07-31", false) }, "2026-07-02", { lamp: "red" }],
    ["the Monday after an excuse", { side: paused("2026-06-10", "2026-07-31") }, "2026-08-03", { lamp: "red" }],
    ["lost", { side: { ...paused("2026-06-10", "2026-07-31"), state: "lost" } }, "2026-07-02", { reason: "lost" }],
    ["void", { change: { voided: true } }, "2026-07-02", { lamp: "green", reason: "no_clock" }],
  ] as const)("%s", (_, given: Contract, day, reading) => {
    expect(lampAt(contract(given), day)).toMatchObject(reading);
  });

  it("is cleared by verified funds, and not by anything that is said", () => {
    expect(lampAt(contract(), "2026-07-02")).toMatchObject({ lamp: "red", clears: "funds" });
    expect(lampAt(contract({ change: { next: { on: "2026-12-01", what: "来考察" } } }), "2026-07-02").lamp).toBe("red");
    expect(lampAt(contract({ verified: yuan(250) }), "2026-07-02").lamp).toBe("green");
  });
});

describe("under every policy", () => {
  const first = "2026-06-01";
  const day = (most: number) => fc.nat({ max: most }).map((count) => addDays(first, count));
  const projects = fc
    .record({
      stage: fc.constantFrom("lead", "screening", "negotiation", "signed", "construction", "operating", "capacity"),
      progress: day(150),
      next: fc.option(day(200)),
      signed: fc.option(day(100)),
      plan: fc.integer({ min: -5, max: 200 }),
      millions: fc.option(fc.integer({ min: 0, max: 2_000 })),
      verified: fc.integer({ min: 0, max: 2_000 }),
      pauses: fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 30 })), { maxLength: 3 }),
    })
    .map(({ stage, progress, next, signed, plan, millions, verified, pauses }) => {
      let from = first;
      const past = pauses.map(([wait, held]) => {
        const since = addDays(from, wait + 1);
        const until = addDays(since, held);
        from = until;
        return { reason: "approval", words: null, since, until, byId: 7 };
      });
      const last = past.at(-1);
      const project = contract({
        amount: millions === null ? null : yuan(millions),
        verified: yuan(verified),
        operates: signed ? addDays(signed, plan) : null,
        side: last ? { ...paused(last.since, last.until), past: past.slice(0, -1) } : null,
      });
      return {
        ...project,
        stage,
        reached: { lead: first, ...(signed ? { signed } : {}) },
        progressAt: instantOf(progress, "10:00", shanghai).toISOString(),
        next: next ? { on: next, what: "见面" } : null,
      };
    });

  it.each([null, "jiangmen", "handan", "yinchuan"])("%s: it is due on the first day on which it is late", (code) => {
    const working = withPolicy(own, code);
    fc.assert(
      fc.property(projects, (project) => {
        const due = dueAt(project, working, calendar, shanghai);
        const late = Array.from({ length: 500 }, (_, index) => addDays(first, index)).find(
          (one) =>
            lampOf(project, working, calendar, shanghai, instantOf(one, "00:00", shanghai)).overdueWorkingDays > 0,
        );
        const end = instantOf(addDays(first, 499), "00:00", shanghai);
        if (due === null || due > end) expect(late).toBeUndefined();
        else expect(late && instantOf(late, "00:00", shanghai).toISOString()).toBe(due.toISOString());
      }),
      { numRuns: runs(60) },
    );
  });

  it("a day off before an excuse does not make it due within the excuse", () => {
    // Behind on 19 June, which is Dragon Boat; excused from the 20th to Monday, the 22nd.
    const project = contract({
      signed: "2026-06-01",
      operates: "2026-06-19",
      amount: yuan(32),
      verified: yuan(28),
      side: paused("2026-06-20", "2026-06-22"),
      change: { stage: "lead", progressAt: "2026-06-01T02:00:00.000Z" },
    });
    expect(dueAt(project, pack, calendar, shanghai)?.toISOString()).toBe("2026-06-22T16:00:00.000Z");
  });

  it("yinchuan's points grow by the plan alone, a share of it each day", () => {
    fc.assert(
      fc.property(projects, (project) => {
        const found = behindOf(project, pack, addDays(first, 300));
        const { yellowPoints = 0, redPoints = 0 } = pack.lamps.behind ?? {};
        if (!found) return;
        for (const [from, points, over] of [
          [found.yellowOn, yellowPoints, false],
          [found.redOn, redPoints, true],
        ] as const) {
          const at = (one: Day) => behindOf(project, pack, one)?.points ?? 0;
          // Rounding apart: the border itself has examples of its own.
          if (from === undefined) expect(found.points).toBeLessThan(points + 1e-6);
          else {
            expect(at(from)).toBeGreaterThan(points - 1e-6);
            expect(at(addDays(from, -1))).toBeLessThan(points + (over ? 1e-6 : 0));
            expect(daysBetween(project.reached["signed"] ?? from, from)).toBeGreaterThanOrEqual(1);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
