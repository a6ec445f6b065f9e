import type { board as zhBoard, digest as zhDigest, stale as zhStale } from "../zh-CN/boards.ts";

export const board: typeof zhBoard = {
  title: (period, group, metric) => `${metric}, ${period} · ${group}`,
  overview: (period, group, metric) => `${metric}, ${period} (overview) · ${group}`,
  unranked: "for information only, not ranked",
  period: { today: "today", week: "this week", month: "this month", year: "this year" },
  columns: {
    rank: "Rank",
    change: "Change",
    unit: "Unit",
    actual: "Actual",
    target: "Target",
    completion: "Done",
    gap: "vs plan",
    yoy: "Last year",
    lamp: "Status",
  },
  up: (places) => `↑${places}`,
  down: (places) => `↓${places}`,
  same: "–",
  isNew: "new",
  noTarget: "none",
  count: (value) => `${value}`,
  summary: (title, first) => `${title}: ${first}`,
  leader: (unit, actual) => `${unit} leads with ${actual}`,
  level: "no results in this period yet",
  empty: "There are no units in this group yet.",
  foot: (time, origin, rule) => `As of ${time}; scope: ${origin}; rule: ${rule}.`,
  schedule: (share) =>
    `${share} of the year has passed; “vs plan” is in percentage points; units without a target come after those with one.`,
  ties: "Equal results share a rank.",
  object: "To object, send /feedback; the coordinator will check.",
  claimed: "Figures are as reported and not verified yet.",
  issue: (number) => `Issue ${number}`,
  late: (time) => `This issue was due at ${time} and is late because the service was down.`,
  chart: (metric, withTargets) => `${metric}: ${withTargets ? "actual and target" : "actual"}`,
  reissue: {
    issue: (number: number, revision: number) => `issue ${number} (corrected${revision > 1 ? ` ${revision}` : ""})`,
    heading: "What was corrected",
    change: (unit: string, what: string) => `${unit}: ${what}`,
    result: (name: string, before: string, after: string) => `${name} corrected from ${before} to ${after}`,
    rank: (before: number, after: number) => `rank ${before} → ${after}`,
    lastYear: (name: string) => `last year's ${name} corrected`,
    cause: (project: string | undefined, what: string) =>
      project === undefined ? `Because of: ${what}` : `Because of ${project}: ${what}`,
    note: "The figures are those of the first posting, with only what was wrong put right. The first posting is kept.",
  },
  posted: (channel) => `Posted to ${channel}.`,
};

export const digest: typeof zhDigest = {
  title: "Today's digest",
  leads: (count) => `New leads: ${count}`,
  moves: (count) => `Stage moves: ${count}`,
  visits: (count) => `Visits and errands: ${count}`,
  quiet: "Nothing new since the last issue.",
  lead: (title, size, owner) => `${title}${size === "" ? "" : ` (${size})`}, ${owner}`,
  move: (title, from, to) => `${title}: ${from} → ${to}`,
  visit: (title, kind, text) => (text === "" ? `${title}: ${kind}` : `${title}: ${kind}, ${text}`),
  thanks: (names) => `Thanks to ${names} for moving things on.`,
  thanksUnits: (units) => `Thanks to ${units} for sharing projects with us.`,
  rest: (count) => `and ${count} more`,
};

export const stale: typeof zhStale = {
  mark: { green: "🔔", yellow: "🟡", red: "🔴" },
  ownerTitle: (count, more) =>
    `A reminder: ${more ? "more than " : ""}${count} of your projects ${count === 1 ? "waits" : "wait"} for a next step`,
  ownerNote: "Only you see this. Log real progress, set a next step, or hand it over, and the reminder goes.",
  unitTitle: (count, more) =>
    `${more ? "More than " : ""}${count} project${count === 1 ? "" : "s"} of this unit ${count === 1 ? "waits" : "wait"} for progress`,
  unitNote:
    "The owners were told first. Log progress or set a next step to clear a line; if something outside holds it up, ask for a /hold.",
  line: (title, stage, days) => `${title} (${stage}): ${days} day${days === 1 ? "" : "s"} without real progress`,
  reason: {
    fresh: "in time",
    next_planned: "a next step is set",
    clock: (days) => `${days} working day${days === 1 ? "" : "s"} past this stage's clock`,
    yellow: "past the warning mark",
    red: "past the escalation mark",
    no_clock: "no clock in this stage",
    paused: "on hold",
    lost: "lost",
    exited: "exited",
  },
  clears: {
    progress: "Please log real progress.",
    plan_or_progress: "Please log progress or set a next step.",
    nothing: "",
  },
  owner: (name) => `Owner: ${name}.`,
  gap: " ",
  ownerRest: "Send /mine to see the rest.",
  unitRest: "Send /lead list to see the rest.",
};
