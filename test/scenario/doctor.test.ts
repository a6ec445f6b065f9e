import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLarkApi } from "../../src/adapters/lark/api.ts";
import { larkScopes, larkSubscriptions } from "../../src/adapters/lark/manifest.ts";
import { call, createClient } from "../../src/adapters/slack/client.ts";
import { slackScopes } from "../../src/adapters/slack/manifest.ts";
import { readConfig } from "../../src/config.ts";
import { catalogueOf } from "../../src/locales/index.ts";
import { createLogger } from "../../src/log.ts";
import { packageRoot } from "../../src/paths.ts";
import { diagnosisLine, type Diagnosis } from "../../src/runtime/diagnosis.ts";
import { diagnoseLark } from "../../src/runtime/doctor-lark.ts";
import { diagnosePublicUrl } from "../../src/runtime/doctor-settings.ts";
import { diagnoseSlack } from "../../src/runtime/doctor-slack.ts";
import { startLarkApi, tenant, type LarkApi } from "../fakes/lark-api.ts";
import { createFakeSlack, type FakeSlack } from "../fakes/slack-api.ts";

const logger = createLogger("silent");

/** What the doctor prints of the platforms, of what is to be put right, and of what is only told. */
async function doctor(env: Readonly<Record<string, string>>) {
  const config = readConfig({ PUBLIC_URL: "https://xf.example.org", ...env });
  const { slack, lark, locale, publicUrl } = config;
  const words = catalogueOf(locale).doctor;
  const findings = [
    ...(slack ? await diagnoseSlack(slack, config.admins, { words, locale }) : []),
    ...(lark ? await diagnoseLark(config.admins, { config: lark, publicUrl, words, locale }) : []),
    ...diagnosePublicUrl(config, words),
  ];
  const lines = (wanted: (finding: Diagnosis) => boolean) =>
    findings.filter(wanted).map((finding) => diagnosisLine(finding, words));
  return {
    fix: lines(({ ok }) => !ok),
    notes: lines(({ ok, advice }) => ok && advice !== undefined),
    all: lines(() => true),
  };
}

async function withSlack<T>(work: (slack: FakeSlack, env: Record<string, string>) => Promise<T>): Promise<T> {
  const slack = await createFakeSlack();
  slack.people.profiles.set("U0000ADA", { real_name: "王敏" });
  const { botToken, apiUrl, appToken = "" } = slack.config("socket");
  const env = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
    XIANFENG_ADMINS: "slack:T0000TEAM/U0000ADA",
  };
  try {
    return await work(slack, env);
  } finally {
    await slack.close();
  }
}

async function withLark<T>(
  mode: "ws" | "webhook",
  work: (lark: LarkApi, env: Record<string, string>) => Promise<T>,
): Promise<T> {
  const lark = await startLarkApi(mode);
  lark.contacts.people.set("ou_ada", "王敏");
  const { appId, appSecret, domain, encryptKey = "" } = lark.config;
  const env = {
    LARK_APP_ID: appId,
    LARK_APP_SECRET: appSecret,
    LARK_DOMAIN: domain,
    LARK_MODE: mode,
    LARK_ENCRYPT_KEY: encryptKey,
    XIANFENG_ADMINS: `lark:${tenant}/ou_ada`,
  };
  try {
    return await work(lark, env);
  } finally {
    await lark.close();
  }
}

describe("the doctor looks at Slack", () => {
  it("finds nothing to fix where everything is granted, and posts nothing", () =>
    withSlack(async (slack, env) => {
      expect((await doctor(env)).fix).toEqual([]);
      expect(slack.state.messages).toEqual([]);
    }));

  it.each(slackScopes)("names $scope where it is missing, what is lost, and the page", ({ scope, what }) =>
    withSlack(async (slack, env) => {
      slack.grants.revoke(scope);
      const { fix } = await doctor(env);
      // Who the app is cannot be asked without users:read, so its page cannot be named.
      const page = scope === "users:read" ? "https://api.slack.com/apps" : "https://api.slack.com/apps/A0000APP/oauth";
      expect(fix).toEqual([
        `须改   Slack 缺权限 ${scope}（${what["zh-CN"]}） → 在 Scopes 的 Bot Token Scopes 里添加，再点 Reinstall 重新安装应用 → ${page}`,
      ]);
    }),
  );

  it("without a permission that a call needs the call is refused, so the list is not a claim", () =>
    withSlack(async (slack) => {
      const { botToken, apiUrl } = slack.config("socket");
      const client = createClient(botToken, { apiUrl, timeoutMs: 5_000, logger });
      const channel = "C0000GENERAL";
      const calls: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
        "chat:write": [
          () => client.chat.postMessage({ channel, text: "x" }),
          () => client.chat.update({ channel, ts: "1", text: "x" }),
        ],
        "channels:history": [
          () => client.conversations.history({ channel }),
          () => client.conversations.replies({ channel, ts: "1" }),
        ],
        "im:history": [() => client.conversations.history({ channel: "D0000ADA" })],
        "groups:history": [() => client.conversations.history({ channel: "G0000X" })],
        "files:write": [() => client.files.getUploadURLExternal({ filename: "x", length: 1 })],
        "im:write": [() => client.conversations.open({ users: "U0000ADA" })],
        "users:read": [() => client.users.info({ user: "U0000ADA" })],
      };
      for (const [scope, tries] of Object.entries(calls)) {
        slack.grants.revoke(scope);
        for (const attempt of tries)
          await expect(call(scope, attempt), scope).rejects.toThrow(`slack ${scope}: missing_scope`);
      }
      // What is left is heard or read, not called.
      const heard = ["app_mentions:read", "channels:read", "commands", "files:read", "groups:read"];
      expect([...Object.keys(calls), ...heard].toSorted()).toEqual(slackScopes.map(({ scope }) => scope));
    }));

  it("names an app-level token without connections:write, a Home tab that is off, and admins who are not there", () =>
    withSlack(async (slack, env) => {
      slack.grants.connections(false);
      slack.grants.home(false);
      slack.people.profiles.set("U0000EVE", { real_name: "赵磊", deleted: true });
      const admins = ["T0000TEAM/U0000ADA", "T0000TEAM/U0000NOBODY", "T0000TEAM/U0000EVE", "T0000OTHER/U0000ADA"];
      const { fix } = await doctor({
        ...env,
        XIANFENG_LOCALE: "en",
        XIANFENG_ADMINS: admins.map((admin) => `slack:${admin}`).join(","),
      });
      const set = "change XIANFENG_ADMINS; in this workspace it is slack:T0000TEAM/<member id>";
      expect(fix).toEqual([
        "fix  the Slack app's Home tab is off → switch on the Home Tab and the Messages Tab, and allow messages from the Messages Tab → https://api.slack.com/apps/A0000APP/app-home",
        `fix  admin slack:T0000TEAM/U0000NOBODY: nobody has this id, or the app may not see them → ${set}`,
        `fix  admin slack:T0000TEAM/U0000EVE: the account was closed → ${set}`,
        `fix  admin slack:T0000OTHER/U0000ADA: of another workspace than this token's → ${set}`,
        "fix  the Slack app-level token lacks connections:write → make a token with connections:write under App-Level Tokens and put it into SLACK_APP_TOKEN → https://api.slack.com/apps/A0000APP/general",
      ]);
    }));

  it("names tokens that are refused, and a public address that is missing or not https", () =>
    withSlack(async (slack, env) => {
      // Empty is as good as absent.
      const http = { ...env, SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: "s", XIANFENG_LOCALE: "en" };
      expect((await doctor({ ...http, PUBLIC_URL: "" })).fix).toEqual([
        expect.stringContaining(
          "PUBLIC_URL is not set: the platform cannot find this server → set PUBLIC_URL=https://",
        ),
      ]);
      expect((await doctor({ ...http, PUBLIC_URL: "http://xf.example.org" })).fix).toEqual([
        expect.stringContaining("PUBLIC_URL is not https → "),
      ]);
      const refused = await doctor({ ...env, SLACK_BOT_TOKEN: "xoxb-hunter2", SLACK_APP_TOKEN: "xapp-hunter2" });
      expect(refused.fix).toHaveLength(2);
      expect(refused.fix.join()).toMatch(/机器人令牌.*invalid_auth.*应用级令牌.*invalid_auth/s);
      expect(refused.all.join()).not.toContain("hunter2");
      await slack.close();
      expect((await doctor(env)).fix).toHaveLength(2);
    }));
});

describe("the doctor looks at Lark", () => {
  it.each(["ws", "webhook"] as const)("finds nothing to fix where everything is granted, with %s", (mode) =>
    withLark(mode, async (lark, env) => {
      expect((await doctor(env)).fix).toEqual([]);
      expect(lark.messages.held).toEqual([]);
    }),
  );

  it.each(larkScopes)(
    "names $scope where it is missing, and the page that grants it",
    ({ scope, name, what, optional }) =>
      withLark("ws", async (lark, env) => {
        lark.grants.revoke(scope);
        const { fix, notes } = await doctor(env);
        const line = `飞书缺权限 ${scope} ${name["zh-CN"]}（${what["zh-CN"]}） → 开通后发布版本才生效；一次导入全部：xianfeng manifest lark → https://open.feishu.cn/app/cli_a0123456789abcde/auth?q=${scope}&op_from=openapi&token_type=tenant`;
        expect(fix).toEqual(optional ? [] : [`须改   ${line}`]);
        expect(notes.filter((note) => note.includes(scope) && note.includes("缺权限"))).toEqual(
          optional ? [`提醒   ${line}`] : [],
        );
      }),
  );

  it("takes a wider permission for a narrower one, as Lark does", () =>
    withLark("ws", async (lark, env) => {
      lark.grants.grantOnly(
        "im:message",
        "im:message.group_msg",
        "im:message.p2p_msg",
        "im:resource",
        "contact:contact:readonly_as_app",
      );
      expect((await doctor(env)).fix).toEqual([]);
    }));

  it("without a permission that a call needs the call is refused, so the list is not a claim", () =>
    withLark("ws", async (lark) => {
      const api = createLarkApi(lark.config, logger);
      const calls: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
        "im:message:send_as_bot": [
          () => api.create("oc_1", { type: "text", content: '{"text":"x"}' }, "k1"),
          () => api.patch("om_1", "{}"),
        ],
        "im:message:readonly": [
          () => api.files.download({ platform: "lark", workspace: tenant, name: "x", ref: '["om_1","file_1"]' }),
        ],
        "im:resource": [() => api.files.upload({ name: "x.xlsx", bytes: new Uint8Array([1]) })],
        "contact:contact.base:readonly": [() => api.userName("ou_ada")],
      };
      for (const [scope, tries] of Object.entries(calls)) {
        lark.grants.revoke(scope);
        for (const attempt of tries) await expect(attempt(), scope).rejects.toThrow(/99991672/);
      }
    }));

  it.each(larkSubscriptions)("names $type where it is not subscribed", ({ type, kind, optional }) =>
    withLark("ws", async (lark, env) => {
      lark.grants.unsubscribe(type);
      const { fix, notes } = await doctor(env);
      const found = (optional ? notes : fix).filter((line) => line.includes(`飞书没有订阅 ${type}`));
      expect(found).toEqual([
        expect.stringContaining(
          `${kind === "event" ? "在事件配置里添加事件" : "在回调配置里添加回调"}，然后发布版本 → https://open.feishu.cn/app/cli_a0123456789abcde/event`,
        ),
      ]);
      expect(fix).toHaveLength(optional ? 0 : 1);
    }),
  );

  it("names a bot that is off or not in use, a version that is missing, another way of delivery, and strangers", () =>
    withLark("ws", async (lark, env) => {
      const fixes = async () => (await doctor({ ...env, XIANFENG_LOCALE: "en" })).fix;
      lark.grants.set({ bot: "off" });
      expect(await fixes()).toEqual([expect.stringMatching(/the Lark app has no bot → .*\/bot$/)]);
      lark.grants.set({ bot: "stopped" });
      expect(await fixes()).toEqual([expect.stringMatching(/not in use in this organisation → .*\/version$/)]);
      lark.grants.set({ bot: "on", published: false, waiting: true, way: "webhook" });
      expect(await fixes()).toEqual([
        expect.stringMatching(/Lark sends events another way than LARK_MODE says → choose the persistent connection/),
        expect.stringMatching(/Lark sends callbacks another way/),
        expect.stringMatching(/no version of the Lark app has been published/),
      ]);
      lark.grants.set({ published: true, way: undefined, installed: false });
      expect(await fixes()).toEqual([expect.stringMatching(/not in use in this organisation/)]);
      lark.grants.set({ installed: true });
      lark.contacts.people.clear();
      expect(await fixes()).toEqual([expect.stringMatching(/admin lark:tenant0000000001\/ou_ada: nobody has this id/)]);
    }));

  it("names an id or a secret that is refused, and a Lark that does not answer", () =>
    withLark("ws", async (lark, env) => {
      const refused = await doctor({ ...env, LARK_APP_SECRET: "hunter2" });
      expect(refused.fix).toEqual([expect.stringMatching(/飞书应用凭证 → 检查 LARK_APP_ID.*10014.* → .*\/baseinfo$/)]);
      expect(refused.all.join()).not.toContain("hunter2");
      await lark.close();
      expect((await doctor(env)).fix).toHaveLength(1);
    }));
});

it("every call of the adapters is one whose permission is known", () => {
  const read = (platform: string) => {
    const folder = join(packageRoot, "src/adapters", platform);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
  };
  const slack = [...read("slack").matchAll(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g)].map(([, method]) => method);
  // Permissions by method: docs.slack.dev/reference/methods. Those of views need none.
  expect([...new Set(slack)].filter((method) => method === undefined || !knownSlackCalls.has(method))).toEqual([]);
  const lark = [...read("lark").matchAll(/\bclient\.((?:[a-z0-9]+\.)+[a-zA-Z]+)\(/g)].map(([, method]) => method);
  expect([...new Set(lark)].filter((method) => method === undefined || !knownLarkCalls.has(method))).toEqual([]);
});

/** A new call is put here together with its permission in the manifest. */
const knownSlackCalls: ReadonlySet<string> = new Set([
  "apps.connections.open",
  "auth.test",
  "bots.info",
  "chat.postMessage",
  "chat.update",
  "conversations.history",
  "conversations.info",
  "conversations.open",
  "conversations.replies",
  "files.completeUploadExternal",
  "files.getUploadURLExternal",
  "users.info",
  "views.open",
  "views.publish",
  "views.push",
  "views.update",
]);

const knownLarkCalls: ReadonlySet<string> = new Set([
  "contact.v3.user.get",
  "im.v1.message.create",
  "im.v1.message.patch",
  "tokenManager.getTenantAccessToken",
]);
