import { z } from "zod";
import type { Person } from "../../address.ts";
import type { LarkConfig } from "../../config.ts";
import { PlatformError } from "../../errors.ts";
import { createLogger } from "../../log.ts";
import { createLarkApi, type LarkApi } from "./api.ts";
import { LarkFault } from "./errors.ts";
import { larkScopes, larkSubscriptions, type LarkScope, type LarkSubscription } from "./manifest.ts";

export interface LarkReport {
  /** Bot ability; `inactive` is on and not in use in this organisation: not installed, switched off, or waiting for an update. */
  readonly bot: "on" | "off" | "inactive";
  /** Permissions that no published version has. */
  readonly missing: readonly LarkScope[];
  /** Undefined where the app may not look at itself. */
  readonly app: LarkApp | undefined;
  /** Admins whose ids nobody has, or who are outside the app's range of contacts. */
  readonly admins: readonly Person[];
}

export interface LarkApp {
  readonly published: boolean;
  /** A version waits for the organisation's admin to let it through. */
  readonly waiting: boolean;
  readonly missing: readonly LarkSubscription[];
  /** Where events or callbacks do not come the way the settings say: by the long connection, or by webhook. */
  readonly otherWay: readonly ("event" | "callback")[];
}

const scopeList = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })).default([]) }),
});
const botInfo = z.object({ bot: z.object({ activate_status: z.number().optional() }) });
const application = z.object({
  data: z.object({
    app: z.object({
      online_version_id: z.string().optional(),
      unaudit_version_id: z.string().optional(),
      event: z
        .object({ subscription_type: z.string().optional(), subscribed_events: z.array(z.string()).default([]) })
        .optional(),
      callback_info: z
        .object({ callback_type: z.string().optional(), subscribed_callbacks: z.array(z.string()).default([]) })
        .optional(),
    }),
  }),
});

/** `activate_status` of bot/v3/info. */
const inUse = 2;
/** `grant_status` of application/v6/scopes, and what it answers for an app that is not installed. */
const granted = 1;
const notInstalled = 212100;

/**
 * What the app may do, what of its set-up can be seen, and whether the admins are there. Sends nothing.
 * @throws PlatformError when the app's id or secret is refused, or Lark cannot be reached
 */
export async function checkLark(config: LarkConfig, admins: readonly Person[]): Promise<LarkReport> {
  const api = createLarkApi(config, createLogger("silent"));
  const held = await heldBy(api);
  if (held === undefined) return { bot: "inactive", missing: [], app: undefined, admins: [] };
  const has = ({ scope, or }: LarkScope) => [scope, ...or].some((one) => held.has(one));
  const missing = larkScopes.filter((scope) => !has(scope));
  const may = (name: string) => !missing.some(({ scope }) => scope === name);
  return {
    bot: await botOf(api),
    missing,
    app: may("application:application:self_manage") ? await appOf(api, config) : undefined,
    admins: may("contact:contact.base:readonly") ? await strangers(api, admins) : [],
  };
}

/** Undefined where the app is not installed: no version of it has been published. Needs no permission of its own. */
async function heldBy(api: LarkApi): Promise<ReadonlySet<string> | undefined> {
  try {
    const { data } = await api.read(scopeList, "/open-apis/application/v6/scopes");
    return new Set(data.scopes.filter((one) => one.grant_status === granted).map((one) => one.scope_name));
  } catch (error) {
    if (codeIn(error) === notInstalled) return undefined;
    throw error;
  }
}

async function botOf(api: LarkApi): Promise<LarkReport["bot"]> {
  try {
    const { bot } = await api.read(botInfo, "/open-apis/bot/v3/info");
    return (bot.activate_status ?? inUse) === inUse ? "on" : "inactive";
  } catch (error) {
    if (codeIn(error) !== undefined) return "off";
    throw error;
  }
}

async function appOf(api: LarkApi, { mode }: LarkConfig): Promise<LarkApp | undefined> {
  try {
    const { data } = await api.read(application, "/open-apis/application/v6/applications/me", { lang: "zh_cn" });
    const { event, callback_info: callback, online_version_id: online, unaudit_version_id: waiting } = data.app;
    const heard = new Set([...(event?.subscribed_events ?? []), ...(callback?.subscribed_callbacks ?? [])]);
    const wanted = mode === "ws" ? "websocket" : "webhook";
    const differs = (way: string | undefined) => (way ?? "") !== "" && way !== wanted;
    return {
      published: (online ?? "") !== "",
      waiting: (waiting ?? "") !== "",
      missing: larkSubscriptions.filter(({ type }) => !heard.has(type)),
      otherWay: [
        ...(differs(event?.subscription_type) ? (["event"] as const) : []),
        ...(differs(callback?.callback_type) ? (["callback"] as const) : []),
      ],
    };
  } catch (error) {
    // An optional look: an app that is kept from it works all the same.
    if (codeIn(error) !== undefined) return undefined;
    throw error;
  }
}

async function strangers(api: LarkApi, admins: readonly Person[]): Promise<readonly Person[]> {
  const found = await Promise.all(
    admins.map(async (person) => {
      try {
        await api.userName(person.id);
        return true;
      } catch (error) {
        return !(error instanceof PlatformError && error.code === "gone");
      }
    }),
  );
  return admins.filter((_, index) => found[index] === false);
}

/** Lark's own number; undefined for the network's silence. */
function codeIn(error: unknown): number | undefined {
  if (!(error instanceof PlatformError) || !(error.cause instanceof LarkFault)) return undefined;
  return typeof error.cause.code === "number" ? error.cause.code : undefined;
}
