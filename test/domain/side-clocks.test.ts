import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarFor } from "../../src/domain/calendar.ts";
import { addDays, instantOf } from "../../src/domain/day.ts";
import { duesOf } from "../../src/domain/dues.ts";
import type { Day, Entry } from "../../src/domain/model.ts";
import type { Pause, SideState } from "../../src/domain/models/side.ts";
import { isFirstWorkday } from "../../src/domain/sides/old-friends.ts";
import { acceptedPauses, pausedDays, runningPause, standingSide } from "../../src/domain/sides/side.ts";
import { stageTimes, timesAway } from "../../src/domain/sides/times.ts";
import { dueAt, lampOf, type Clocked } from "../../src/domain/stale.ts";
import { loadPack } from "../../src/packs/index.ts";
import { aProject } from "./sample.ts";
import { runs } from "../runs.ts";

const shanghai = "Asia/Shanghai";
const pack = loadPack("cn-government");
const calendar = calendarFor(pack.calendar);

const pause = (since: Day, until: Day): Pause => ({ reason: "approval", words: null, since, until, byId: 1 });

/** The last of these excuses is its own, the others went before. */
function paused(...spans: readonly (readonly [since: Day, until: Day])[]): SideState {
  const pauses = spans.map(([since, until]) => pause(since, until));
  const own = pauses.at(-1) ?? pause("2026-01-01", "2026-01-01");
  return { ...own, state: "paused", accepted: true, rounds: 0, past: pauses.slice(0, -1) };
}

const off = (state: "lost" | "exited", until: Day | null): SideState => ({
  ...pause("2026-11-02", "2026-11-02"),
  state,
  reason: "land",
  until,
  accepted: true,
  rounds: 0,
  past: [],
});

function project(stage: string, progress: Day, side: SideState | null, change: Partial<Clocked> = {}): Clocked {
  const progressAt = instantOf(progress, "10:00", shanghai).toISOString();
  return { stage, progressAt, next: null, voided: false, side, ...change };
}

const dawn = (day: Day): string => instantOf(day, "00:00", shanghai).toISOString();
const due = (clocked: Clocked) => dueAt(clocked, pack, calendar, shanghai)?.toISOString();
const lampAt = (clocked: Clocked, day: Day) =>
  lampOf(clocked, pack, calendar, shanghai, instantOf(day, "09:05", shanghai));

describe("a clock under an accepted excuse", () => {
  it.each([
    ["screening, three days from Monday, without one", "screening", "2026-11-23", null, "2026-11-27"],
    [
      "stands still from the first day on",
      "screening",
      "2026-11-23",
      paused(["2026-11-24", "2026-11-30"]),
      "2026-12-04",
    ],
    ["goes on with what was left", "screening", "2026-11-23", paused(["2026-11-26", "2026-12-02"]), "2026-12-04"],
    ["a weekend under it takes nothing off", "lead", "2026-11-20", paused(["2026-11-21", "2026-11-22"]), "2026-11-24"],
    [
      "that had run out before it is due on the next day worked",
      "lead",
      "2026-11-09",
      paused(["2026-11-16", "2026-11-27"]),
      "2026-11-30",
    ],
    [
      "over a holiday: what was left is left on 9 October",
      "lead",
      "2026-09-29",
      paused(["2026-09-30", "2026-10-08"]),
      "2026-10-10",
    ],
    ["that ends within a holiday", "lead", "2026-09-29", paused(["2026-09-30", "2026-10-04"]), "2026-10-09"],
    ["on a Saturday that is worked", "lead", "2026-10-09", paused(["2026-10-10", "2026-10-10"]), "2026-10-13"],
    [
      "two of them",
      "screening",
      "2026-11-02",
      paused(["2026-11-03", "2026-11-06"], ["2026-11-10", "2026-11-13"]),
      "2026-11-18",
    ],
    [
      "ran out between two",
      "lead",
      "2026-11-02",
      paused(["2026-11-03", "2026-11-03"], ["2026-11-16", "2026-11-20"]),
      "2026-11-23",
    ],
    [
      "progress within it starts it anew after it",
      "screening",
      "2026-11-25",
      paused(["2026-11-20", "2026-11-30"]),
      "2026-12-04",
    ],
    ["progress after it forgets it", "screening", "2026-12-01", paused(["2026-11-20", "2026-11-30"]), "2026-12-07"],
  ])("%s", (_, stage, progress, side, day) => {
    expect(due(project(stage, progress, side))).toBe(dawn(day));
  });

  it("is not held by one that nobody has accepted", () => {
    const asked = { ...paused(["2026-11-24", "2026-12-24"]), accepted: false };
    expect(due(project("screening", "2026-11-23", asked))).toBe(dawn("2026-11-27"));
    expect(lampAt(project("screening", "2026-11-23", asked), "2026-12-01").reason).toBe("clock");
  });

  it.each([
    ["the day it begins", "2026-11-24", { lamp: "green", reason: "paused", overdueWorkingDays: 0, clears: "nothing" }],
    [
      "its last day",
      "2026-11-27",
      { lamp: "green", reason: "paused", excuse: { reason: "approval", until: "2026-11-27" } },
    ],
    ["the Saturday after", "2026-11-28", { lamp: "green", reason: "fresh", clears: "nothing" }],
    ["the first day late", "2026-12-03", { lamp: "green", reason: "clock", overdueWorkingDays: 1, idleDays: 10 }],
  ])("reads on %s", (_, day, reading) => {
    expect(lampAt(project("screening", "2026-11-23", paused(["2026-11-24", "2026-11-27"])), day)).toMatchObject(
      reading,
    );
  });

  it("counts its days neither to the yellow nor to the red lamp", () => {
    const side = paused(["2026-06-11", "2026-07-10"]);
    // The tenth of June and sixty days more, thirty of which do not count.
    expect(lampAt(project("negotiation", "2026-06-10", null), "2026-08-09").lamp).toBe("yellow");
    expect(lampAt(project("negotiation", "2026-06-10", side), "2026-09-07").lamp).toBe("green");
    expect(lampAt(project("negotiation", "2026-06-10", side), "2026-09-08")).toMatchObject({
      lamp: "yellow",
      idleDays: 90,
    });
    expect(lampAt(project("negotiation", "2026-06-10", side), "2026-10-08").lamp).toBe("red");
  });

  it("runs in no stage of what is lost or has exited, and the reading says why", () => {
    const lost = project("negotiation", "2026-01-05", off("lost", "2027-02-20"));
    expect(due(lost)).toBeUndefined();
    expect(lampAt(lost, "2026-11-23")).toMatchObject({
      lamp: "green",
      reason: "lost",
      clears: "nothing",
      excuse: { reason: "land", until: "2027-02-20" },
    });
    expect(due(project("signed", "2026-01-05", off("exited", null)))).toBeUndefined();
    expect(lampAt(project("signed", "2026-01-05", off("exited", null)), "2026-11-23").reason).toBe("exited");
  });

  it("runs on a track of its own", () => {
    expect(due(project("upgrade-filed", "2026-11-02", null))).toBe(dawn("2026-12-01"));
    expect(due(project("upgrade-finished", "2026-01-05", null))).toBeUndefined();
  });
});

describe("whatever the excuses", () => {
  const start = "2026-01-05";
  /** Excuses that do not overlap, as they are made. */
  const sides = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 4 })
    .map((gaps) => {
      let at: Day = start;
      return paused(
        ...gaps.map(([gap, length]): readonly [Day, Day] => {
          const since = addDays(at, gap);
          const until = addDays(since, length);
          at = addDays(until, 1);
          return [since, until];
        }),
      );
    });
  const clocked = fc.record({
    stage: fc.constantFrom("lead", "screening", "negotiation", "signed", "upgrade-underway"),
    progressAt: fc
      .integer({ min: 0, max: 200 })
      .map((days) => instantOf(addDays(start, days), "10:00", shanghai).toISOString()),
    next: fc.option(fc.integer({ min: 0, max: 300 }).map((days) => ({ on: addDays(start, days), what: "见面" }))),
    voided: fc.constant(false),
    side: sides,
  });
  const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays(start, days));

  it("an excuse never makes it due earlier, and never on a day it covers", () => {
    fc.assert(
      fc.property(clocked, (item) => {
        const without = due({ ...item, side: null }) ?? "";
        const held = due(item) ?? "";
        expect(held >= without).toBe(true);
        for (const { since, until } of acceptedPauses(item.side)) {
          if (until <= item.progressAt.slice(0, 10)) continue;
          expect(held < dawn(since) || held > dawn(until), `${held} ${since} ${until}`).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("something clears the lamp exactly from the due instant on, excuses apart", () => {
    fc.assert(
      fc.property(clocked, day, (item, today) => {
        const reading = lampAt(item, today);
        const isDue = (due(item) ?? "9") <= instantOf(today, "09:05", shanghai).toISOString();
        const held = runningPause(item.side, today) !== undefined;
        expect(reading.clears !== "nothing").toBe(isDue && !held);
        if (held) expect(reading.reason).toBe("paused");
        expect(reading.idleDays).toBeGreaterThanOrEqual(
          pausedDays(item.side, addDays(item.progressAt.slice(0, 10), 0), today),
        );
      }),
      { numRuns: runs(500) },
    );
  });

  it("ends by itself: the day after, nothing of it stands", () => {
    const side = paused(["2026-11-24", "2026-11-27"]);
    expect(standingSide(side, "2026-11-27")).toBe(side);
    expect(standingSide(side, "2026-11-28")).toBeNull();
    const asked = { ...side, accepted: false };
    expect(standingSide(asked, "2026-11-27")).toBe(asked);
    expect(standingSide(asked, "2026-11-28")).toBeNull();
  });
});

describe("what falls due", () => {
  const org = {
    id: 1,
    key: "k",
    name: "n",
    pack: "cn-government",
    locale: "zh-CN",
    timezone: shanghai,
    demo: false,
    calendar: null,
    policy: null,
  } as const;
  const kinds = (side: SideState | null) =>
    duesOf(aProject({ side }), { org, pack, calendar }).map(({ kind, at }) => [kind, at]);

  it("is the day after an accepted excuse and the day to call again, and nothing else", () => {
    expect(kinds(paused(["2026-11-24", "2026-12-20"]))).toEqual([["pause-end", dawn("2026-12-21")]]);
    expect(kinds({ ...paused(["2026-11-24", "2026-12-20"]), accepted: false })).toEqual([]);
    expect(kinds(off("lost", "2027-02-20"))).toEqual([["revisit", dawn("2027-02-20")]]);
    expect(kinds(off("lost", null))).toEqual([]);
    expect(kinds(off("exited", null))).toEqual([]);
    expect(kinds(null)).toEqual([]);
  });
});

describe("the time in each stage", () => {
  const reached = { lead: "2026-10-01", screening: "2026-10-04", negotiation: "2026-10-09" };
  const one = { kind: "new", stage: "negotiation", reached };
  const days = (away: Parameters<typeof stageTimes>[2], today: Day) =>
    stageTimes(one, pack, away, today).map(
      ({ stage, days: count, current }) => `${stage} ${count}${current ? "!" : ""}`,
    );

  it("runs from entry to entry, and in the last one until today", () => {
    expect(days([], "2026-11-18")).toEqual(["lead 3", "screening 5", "negotiation 40!"]);
    expect(days([], "2026-10-09")).toEqual(["lead 3", "screening 5", "negotiation 0!"]);
  });

  it("leaves the time off the line out, whole or in part", () => {
    expect(days([{ from: "2026-10-19", to: "2026-11-08" }], "2026-11-18")).toEqual([
      "lead 3",
      "screening 5",
      "negotiation 20!",
    ]);
    expect(days([{ from: "2026-10-06", to: "2026-10-19" }], "2026-11-18")).toEqual([
      "lead 3",
      "screening 2",
      "negotiation 30!",
    ]);
    expect(days([{ from: "2026-10-19", to: null }], "2027-01-01")).toEqual([
      "lead 3",
      "screening 5",
      "negotiation 10!",
    ]);
  });

  it("takes no day for a stage that was dated before the one it follows, and leaves skipped ones out", () => {
    const signed = { ...one, stage: "signed", reached: { lead: "2026-11-23", signed: "2026-11-20" } };
    expect(stageTimes(signed, pack, [], "2026-11-23").map(({ stage, days: count }) => [stage, count])).toEqual([
      ["lead", 0],
      ["signed", 3],
    ]);
    const upgrade = {
      kind: "upgrade",
      stage: "upgrade-underway",
      reached: { "upgrade-filed": "2026-11-01", "upgrade-underway": "2026-11-11" },
    };
    expect(stageTimes(upgrade, pack, [], "2026-11-23").map(({ stage }) => stage)).toEqual([
      "upgrade-filed",
      "upgrade-underway",
    ]);
  });

  it("knows from the entries when it was off the line, what was taken back left out", () => {
    const entry = (at: string, before: SideState | null, after: SideState | null) =>
      ({ at: `${at}T02:00:00.000Z`, body: { changes: { side: [before, after] }, details: {} } }) as unknown as Entry;
    const lost = off("lost", "2027-02-20");
    const later = off("lost", "2027-05-20");
    expect(
      timesAway(
        [
          entry("2026-03-02", null, lost),
          entry("2026-04-01", lost, later),
          entry("2026-05-04", later, null),
          entry("2026-06-01", null, paused(["2026-06-01", "2026-06-10"])),
          entry("2026-07-01", null, lost),
          entry("2026-07-01", lost, null),
          entry("2026-08-03", null, off("exited", null)),
        ],
        shanghai,
      ),
    ).toEqual([
      { from: "2026-03-02", to: "2026-05-04" },
      { from: "2026-08-03", to: null },
    ]);
  });
});

it("the month begins on its first day that is worked", () => {
  const days = (month: string) =>
    Array.from({ length: 12 }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`).filter((day) =>
      isFirstWorkday(calendar, day),
    );
  expect(days("2026-12")).toEqual(["2026-12-01"]);
  expect(days("2026-11")).toEqual(["2026-11-02"]);
  // After the National Day holiday.
  expect(days("2026-10")).toEqual(["2026-10-08"]);
});
