import type { Locale } from "../../chat/command.ts";
import { ConfigError } from "../../errors.ts";
import type { LocalizedText } from "../../locale.ts";
import { oneLine, shorten } from "./clip.ts";
import { manifestLimits } from "./limits.ts";
import { umbrella } from "./command-line.ts";

export interface ManifestCommand {
  /** Without the slash. */
  readonly name: string;
  readonly summary: string;
  /** What comes after the command: `<name> [key:value …]`. */
  readonly usage: string;
}

export interface ManifestOptions {
  readonly commands: readonly ManifestCommand[];
  readonly mode: "socket" | "http";
  /** Needed in HTTP mode: where Slack finds us. */
  readonly publicUrl?: string;
  readonly locale: Locale;
}

/** One permission of the bot token (docs.slack.dev/reference/scopes), and what people lose without it. */
export interface SlackScope {
  readonly scope: string;
  readonly what: LocalizedText;
}

/**
 * Every permission the adapter uses. `chat:write` stands without `chat:write.public`: the assistant speaks where somebody
 * invited it, nowhere else. `channels:read` and `groups:read` are asked for the event `member_joined_channel` alone.
 */
export const slackScopes: readonly SlackScope[] = [
  { scope: "app_mentions:read", what: { "zh-CN": "在频道里听到 @先锋", en: "hearing @xianfeng in a channel" } },
  {
    scope: "channels:history",
    what: {
      "zh-CN": "公开频道补发前先查是否已发过，不重发",
      en: "finding an earlier post in a public channel, so that none is doubled",
    },
  },
  {
    scope: "channels:read",
    what: { "zh-CN": "被请进公开频道时打招呼", en: "a first word when invited into a public channel" },
  },
  { scope: "chat:write", what: { "zh-CN": "发消息、发榜单、更新卡片", en: "messages, boards, cards kept up to date" } },
  { scope: "commands", what: { "zh-CN": "斜杠命令", en: "slash commands" } },
  { scope: "files:read", what: { "zh-CN": "读取要导入的表格", en: "reading lists that people send to be imported" } },
  { scope: "files:write", what: { "zh-CN": "发出台账文件和榜单图", en: "sending lists and the boards' pictures" } },
  {
    scope: "groups:history",
    what: {
      "zh-CN": "私密频道补发前先查是否已发过，不重发",
      en: "finding an earlier post in a private channel, so that none is doubled",
    },
  },
  {
    scope: "groups:read",
    what: { "zh-CN": "被请进私密频道时打招呼", en: "a first word when invited into a private channel" },
  },
  { scope: "im:history", what: { "zh-CN": "收到私聊消息", en: "hearing direct messages" } },
  { scope: "im:write", what: { "zh-CN": "主动私聊提示", en: "opening a direct conversation for reminders" } },
  { scope: "users:read", what: { "zh-CN": "显示人员姓名", en: "people's names" } },
];

/** What the app hears (docs.slack.dev/reference/events). A message in a channel that does not mention it never comes. */
export const slackEvents = ["app_home_opened", "app_mention", "member_joined_channel", "message.im"] as const;

const texts = {
  "zh-CN": {
    description: "招商线索、进展、榜单与提醒",
    umbrella: "先锋的所有命令（其他命令重名时用）",
    umbrellaUsage: "lead 电池项目 投资:50亿",
  },
  en: {
    description: "Investment leads, progress, boards and reminders",
    umbrella: "Every Xianfeng command, for when another app has the name",
    umbrellaUsage: "lead Battery plant amount:$30m",
  },
} as const;

/**
 * The app manifest (docs.slack.dev/reference/app-manifest), to paste where a Slack app is made. The umbrella command is
 * always in it; what goes beyond Slack's fifty, or has a name Slack does not take, is reached through it.
 * @throws ConfigError in HTTP mode without a public URL.
 */
export function slackManifest(options: ManifestOptions): object {
  const text = texts[options.locale];
  const url = eventsUrl(options);
  const own = options.commands
    .filter(({ name }) => isCommandName(name) && `/${name}` !== umbrella)
    .slice(0, manifestLimits.commands - 1);
  const all = [...own, { name: umbrella.slice(1), summary: text.umbrella, usage: text.umbrellaUsage }];
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: "先锋 Xianfeng",
      description: text.description,
      background_color: "#1a3a5c",
    },
    features: {
      bot_user: { display_name: "xianfeng", always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: all.map((command) => slashCommand(command, url)),
    },
    oauth_config: { scopes: { bot: slackScopes.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: [...slackEvents],
      },
      // The second address is asked for the projects that a form offers while somebody types.
      interactivity: {
        is_enabled: true,
        ...(url === undefined ? {} : { request_url: url, message_menu_options_url: url }),
      },
      socket_mode_enabled: options.mode === "socket",
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    },
  };
}

function eventsUrl({ mode, publicUrl }: ManifestOptions): string | undefined {
  if (mode === "socket") return undefined;
  if (publicUrl === undefined)
    throw new ConfigError(["PUBLIC_URL: needed for Slack over HTTP, such as https://xianfeng.example.org"]);
  return `${publicUrl.replace(/\/+$/, "")}/slack/events`;
}

function slashCommand({ name, summary, usage }: ManifestCommand, url: string | undefined): object {
  const description = shorten(oneLine(summary), manifestLimits.description);
  const hint = shorten(oneLine(usage), manifestLimits.usage);
  return {
    command: `/${name}`,
    description: description === "" ? name : description,
    ...(hint === "" ? {} : { usage_hint: hint }),
    // Mentions then arrive with their ids, and `&`, `<`, `>` escaped, as in events.
    should_escape: true,
    ...(url === undefined ? {} : { url }),
  };
}

function isCommandName(name: string): boolean {
  return /^[a-z0-9_-]+$/.test(name) && name.length + 1 <= manifestLimits.command;
}
