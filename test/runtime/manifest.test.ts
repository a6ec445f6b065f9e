import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { larkScopes, larkSubscriptions, larkMenu } from "../../src/adapters/lark/manifest.ts";
import { readConfig } from "../../src/config.ts";
import { larkImportText, larkManifestText } from "../../src/runtime/lark-manifest.ts";
import { makeSlackManifest } from "../../src/runtime/slack-commands.ts";

const app = { LARK_APP_ID: "cli_a0123456789abcde", LARK_APP_SECRET: "secret-of-the-app" };

describe("what to set for Lark", () => {
  test("is said page by page, with everything that the doctor looks at and the permissions to paste", () => {
    const text = larkManifestText(readConfig(app));
    for (const page of ["baseinfo", "bot", "auth", "event", "version"])
      expect(text).toContain(`https://open.feishu.cn/app/cli_a0123456789abcde/${page}\n`);
    expect(text.replaceAll(/^ {3}/gm, "")).toContain(larkImportText());
    for (const { scope, name, what } of larkScopes)
      expect(text).toContain(`${scope}  ${name["zh-CN"]}：${what["zh-CN"]}\n`);
    for (const { type, name } of larkSubscriptions) expect(text).toContain(`${type}  ${name["zh-CN"]}：`);
    for (const { key, label } of larkMenu) expect(text).toContain(`${label["zh-CN"]}  ${key}\n`);
    expect(text).toContain("长连接");
    expect(text).not.toContain("secret-of-the-app");
    // Twice: the bot has to be there before the long connection can be, and that before it can be chosen.
    expect(text.match(/\/version\n/g)).toHaveLength(2);
  });

  test("is said in English, for Lark, with the address that webhooks come to", () => {
    const text = larkManifestText(
      readConfig({
        ...app,
        XIANFENG_LOCALE: "en",
        LARK_DOMAIN: "lark",
        LARK_MODE: "webhook",
        LARK_ENCRYPT_KEY: "k",
        PUBLIC_URL: "https://xianfeng.example.org/",
      }),
    );
    expect(text).toContain("https://open.larksuite.com/app/cli_a0123456789abcde/auth\n");
    expect(text).toContain("at https://xianfeng.example.org/lark/events;");
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });

  test("leads to the list of apps before there is one", () => {
    const text = larkManifestText(readConfig({}));
    expect(text).toContain("https://open.feishu.cn/app\n");
    expect(text).toContain("LARK_APP_ID");
  });

  test("keys of the menu are as short as Lark wants them", () => {
    for (const { key } of larkMenu) expect(key).toMatch(/^[a-z]{1,30}$/);
    expect(new Set(larkScopes.map(({ scope }) => scope)).size).toBe(larkScopes.length);
  });
});

test("the manifest of every command we have is within Slack's limits, by the socket unless the tokens or a word say HTTP", () => {
  const mode = (env: Readonly<Record<string, string>>, http?: "http") =>
    makeSlackManifest(readConfig(env), commands, http) as {
      readonly settings: { readonly socket_mode_enabled: boolean };
      readonly features: { readonly slash_commands: readonly object[] };
    };
  const url = { PUBLIC_URL: "https://xianfeng.example.org", XIANFENG_CONSOLE: "off" };
  expect(mode({}).settings.socket_mode_enabled).toBe(true);
  expect(mode({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }).settings.socket_mode_enabled).toBe(true);
  expect(mode(url, "http").settings.socket_mode_enabled).toBe(false);
  const http = mode({ ...url, SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" });
  expect(http.settings.socket_mode_enabled).toBe(false);
  expect(http.features.slash_commands.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(http)).not.toContain("xoxb-1");
  expect(() => mode({}, "http")).toThrow(/PUBLIC_URL/);
});
