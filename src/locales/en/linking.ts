import type { linking as zh } from "../zh-CN/linking.ts";

export const linking: typeof zh = {
  platform: { slack: "Slack", lark: "Lark", console: "the web console" },
  codeTitle: "Link your other account",
  code: (code) => `Link code: ${code}`,
  codeHow: (code, minutes) =>
    `From your own account on the other platform, send me /link ${code} privately within ${minutes} minutes. It works once.`,
  codeWarning: "Give the code to nobody, and type nobody else's: whoever uses it becomes one person with you.",
  joined: (name) => `Linked: your account here is now “${name}”`,
  joinedNote:
    "The roles of both are united and the open projects are under one name; what was written before stays as it is. If this was not you, send /link remove.",
  joinedNotice: (platform) => `Your account was linked with one on ${platform} as the same person`,
  listTitle: (count) => `Your accounts: ${count}`,
  columns: ["Platform", "Account", "Note"],
  current: "used now",
  removed: (platform) => `The account on ${platform} is no longer linked`,
  removedNote: "From now on it is a new person without roles; what it did stays where it was.",
};
