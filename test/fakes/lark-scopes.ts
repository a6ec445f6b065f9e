import { larkScopes, larkSubscriptions } from "../../src/adapters/lark/manifest.ts";
import { failure, type Answer } from "./lark-messages.ts";

/** What the app was granted and how it was set up. Everything, until a test takes it away. */
export interface LarkGrants {
  revoke(...scopes: readonly string[]): void;
  /** In place of what was granted. */
  grantOnly(...scopes: readonly string[]): void;
  /** Takes an event or a callback out of the subscriptions. */
  unsubscribe(type: string): void;
  set(changes: Partial<LarkSetup>): void;
  /** What answers the request in place of the method itself; undefined where the app may go on. */
  answer(method: string, path: string): Answer | undefined;
}

export interface LarkSetup {
  readonly bot: "on" | "off" | "stopped";
  readonly installed: boolean;
  readonly published: boolean;
  readonly waiting: boolean;
  /** How events and callbacks are sent; the mode of the settings unless changed. */
  readonly way: "websocket" | "webhook" | undefined;
}

interface Rule {
  readonly method: string;
  readonly path: RegExp;
  /** Any of these is enough ("权限要求" of the method's page). */
  readonly scopes: readonly string[];
}

const rules: readonly Rule[] = [
  {
    method: "POST",
    path: /^\/open-apis\/im\/v1\/messages$/,
    scopes: ["im:message", "im:message:send_as_bot", "im:message:send"],
  },
  {
    method: "PATCH",
    path: /^\/open-apis\/im\/v1\/messages\/[^/]+$/,
    scopes: ["im:message", "im:message:send_as_bot", "im:message:update"],
  },
  {
    method: "GET",
    path: /^\/open-apis\/im\/v1\/messages\/[^/]+\/resources\//,
    scopes: ["im:message", "im:message:readonly", "im:message.history:readonly"],
  },
  { method: "POST", path: /^\/open-apis\/im\/v1\/files$/, scopes: ["im:resource", "im:resource:upload"] },
  {
    method: "GET",
    path: /^\/open-apis\/contact\/v3\/users\//,
    scopes: ["contact:contact.base:readonly", "contact:contact:readonly_as_app", "contact:contact:access_as_app"],
  },
  {
    method: "GET",
    path: /^\/open-apis\/application\/v6\/applications\//,
    scopes: ["application:application:self_manage", "admin:app.info:readonly"],
  },
];

export function createGrants(appId: string, mode: "ws" | "webhook"): LarkGrants {
  let held = new Set(larkScopes.map(({ scope }) => scope));
  const subscribed = new Set(larkSubscriptions.map(({ type }) => type));
  let setup: LarkSetup = { bot: "on", installed: true, published: true, waiting: false, way: undefined };

  function application(): Answer {
    const way = setup.way ?? (mode === "ws" ? "websocket" : "webhook");
    const types = (kind: "event" | "callback") =>
      larkSubscriptions.filter((one) => one.kind === kind && subscribed.has(one.type)).map(({ type }) => type);
    const app = {
      app_id: appId,
      online_version_id: setup.published ? "oav_1" : "",
      unaudit_version_id: setup.waiting ? "oav_2" : "",
      event: { subscription_type: way, subscribed_events: types("event") },
      callback_info: { callback_type: way, subscribed_callbacks: types("callback") },
    };
    return { status: 200, body: { code: 0, msg: "success", data: { app } } };
  }

  return {
    revoke(...scopes) {
      for (const scope of scopes) held.delete(scope);
    },
    grantOnly(...scopes) {
      held = new Set(scopes);
    },
    unsubscribe(type) {
      subscribed.delete(type);
    },
    set(changes) {
      setup = { ...setup, ...changes };
    },
    answer(method, path) {
      if (path === "/open-apis/application/v6/scopes") {
        if (!setup.installed) return failure(212100, "app not install");
        const scopes = larkScopes.map(({ scope }) => scope);
        const all = [...new Set([...scopes, ...held])];
        const list = all.map((scope) => ({
          scope_name: scope,
          grant_status: held.has(scope) ? 1 : 2,
          scope_type: "tenant",
        }));
        return { status: 200, body: { code: 0, msg: "success", data: { scopes: list } } };
      }
      if (path === "/open-apis/bot/v3/info") {
        // The number is other people's report; nothing of ours depends on it.
        if (setup.bot === "off") return failure(11205, "app do not have bot");
        if (setup.bot === "stopped")
          return {
            status: 200,
            body: { code: 0, msg: "ok", bot: { app_name: "先锋", open_id: "ou_x", activate_status: 1 } },
          };
        return undefined;
      }
      const rule = rules.find((one) => one.method === method && one.path.test(path));
      if (rule && !rule.scopes.some((scope) => held.has(scope)))
        return {
          status: 400,
          body: {
            code: 99991672,
            msg: `Access denied. One of the following scopes is required: [${rule.scopes.join(", ")}]`,
            error: {
              log_id: "20261123120000ABCDEF",
              permission_violations: rule.scopes.map((subject) => ({ type: "action_scope_required", subject })),
            },
          },
        };
      return path.startsWith("/open-apis/application/v6/applications/") ? application() : undefined;
    },
  };
}
