import type { manifest as zh } from "../zh-CN/manifest.ts";

/** What is to be done in the developer console (`xianfeng manifest lark`). */
export const manifest: typeof zh = {
  title: (app) => `A custom app${app} for Feishu or Lark: what to do in the developer console, in this order`,
  noApp: " (with LARK_APP_ID and LARK_APP_SECRET set, run this again for links that lead right there)",
  step: (number, name, page) => `${number}. ${name}  ${page}`,
  credentials: "Credentials & Basic Info",
  credentialsText: "Put the App ID and App Secret into LARK_APP_ID and LARK_APP_SECRET in .env.",
  bot: "Bot",
  botText: "Add the feature “Bot”. Its menu (optional): each entry pushes an event, with this label and event_key:",
  scopes: "Permissions & Scopes",
  scopesText: "Press “Batch import/export scopes”, paste this and confirm:",
  scopesList: "What each is for:",
  event: "Events & Callbacks",
  eventText: {
    ws: "Run npx xianfeng start first and leave it running (without a connection it cannot be saved), then choose the persistent connection for events and for callbacks.",
    webhook: (url) =>
      `Choose the developer's server for events and for callbacks, at ${url}; put Encrypt Key and Verification Token into .env.`,
  },
  events: "Add these events:",
  callbacks: "Add these callbacks (a list of their own):",
  version: "Version Management & Release",
  firstVersionText:
    "Create a version whose availability and contacts range cover everybody who will use it, publish it and have the admin let it through. With it the bot and the permissions take effect, and xianfeng can connect.",
  versionText:
    "Create one more version and publish it: with it the events and callbacks take effect. So does whatever you change above later.",
  doctor: "Check",
  doctorText: "npx xianfeng doctor says line by line what is still missing, and on which page.",
  optional: "(optional) ",
  item: (code, name, what) => `${code}  ${name}: ${what}`,
  note: "If a link stops at the app's first page, choose the entry of that name on the left.",
};
