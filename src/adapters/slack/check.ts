import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Person } from "../../address.ts";
import type { SlackConfig } from "../../config.ts";
import { createLogger } from "../../log.ts";
import { call, createClient } from "./client.ts";
import { slackScopes, type SlackScope } from "./manifest.ts";

const settings = { timeoutMs: 10_000, logger: createLogger("silent") };

export interface SlackReport {
  /** `A…`; undefined where neither Slack nor the app-level token says it. */
  readonly appId: string | undefined;
  readonly team: string;
  /** Permissions the bot token was not given. */
  readonly missing: readonly SlackScope[];
  /** Undefined where it could not be seen: without an admin there is nobody whose Home could be asked for. */
  readonly home: "on" | "off" | undefined;
  readonly admins: readonly { readonly person: Person; readonly why: WrongAdmin }[];
}

/** Of another workspace than the token's; nobody has the id; the account was closed. */
export type WrongAdmin = "elsewhere" | "unknown" | "closed";

/**
 * What the bot token may do, what of the app can be seen with it, and whether the admins are there. Posts nothing.
 * @throws PlatformError when the token is refused or Slack cannot be reached
 */
export async function checkSlack(config: SlackConfig, admins: readonly Person[]): Promise<SlackReport> {
  const client = createClient(config.botToken, { ...settings, apiUrl: config.apiUrl });
  const me = await call("auth.test", () => client.auth.test());
  // Slack states a token's permissions with each answer (`x-oauth-scopes`); an enterprise proxy may take the header away.
  const held = me.response_metadata?.scopes ?? [];
  const missing = held.length === 0 ? [] : slackScopes.filter(({ scope }) => !held.includes(scope));
  const team = me.team_id ?? "";
  const may = (scope: string) => !missing.some((one) => one.scope === scope);
  const ours = admins.filter(({ workspace }) => workspace === team);
  const wrong = may("users:read") ? await Promise.all(ours.map((person) => lookFor(client, person))) : [];
  const there = ours.find((_, index) => wrong[index] === undefined);
  return {
    team,
    appId: me.app_id ?? (may("users:read") ? await appOf(client, me.bot_id) : undefined) ?? appIn(config.appToken),
    missing,
    home: there ? await homeOf(client, there) : undefined,
    admins: admins.flatMap((person) => {
      const why = person.workspace === team ? wrong[ours.indexOf(person)] : "elsewhere";
      return why ? [{ person, why }] : [];
    }),
  };
}

/** Why Slack gives no socket: Slack's own word. Undefined where it would; the address it gives is not used. */
export async function checkSocketMode(appToken: string, { apiUrl }: SlackConfig): Promise<string | undefined> {
  const client = createClient(appToken, { ...settings, apiUrl });
  try {
    await client.apps.connections.open({});
    return undefined;
  } catch (error) {
    const word = wordOf(error);
    if (word !== undefined) return word;
    // Not Slack's answer: as any other call.
    await call("apps.connections.open", () => Promise.reject(error));
    return undefined;
  }
}

async function lookFor(client: WebClient, { id }: Person): Promise<WrongAdmin | undefined> {
  try {
    const { user } = await client.users.info({ user: id });
    return user?.deleted === true ? "closed" : undefined;
  } catch (error) {
    return ["user_not_found", "user_not_visible"].includes(wordOf(error) ?? "") ? "unknown" : undefined;
  }
}

/**
 * Asks to replace a state of the Home tab that there has never been, so that nothing is replaced (`hash` of views.publish):
 * where the tab is off, Slack says so instead.
 */
async function homeOf(client: WebClient, { id }: Person): Promise<"on" | "off" | undefined> {
  try {
    await client.views.publish({
      user_id: id,
      hash: "0.doctor",
      view: { type: "home", blocks: [{ type: "divider" }] },
    });
    return "on";
  } catch (error) {
    const word = wordOf(error);
    return word === "not_enabled" ? "off" : word === "hash_conflict" ? "on" : undefined;
  }
}

async function appOf(client: WebClient, bot: string | undefined): Promise<string | undefined> {
  if (bot === undefined) return undefined;
  try {
    const answer = await client.bots.info({ bot });
    return answer.bot?.app_id;
  } catch {
    // Only for a link.
    return undefined;
  }
}

/** `xapp-1-A0123456789-…` names its app; not documented, seen in every one. */
function appIn(appToken: string | undefined): string | undefined {
  return /^xapp-\d+-(A[0-9A-Z]+)-/.exec(appToken ?? "")?.[1];
}

function wordOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError && /^[a-z0-9_]{1,80}$/.test(error.data.error)
    ? error.data.error
    : undefined;
}
