import type { outings as zhOutings, story as zhStory } from "../zh-CN/outings.ts";

export const outings: typeof zhOutings = {
  field: "Visits and errands",
  visits: (count) => `${count} visit${count === 1 ? "" : "s"}`,
  out: (count) => `${count} out`,
  in: (count) => `${count} in`,
  byVideo: (count) => `${count} online`,
  errands: (count) => `${count} errand${count === 1 ? "" : "s"}`,
  online: (kind) => `${kind} online`,
  who: (text) => `from us: ${text}`,
  whom: (text) => `met: ${text}`,
  result: (text) => `result: ${text}`,
  join: "; ",
  joinedBy: (units) => `${units} went the same day: it counts as one visit, and each keeps its own record.`,
  joinedOthers: "Another unit went the same day: it counts as one visit.",
  joinedOwn: "Your unit has logged this visit of the day already: it counts once.",
  period: {
    today: "today",
    week: "this week",
    month: "this month",
    "last-month": "last month",
    year: "this year",
    "last-year": "last year",
  },
  title: (period, from, to) => (from === to ? `Visits ${period} (${from})` : `Visits ${period} (${from} to ${to})`),
  columns: ["Unit", "Visits out", "Visits in", "Online", "Firms", "Cities"],
  stayed: "none yet",
  more: (count) => `and ${count} more`,
  total: (visits, firms) =>
    `All units: ${visits} visit${visits === 1 ? "" : "s"}, ${firms} firm${firms === 1 ? "" : "s"}`,
  foot: "Units that see one firm on one day share one visit; errands are apart. In the order of the units: no ranks, nothing about persons, no quota. Cities are those you may know of.",
  noUnits: "There are no units yet.",
};

export const story: typeof zhStory = {
  button: "Story",
  title: (number, name) => `The story of #${number} ${name}`,
  daysToProduction: (days) => `${days} day${days === 1 ? "" : "s"} from the first word to production`,
  daysSoFar: (days) => `${days} day${days === 1 ? "" : "s"} since the first word`,
  firstWord: (stage) => `First word: ${stage}`,
  firstVisit: (what) => `First meeting: ${what}`,
  stage: (stage, days) => `Reached “${stage}” (${days} day${days === 1 ? "" : "s"} after the stage before)`,
  more: (count) => `This is the first part; ${count} more follow. Send /lead with the number for the latest.`,
  ofUnit: (unit, names) => `${unit}: ${names}`,
  separator: "; ",
  thanks: (people) => `Thanks to ${people}`,
};
