import type { clocks as zhClocks } from "../zh-CN/clocks.ts";

const days = (count: number) => `${count} working day${count === 1 ? "" : "s"}`;

export const clocks: typeof zhClocks = {
  title: (name) => `Clocks and lamps: ${name}`,
  changed: (name) => `Now in force: ${name}`,
  changedNote: "Clocks are reckoned by it from now on; with many projects this takes some minutes.",
  usual: "the usual ones",
  columns: ["Stage", "Without real progress for"],
  or: " or ",
  days,
  major: (stage, amount, count) => `${stage}: ${days(count)} for a project of ${amount} or more.`,
  lamps: (yellow, red, nurture) =>
    `Yellow after ${yellow} days without real progress, red after ${red}; after ${nurture} the nurture pool is suggested (calendar days).`,
  behind: (yellow, red) =>
    `Yellow when verified funds are ${yellow} points or more behind the contract's plan, red beyond ${red}.`,
  owner: (every, times) => `The owner hears first, privately, every ${days(every)} and at most ${times} times.`,
  above: (channel, leader, coordinator) =>
    `${days(channel)} past the clock it is on the channel's list, after ${leader} the unit's leader hears, after ${coordinator} the coordinator; yellow and red go up at once.`,
  clears:
    "Visits, receptions, site visits, talks, meetings, calls, errands and stage moves are real progress; notes, edits, imports and undo are not.",
  others: (names) => `Also to be had: ${names}.`,
};
