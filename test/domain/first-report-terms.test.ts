import { describe, expect, test } from "vitest";
import { duesOf } from "../../src/domain/dues.ts";
import type { Contest, Hold } from "../../src/domain/models/first-report.ts";
import type { SideState } from "../../src/domain/models/side.ts";
import { holderOf, mustWait } from "../../src/domain/first-report/standing.ts";
import { newHold, reaches, stateOn, warningDays, weigh } from "../../src/domain/first-report/term.ts";
import { settingOf } from "../../src/domain/setting.ts";
import type { Money } from "../../src/money.ts";
import { aProject } from "./sample.ts";

/** The rules of first report as tables: amounts, days, and who holds of several. */

const setting = settingOf({
  id: 1,
  key: "main",
  name: "测试市招商局",
  pack: "cn-government",
  locale: "zh-CN",
  timezone: "Asia/Shanghai",
  demo: false,
  calendar: null,
  policy: null,
});
const policy = setting.pack.firstReport;
const yuan = (minor: number): Money => ({ currency: "CNY", minor });
const held: Hold = { state: "held", since: "2026-08-03", until: "2026-11-01", renewals: 0, warned: 0, told: [] };
const open: Contest = { against: 12, since: "2026-08-10", state: "open", reason: null, decisions: [] };
const lost: SideState = {
  state: "lost",
  reason: "other",
  words: null,
  since: "2026-08-05",
  until: null,
  accepted: true,
  rounds: 0,
  byId: 1,
  past: [],
};

describe("the threshold", () => {
  test.each([
    [yuan(1e11), true],
    [yuan(1e11 - 1), false],
    [{ currency: "USD", minor: 1e9 }, true],
    [{ currency: "USD", minor: 1e9 - 1 }, false],
    // Ten billion yen are no billion yuan, and no ten million dollars either: a currency without a threshold reaches none.
    [{ currency: "JPY", minor: 1e15 }, false],
    [{ currency: "EUR", minor: 1e15 }, false],
    [null, false],
  ] as const)("%o: %s", (amount, expected) => expect(reaches(amount, policy)).toBe(expected));
});

describe("the days", () => {
  test("a report at the threshold protects 90 days after its own, one below none", () => {
    expect(newHold(yuan(1e11), "2026-08-03", policy)).toEqual(held);
    expect(newHold(yuan(1e10), "2026-08-03", policy)).toEqual({ ...held, state: "soft", until: null });
  });

  test.each([
    // From, last day, first and second reminder: over a year's end, and a leap day.
    ["2026-08-03", "2026-11-01", "2026-10-02", "2026-10-22"],
    ["2026-12-31", "2027-03-31", "2027-03-01", "2027-03-21"],
    ["2027-12-15", "2028-03-14", "2028-02-13", "2028-03-04"],
  ])("from %s to %s, reminders on %s and %s", (from, until, first, second) => {
    expect(newHold(yuan(1e11), from, policy).until).toBe(until);
    expect(warningDays(until, policy)).toEqual([first, second]);
  });

  test("the last day protects, the next does not, noted or not", () => {
    expect(["2026-10-31", "2026-11-01", "2026-11-02"].map((day) => stateOn(held, day))).toEqual([
      "held",
      "held",
      "lapsed",
    ]);
    expect(stateOn({ ...held, state: "released" }, "2026-12-01")).toBe("released");
  });

  test("an amount that rises begins its days then; falling and rising again finds the days there were", () => {
    const soft = newHold(yuan(1e10), "2026-08-03", policy);
    const risen = weigh(soft, yuan(1e11), "2026-09-01", policy);
    expect(risen).toMatchObject({ state: "held", since: "2026-08-03", until: "2026-11-30" });
    const fallen = weigh(risen, yuan(1e10), "2026-09-05", policy);
    expect(fallen.state).toBe("soft");
    expect(weigh(fallen, yuan(2e11), "2026-10-20", policy)).toEqual(risen);
    for (const state of ["lapsed", "released"] as const)
      expect(weigh({ ...held, state }, yuan(1), "2026-09-01", policy).state).toBe(state);
  });
});

describe("what falls due", () => {
  const dues = (hold: Hold | null, more: Partial<Parameters<typeof aProject>[0]> = {}) =>
    duesOf(aProject({ stage: "lead", hold, ...more }), setting).map(({ kind, at }) => `${kind} ${at.slice(0, 16)}`);
  // Midnight in Shanghai is 16:00 the day before in UTC.
  const [first, second, end] = [
    "hold-first 2026-10-01T16:00",
    "hold-second 2026-10-21T16:00",
    "hold-end 2026-11-01T16:00",
  ];

  test.each<readonly [string, Hold | null, Parameters<typeof aProject>[0], readonly string[]]>([
    ["nothing without a hold", null, {}, []],
    ["reminders and the end", held, {}, [end, first, second]],
    ["the second reminder once the first was sent", { ...held, warned: 1 }, {}, [end, second]],
    ["the end alone once both were", { ...held, warned: 2 }, {}, [end]],
    ["the end alone once the investor has signed", held, { stage: "signed" }, [end]],
    ["nothing of a soft one", { ...held, state: "soft", until: null }, {}, []],
    ["nothing of a released one", { ...held, state: "released" }, {}, []],
    [
      "its place in the coordinator's list once lapsed",
      { ...held, state: "lapsed" },
      {},
      ["hold-lapsed 2026-11-01T16:00"],
    ],
    ["nothing while it is lost", held, { side: lost }, []],
    ["everything while it is only paused", held, { side: { ...lost, state: "paused" } }, [end, first, second]],
    ["nothing of what was merged", held, { mergedInto: 3 }, []],
    ["nothing of what is void", held, { voided: true }, []],
    ["a case that is to be chosen", null, { contest: open }, ["contest-open 2026-08-09T16:00"]],
    [
      "a case that is to be decided",
      null,
      { contest: { ...open, state: "disputed" } },
      ["contest-decide 2026-08-09T16:00"],
    ],
    ["nothing of one that goes on", null, { contest: { ...open, state: "proceeding" } }, []],
    [
      "an appeal, though its project was made part of another",
      null,
      { contest: { ...open, state: "appealed" }, mergedInto: 12 },
      ["contest-decide 2026-08-09T16:00"],
    ],
  ])("%s", (_, hold, more, expected) => expect(dues(hold, more)).toEqual(expected));
});

describe("of several reports", () => {
  const today = "2026-09-01";
  const project = (number: number, hold: Hold | null, more: Parameters<typeof aProject>[0] = {}) =>
    aProject({ number, hold, investor: 3, unitId: number, ...more });

  test.each<readonly [string, readonly ReturnType<typeof project>[], number | undefined]>([
    ["none without a hold", [project(1, null)], undefined],
    ["the earlier day", [project(1, { ...held, since: "2026-08-04" }), project(2, held)], 2],
    ["on one day the lower number", [project(2, held), project(1, held)], 1],
    ["protected before soft", [project(1, { ...held, state: "soft", until: null }), project(2, held)], 2],
    [
      "one that lapsed before a soft one",
      [project(1, { ...held, state: "soft" }), project(2, { ...held, until: "2026-08-31" })],
      2,
    ],
    ["not the void", [project(1, held, { voided: true }), project(2, held)], 2],
    ["not the merged", [project(1, held, { mergedInto: 9 }), project(2, held)], 2],
    ["not the lost", [project(1, held, { side: lost }), project(2, held)], 2],
    ["not the exited", [project(1, held, { side: { ...lost, state: "exited" } })], undefined],
    ["a paused one all the same", [project(1, held, { side: { ...lost, state: "paused" } })], 1],
    ["not the released", [project(1, { ...held, state: "released" })], undefined],
  ])("%s", (_, projects, expected) => expect(holderOf(projects, today)?.number).toBe(expected));

  const decided = (outcome: "upheld" | "dismissed" | "shared", state: Contest["state"] = "decided"): Contest => ({
    ...open,
    state,
    decisions: [{ byId: 1, at: "2026-08-20T00:00:00.000Z", outcome, reason: "有函件" }],
  });

  test.each<readonly [string, Contest | null, Hold, boolean]>([
    ["no case", null, held, false],
    ["open", open, held, true],
    ["joining", { ...open, state: "joining" }, held, true],
    ["disputed", { ...open, state: "disputed" }, held, true],
    ["dismissed", decided("dismissed"), held, true],
    ["dismissed and appealed", decided("dismissed", "appealed"), held, true],
    ["going on with a reason", { ...open, state: "proceeding" }, held, false],
    ["shared", decided("shared"), held, false],
    ["upheld: the first one's is gone", decided("upheld"), { ...held, state: "released" }, false],
    ["open, the first one soft", open, { ...held, state: "soft" }, false],
    ["open, the last day past", open, { ...held, until: "2026-08-31" }, false],
    ["open, lapsed", open, { ...held, state: "lapsed" }, false],
  ])("a later one waits or not: %s", (_, contest, hold, expected) =>
    expect(mustWait(project(12, hold), project(15, null, { contest }), today)).toBe(expected),
  );

  test("nor for another investor's, a void, a lost or the own unit's", () => {
    const later = project(15, null, { contest: open });
    for (const first of [
      project(12, held, { investor: 4 }),
      project(12, held, { voided: true }),
      project(12, held, { side: lost }),
      project(12, held, { unitId: 15 }),
      undefined,
    ])
      expect(mustWait(first, later, today)).toBe(false);
  });
});
