import { z } from "zod";
import { umbrella } from "./command-line.ts";
import { readText } from "./line.ts";
import { isDirect, type Parsed } from "./parsed.ts";
import { makeReturnTo } from "./return-to.ts";

const command = z.object({
  command: z.string().regex(/^\/\S+$/),
  text: z.string().default(""),
  team_id: z.string().min(1),
  channel_id: z.string().min(1),
  channel_name: z.string().optional(),
  user_id: z.string().min(1),
  user_name: z.string().optional(),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
});

/**
 * A slash command, from a form post or a socket frame: the keys are the same. Slack gives it no delivery id; `trigger_id`
 * is new with each invocation and the same in each copy of one.
 * @param at when it was received: the payload holds no time.
 */
export function parseCommand(payload: unknown, at: Date): Parsed {
  const parsed = command.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", what: "slash command" };
  const given = parsed.data;
  const direct = isDirect(given.channel_id, given.channel_name);
  const asked = { channel: given.channel_id, direct };
  const returnTo = makeReturnTo({ url: given.response_url, trigger: given.trigger_id, asked }, at);
  return {
    kind: "invocation",
    invocation: {
      id: `command:${given.trigger_id}`,
      source: "command",
      line: lineOf(given.command, readText(given.text)),
      caller: {
        platform: "slack",
        workspace: given.team_id,
        id: given.user_id,
        ...(given.user_name ? { name: given.user_name } : {}),
      },
      place: {
        platform: "slack",
        workspace: given.team_id,
        id: given.channel_id,
        direct,
      },
      at,
      ...(returnTo === undefined ? {} : { returnTo }),
    },
  };
}

function lineOf(name: string, text: string): string {
  if (name !== umbrella) return text === "" ? name : `${name} ${text}`;
  if (text === "") return "/help";
  return text.startsWith("/") || text.startsWith("／") ? text : `/${text}`;
}
