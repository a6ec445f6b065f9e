import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { parse } from "yaml";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { packageRoot } from "../../src/paths.ts";
import { ruleText } from "../domain/rule-world.ts";
import { buildProgram } from "../fakes/process.ts";
import { makeWorld, setUp } from "./kit.ts";

beforeAll(() => buildProgram());

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `npx xianfeng …` in a folder of its own, with these settings and no others. */
async function xianfeng(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const cwd = await mkdtemp(join(tmpdir(), "xianfeng-cli-"));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(packageRoot, "dist/src/main.js"), ...argv],
      { cwd, env: { PATH: process.env["PATH"] ?? "", LOG_LEVEL: "error", ...env } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

/** A recorded organisation in a file. */
async function recorded() {
  const world = await makeWorld({ transports: ["slack-http"], at: "2026-09-07T10:00:00+08:00" });
  await setUp(world);
  const ada = world.person("ada", "kfq");
  await ada.says("/lead 电池项目 投资:5亿");
  await ada.says("/stage #1 签约 合同号:HT-8 日期:9-7 金额:5亿");
  const slack = world.platforms.get("slack-http");
  return { world, env: { ...slack?.env, DATABASE_URL: world.databaseUrl } };
}

/** Changes the file behind the program's back. */
function tamper(url: string, sql: string): void {
  const database = new Database(url.slice("file:".length));
  try {
    expect(database.prepare(sql).run().changes).toBe(1);
  } finally {
    database.close();
  }
}

describe("xianfeng verify", () => {
  it("finds a sound record sound, and one changed letter or figure", async () => {
    const { world, env } = await recorded();
    const sound = await xianfeng(["verify"], env);
    expect(sound).toMatchObject({
      code: 0,
      err: "",
      out: expect.stringMatching(/^main: \d+ entries, 1 projects, \d+ figures: sound\n$/),
    });

    tamper(world.databaseUrl, `UPDATE "Entry" SET body = replace(body, 'HT-8', 'HT-9') WHERE stream = 1 AND seq = 2`);
    const changed = await xianfeng(["verify"], env);
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/main project 1 entry 2: hash/);
    tamper(world.databaseUrl, `UPDATE "Entry" SET body = replace(body, 'HT-9', 'HT-8') WHERE stream = 1 AND seq = 2`);
    expect((await xianfeng(["verify"], env)).code).toBe(0);

    tamper(world.databaseUrl, `UPDATE "Rollup" SET value = value + 1 WHERE rowid = (SELECT min(rowid) FROM "Rollup")`);
    const figure = await xianfeng(["verify"], env);
    expect(figure.code).toBe(1);
    expect(figure.out).toMatch(/figure: .*kept 101, rebuilt 100/);
  });

  it("finds an entry that was taken out", async () => {
    const { world, env } = await recorded();
    tamper(world.databaseUrl, `DELETE FROM "Entry" WHERE stream = 0 AND seq = 2`);
    const { code, out } = await xianfeng(["verify"], env);
    expect(code).toBe(1);
    expect(out).toMatch(/main organization 0 entry 3: (gap|link)/);
  });

  it("finds another text under a rule set that was entered", async () => {
    const { world, env } = await recorded();
    await world.person("admin").says(`/rules add\n${ruleText()}`).sees("已存为草稿");
    expect((await xianfeng(["verify"], env)).code).toBe(0);
    tamper(world.databaseUrl, `UPDATE "RuleSet" SET "text" = replace("text", 'cap: 100', 'cap: 200')`);
    const { code, out } = await xianfeng(["verify"], env);
    expect(code).toBe(1);
    expect(out).toContain("rule:own:1: the text is not the one that was entered");
  });
});

describe("xianfeng rules check", () => {
  it("names each problem by file, line and column, and says when there is none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "xianfeng-rules-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [good, bad] = [join(folder, "good.yaml"), join(folder, "bad.yaml")];
    const text = ruleText();
    await writeFile(good, text);
    await writeFile(bad, text.replace("metric: arrived", "metric: arrivd").replace("weight: 100", "weight: 99"));
    const at = text.split("\n").findIndex((line) => line.includes("metric: arrived")) + 1;

    expect(await xianfeng(["rules", "check", good])).toMatchObject({
      code: 0,
      out: `${good}：没有问题（县区招商引资考核办法，版本 1）\n`,
    });
    const { code, out } = await xianfeng(["rules", "check", bad], { XIANFENG_LOCALE: "en" });
    expect(code).toBe(1);
    expect(out).toMatch(
      new RegExp(`^${bad}:${at}:\\d+: sections\\[0\\]\\.items\\[0\\]\\.metric: .*“arrived”\\?$`, "m"),
    );
    expect(out).toContain("All weights add up to 99 points; they should be 100.");
    expect(out.trim().split("\n")).toHaveLength(2);
    // Another pack has other groups.
    expect((await xianfeng(["rules", "check", good], { XIANFENG_PACK: "edo" })).code).toBe(1);
    expect(await xianfeng(["rules", "check", join(folder, "none.yaml")])).toMatchObject({ code: 1, out: "" });
    expect(await xianfeng(["rules"])).toMatchObject({ code: 2, err: expect.stringContaining("xianfeng rules check") });
  });
});

describe("xianfeng tick", () => {
  it("posts what is due once, however often it is run", async () => {
    const { world, env } = await recorded();
    await world.tick("2026-09-07T10:00:00+08:00");
    const first = await xianfeng(["tick", "--at", "2026-09-08T08:50:00+08:00"], env);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining("main\tboard\tchannel:1\t2026-09-08\tposted\n"),
    });
    const posts = (await world.platforms.get("slack-http")?.heard([]))?.filter(({ text }) => text.includes("今日要情"));
    expect(posts?.map(({ channel }) => channel)).toEqual(expect.arrayContaining(["C0000UNIT1", "C0000UNIT2"]));
    expect(posts).toHaveLength(2);
    expect(await xianfeng(["tick", "--at", "2026-09-08T08:50:00+08:00"], env)).toMatchObject({
      code: 0,
      out: "nothing due\n",
    });
    expect(
      (await world.platforms.get("slack-http")?.heard([]))?.filter(({ text }) => text.includes("今日要情")),
    ).toHaveLength(2);
    expect(await xianfeng(["tick", "--at", "soon"], env)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("xianfeng tick --at 2026-"),
    });
  });
});

describe("xianfeng doctor", () => {
  it("says that all is well, or what to fix, and ends with 1 where there is something", async () => {
    const { world, env } = await recorded();
    const admins = { XIANFENG_ADMINS: "slack:T0000TEAM/U0000ADMIN", XIANFENG_LOCALE: "en" };
    const well = await xianfeng(["doctor"], { ...env, ...admins, PUBLIC_URL: "https://xianfeng.example.org" });
    expect(well.out).toContain(
      "ok   configuration\nok   database\nok   Slack bot token\nok   Slack Home tab\nok   admins\n",
    );
    expect([well.code, well.out.match(/^fix .*/m)?.[0]]).toEqual([0, undefined]);
    // In the language of the settings, which is Chinese unless they say otherwise.
    const broken = await xianfeng(["doctor"], { ...env, SLACK_BOT_TOKEN: "xoxb-secret-and-wrong" });
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(
      /^须改 +Slack 机器人令牌 → SLACK_BOT_TOKEN 应为.*invalid_auth.* → https:\/\/api\.slack\.com\/apps$/m,
    );
    // Nobody knows their own id: whoever spoke is named as the setting wants it.
    expect(broken.out).toMatch(/^须改 +没有管理员.* → .*slack:T0000TEAM\/U0000ADA ada/m);
    expect(broken.out + broken.err).not.toContain("xoxb-secret-and-wrong");
    const lost = await xianfeng(["doctor"], {
      ...env,
      ...admins,
      DATABASE_URL: "postgresql://nobody:secret@127.0.0.1:1/none",
    });
    expect(lost.out).toMatch(/^fix {2}database → check DATABASE_URL/m);
    expect(lost.out + lost.err).not.toContain("secret@");
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});

describe("what is wrong is listed at once", () => {
  it("settings, without their values", async () => {
    const { code, out, err } = await xianfeng(["start"], {
      DATABASE_URL: "mysql://secret-database",
      PORT: "secret-port",
      XIANFENG_TIMEZONE: "Mars/secret",
      XIANFENG_ADMINS: "secret-admin",
      SLACK_SIGNING_SECRET: "secret-signing",
      LARK_APP_ID: "secret-app",
    });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^请改正以下设置.*\n {2}DATABASE_URL：file:.*\n {2}PORT：端口号/);
    for (const name of [
      "DATABASE_URL",
      "PORT",
      "XIANFENG_TIMEZONE",
      "XIANFENG_ADMINS",
      "SLACK_BOT_TOKEN",
      "LARK_APP_ID",
    ])
      expect(err).toContain(`  ${name}`);
    expect(err).not.toContain("secret");
  });

  it("a sub-command that there is none of, with those there are", async () => {
    const { code, out, err } = await xianfeng(["frobnicate"]);
    expect([code, out]).toEqual([2, ""]);
    for (const name of ["start", "migrate", "tick", "verify", "manifest slack", "manifest lark", "doctor"])
      expect(err).toContain(`xianfeng ${name}`);
    expect(await xianfeng(["manifest", "irc"])).toMatchObject({ code: 2, out: "" });
    expect(await xianfeng(["--help"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("xianfeng manifest", () => {
  it("names every command for Slack, before there are tokens that tell how events come", async () => {
    const { code, out } = await xianfeng(["manifest", "slack", "--yaml", "--http"], {
      PUBLIC_URL: "https://xianfeng.example.org",
      XIANFENG_CONSOLE: "off",
    });
    expect(code).toBe(0);
    const manifest = parse(out) as {
      readonly features: { readonly slash_commands: readonly { readonly command: string; readonly url?: string }[] };
    };
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      expect.arrayContaining(["/lead", "/progress", "/stage", "/board", "/undo", "/xf"]),
    );
    expect(out).toContain("https://xianfeng.example.org/slack/events");
  });

  it("prints for Lark what the console imports, and nothing beside it", async () => {
    const { code, out } = await xianfeng(["manifest", "lark", "--json"]);
    expect(code).toBe(0);
    // The file that the console asks for is JSON.
    expect(JSON.parse(out)).toEqual({
      scopes: { tenant: expect.arrayContaining(["im:message:send_as_bot"]), user: [] },
    });
  });
});
