import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp, type App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { diagnose } from "../../src/runtime/doctor.ts";
import { makeDatabase } from "../fakes/database.ts";
import { createLeapingClock } from "./clock.ts";
import { makePlatform, type Heard, type Transport } from "./platform.ts";

/** The way of the README, step by step: from two tokens and an empty database to the first board in a channel. */
const transports: readonly Transport[] = ["slack-socket", "lark-ws"];

describe.each(transports)("a newcomer with an app and nothing else, over %s", (transport) => {
  it("has the first board in the channel after a few lines, and the next one by itself", async () => {
    const clock = createLeapingClock("2026-11-23T10:00:00+08:00");
    const logger = createLogger("silent");
    const database = await makeDatabase("sqlite");
    onTestFinished(() => database.drop());
    const platform = await makePlatform(transport, clock);
    onTestFinished(() => platform.close());
    let app: App | undefined;
    onTestFinished(() => app?.stop());
    const start = async (admins: string) => {
      const config = readConfig({ ...platform.env, DATABASE_URL: database.url, PORT: "0", XIANFENG_ADMINS: admins });
      await app?.stop();
      app = await createApp(config, commands, { logger, clock, scheduled: false });
      platform.reach((await app.start()).port);
      return config;
    };
    const says = async (channel: string | undefined, line: string): Promise<readonly Heard[]> => {
      const before = (await platform.heard(["admin"])).length;
      clock.leap(2_000);
      const doing = { person: "admin", channel };
      // A group of Feishu hears only what mentions the assistant.
      await (transport === "lark-ws" && channel !== undefined
        ? platform.mention(doing, line)
        : platform.type(doing, line));
      await app?.idle();
      return (await platform.heard(["admin"])).slice(before);
    };
    const text = (heard: readonly Heard[]): string => heard.map((one) => one.text).join("\n");
    const chinese = transport === "lark-ws";

    const config = await start("");
    // Nobody is an admin, and nobody knows how the setting names them: after one word to the assistant the doctor does.
    expect(text(await says(undefined, chinese ? "/帮助" : "/help"))).toContain("/线索");
    const told = (await diagnose(config, { clock, logger })).find(({ advice }) => advice?.includes("XIANFENG_ADMINS"));
    expect(told?.ok).toBe(false);
    const [admin = ""] = /(?:slack|lark):\S+/.exec(told?.advice ?? "") ?? [];
    expect(admin).toBe(platform.address("admin"));
    const after = await start(admin);
    expect((await diagnose(after, { clock, logger })).filter(({ ok }) => !ok)).toEqual([]);

    const lines = chinese
      ? ["/单位 加 聊城经济技术开发区 简称:开发区", "/频道 绑定 开发区", "/线索 比亚迪电池项目 投资:50亿"]
      : ["/unit add 聊城经济技术开发区 简称:开发区", "/channel bind 开发区", "/lead 比亚迪电池项目 投资:50亿"];
    const answers: string[] = [];
    for (const line of lines) answers.push(text(await says("kfq", line)));
    expect(answers).toEqual([
      expect.stringContaining("已添加单位"),
      expect.stringMatching(/本频道已绑定.*08:50/s),
      expect.stringContaining("已登记线索 #1"),
    ]);
    const posted = await says("kfq", chinese ? "/榜 发布" : "/board post");
    const board = posted.filter(({ channel }) => channel === platform.channelId("kfq"));
    expect(text(board)).toMatch(/榜.*开发区/s);

    // The next working day, without anybody's doing.
    const before = (await platform.heard(["admin"])).length;
    clock.goTo("2026-11-24T08:50:00+08:00");
    expect(await app?.tick(clock.now())).toContainEqual(
      expect.objectContaining({ job: "board", slot: "2026-11-24", outcome: "posted" }),
    );
    await app?.idle();
    const daily = (await platform.heard(["admin"])).slice(before);
    expect(text(daily.filter(({ channel }) => channel === platform.channelId("kfq")))).toContain("今日要情");
  });
});
