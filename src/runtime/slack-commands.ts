import type { AnyCommand } from "../../commands/context.ts";
import { slackManifest } from "../adapters/slack/manifest.ts";
import { usageHint } from "../chat/usage.ts";
import type { Config } from "../config.ts";

/** One registered slash command stands for a whole family: `/lead` for `lead list` and `lead edit` too. */
export function families(commands: readonly AnyCommand[]): readonly AnyCommand[] {
  return commands.filter((command) => !command.name.includes(" "));
}

/** The names registered in Slack, `xf` for all of them at once among them. */
export function slackCommandNames(commands: readonly AnyCommand[]): readonly string[] {
  return [...families(commands).map((command) => command.name), "xf"];
}

/** The app manifest for this configuration: derived from the command list, so it cannot name what does not exist. */
export function makeSlackManifest(
  config: Pick<Config, "slack" | "publicUrl" | "locale">,
  commands: readonly AnyCommand[],
  /** Else what the tokens ask for; before there are any, Socket Mode, which needs no public address. */
  mode?: "http",
): object {
  const { locale, publicUrl, slack } = config;
  const http = mode === "http" || (slack?.signingSecret !== undefined && slack.appToken === undefined);
  return slackManifest({
    commands: families(commands).map((command) => ({
      name: command.name,
      summary: command.summary[locale],
      usage: usageHint(command, locale),
    })),
    mode: http ? "http" : "socket",
    ...(publicUrl === undefined ? {} : { publicUrl }),
    locale,
  });
}
