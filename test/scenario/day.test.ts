import { describe, expect, it } from "vitest";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Heard, Transport } from "./platform.ts";

const both: readonly Transport[] = ["slack-http", "lark-ws"];

/** One installation on two platforms, each unit with a channel on both; #1 and #2 logged on a Monday and left alone. */
async function start(): Promise<World> {
  const world = await makeWorld({ transports: both, at: "2026-09-07T10:00:00+08:00" });
  await setUp(world, "slack-http");
  const larkAdmin = world.person("admin", "hall", "lark-ws");
  await larkAdmin.in("kfq").says("/channel bind KFQ");
  await larkAdmin.in("gxq").says("/channel bind GXQ");
  await world.person("ada", "kfq", "slack-http").says("/lead 电池项目 投资:5亿");
  await world.person("lin", "gxq", "lark-ws").says("/lead 轴承项目 投资:2亿");
  return world;
}

/** Who was told what: `slack-http C0000UNIT1`, or `… →U0000ADA`, with the first line of each message. */
function told(heard: readonly Heard[]): readonly string[] {
  return heard
    .map(({ transport, channel, to, text }) => `${transport} ${channel ?? `→${to}`} ${text.split("\n")[0]}`)
    .toSorted();
}

describe("a working day", () => {
  it("brings board and digest, private reminders and the channel's list, each once and in its place", async () => {
    const world = await start();
    // 11 September 2026 is a Friday; nothing before its time.
    expect(await world.tick("2026-09-11T08:49:00+08:00")).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ text: expect.stringContaining("2026/9/11") })]),
    );
    const morning = await world.tick("2026-09-11T08:50:00+08:00");
    const boards = "本年新引进过亿元项目榜 · 开发区·园区 · 第";
    expect(told(morning)).toEqual([
      expect.stringContaining(`lark-ws oc_gxq00000000 ${boards}`),
      expect.stringContaining(`lark-ws oc_kfq00000000 ${boards}`),
      expect.stringContaining(`slack-http C0000UNIT1 ${boards}`),
      expect.stringContaining(`slack-http C0000UNIT2 ${boards}`),
    ]);
    expect(morning.every(({ text }) => text.includes("今日要情"))).toBe(true);
    const owners = await world.tick("2026-09-11T09:05:00+08:00");
    expect(told(owners)).toEqual([
      "lark-ws →ou_lin00000000 提示：您有 1 个项目等待下一步",
      "slack-http →U0000ADA 提示：您有 1 个项目等待下一步",
    ]);
    expect(owners.every(({ text }) => text.includes("只发给您本人") && text.includes("没有实质进展"))).toBe(true);
    // The owners had three working days; the channel hears now.
    await world.tick("2026-09-14T09:05:00+08:00");
    const units = await world.tick("2026-09-14T09:20:00+08:00");
    expect(told(units)).toEqual([
      "lark-ws oc_gxq00000000 本单位有 1 个项目等待推进",
      "lark-ws oc_kfq00000000 本单位有 1 个项目等待推进",
      "slack-http C0000UNIT1 本单位有 1 个项目等待推进",
      "slack-http C0000UNIT2 本单位有 1 个项目等待推进",
    ]);
    // Nothing twice.
    expect(await world.tick("2026-09-14T09:21:00+08:00")).toEqual([]);
    expect(await world.tick("2026-09-14T09:20:00+08:00")).toEqual([]);
    // Progress clears it: from the private reminder's own button to the next morning's silence.
    const ada = world.person("ada", undefined, "slack-http");
    await ada.presses("稍后 3 天").privately().sees("2026-09-17 之前不再提示您 #1");
    await ada.says("/progress #1 拜访 谈定用地 下步:2026-09-29 来考察").sees("已记进展 #1");
    const next = await world.tick("2026-09-15T09:30:00+08:00");
    // The other one still waits, and its owner is told again after two working days; the channel not before a week is over.
    expect(told(next).filter((line) => line.includes("等待"))).toEqual([
      "lark-ws →ou_lin00000000 提示：您有 1 个项目等待下一步",
    ]);
    expect(next.filter(({ text }) => text.includes("今日要情") && text.includes("拜访，谈定用地"))).toHaveLength(2);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });

  it("is not a holiday, and may be a Saturday", async () => {
    const world = await start();
    await world.tick("2026-09-30T09:30:00+08:00");
    expect(await world.tick("2026-10-01T09:30:00+08:00")).toEqual([]);
    expect(await world.tick("2026-10-03T09:30:00+08:00")).toEqual([]);
    // 10 October 2026 is a Saturday that is worked (调休).
    await world.tick("2026-10-09T09:30:00+08:00");
    const saturday = await world.tick("2026-10-10T08:50:00+08:00");
    // A day without news is one line.
    expect(saturday.filter(({ text }) => text.includes("今天没有新的进展，榜单与"))).toHaveLength(4);
    expect(await world.tick("2026-10-11T09:30:00+08:00")).toEqual([]);
  });

  it("comes late with a note after an outage, and not at all after half a day", async () => {
    const world = await start();
    await world.tick("2026-09-10T09:30:00+08:00");
    const late = (await world.tick("2026-09-11T10:30:00+08:00")).filter(({ text }) =>
      text.includes("今天没有新的进展"),
    );
    expect(late).toHaveLength(4);
    expect(late.every(({ text }) => text.includes("本期应于 08:50 发出，现予补发。"))).toBe(true);
    const missed = await world.tick("2026-09-14T18:00:00+08:00");
    // Monday's board is no news any more; the weekly is, until Wednesday.
    expect(missed).toHaveLength(4);
    expect(missed.every(({ text }) => text.includes("周报") && text.includes("本期应于 08:50 发出"))).toBe(true);
    const next = (await world.tick("2026-09-15T08:50:00+08:00")).filter(({ text }) =>
      text.includes("今天没有新的进展"),
    );
    expect(next).toHaveLength(4);
    expect(next.some(({ text }) => text.includes("补发"))).toBe(false);
  });

  it("begins when it does for the channel, in the channel's language", async () => {
    const world = await start();
    const admin = world.person("admin", "london", "slack-http");
    await admin
      .says("/channel bind GXQ timezone:Europe/London language:english board:08:40")
      .inChannel()
      .sees("08:40", "Europe/London");
    await world.tick("2026-09-11T09:30:00+08:00");
    // It is early in London: Monday's bulletin, which nobody was there to post, has waited for the morning.
    const early = (await world.tick("2026-09-11T08:39:00+01:00")).filter(({ channel }) => channel === "C0000LONDON");
    expect(early).toHaveLength(1);
    expect(early[0]?.text).toContain("This issue was due at 2026-09-07 08:40 and comes late.");
    const [post, ...others] = (await world.tick("2026-09-11T08:40:00+01:00")).filter(
      ({ channel }) => channel === "C0000LONDON",
    );
    expect(others).toEqual([]);
    expect(post?.text).toContain("this year");
    expect(post?.text).toContain("Today's digest");
    expect(post?.text).not.toMatch(/今日要情|名次/);
  });

  it("in the console too", async () => {
    const world = await makeWorld({ transports: ["console"], at: "2026-09-10T10:00:00+08:00" });
    const ada = world.person("ada", "kfq");
    await ada.says("/lead 电池项目 投资:5亿").inChannel().sees("【演示数据】");
    const morning = await world.tick("2026-09-11T08:50:00+08:00");
    expect(morning.map(({ channel }) => channel).toSorted()).toEqual([
      "CP",
      "DE",
      "DJQ",
      "GT",
      "GX",
      "GXQ",
      "KFQ",
      "LQ",
      "SX",
      "YG",
    ]);
    const own = morning.find(({ channel }) => channel === "KFQ");
    expect(own?.text).toContain("电池项目（5亿元），王敏");
    const reminders = await world.tick("2026-09-17T09:05:00+08:00");
    expect(reminders.filter(({ to }) => to === ada.id).map(({ text }) => text.includes("电池项目"))).toEqual([true]);
    expect(await world.tick("2026-09-17T09:05:00+08:00")).toEqual([]);
  });
});
