import type { promises as zh } from "../zh-CN/promises.ts";

export const promises: typeof zh = {
  name: (number) => `P${number}`,
  row: "Promises",
  line: (number, text, due, basis) => `P${number} ${text} (basis: ${basis}; due ${due})`,
  kept: (number, text, day) => `P${number} ${text} (kept on ${day})`,
  rest: (count) => `and ${count} more`,
  lineSeparator: "; ",
  unreviewed: (stage, names) => `No day of a fair-competition review for ${names} yet; please check before “${stage}”.`,
  made: (number, project) => `Promise P${number} entered on #${project}`,
  settled: {
    kept: (number) => `Promise P${number} kept`,
    withdrawn: (number) => `Promise P${number} withdrawn`,
  },
  reviewed: (number, day) => `Promise P${number}: fair-competition review on ${day}`,
  entry: {
    made: (number, text) => `Policy promise P${number}: ${text}`,
    kept: (number, text) => `Promise P${number} kept: ${text}`,
    withdrawn: (number, text) => `Promise P${number} withdrawn: ${text}`,
    reviewed: (number, text) => `Promise P${number}, fair-competition review: ${text}`,
  },
  list: {
    title: (count) => `${count} open promise${count === 1 ? "" : "s"}`,
    empty: "No promise is open.",
    columns: ["No.", "Project", "Promise", "Basis", "Due", "Status"],
  },
  left: (days) => `${days} day${days === 1 ? "" : "s"} left`,
  today: "due today",
  over: (days) => `${days} day${days === 1 ? "" : "s"} over`,
  digest: (title, promise, due, left) => `${title}: ${promise}, due ${due}, ${left}`,
};
