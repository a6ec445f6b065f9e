import { describe, expect, it } from "vitest";
import { makeWorld, setUp } from "./kit.ts";
import type { Heard, Transport } from "./platform.ts";

const transports: readonly Transport[] = ["slack-http", "lark-ws"];
const everything = (heard: readonly Heard[]): string => heard.map(({ text, wire }) => text + wire).join("\n");

describe.each(transports)("what is confidential stays with those who may know, over %s", (transport) => {
  it("a unit's own projects, and those of named people", async () => {
    const world = await makeWorld({ transports: [transport], at: "2026-11-23T08:00:00+08:00" });
    await setUp(world);
    const admin = world.person("admin", "hall");
    const ada = world.person("ada", "kfq");
    const ben = world.person("ben", "kfq");
    const eve = world.person("eve", "gxq");
    await ada.says("/lead 凤凰电池项目 公司:凤凰集团 投资:15亿").inChannel().sees("已登记线索 #1", "15亿元");
    // A named-people project is answered to its person alone, even in the own unit's channel.
    await ada
      .says("/lead 麒麟芯片项目 公司:麒麟集团 投资:30亿 密级:L2")
      .privately()
      .sees("已登记线索 #2", "麒麟芯片项目");
    const secrets = ["凤凰", "麒麟", "15亿", "30亿"];

    for (const number of [1, 2]) {
      for (const line of [
        `/lead #${number}`,
        `/progress #${number} 电话 问候`,
        `/lead edit #${number} 投资:1亿`,
        `/stage #${number} 研判`,
        `/assign #${number} @{eve}`,
      ]) {
        const { shown } = await eve.isRefused(line, `#${number} 由其他单位跟进`);
        for (const secret of secrets) expect(everything(shown)).not.toContain(secret);
      }
    }
    for (const line of [
      "/lead list",
      "/lead list 单位:开发区",
      "/lead find 凤凰",
      "/lead find 麒麟",
      "/mine",
      "/board year",
    ]) {
      const { shown } = await eve.says(line).privately();
      const told = everything(shown).replaceAll(/含「[^」]+」/g, "");
      expect(told, line).not.toMatch(/青松|#1\b|#2\b|集团/);
      for (const secret of secrets) expect(told, line).not.toContain(secret);
    }
    // A colleague knows the unit's project, and not the named people's.
    await ben.says("/lead find 凤凰").sees("凤凰电池项目");
    await ben.says("/lead find 麒麟").sees("没有符合条件的项目").lacks("麒麟芯片");
    await ben.isRefused("/lead #2", "#2 仅限定人员知悉");
    // Until the owner is somebody else, or it is made public.
    await ada.says("/assign #2 @{ben}").privately(ben).sees("已交给");
    await ben.says("/lead #2").privately().sees("麒麟芯片项目", "30亿元");
    await admin.says("/role grant @{admin} coordinator").sees("招商办");
    await admin.says("/lead #2").privately().sees("麒麟芯片项目");
    await ben.says("/progress #2 拜访 拜访麒麟集团董事长").privately().sees("已记进展");

    // The day's post: the own unit's channel reads a code name and a band, the other unit's nothing of either.
    const { codeName } = await world.project(2);
    const posts = await world.tick("2026-11-23T08:50:00+08:00");
    const own = everything(posts.filter(({ channel }) => channel === world.platforms.get(transport)?.channelId("kfq")));
    const others = everything(
      posts.filter(({ channel }) => channel === world.platforms.get(transport)?.channelId("gxq")),
    );
    expect(own).toContain("凤凰电池项目（15亿元）");
    expect(own).toContain(`${codeName}（20亿元–50亿元）`);
    expect(own).not.toMatch(/麒麟|30亿元/);
    expect(others).toContain("高新区");
    expect(others).not.toMatch(/凤凰|麒麟|15亿|30亿/);
    expect(others).not.toContain(codeName);

    // Weeks later: the owners' digests name them, the channel's does not.
    const late = await world.tick("2027-01-06T09:30:00+08:00");
    const channelDigest = everything(
      late.filter(({ channel, text }) => channel !== undefined && text.includes("等待推进")),
    );
    expect(channelDigest).toContain("凤凰电池项目");
    expect(channelDigest).toContain(codeName);
    expect(channelDigest).not.toContain("麒麟");
    expect(everything(late.filter(({ to }) => to === ben.id))).toContain("麒麟芯片项目");

    // That anything is public is for the unit's leader to say.
    await ben.isRefused("/lead edit #2 密级:公开", "单位负责人");
    await ada.says("/lead edit #2 密级:公开").sees("已更正 #2");
    await eve.says("/lead #2").privately().sees("麒麟芯片项目", "30亿元");
    await eve.isRefused("/lead edit #2 投资:1亿", "#2 由其他单位跟进");
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});
