import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Person, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** A unit's leader `ada`, `ben` who works there, `eve` of another unit. It is Monday, 23 November 2026. */
interface Office {
  readonly world: World;
  readonly ada: Person;
  readonly ben: Person;
  readonly eve: Person;
}

async function start(transport: Transport, dialect: Dialect): Promise<Office> {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];
  return { world, ada, ben, eve };
}

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);
const log = async (who: Person, line: string): Promise<number> => numberIn((await who.says(line)).text);

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

describe.each(settings)("off the line and back, over %s, kept in %s", (transport, dialect) => {
  it("an excuse is asked for, accepted with a button, and ends by itself", async () => {
    const { world, ada, ben } = await start(transport, dialect);
    const number = await log(ben, "/lead 比亚迪电池项目 投资:50亿");
    await ben
      .says(`/hold #${number} until:12-20 等待审批`)
      .sees(`已申请 #${number} 暂缓至 2026-12-20`, "待单位负责人同意");
    // The leader hears of it alone, and presses.
    const leader = ada.in(undefined);
    await leader.presses("同意").sees(`#${number} 的暂缓已同意，至 2026-12-20`, "⏸️ 暂缓至 2026-12-20（等待审批）");
    await leader.presses("同意").sees(`#${number} 没有等待您决定的暂缓申请`);
    await ben.says("/lead list side:暂缓").sees(`#${number}`, "⏸️ 暂缓");
    await ben.says(`/lead #${number}`).sees("大事记", "申请暂缓至 2026-12-20：等待审批", "同意暂缓至 2026-12-20");
    // Its last day is a Sunday: on Monday the owner is told, and its clock runs.
    const told = (await world.tick("2026-12-21T09:05:00+08:00")).filter(({ text }) => text.includes("暂缓到期"));
    expect(told.filter(({ to }) => to === ben.id)).toHaveLength(1);
    await ben.says(`/lead #${number}`).sees("🟢 正常");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("lost, called again, and taken up where it was", async () => {
    const { world, ada, ben, eve } = await start(transport, dialect);
    const number = await log(ben, "/lead 宁德储能项目 投资:3.5亿 公司:宁德");
    await ben.says(`/stage #${number} 在谈 对接记录:与总经理会谈`).sees("进入「在谈」");
    await ben
      .says(`/lost #${number} 用地 对方要三百亩`)
      .sees(`#${number} 已停谈，2027-02-21 回访`, "🌱 培育中", "用地不满足", "重启");
    await ben
      .says(`/stage #${number} 意向 意向书:YX-1`)
      .privately()
      .sees(`#${number} 已停谈，请先重启再办`, `重启 #${number}`);
    await ben.says("/mine").lacks("宁德储能项目");
    await ben.says("/nurture").privately().sees("宁德储能项目", "用地不满足：对方要三百亩", "2027-02-21");
    await eve.says("/nurture").privately().lacks("宁德储能项目");
    // The month's old acquaintances, to the unit's channel alone.
    const friends = (await world.tick("2026-12-01T09:20:00+08:00")).filter(({ text }) => text.includes("12 月旧识"));
    expect(friends.filter(({ text }) => text.includes("宁德储能项目"))).toHaveLength(1);
    // The day to call is a Sunday: on Monday its owner is told privately, with the ways to go on.
    const calls = (await world.tick("2027-02-22T09:05:00+08:00")).filter(({ text }) => text.includes("老朋友"));
    expect(calls.filter(({ to }) => to === ben.id)).toHaveLength(1);
    expect(calls.find(({ to }) => to === ben.id)?.text).toContain("停谈原因 用地不满足：对方要三百亩");
    const direct = ben.in(undefined);
    await direct.presses("180 天后再访").sees(`#${number} 改到 2027-08-21 回访`);
    await direct.says(`/revive #${number} 对方重新选址`).sees(`#${number} 已重启`, "在谈", "进入「意向」");
    // What was pressed in haste is taken back as it was.
    await direct.presses("撤销").sees(`已撤销，#${number} 恢复原样`, "🌱 培育中，2027-08-21 回访");
    await direct.says(`/revive #${number}`).sees(`#${number} 已重启`);
    await ada
      .says(`/lead #${number}`)
      .sees("停谈：用地不满足：对方要三百亩，2027-02-21 回访", "改到 2027-08-21 回访", "重启");
    const digest = (await world.tick("2027-02-23T08:50:00+08:00")).filter(({ text }) => text.includes("重启 1 项"));
    expect(digest.map(({ text }) => text.includes("回到「在谈」"))).toEqual([true]);
    expect((await world.verify()).findings).toEqual([]);
  });

  it("a wrong stage is corrected by the leader, an upgrade goes its own way, the two ledgers stay apart", async () => {
    const { world, ada, ben } = await start(transport, dialect);
    const number = await log(ben, "/lead 轴承智造项目 投资:5亿");
    await ben.says(`/stage #${number} 在谈 对接记录:会谈`).sees("进入「在谈」");
    await ben.says(`/stage #${number} 签约 合同号:HT-1 日期:11-20 金额:5亿`).sees("进入「签约」");
    await ben.says(`/stage correct #${number} 在谈 合同尚未签订`).privately().sees("这件事要由单位负责人来办");
    await ada.says(`/stage correct #${number} 在谈 合同尚未签订`).sees(`#${number} 已更正到「在谈」`);
    await ada
      .says(`/lead #${number}`)
      .sees("更正阶段：签约 → 在谈（合同尚未签订）", "在谈 → 签约", "各阶段用时", "线索 0 天 → 在谈 0 天（当前）");

    const upgrade = await log(ben, `/lead 钢球产线技改 投资:2亿 类型:技改 介绍项目:#${number}`);
    await ben.says(`/lead #${upgrade}`).sees("立项", "本地", "技改", "介绍项目", `#${number} 轴承智造项目`);
    await ben.says(`/lead #${number}`).sees("带来项目", `#${upgrade} 钢球产线技改`);
    await ben
      .says(`/stage #${upgrade} 签约 合同号:1`)
      .privately()
      .sees("「签约」不是「技改」项目的阶段。「技改」项目的阶段是：立项、实施、竣工。");
    await ben
      .says(`/stage #${upgrade} 实施 备案号:BA-7`)
      .sees(`#${upgrade} 进入「实施」`, "进入「竣工」要有：验收记录");
    await ben.says(`/stage #${upgrade} 竣工 验收记录:YS-7 日期:11-22`).sees(`#${upgrade} 进入「竣工」`);
    await ben.says("/board 技改").privately().sees("竣工技改项目", "统计范围：本地", "开发区");
    await ben.says("/board month 开工 本地").privately().sees("本月新开工项目", "· 本地");

    const plant = await log(ben, "/lead 投产项目 投资:1亿");
    await ben.says(`/stage #${plant} 入规 入规编码:GS-1`).privately().sees("到「投产」以后才能登记「入规」");
    await ben.says(`/stage #${plant} 投产 首张发票:FP-1`).sees("进入「投产」", "另可登记「入规」，要有：入规编码");
    await ben.says(`/stage #${plant} 入规 入规编码:GS-1`).sees(`#${plant} 已登记「入规」`, "阶段", "投产");
    await ada.says(`/exit #${plant} 协商解约`).sees(`#${plant} 已退出`, "协商解约");
    expect((await world.verify()).findings).toEqual([]);
  });
});

it("what is wrong is said in one sentence with an example that works, and nothing is written", async () => {
  const { world, ada, ben } = await start("slack-http", "sqlite");
  const number = await log(ben, "/lead 电池项目 投资:5亿");
  const upgrade = await log(ben, "/lead 产线技改 投资:2亿 类型:技改");
  const cases: readonly (readonly [who: Person, line: string, sentence: string])[] = [
    [ben, `/hold #${number} until:2027-12-01 审批`, "暂缓最长 180 天，请写 2027-05-22 以前的日期。"],
    [ada, `/hold accept #${number} until:2026-12-01`, "没有等待您决定的暂缓申请"],
    [ben, `/lost later #${number} 180天`, "没有停谈，不用约回访。"],
    [ben, `/stage #${number} 研判`, "已停谈，请先重启再办。"],
    [ben, `/revive #${number}`, "正常推进中，不用重启。"],
    [ada, `/stage correct #${number} 线索 登记有误`, "还在第一个阶段，没有可以更正回去的阶段。"],
    [ben, `/stage #${upgrade} 签约`, "「签约」不是「技改」项目的阶段。"],
    [ada, `/stage correct #${upgrade} 竣工 登记有误`, "只能回到走过的阶段：立项。"],
    [ben, `/stage #${upgrade} 实施`, "进入「实施」要有：备案号。"],
    [ben, `/lead edit #${upgrade} 类型:新建`, "只有还在「立项」时才能改类型"],
    [ada, `/lead edit #${upgrade} 类型:新建`, "只有还在「立项」时才能改类型"],
    [ben, `/lead edit #${number} 介绍项目:#${number}`, "不能再作为它的介绍项目。"],
    [ada, `/exit #${number} 解约`, "还没有到「签约」，签约以前请用停谈。"],
    [ben, `/lost #${number} 能耗`, "已停谈，请先重启再办。"],
    [ben, `/stage #${number} 入规 入规编码:1`, "到「投产」以后才能登记「入规」。"],
    [ben, `/lost #${number} 用地`, "签约以后不再停谈"],
    [ada, `/lost #${number} 用地`, "签约以后不再停谈"],
    [ben, `/stage #${number} 达产 财税说明:1`, "已退出，请单位负责人或招商办先重启再办。"],
    [ada, `/stage #${number} 达产 财税说明:1`, "已退出，请单位负责人或招商办先重启再办。"],
    [ben, `/exit #${number} 解约`, "这件事要由单位负责人来办"],
    [ben, "/lead list 去向:天上", "「去向」不能填「天上」。"],
    [ben, "/board 本月 园区 开工 天上", "「来源地」不能填「天上」。可填：外来、本地。"],
  ];
  for (const [who, line, sentence] of cases) {
    const { example = "" } = await who.isRefused(line, sentence);
    const answer = await who.says(example);
    expect(answer.example, `${line}\n→ ${example}\n${answer.text}`).toBeUndefined();
  }
  expect((await world.verify()).findings).toEqual([]);
});
