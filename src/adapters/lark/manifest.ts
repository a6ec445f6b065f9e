import type { LocalizedText } from "../../locale.ts";

/** One permission of the app, as the developer console names it. */
export interface LarkScope {
  readonly scope: string;
  /** The console's own name of it. */
  readonly name: LocalizedText;
  /** What people lose without it. */
  readonly what: LocalizedText;
  /** Wider permissions that are as good; an app that has one of them lacks nothing. */
  readonly or: readonly string[];
  /** Everything else works without it. */
  readonly optional: boolean;
}

/**
 * Every permission for what the adapter calls and hears, each the narrowest that does. Sources (open.feishu.cn, "权限要求"
 * of each page): im-v1/message/create, …/patch, im-v1/message-resource/get, im-v1/file/create, contact-v3/user/get,
 * chat-member-bot/events/added, application-v6/application/get. That of `bot_p2p_chat_entered` is known from other people's
 * lists only; it is optional.
 */
export const larkScopes: readonly LarkScope[] = [
  {
    scope: "im:message:send_as_bot",
    name: { "zh-CN": "以应用的身份发消息", en: "Send messages as an app" },
    what: { "zh-CN": "发消息、发榜单、更新卡片", en: "messages, boards, cards kept up to date" },
    or: ["im:message", "im:message:send"],
    optional: false,
  },
  {
    scope: "im:message.group_at_msg:readonly",
    name: { "zh-CN": "获取群组中用户@机器人的消息", en: "Obtain group messages mentioning the bot" },
    what: { "zh-CN": "在群里听到 @先锋", en: "hearing @xianfeng in a group" },
    or: ["im:message.group_at_msg", "im:message.group_at_msg.include_bot:readonly", "im:message.group_msg"],
    optional: false,
  },
  {
    scope: "im:message.p2p_msg:readonly",
    name: { "zh-CN": "读取用户发给机器人的单聊消息", en: "Read private messages sent to the bot" },
    what: { "zh-CN": "收到私聊消息", en: "hearing direct messages" },
    or: ["im:message.p2p_msg"],
    optional: false,
  },
  {
    scope: "im:message:readonly",
    name: { "zh-CN": "获取单聊、群组消息", en: "Obtain private and group messages" },
    what: { "zh-CN": "读取要导入的表格", en: "reading lists that people send to be imported" },
    or: ["im:message", "im:message.history:readonly"],
    optional: false,
  },
  {
    scope: "im:resource",
    name: { "zh-CN": "获取与上传图片或文件资源", en: "Read and upload images or other files" },
    what: { "zh-CN": "发出台账文件", en: "sending lists" },
    or: ["im:resource:upload"],
    optional: false,
  },
  {
    scope: "contact:contact.base:readonly",
    name: { "zh-CN": "获取通讯录基本信息", en: "Obtain basic information of contacts" },
    what: { "zh-CN": "显示人员姓名（查通讯录）", en: "people's names (looking them up)" },
    or: ["contact:contact:readonly", "contact:contact:readonly_as_app", "contact:contact:access_as_app"],
    optional: false,
  },
  {
    scope: "contact:user.base:readonly",
    name: { "zh-CN": "获取用户基本信息", en: "Obtain user's basic information" },
    what: { "zh-CN": "显示人员姓名（姓名一栏）", en: "people's names (the field itself)" },
    or: ["contact:contact:readonly", "contact:contact:readonly_as_app", "contact:contact:access_as_app"],
    optional: false,
  },
  {
    scope: "im:chat.members:bot_access",
    name: { "zh-CN": "订阅机器人进、出群事件", en: "Subscribe to the bot entering and leaving groups" },
    what: { "zh-CN": "被拉进群时打招呼", en: "a first word when added to a group" },
    or: ["im:chat", "im:chat:readonly"],
    optional: true,
  },
  {
    scope: "im:chat.access_event.bot_p2p_chat:read",
    name: { "zh-CN": "订阅用户进入机器人会话事件", en: "Subscribe to people opening the chat with the bot" },
    what: { "zh-CN": "第一次打开私聊时打招呼", en: "a first word when somebody opens the direct chat" },
    or: [],
    optional: true,
  },
  {
    scope: "application:application:self_manage",
    name: { "zh-CN": "管理应用自身资源", en: "Manage the app's own resources" },
    what: {
      "zh-CN": "让 doctor 核对事件订阅和已发布的版本",
      en: "lets doctor check the subscribed events and the published version",
    },
    or: ["admin:app.info:readonly"],
    optional: true,
  },
];

/** An event, or (a separate subscription in the console) a callback. */
export interface LarkSubscription {
  readonly type: string;
  readonly kind: "event" | "callback";
  /** The console's own name of it. */
  readonly name: LocalizedText;
  readonly what: LocalizedText;
  readonly optional: boolean;
}

export const larkSubscriptions: readonly LarkSubscription[] = [
  {
    type: "im.message.receive_v1",
    kind: "event",
    name: { "zh-CN": "接收消息", en: "Message received" },
    what: { "zh-CN": "听到 @先锋 和私聊", en: "mentions and direct messages" },
    optional: false,
  },
  {
    type: "application.bot.menu_v6",
    kind: "event",
    name: { "zh-CN": "机器人自定义菜单事件", en: "Bot menu" },
    what: { "zh-CN": "私聊底部的菜单", en: "the menu below the direct chat" },
    optional: true,
  },
  {
    type: "im.chat.member.bot.added_v1",
    kind: "event",
    name: { "zh-CN": "机器人进群", en: "Bot added to a group" },
    what: { "zh-CN": "被拉进群时打招呼", en: "a first word when added to a group" },
    optional: true,
  },
  {
    type: "im.chat.access_event.bot_p2p_chat_entered_v1",
    kind: "event",
    name: { "zh-CN": "用户进入与机器人的会话", en: "User opened the chat with the bot" },
    what: { "zh-CN": "第一次打开私聊时打招呼", en: "a first word when somebody opens the direct chat" },
    optional: true,
  },
  {
    type: "card.action.trigger",
    kind: "callback",
    name: { "zh-CN": "卡片回传交互", en: "Card action" },
    what: { "zh-CN": "卡片上的按钮和表单", en: "buttons and forms of cards" },
    optional: false,
  },
];

/** One entry of the bot's menu; the console calls its kind 推送事件 and asks for this key. */
export interface LarkMenuEntry {
  /** 1 to 30 characters. */
  readonly key: string;
  readonly label: LocalizedText;
}

export const larkMenu: readonly LarkMenuEntry[] = [
  { key: "lead", label: { "zh-CN": "登记线索", en: "Log a lead" } },
  { key: "progress", label: { "zh-CN": "写进展", en: "Log progress" } },
  { key: "board", label: { "zh-CN": "看榜单", en: "Board" } },
  { key: "mine", label: { "zh-CN": "我的项目", en: "My work" } },
  { key: "help", label: { "zh-CN": "帮助", en: "Help" } },
];

/** Pages of an app in the developer console. Only that of permissions is documented, in what error 99991672 links to. */
export type LarkPage = "baseinfo" | "bot" | "auth" | "event" | "version";

/** Where the console of this installation is: of Lark where its API is Lark's, else of Feishu. */
export function larkPage(
  { domain, appId }: { readonly domain: string; readonly appId: string | undefined },
  page: LarkPage,
  scopes: readonly string[] = [],
): string {
  const home = domain.includes("larksuite") ? "https://open.larksuite.com" : "https://open.feishu.cn";
  if (appId === undefined) return `${home}/app`;
  const query = scopes.length === 0 ? "" : `?q=${scopes.join(",")}&op_from=openapi&token_type=tenant`;
  return `${home}/app/${appId}/${page}${query}`;
}

/** What "批量导入权限" (batch import of scopes) takes. All are the app's own, none a user's. */
export function larkImport(): {
  readonly scopes: { readonly tenant: readonly string[]; readonly user: readonly string[] };
} {
  return { scopes: { tenant: larkScopes.map(({ scope }) => scope), user: [] } };
}
