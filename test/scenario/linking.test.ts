import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp } from "./kit.ts";
import { isRevised } from "./platform.ts";

/** One person, two platforms, one organisation. */

const codeIn = (text: string): string => {
  const [, code] = /关联码：([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(text) ?? [];
  if (code === undefined) throw new Error(`no code in ${text}`);
  return code;
};

describe.each<Dialect>(["sqlite", "postgresql"])("a Slack and a Lark account, kept in %s", (dialect) => {
  it("become one person, who works on either and is reached where they were last", async () => {
    const world = await makeWorld({ transports: ["slack-http", "lark-ws"], dialect });
    await setUp(world, "slack-http");
    const ada = world.person("ada", "kfq", "slack-http");
    const ben = world.person("ben", "kfq", "slack-http");
    const ou = world.person("ada", undefined, "lark-ws");

    // In Lark she is nobody yet: a lead is refused, and not booked under anybody.
    await ou.says("/线索 储能项目").sees("还不");
    const given = await ada.says("/link").privately().sees("关联码", "不要把关联码给别人");
    const code = codeIn(given.text);
    // A code that was mistyped helps nobody; a right one works once.
    await ou.says("/关联 00000-00000").sees("这个关联码不能用").lacks(code);
    await ou.says(`/关联 ${code.toLowerCase()}`).sees("已关联：您在这里的账号现在就是「ada」");
    await world.person("ben", undefined, "lark-ws").says(`/关联 ${code}`).sees("这个关联码不能用");

    // One person on either platform: what was logged in Slack is seen and undone in Lark.
    await ada.says("/lead 轴承项目 投资:2亿").sees("已登记线索 #1");
    await ou.says("/我的").sees("轴承项目");
    await ou.says("/撤销").sees("#1 作废");
    await ou.says("/线索 储能项目 投资:3亿").sees("已登记线索 #2", "开发区");
    // The mention in Slack is the same person, and hears of it where she was last.
    await ada.says("/lead 光伏项目 投资:1亿").sees("已登记线索 #3");
    await ada.says("/assign #3 @{ben}").sees("#3 已交给");
    await ou.says("/进展 #2 电话 约了下周").sees("已记进展 #2");
    const back = await ben.says("/assign #3 @{ada}").sees("#3 已交给");
    const direct = back.shown.filter((heard) => heard.to === ou.id && !isRevised(heard));
    expect(direct.map(({ transport }) => transport)).toEqual(["lark-ws"]);

    await ada.says("/link list").privately().sees("您的账号 2 个", "飞书", "本次使用");
    await ada.says("/link remove lark").privately().sees("已解除飞书账号的关联");
    await ou.says("/我的").lacks("储能项目");
    await ou.says("/进展 #2 电话 还是我").sees("还不");
    await ada.says("/mine").sees("储能项目");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("linking", () => {
  it("tells the other account, moves the work, and takes no code of an admin's", async () => {
    const world = await makeWorld({ transports: ["slack-http", "lark-ws"] });
    await setUp(world, "slack-http");
    const admin = world.person("admin", "hall", "slack-http");
    const eve = world.person("eve", "gxq", "slack-http");
    const [ou, boss] = [world.person("eve", undefined, "lark-ws"), world.person("admin", undefined, "lark-ws")];
    // The admin of Lark types a code of somebody who is none: refused, and the code is gone.
    const first = codeIn((await eve.says("/link")).text);
    await boss.says(`/关联 ${first}`).sees("请反过来");
    await ou.says(`/关联 ${first}`).sees("这个关联码不能用");

    await eve.says("/lead 轴承项目").sees("已登记线索 #1");
    const second = codeIn((await ou.says("/关联")).text);
    const done = await eve.in(undefined).says(`/link ${second}`).sees("已关联");
    expect(done.shown.filter(({ to, text }) => to === ou.id && text.includes("已与您的Slack账号关联"))).toHaveLength(1);
    await ou.says("/我的").sees("轴承项目");
    await ou.says("/线索 #1").sees("更换负责人");
    await admin.says("/role").lacks("eve、eve");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("is refused after five wrong codes", async () => {
    const world = await makeWorld({ transports: ["lark-ws"] });
    const eve = world.person("eve", undefined);
    for (let guess = 0; guess < 5; guess++) await eve.says(`/关联 00000-0000${guess}`).sees("这个关联码不能用");
    await eve.isRefused("/关联 00000-00009", "关联码错了太多次");
    await eve.isRefused("/关联 解除 飞书", "唯一的账号");
  });
});
