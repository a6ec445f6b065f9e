import type { Locale } from "../../chat/command.ts";
import { ConfigError } from "../../errors.ts";
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

/**
 * - `chat:write` without `chat:write.public`: the assistant speaks where somebody invited it, nowhere else.
 * - `channels:read`, `groups:read`: hearing that the assistant came into a channel, and what that is called.
 * - `*:history`: finding an earlier post by its key after an unclear failure; `im:history` also brings direct messages.
 * - `files:read`, `files:write`: lists that people send to be imported, and those they ask for.
 * - `im:write`: opening a direct conversation for reminders.
 * - `users:read`: the name of somebody who wrote to the assistant; events bring only an id.
 */
export const scopes = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "users:read",
] as const;

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
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: ["app_home_opened", "app_mention", "member_joined_channel", "message.im"],
      },
      interactivity: { is_enabled: true, ...(url === undefined ? {} : { request_url: url }) },
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
