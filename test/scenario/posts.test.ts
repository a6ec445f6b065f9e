import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Heard, Transport } from "./platform.ts";

/** What comes to a channel by itself, from a week's work to the year's close, as the platform got it. */

const settings: readonly (readonly [transport: Transport, dialect: Dialect, people: string])[] = [
  ["slack-http", "sqlite", "ada、ben"],
  ["lark-ws", "postgresql", "王敏、李强"],
];

/** 开发区 signs two projects and is paid for one, 高新区 signs one from outside and one that has grown in the place. */
async function work(world: World): Promise<void> {
  const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];
  const admin = world.person("admin", "hall");
  await admin.says("/role grant @{eve} 核实人 GXQ").sees("核实人");
  await admin.says("/role grant @{admin} 招商办").sees("招商办");
  // The daily has tests of its own, and Slack takes one message a second.
  for (const channel of ["kfq", "gxq"])
    await admin.in(channel).says("/channel posts 种类:周报、月度通报、年终通报").sees("周报、月度通报、年终通报");
  await admin.says("/chain add 新能源 起:2026").sees("新能源");
  await admin.says("/target KFQ 2026 过亿 4").sees("4个");
  await ada.says("/lead 凤凰电池项目 公司:凤凰集团 投资:5亿 产业链:新能源").sees("#1");
  await ada.says("/stage #1 签约 合同号:HT-1 日期:2026-11-17 金额:5亿").sees("进入「签约」");
  await ada.says("/lead 光伏项目 公司:晨光能源 投资:2亿 产业链:新能源").sees("#2");
  await ada.says("/stage #2 签约 合同号:HT-2 日期:2026-11-18 金额:2亿").sees("进入「签约」");
  await eve.says("/lead 冷链项目 公司:北方冷链 投资:3亿").sees("#3");
  await eve.says("/stage #3 签约 合同号:HT-3 日期:2026-11-18 金额:3亿").sees("进入「签约」");
  await eve.says("/lead 扩建项目 公司:恒远轴承 投资:2亿 来源地:本地").sees("#4");
  await eve.says("/stage #4 签约 合同号:HT-4 日期:2026-11-18 金额:2亿").sees("进入「签约」");
  await ben.says("/visit #1 谈定用地 城市:上海 结果:同意来考察").sees("已记进展 #1");
  await ada.says("/funds #1 3000万 凭证:回单1 日期:2026-11-18").sees("F1");
  await eve.says("/verify F1 通过").sees("核实 3,000万元");
}

describe.each(settings)("posts over %s, kept in %s", (transport, dialect, people) => {
  it(
    "come each on its day and once: a week's work, a quiet week, the month and the year",
    { timeout: 120_000 },
    async () => {
      const world = await makeWorld({ transports: [transport], dialect, at: "2026-11-19T10:00:00+08:00" });
      await setUp(world);
      await work(world);
      const platform = world.platforms.get(transport);
      const [kfq, gxq] = [platform?.channelId("kfq"), platform?.channelId("gxq")];
      const morning = async (day: string): Promise<readonly Heard[]> => {
        expect(await world.tick(`${day}T08:49:00+08:00`)).toEqual([]);
        const heard = await world.tick(`${day}T08:50:00+08:00`);
        // To the two channels and to nobody else; nothing again, whenever it is asked.
        expect(new Set(heard.map(({ channel }) => channel))).toEqual(new Set([kfq, gxq]));
        for (const again of ["08:50:00", "08:51:00", "08:50:30"])
          expect(await world.tick(`${day}T${again}+08:00`)).toEqual([]);
        return heard;
      };

      const monday = await morning("2026-11-23");
      const week = postIn(monday, kfq, "周报");
      reads(week, [
        "招商引资周报（11月16日至22日） · 第 1 期",
        "新引进过亿元项目：本组本周新增 3个，上周 0个；本单位本周 2个，上周 0个。",
        "11月16日至22日新引进过亿元项目榜 · 开发区·园区 · 外来",
        "名次 单位 实绩",
        "1 开发区 2个",
        "2 高新区 1个",
        "11月16日至22日新引进过亿元项目榜 · 开发区·园区 · 本地",
        "1 高新区 1个",
        "2 开发区 0个",
        "本年新引进过亿元项目榜 · 开发区·园区 · 外来",
        "1 开发区 2个 4个 50%",
        "2 高新区 1个 未设",
        "本年新引进过亿元项目榜 · 开发区·园区 · 本地",
        "1 高新区 1个 未设",
        "本周各产业链新增",
        "新能源 2个 2个 0.3亿元",
        "本周要情（11月16日至22日）",
        "#1 凤凰电池项目：线索 → 签约",
        "拜访（上海），同意来考察",
        "资金核实 1 笔，3,000万元",
        `感谢 ${people} 的推进。`,
      ]);
      // Attracted and grown are never summed, and the other unit's channel has the boards and none of this one's projects.
      expect(week).not.toMatch(/[34]个 ?\| ?4个|高新区\W+2个/u);
      const others = postIn(monday, gxq, "周报");
      reads(others, ["第 1 期", "本单位本周 1个，上周 0个", "1 开发区 2个", "#3 冷链项目：线索 → 签约", "感谢"]);
      expect(others).not.toMatch(/凤凰|光伏|晨光/u);

      const quiet = postIn(await morning("2026-11-30"), kfq, "周报");
      reads(quiet, [
        "招商引资周报（11月23日至29日） · 第 2 期",
        "本组本周新增 0个，上周 3个；本单位本周 0个，上周 2个。",
        "本期各单位均未有实绩。",
        "本年新引进过亿元项目榜",
        "1 — 开发区 2个 4个 50%",
        "上一期以来没有新的要情。",
        "2 项在本阶段时限内，照常推进",
      ]);
      expect(quiet).not.toContain("11月23日至29日新引进过亿元项目榜");
      expect(quiet).not.toContain("本周各产业链新增");

      // 5 December is a Saturday: the month is closed then, and told of on Monday.
      const december = await morning("2026-12-07");
      const bulletin = postIn(december, kfq, "通报（2026年11月）");
      reads(bulletin, [
        "招商引资通报（2026年11月） · 第 1 期",
        "2026年11月已月结，以下为月结后的数字。",
        "一、主要指标",
        "新引进过亿元项目 3个 3个 — 4个 75%",
        "到位资金 0.3亿元 0.3亿元",
        "本地",
        "新引进过亿元项目 1个 1个",
        "二、各单位完成情况",
        "2026年1至11月新引进过亿元项目榜 · 开发区·园区 · 外来",
        "1 开发区 2个 4个 50%",
        "2 高新区 1个 未设",
        "2026年1至11月新引进过亿元项目榜 · 开发区·园区 · 本地",
        "1 高新区 1个",
        "2026年11月新引进过亿元项目榜 · 开发区·园区 · 外来",
        "1 开发区 2个",
        "三、考核得分",
        "1 开发区",
        "2 高新区",
        "四、签约项目履约情况（按签约年份）",
        "2026 3个 33.3% 0% 0% 3%",
        "五、各阶段用时（本年走出该阶段的项目）",
        "六、需要关注",
        "距序时进度 30 个百分点以上的单位 1 个",
        `感谢 ${people} 的推进。`,
      ]);

      // That week's Monday: what is missed of it would be made up for on the days after.
      await world.tick("2027-01-04T08:50:00+08:00");
      const january = await morning("2027-01-06");
      reads(postIn(january, kfq, "通报（2026年12月）"), [
        "第 2 期",
        "新引进过亿元项目 0个 3个",
        "1 — 开发区 2个 4个 50%",
      ]);
      reads(postIn(january, kfq, "年终通报"), [
        "招商引资年终通报（2026年） · 第 1 期",
        "2026年全年，签约项目 3个，新引进过亿元项目 3个，到位资金 0.3亿元",
        "2026年全年新引进过亿元项目榜 · 开发区·园区 · 外来",
        "1 开发区 2个 4个 50%",
        "2026年全年新引进过亿元项目榜 · 开发区·园区 · 本地",
        "1 高新区 1个",
        "外来：3 个，计划投资 10亿元",
        "本地：1 个，计划投资 2亿元",
        "2027年各项数字自 1 月 1 日起从零算起（归零）",
      ]);
      expect(await world.verify()).toMatchObject({ findings: [] });
    },
  );
});

/** One post's parts in a channel, in the order in which they came, each numbered where there are several. */
function postIn(heard: readonly Heard[], channel: string | undefined, title: string): string {
  const parts = heard.filter((one) => one.channel === channel && one.text.split("\n")[0]?.includes(title));
  expect(parts, title).not.toEqual([]);
  if (parts.length > 1)
    for (const [index, { text }] of parts.entries()) expect(text).toContain(`（${index + 1}/${parts.length}）`);
  return parts.map(({ text }) => text).join("\n");
}

/** The pieces one after another, however a platform lays out its tables. */
function reads(text: string, pieces: readonly string[]): void {
  const said = squeeze(text);
  let at = 0;
  for (const piece of pieces) {
    const found = said.indexOf(squeeze(piece), at);
    expect(found, `${piece}\nin what follows of\n${text}`).toBeGreaterThanOrEqual(0);
    at = found + squeeze(piece).length;
  }
}

function squeeze(text: string): string {
  return text.replaceAll(/[\s|]+/gu, "");
}
