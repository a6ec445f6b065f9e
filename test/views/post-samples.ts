import type { ChainState, ShownLink } from "../../src/domain/chains/coverage.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Board, BoardLine } from "../../src/domain/boards/board.ts";
import type { Indicator } from "../../src/domain/boards/bulletin.ts";
import type { Cohort } from "../../src/domain/boards/cohorts.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import type { Digest } from "../../src/domain/digest.ts";
import type { Member, Project } from "../../src/domain/model.ts";
import { usualPosts } from "../../src/domain/posts.ts";
import { show } from "../../src/domain/secrecy.ts";
import { lampOf } from "../../src/domain/stale.ts";
import type { UnchangedLine } from "../../src/domain/unchanged.ts";
import { monthlyBulletin, type Bulletin } from "../../src/views/bulletin.ts";
import { dailyPost, type DailyPost } from "../../src/views/post.ts";
import type { View } from "../../src/views/view.ts";
import { weeklyPost, type WeeklyPost } from "../../src/views/weekly.ts";
import { yearClose, type YearClose } from "../../src/views/year-close.ts";

export interface PostParts {
  readonly board: (changes?: Partial<Board>) => Board;
  readonly digest: Digest;
  readonly quiet: Digest;
  readonly people: ReadonlyMap<number, Member>;
  readonly project: (changes?: Partial<Project>) => Project;
  readonly now: Date;
}

/** The posts that come by themselves, as a channel meets them through a year. */
export function postSamples(view: View, of: PostParts): Readonly<Record<string, Message>> {
  const { board, digest, quiet, people, project, now } = of;
  const { pack } = view;
  const metricOf = (code: string) => pack.metrics.find((metric) => metric.code === code) ?? fail();
  const funds = metricOf("arrived");
  const [large, started] = pack.metrics.filter(({ value, informationOnly }) => value === "count" && !informationOnly);
  if (!large || !started) throw new Error("too few metrics");
  const day = (changes: Partial<DailyPost> = {}) =>
    dailyPost(view, {
      boards: [board()],
      digest,
      people,
      issue: 7,
      coming: [
        { kind: "clock", count: 5, more: false },
        { kind: "hold-end", count: 1, more: false },
      ],
      sections: usualPosts.sections,
      same: false,
      ...changes,
    });
  const money = board({
    metric: funds,
    lines: board().lines.map((line, index): BoardLine => ({
      ...line,
      actual: line.actual * 1e10,
      claimed: (line.actual + 1) * 1e10,
      target: line.target === null ? null : line.target * 1e10,
      growth: [0.102, -0.031][index],
    })),
  });
  const week = board({ period: "week", key: "2026-W47", lines: board().lines.map(inWeek) });
  const lamp = (one: Project) => lampOf(one, pack, calendarFor(pack.calendar), view.timezone, now);
  const waits = (number: number, changes: Partial<Project>): UnchangedLine => {
    const one = project({ number, next: null, ...changes });
    return { project: show(one, { channelOf: 1 }), lamp: lamp(one) };
  };
  const pause = {
    reason: pack.sides.paused[0]?.code ?? "",
    words: null,
    since: "2026-11-10",
    until: "2026-12-10",
    byId: 7,
  };
  const weekly = (changes: Partial<WeeklyPost> = {}) =>
    weeklyPost(view, {
      span: { from: "2026-11-16", to: "2026-11-22" },
      told: { from: "2026-11-16", to: "2026-11-22" },
      issue: 3,
      year: [board()],
      week: [week],
      versus: { group: { now: 5, before: 3 }, own: { now: 2, before: 0 } },
      chains: {
        metrics: [large, funds],
        lines: [
          {
            chain: view.locale === "en" ? "New energy" : "新能源",
            origin: "attracted",
            values: { [large.code]: 2, [funds.code]: 3.5e10 },
          },
          { chain: view.locale === "en" ? "Bearings" : "轴承", origin: "grown", values: { [large.code]: 1 } },
        ],
      },
      digest,
      people,
      unchanged: {
        lines: [
          waits(3, { progressAt: "2026-07-01T02:00:00.000Z" }),
          waits(4, { progressAt: "2026-09-10T02:00:00.000Z" }),
          waits(5, { progressAt: "2026-10-20T02:00:00.000Z", secrecy: "L2" }),
          waits(6, {
            progressAt: "2026-10-20T02:00:00.000Z",
            side: { ...pause, state: "paused", accepted: true, rounds: 0, past: [] },
          }),
          waits(8, {
            progressAt: "2026-10-20T02:00:00.000Z",
            next: { on: "2026-12-01", what: project().next?.what ?? "" },
          }),
        ],
        inTime: 3,
        more: false,
      },
      ...changes,
    });
  const figure = (metric: Indicator["metric"], changes: Partial<Indicator>): Indicator => ({
    metric,
    origin: "attracted",
    value: 0,
    toDate: 0,
    lastYear: 0,
    growth: undefined,
    plan: null,
    completion: undefined,
    ...changes,
  });
  const indicators = [
    figure(large, { value: 41, toDate: 452, lastYear: 430, growth: 452 / 430 - 1, plan: 500, completion: 452 / 500 }),
    figure(funds, { value: 3.5e11, toDate: 4.3e12, lastYear: 4.1e12, growth: 4.3 / 4.1 - 1 }),
    figure(started, { value: 12, toDate: 80 }),
    figure(started, { origin: "grown", value: 2, toDate: 9, lastYear: 10, growth: -0.1 }),
  ];
  const chain = (name: string, states: readonly ShownLink["state"][]): ChainState => {
    const word = view.locale === "en" ? "Link" : "环节";
    return {
      chain: { name, taskForceUnitId: null },
      links: states.map((state, index) => ({ name: `${word} ${index + 1}`, state })),
    };
  };
  const bulletin = (changes: Partial<Bulletin> = {}) =>
    monthlyBulletin(view, {
      organization: view.words.organization.demo,
      month: "2026-11",
      issue: 11,
      indicators,
      year: [money],
      monthly: [board({ period: "month", key: "2026-11", lines: board().lines.map(inWeek) })],
      scores: [
        {
          group: board().group,
          day: "2026-11-30",
          rule: {
            code: "county-zone",
            version: "2026.1",
            number: { "zh-CN": "聊招字〔2026〕1号", en: "LZ 2026/1" },
            sample: false,
            changed: null,
          },
          figures: [],
          lines: board().lines.map(({ unitId, name, rank }) => ({ unitId, name, rank, total: 90.5, sections: {} })),
        },
      ],
      curve: {
        metric: money.metric,
        months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((month) => ({
          month,
          value: month * 3.9e11,
          lastYear: month * 3.5e11,
        })),
        plan: 5e12,
      },
      cohorts: [
        cohort(2026, 40, { performed: 0.75, started: 0.5, operating: 0.1, arrived: 0.23 }),
        cohort(2025, 52, { performed: 0.96, started: 0.81, operating: 0.4, arrived: undefined }),
      ],
      durations: [
        { stage: "lead", projects: 61, median: 3 },
        { stage: pack.stages[2]?.code ?? "", projects: 40, median: 54.5 },
      ],
      chains: [
        chain(view.locale === "en" ? "New energy" : "新能源", ["held", "progress", "weak", "missing"]),
        chain(view.locale === "en" ? "Bearings" : "轴承", ["held", "held"]),
      ],
      overdue: 4,
      waiting: { count: 20, more: true },
      coming: {
        month: "2026-12",
        dues: [
          { kind: "hold-end", count: 2, more: false },
          { kind: "pause-end", count: 1, more: false },
          { kind: "revisit", count: 3, more: false },
          { kind: "promise", count: 1, more: false },
        ],
      },
      digest,
      people,
      ...changes,
    });
  const close = (changes: Partial<YearClose> = {}) =>
    yearClose(view, {
      organization: view.words.organization.demo,
      year: "2026",
      issue: 1,
      indicators,
      boards: [board({ day: "2026-12-31", schedule: 1 }), board({ day: "2026-12-31", schedule: 1, origin: "grown" })],
      carried: [
        {
          origin: "attracted",
          count: 38,
          amounts: [
            { currency: "CNY", minor: 1.2345e13 },
            { currency: "USD", minor: 5e9 },
          ],
        },
        { origin: "grown", count: 1, amounts: [] },
      ],
      asOf: "2027-01-06",
      ...changes,
    });
  return {
    ...named("day", day()),
    ...named("day, claimed and verified", day({ boards: [money], digest: quiet })),
    ...named("a quiet day", day({ digest: quiet, same: true })),
    ...named("quiet and late", day({ digest: quiet, same: true, lateSince: "08:50" })),
    ...named("first, quiet and late", day({ digest: quiet, issue: 1, lateSince: "08:50" })),
    ...named("the board alone", day({ sections: ["board"] })),
    ...named("the chart alone", day({ sections: ["chart"] })),
    ...named("the digest alone", day({ sections: ["digest"] })),
    ...named("the digest alone, no news", day({ sections: ["digest"], digest: quiet })),
    ...named("week", weekly()),
    ...named(
      "a week without anything, late",
      weekly({
        week: [
          board({ period: "week", lines: board().lines.map((line) => ({ ...inWeek(line), actual: 0, rank: 1 })) }),
        ],
        versus: { group: { now: 0, before: 0 }, own: { now: 0, before: 0 } },
        chains: { metrics: [large], lines: [] },
        digest: quiet,
        told: { from: "2026-11-16", to: "2026-11-29" },
        unchanged: { lines: [], inTime: 0, more: false },
        lateSince: "08:50",
      }),
    ),
    ...named("month", bulletin()),
    ...named(
      "a month of a new office",
      bulletin({
        indicators: [],
        monthly: [],
        scores: [],
        cohorts: [],
        durations: [],
        chains: [],
        overdue: 0,
        waiting: { count: 0, more: false },
        coming: { month: "2026-12", dues: [] },
        digest: quiet,
      }),
    ),
    ...named("year", close()),
    ...named("a year of a new office", close({ indicators: [], carried: [] })),
  };
}

function cohort(year: number, signed: number, rates: Omit<Cohort["rates"], "capacity">): Cohort {
  const counts = { performed: 0, started: 0, operating: 0, capacity: 0, contract: 0, arrived: 0 };
  return { ...counts, year, signed, rates: { ...rates, capacity: undefined } };
}

/** The first by the name alone, further parts numbered. */
function named(name: string, messages: readonly Message[]): Readonly<Record<string, Message>> {
  return Object.fromEntries(
    messages.map((message, index) => [index === 0 ? name : `${name}, part ${index + 1}`, message]),
  );
}

function inWeek(line: BoardLine): BoardLine {
  return {
    ...line,
    target: null,
    completion: undefined,
    gap: undefined,
    lamp: undefined,
    lastYear: null,
    growth: undefined,
  };
}

function fail(): never {
  throw new Error("too few samples");
}
