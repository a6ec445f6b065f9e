import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { consoleAsks, environmentKeys, readConfig } from "../../src/config.ts";
import { ConfigError } from "../../src/errors.ts";
import { openStore } from "../../src/store/open.ts";
import { createLogger } from "../../src/log.ts";
import { diagnose } from "../../src/runtime/doctor.ts";
import { loadEnvFile } from "../../src/runtime/env-file.ts";

function problems(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
const names = (env: Readonly<Record<string, string>>) => problems(env).map((problem) => problem.split(":")[0]);

describe("what is right", () => {
  test("nothing at all: the console with a file, on this machine alone", () => {
    expect(readConfig({})).toEqual({
      databaseUrl: "file:./data/xianfeng.db",
      port: 3000,
      host: "127.0.0.1",
      publicUrl: undefined,
      logLevel: "info",
      pack: "cn-government",
      locale: "zh-CN",
      timezone: "Asia/Shanghai",
      admins: [],
      console: true,
      slack: undefined,
      lark: undefined,
      larkDomain: "https://open.feishu.cn",
    });
  });

  test("empty and blank values are absent ones", () => {
    expect(
      readConfig(Object.fromEntries(environmentKeys.map((key, index) => [key, index % 2 === 0 ? "" : "  "]))),
    ).toEqual(readConfig({}));
  });

  test("settings of other programs are not ours", () => {
    expect(readConfig({ PATH: "/bin", SLACK_CHANNEL: "x", NODE_ENV: "production" })).toEqual(readConfig({}));
  });

  test("Slack by socket, by HTTP, and at another address", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "b", SLACK_APP_TOKEN: "a" })).toMatchObject({
      console: false,
      slack: { botToken: "b", appToken: "a", signingSecret: undefined, apiUrl: "https://slack.com/api/" },
    });
    expect(
      readConfig({ SLACK_BOT_TOKEN: "b", SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api" }).slack,
    ).toEqual({ botToken: "b", appToken: undefined, signingSecret: "s", apiUrl: "http://127.0.0.1:9/api/" });
  });

  test("Feishu, Lark, and their webhooks", () => {
    const app = { LARK_APP_ID: "cli_0123456789abcdef", LARK_APP_SECRET: "s" };
    expect(readConfig(app).lark).toEqual({
      appId: "cli_0123456789abcdef",
      appSecret: "s",
      domain: "https://open.feishu.cn",
      mode: "ws",
      verificationToken: undefined,
      encryptKey: undefined,
    });
    expect(readConfig({ ...app, LARK_DOMAIN: "lark" }).lark?.domain).toBe("https://open.larksuite.com");
    expect(readConfig({ ...app, LARK_DOMAIN: "https://lark.example.cn//" }).lark?.domain).toBe(
      "https://lark.example.cn",
    );
    expect(
      readConfig({ ...app, LARK_MODE: "webhook", LARK_ENCRYPT_KEY: "k", LARK_VERIFICATION_TOKEN: "v" }).lark,
    ).toMatchObject({ mode: "webhook", encryptKey: "k", verificationToken: "v" });
  });

  test("the console beside a platform, or off, when somebody says so", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "b", SLACK_APP_TOKEN: "a", XIANFENG_CONSOLE: "on" }).console).toBe(true);
    expect(readConfig({ XIANFENG_CONSOLE: "off" }).console).toBe(false);
  });

  test("a token for the wall that nobody guesses, or none", () => {
    expect(readConfig({}).wallToken).toBeUndefined();
    expect(readConfig({ XIANFENG_WALL_TOKEN: `  ${"t".repeat(24)} ` }).wallToken).toBe("t".repeat(24));
    expect(() => readConfig({ XIANFENG_WALL_TOKEN: ` ${"t".repeat(23)} ` })).toThrow(
      "XIANFENG_WALL_TOKEN: expected 24 characters or more",
    );
  });

  test("admins, however they are parted", () => {
    const { admins } = readConfig({
      XIANFENG_ADMINS: "slack:T1/U1, lark:tenant/ou_1，console:demo/admin\nslack:T1/U2 ,",
    });
    expect(admins.map(({ platform, workspace, id }) => `${platform} ${workspace} ${id}`)).toEqual([
      "slack T1 U1",
      "lark tenant ou_1",
      "console demo admin",
      "slack T1 U2",
    ]);
  });

  test.each(["postgresql://u:p@db/x", "postgres://db/x", "file:/var/lib/x.db"])("a database at %s", (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });
});

const secret = "ZXhhbXBsZSBleGFtcGxlIGV4YW1wbGUgZXhhbXBsZSE=";

describe("a console that others can reach", () => {
  test.each([{ HOST: "0.0.0.0" }, { HOST: "10.1.2.3" }, { HOST: "::" }, { PUBLIC_URL: "https://xf.example.org/x" }])(
    "needs a secret to sign with: %j",
    (env) => {
      expect(() => readConfig(env)).toThrow(/XIANFENG_SECRET: needed .*openssl rand -base64 32.* XIANFENG_CONSOLE=off/);
      expect(() => readConfig({ ...env, XIANFENG_CONSOLE: "on", XIANFENG_SECRET: "short" })).toThrow(/XIANFENG_SECRET/);
      expect(readConfig({ ...env, XIANFENG_SECRET: secret }).secret).toBe(secret);
      expect(readConfig({ ...env, XIANFENG_CONSOLE: "off" }).console).toBe(false);
    },
  );

  test.each([
    {},
    { HOST: "localhost" },
    { HOST: "127.0.0.2" },
    { HOST: "::1" },
    { PUBLIC_URL: "http://localhost:3000" },
  ])("is not one on this machine: %j", (env) => {
    expect(consoleAsks(readConfig(env))).toBe(false);
  });

  test("nothing may follow the path of a public address", () => {
    expect(() => readConfig({ PUBLIC_URL: "https://example.org/x?y=1", XIANFENG_SECRET: secret })).toThrow(
      /PUBLIC_URL/,
    );
  });
});

describe("what is wrong", () => {
  test("is told all at once, by name, and never with a value", () => {
    const wrong = {
      DATABASE_URL: "mysql://hunter2",
      PORT: "hunter2",
      PUBLIC_URL: "hunter2",
      LOG_LEVEL: "hunter2",
      XIANFENG_PACK: "hunter2",
      XIANFENG_LOCALE: "hunter2",
      XIANFENG_TIMEZONE: "hunter2",
      XIANFENG_ADMINS: "slack:T1/U1 hunter2",
      XIANFENG_CONSOLE: "hunter2",
      XIANFENG_SECRET: "hunter2",
      XIANFENG_WALL_TOKEN: "hunter2",
      SLACK_SIGNING_SECRET: "hunter2",
      SLACK_API_URL: "hunter2",
      LARK_APP_ID: "hunter2",
      LARK_DOMAIN: "hunter2",
      LARK_MODE: "hunter2",
    };
    expect(names(wrong).toSorted()).toEqual(
      [
        ...Object.keys(wrong).filter((name) => name !== "SLACK_SIGNING_SECRET"),
        "LARK_APP_SECRET",
        "SLACK_BOT_TOKEN",
      ].toSorted(),
    );
    expect(problems(wrong).join("\n")).not.toContain("hunter2");
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    expect(String(new ConfigError(problems(wrong)))).not.toContain("hunter2");
  });

  test.each([
    [{ PORT: "65536" }, ["PORT"]],
    [{ PORT: "-1" }, ["PORT"]],
    [{ PORT: "80.5" }, ["PORT"]],
    [{ SLACK_BOT_TOKEN: "b" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_APP_TOKEN: "a" }, ["SLACK_BOT_TOKEN"]],
    [{ LARK_APP_SECRET: "s" }, ["LARK_APP_ID"]],
    [{ LARK_APP_ID: "cli_0123456789abcdef" }, ["LARK_APP_SECRET"]],
    [{ LARK_APP_ID: "cli_0123456789abcdef", LARK_APP_SECRET: "s", LARK_MODE: "webhook" }, ["LARK_ENCRYPT_KEY"]],
    [{ XIANFENG_ADMINS: "ada" }, ["XIANFENG_ADMINS"]],
    [{ XIANFENG_ADMINS: "teams:T1/U1" }, ["XIANFENG_ADMINS"]],
  ] satisfies readonly [Readonly<Record<string, string>>, readonly string[]][])("%o", (env, expected) => {
    expect(names(env)).toEqual(expected);
  });
});

describe("the .env file", () => {
  const folder = mkdtempSync(join(tmpdir(), "xianfeng-env-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("is read as it is written, and may be missing", () => {
    expect(loadEnvFile(join(folder, "none"))).toEqual({});
    const file = join(folder, ".env");
    writeFileSync(file, `# 注释\nPORT=3100\nSLACK_BOT_TOKEN=\nXIANFENG_ADMINS="slack:T1/U1, lark:t/ou_1"\n`);
    expect(readConfig({ ...loadEnvFile(file), PORT: "3200" })).toMatchObject({
      port: 3200,
      console: true,
      admins: [{ id: "U1" }, { id: "ou_1" }],
    });
  });
});

test("a token in the other's place is named, and never shown", () => {
  const swapped = problems({ SLACK_BOT_TOKEN: "xapp-1-A1-2-hunter2", SLACK_APP_TOKEN: "xoxb-hunter2" });
  expect(swapped.map((problem) => problem.split(":")[0])).toEqual(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]);
  expect(swapped.join()).not.toContain("hunter2");
  expect(problems({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1-A1-2-3" })).toEqual([]);
});

describe("the doctor", () => {
  const deps = (day: string) => ({
    clock: { now: () => new Date(`${day}T02:00:00Z`) },
    logger: createLogger("silent"),
  });
  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), "xianfeng-doctor-"));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  test("finds nothing to fix on a fresh machine", async () => {
    const config = readConfig({ XIANFENG_LOCALE: "en", DATABASE_URL: `file:${folder()}/x.db`, PORT: "1" });
    expect(await diagnose(config, deps("2026-10-23"))).toEqual(
      ["configuration", "database", "working calendar"].map((subject) => ({ ok: true, subject })),
    );
  });

  test("speaks of the next year's holidays from November on, and of each organisation by its own calendar", async () => {
    const config = readConfig({ XIANFENG_LOCALE: "en", DATABASE_URL: `file:${folder()}/x.db` });
    const calendars = async (day: string) =>
      (await diagnose(config, deps(day)))
        .filter(({ subject }) => subject.startsWith("working calendar"))
        .map(({ ok, subject, advice }) => [ok, subject, advice?.match(/known for ([\d and]+):/)?.[1]]);
    expect(await calendars("2026-11-01")).toEqual([[true, "working calendar", "2027"]]);
    expect(await calendars("2031-11-01")).toEqual([[false, "working calendar", "2031 and 2032"]]);
    const store = await openStore(config.databaseUrl, { logger: createLogger("silent") });
    await store.write(async (tx) => {
      const draft = {
        name: "n",
        pack: "cn-government",
        locale: "zh-CN",
        timezone: "Asia/Shanghai",
        demo: false,
      } as const;
      const city = await tx.organizations.ensure({ ...draft, key: "city" });
      await tx.organizations.ensure({ ...draft, key: "park" });
      await tx.organizations.setCalendar(city.id, { regions: [], days: {}, confirmed: { "2027": "1号" } }, null);
    });
    await store.close();
    expect(await calendars("2027-01-04")).toEqual([
      [true, "working calendar of city", undefined],
      [false, "working calendar of park", "2027"],
    ]);
  });

  test("says what to fix: a database that is not there, a platform that does not answer, no admins, no holidays", async () => {
    const config = readConfig({
      XIANFENG_LOCALE: "en",
      DATABASE_URL: "postgresql://127.0.0.1:1/x",
      SLACK_BOT_TOKEN: "xoxb-hunter2",
      SLACK_APP_TOKEN: "xapp-hunter2",
      SLACK_API_URL: "http://127.0.0.1:1/api/",
    });
    const found = await diagnose(config, deps("2031-01-02"));
    expect(found.filter(({ ok }) => !ok).map(({ subject }) => subject)).toEqual([
      "database",
      "Slack bot token",
      "Slack app-level token",
      "there are no admins: nobody can add units and bind channels",
      "working calendar",
    ]);
    expect(found.every(({ ok, advice }) => ok || advice !== undefined)).toBe(true);
    expect(JSON.stringify(found)).not.toContain("hunter2");
  }, 60_000);

  test("asks the process that runs here how it is, and takes no other program for it", async () => {
    let answer = JSON.stringify({
      ok: false,
      checks: [
        { name: "database", ok: true },
        { name: "slack", ok: false, detail: "no socket, since 2026-11-23T01:50:00.000Z" },
      ],
    });
    const server = createServer((_request, response) => response.writeHead(503).end(answer));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const config = readConfig({
      XIANFENG_LOCALE: "en",
      DATABASE_URL: `file:${folder()}/x.db`,
      PORT: String(port),
      HOST: "0.0.0.0",
      XIANFENG_CONSOLE: "off",
    });
    const running = async () =>
      (await diagnose(config, deps("2026-11-23"))).filter(({ subject }) => subject.startsWith("running"));
    expect(await running()).toEqual([
      { ok: true, subject: "running: database" },
      { ok: false, subject: "running: slack", advice: "no socket, since 2026-11-23T01:50:00.000Z" },
    ]);
    answer = "<html>something else</html>";
    expect(await running()).toEqual([]);
  });
});
