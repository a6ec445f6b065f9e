import type { posts as zhPosts } from "../zh-CN/posts.ts";
import { monthName } from "./months.ts";

const monthOf = (day: string) => monthName(Number(day.slice(5, 7)));
const shortDay = (day: string) => `${Number(day.slice(8, 10))} ${monthOf(day)}`;
const are = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

export const posts: typeof zhPosts = {
  kind: { daily: "daily", weekly: "weekly", monthly: "monthly bulletin", yearly: "year's close" },
  section: { board: "board", chart: "chart", digest: "digest" },
  languages: { "zh-CN": "Chinese", en: "English" },
  comes: (kinds) => `What comes to this channel: ${kinds}`,
  silent: "No daily and no bulletins come to this channel any more",
  silentNote: (stale, zone) => `Waiting leads still come at ${stale} on working days (${zone}).`,
  group: (group) => `The board is that of the group “${group}”.`,
  sections: (sections) => `The daily holds: ${sections}.`,
  part: (number, of) => ` (${number}/${of})`,
  span: (from, to) =>
    from.slice(0, 7) === to.slice(0, 7)
      ? `${Number(from.slice(8, 10))} to ${shortDay(to)}`
      : `${shortDay(from)} to ${shortDay(to)}`,
  month: (month) => `${monthOf(month)} ${month.slice(0, 4)}`,
  year: (year) => year,
  toMonth: (month) =>
    month.endsWith("-01") ? `January ${month.slice(0, 4)}` : `January to ${monthOf(month)} ${month.slice(0, 4)}`,
  wholeYear: (year) => `the whole of ${year}`,
  numbered: (number, heading) => `${number}. ${heading}`,
  same: (issue, last) => `${issue}: nothing new today; the board is the same as in ${last}.`,
  quiet: (issue) => `${issue}: no news today.`,
  showBoard: "Show the board",
  weekly: {
    title: (span) => `Investment weekly, ${span}`,
    summary: (title, week) => `${title}: ${week}`,
    versus: (metric, { group, own }) =>
      `${metric}: ${group[0]} in the whole group in the week, ${group[1]} the week before; ${own[0]} in this unit, ${own[1]} the week before.`,
    chains: "The week by industry chain",
    chain: "Chain",
    news: (span) => `The week's digest, ${span}`,
    unchanged: (count) => `${are(count, "project", "projects")} without real progress in the week, and why`,
    unchangedMany: (count) => `More than ${count} projects without real progress in the week, and why`,
    unchangedLine: (title, stage, reason) => `· ${title} (${stage}): ${reason}`,
    inTime: (count) => `${are(count, "project is", "projects are")} within the time of the stage`,
    planned: (day, what) => `next step set for ${day}${what === "" ? "" : `, ${what}`}`,
    unchangedNote:
      "If something outside holds a project up, ask for a /hold; with progress logged or a next step set it is not listed next week.",
  },
  charts: {
    curve: (metric: string) => `${metric}: the year so far beside the plan`,
    month: (month: number) => String(month),
    funnel: "What became of each year's signings",
    chains: "The chains and their links",
    steps: { signed: "Signed", performed: "Performed", started: "Started", operating: "Operating" },
  },
  bulletin: {
    title: (organization, month) => `${organization}: investment bulletin, ${month}`,
    document: (number, title) => `Document: ${number}; ${title}.`,
    closed: (month) => `${month} is closed; these are its closing figures.`,
    indicators: "Indicators",
    columns: ["Indicator", "Month", "Year to date", "YoY", "Plan", "Done"],
    boards: "Results by unit",
    scores: "Scores",
    scoreColumns: ["Rank", "Unit", "Score"],
    scoreRule: (rule) => `Scoring rule: ${rule}. Equal scores share a rank.`,
    cohorts: "What became of signed projects, by year of signing",
    cohortColumns: ["Signed in", "Signed", "Performed", "Started", "Operating", "Funds in place"],
    durations: "Time in each stage (projects that left it this year)",
    durationColumns: ["Stage", "Projects", "Median"],
    days: (median) => `${median} day${median === 1 ? "" : "s"}`,
    chains: "Links of the chains",
    chainColumns: ["Chain", "Held", "Weak", "Coming", "Missing links"],
    problems: "To look at",
    behind: {
      red: (units) => `units more than 30 percentage points from plan: ${units}`,
      yellow: (units) => `units 10 to 30 percentage points from plan: ${units}`,
    },
    overdue: (count) => `projects signed and not started in the time agreed: ${count}`,
    waiting: (count) => `projects of this unit past the escalation mark: ${count}`,
    next: (month) => `Falls due in ${month} in this unit`,
    due: {
      clock: (count) => `stage clocks that run out: ${count}`,
      "hold-end": (count) => `first reports that end: ${count}`,
      "pause-end": (count) => `projects on hold that resume: ${count}`,
      revisit: (count) => `old contacts to call: ${count}`,
      promise: (count) => `promises to keep: ${count}`,
    },
    moreThan: (count) => `more than ${count}`,
  },
  yearly: {
    title: (organization, year) => `${organization}: the year's close, ${year}`,
    lead: (year, facts) => `${year.charAt(0).toUpperCase()}${year.slice(1)}: ${facts}.`,
    fact: (name, value, growth) => `${name} ${value}${growth}`,
    growth: (percent) => ` (${percent} on the year before)`,
    columns: ["Indicator", "Year", "Year before", "YoY", "Plan", "Done"],
    boards: "The board of the year",
    carried: "Projects that go on (carried over, not new in the new year)",
    carriedLine: (origin, count, amounts) =>
      `${origin}: ${are(count, "project", "projects")}${amounts === "" ? "" : `, planned investment ${amounts}`}`,
    carriedNone: "No project is carried over.",
    carriedNote: (day) => `Projects signed before the end of the year that do not operate yet, as of ${shortDay(day)}.`,
    reset: (next) =>
      `All figures of ${next} start at zero on 1 January; records, boards and bulletins of earlier years are kept and can be asked for at any time. Thank you for the year, and on to the next.`,
  },
};
