import { describe, expect, it } from "vitest";
import { makeWorld } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** The console has no people of its own without its demonstration. */
const transports: readonly Transport[] = ["slack-http", "slack-socket", "lark-ws", "lark-webhook"];

describe.each(transports)("an organisation set up from nothing, over %s", (transport) => {
  it("by the admin of the settings; whoever speaks in a unit's channel belongs to it", async () => {
    const world = await makeWorld({ transports: [transport] });
    const admin = world.person("admin", "hall");
    const ada = world.person("ada", "hall");
    await admin
      .says("/unit add 聊城经济技术开发区 简称:开发区 代码:KFQ 组:园区")
      .privately()
      .sees("已添加单位", "开发区", "对比组");
    // Nobody belongs anywhere yet, and the hall is no unit's channel.
    await ada.isRefused("/lead 早到的项目", "您还不属于任何单位。");
    await admin.isRefused("/unit add 别的开发区 简称:开发区", "已经有单位用了「开发区」。");
    await admin
      .in("kfq")
      .says("/channel bind KFQ 榜单:08:40")
      .inChannel()
      .sees("本频道已绑定「聊城经济技术开发区」", "08:40", "09:20", "将成为该单位成员");
    await admin.in(undefined).isRefused("/channel bind KFQ", "要绑定的单位频道里发送这个命令。");
    await admin.says("/channel").privately().sees("本频道还没有绑定单位", "08:40");

    await ada.in("kfq").says("/lead 头一个项目 投资:1亿").inChannel().sees("已登记线索 #1", "开发区");
    // Known from now on, wherever she speaks.
    await ada.in(undefined).says("/lead 第二个项目").privately().sees("已登记线索 #2", "开发区");
    await admin.says("/role grant @{ada} leader KFQ").privately().sees("开发区负责人");
    await ada.in("kfq").says("/board post").sees("已发到", "本年新引进过亿元项目榜");
    await admin.says(`/target KFQ 2026 过亿元 12`).privately().sees("开发区 2026 年", "12个");
    await admin.says("/role").privately().sees("管理员", "负责人");
    expect(await world.verify()).toMatchObject({ findings: [] });
  });

  it("by admins who cannot lock themselves out, and by nobody else", async () => {
    const world = await makeWorld({ transports: [transport] });
    const admin = world.person("admin", "hall");
    const eve = world.person("eve", "kfq");
    await admin.says("/unit add 开发区 代码:KFQ");
    await admin.in("kfq").says("/channel bind KFQ");
    await eve.says("/mine");
    for (const line of [
      "/unit add 火星区",
      "/unit edit KFQ 状态:停用",
      "/channel bind KFQ",
      "/channel off",
      "/role grant @{eve} admin",
      "/role revoke @{admin} admin",
    ]) {
      await eve.isRefused(line, "这件事要由管理员来办；发送 /角色 可查是哪几位。");
    }
    await eve.isRefused("/target KFQ 2026 过亿元 12", "这件事要由招商办来办；发送 /角色 可查是哪几位。");

    await admin.isRefused("/role revoke @{admin} admin", "这是最后一位管理员，不能取消。");
    await admin.says("/role grant @{eve} admin").sees("管理员");
    await eve.says("/role revoke @{admin} admin").sees("已取消");
    // The settings win: whoever is in them is admin again with the next word.
    await admin.says("/unit add 高新区 代码:GXQ").sees("已添加单位");
    await eve.says("/unit edit GXQ 状态:停用").sees("已更新单位");
    await eve.isRefused("/channel bind GXQ", "没有叫「GXQ」的单位。");
    await eve.says("/channel off").sees("本频道已解除绑定");
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});
