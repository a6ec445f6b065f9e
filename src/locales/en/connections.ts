import type { connections as zh } from "../zh-CN/connections.ts";

/** The connection to a platform. */
export const connections: typeof zh = {
  lost: (platform, from) => `The connection to ${platform} is down (since ${from})`,
  lostText: (platform) =>
    `What people send in ${platform} does not arrive for now. It is tried again all the time; you will hear when it is back.`,
  lostNote:
    "Please check the server's network and the app's settings: npx xianfeng doctor checks them, /readyz shows each platform's state.",
  back: (platform) => `The connection to ${platform} is back`,
  backText: (from, to) => `It was down from ${from} to ${to}.`,
  allAgain: (platform) => `${platform} delivers the messages of that time again, and each is entered once.`,
  someAgain: (platform, minutes) =>
    `${platform} delivers again what it could not in the last ${minutes < 60 ? `${minutes} minutes` : `${Math.floor(minutes / 60)} hours`}. Please send again what is older.`,
  notAgain: {
    slack: "Slash commands and buttons of that time are not delivered again: please repeat them.",
    lark: "Buttons pressed in that time are not delivered again: please press them once more.",
    console: "Buttons pressed in that time are not delivered again: please press them once more.",
  },
};
