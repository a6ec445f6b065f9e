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
    await ben.says(`/stage #${plant} 投产 首张发票:FP-1`).sees("进入「投产」");
    await ben.says(`/stage #${plant} 入规 入规编码:GS-1`).sees(`#${plant} 已登记「入规」`, "阶段", "投产");
    await ada.says(`/exit #${plant} 协商解约`).sees(`#${plant} 已退出`, "协商解约");
    expect((await world.verify()).findings).toEqual([]);
  });
});
