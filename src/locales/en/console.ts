import type { console as zh } from "../zh-CN/console.ts";

/** The web console: links into it, and the pages before it. What stands in backquotes is what one types. */
export const console: typeof zh = {
  linkTitle: "Sign in to the web console",
  link: "Open the console",
  linkNote: (minutes, hours) =>
    `The link works for ${minutes} minutes, once; signed in, you need no other for ${hours} hours. It is yours alone: do not pass it on.`,
  linkLocal: "PUBLIC_URL is not set yet, so this link opens on the server's own machine only.",
  openTitle: "The web console",
  openNote: "The console is open on this machine alone and asks nobody to sign in.",
  page: {
    title: "Sign in to the console",
    needed: "The console is for members only. You enter with a link that works once:",
    steps: [
      "Send `/console` to Xianfeng as a direct message in Slack or Lark",
      "Open the link you get and press the button",
      "The first admin runs `npx xianfeng login <account>` on the server",
    ],
    waiting: "Once you have signed in with this browser, this page opens what you came for by itself.",
    hello: (name) => `You are about to enter as ${name}, and can look and act as yourself only.`,
    notYou: "Not you? Close this page without pressing the button.",
    enter: (name) => `Sign in as ${name}`,
    hours: "You stay signed in for 12 hours; sign out at the lower left when you are done.",
    closed: "This link cannot be used now",
    closedNote:
      "It was used before, or is older than 10 minutes. Send `/console` again in Slack or Lark to get a new one.",
  },
};
