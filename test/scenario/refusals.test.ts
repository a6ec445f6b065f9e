import { describe, expect, it } from "vitest";
import { makeWorld, setUp, type Person, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

const transports: readonly Transport[] = ["slack-http", "lark-webhook", "console"];

/** Twelve leads of ada's, so that an example about #12 is about one of hers; in the demonstration there are more. */
async function start(transport: Transport): Promise<{
  readonly world: World;
  readonly ada: Person;
  readonly eve: Person;
  readonly own: number;
  readonly others: number;
}> {
  const world = await makeWorld({ transports: [transport] });
  if (transport !== "console") await setUp(world);
  const ada = world.person("ada", "kfq");
  const eve = world.person("eve", "gxq");
  const numberOf = async (who: Person, line: string): Promise<number> =>
    Number(/已登记线索 #(\d+)/.exec((await who.says(line)).text)?.[1]);
  let own = 0;
  for (let count = 1; count <= 12; count += 1) own = await numberOf(ada, `/lead 第${count}号项目 投资:${count}亿`);
  return { world, ada, eve, own, others: await numberOf(eve, "/lead 高新区项目 投资:8亿") };
}

describe.each(transports)(
  "what is wrong is said in one sentence with an example, privately, and nothing is written: %s",
  (transport) => {
    it("typed by a member", async () => {
      const { world, ada, own, others } = await start(transport);
      const last = `#${own}`;
      const cases: readonly (readonly [line: string, sentence: string])[] = [
        ["/xf 线锁 坏项目", "没有「线锁」这个命令。您是不是想说「线索」？发送 /帮助 看全部命令。"],
        ["/lead 坏项目 50亿", "「50亿」前面请写上「投资:」。"],
        ["/lead 坏项目 投资50亿 产业链:新能源", "「50亿」前面请写上「投资:」。"],
        ["/lead 坏项目 投资:50", "「50」没有单位，请写明是亿、万还是美元。"],
        ["/lead 坏项目 投姿:50亿", "不认识「投姿」这一项。您是不是想说「投资」？"],
        ["/lead 坏项目 投资:1亿 投资:2亿", "「投资」写了两次，请只留一个。"],
        ["/lead 坏项目 投资:很多", "看不懂金额「很多」。"],
        ["/lead 坏项目 下步:2026-11-01 来考察", "「2026-11-01」已经过去了，请写今天或以后的日期。"],
        ["/lead 坏项目 下步:某天 来考察", "看不懂日期"],
        ["/lead 坏项目 密级:L3", "涉密信息（国家秘密）不得录入本系统，请按保密规定办理。"],
        ["/lead 坏项目 密级:很密", "「密级」不能填「很密」。可填：公开、单位、限定。"],
        ["/lead 坏项目 阶段:谈恋爱", "没有「谈恋爱」这个阶段。"],
        ["/lead 坏项目 链角色:龙头", "「链角色」不能填「龙头」。可填："],
        ["/lead 坏项目 负责人:不存在", "没有找到「不存在」。请 @ 本人，或写全名。"],
        [
          "/lead 坏项目 信用代码:91350100M000100Y44",
          "「91350100M000100Y44」不是有效的统一社会信用代码（18 位，校验位不符）。",
        ],
        ["/lead 坏项目 公司:“没关上", "引号没有成对，请补上另一半。"],
        [
          "/progress #4711 电话 问候",
          "没有 #4711 这个项目。编号差一位就是别的项目，不好代猜，请核对；自己的项目发送 /我的 查看。",
        ],
        [`/progress #${others} 电话 问候`, `#${others} 由其他单位跟进`],
        [`/lead #${others}`, `#${others} 由其他单位跟进`],
        [`/progress ${last} 电话 谈了用地 下步:明天`, "还缺「下步要做的事」。"],
        [`/stage ${last} 谈恋爱`, "没有「谈恋爱」这个阶段。可用：线索、研判、在谈"],
        [`/stage ${last} 签约`, "进入「签约」要有：合同号、签约日期、合同金额。"],
        [`/stage ${last} 签约`, "已经在「签约」阶段了。"],
        [`/stage ${last} 线索`, "已经到「注册」，不能退回「线索」。如是误操作，10 分钟内可撤销。"],
        [`/assign ${last} @{eve}`, "不在「开发区」，项目只能由本单位的人负责。"],
        [`/assign ${last} 不存在`, "没有找到「不存在」"],
        ["/lead list 单位:火星", "没有叫「火星」的单位。"],
        ["/board 明年", "「组」不能填「明年」。可填：县区"],
        ["/board 本年 指标:幸福", "没有「幸福」这项指标。可用："],
        ["/target 开发区 2026 过亿元 12", "这件事要由招商办来办；发送 /角色 可查是哪几位。"],
        ["/unit add 火星区", "这件事要由管理员来办；发送 /角色 可查是哪几位。"],
        ["/board post", "这件事要由单位负责人来办；发送 /角色 可查是哪几位。"],
      ];
      const ben = world.person("ben", "kfq");
      for (const [line, sentence] of cases) {
        const who = line === "/board post" ? ben : ada;
        const { example = "", text } = await who.isRefused(line, sentence);
        // Sent as it is, it works; but nobody here is called 张三.
        const answer = await who.says(example);
        if (example.includes("@张三")) expect(answer.text).toContain("没有找到「张三」");
        else expect(answer.example, `${line}\n${text}\n→ ${example}\n${answer.text}`).toBeUndefined();
      }
      // What was nearly right is said by a press; where nobody is answered privately in place, in the direct conversation.
      await ada.isRefused("/lead 晨星项目 投姿:50亿", "不认识「投姿」这一项。");
      const answered = transport.startsWith("lark") ? ada.in(undefined) : ada;
      await answered.presses("线索 晨星项目 投资:50亿").sees("已登记线索", "50亿元");
      expect(await world.verify()).toMatchObject({ findings: [] });
    });

    it("undoing what is not one's own, too late, or nothing", async () => {
      const { world, ada, eve, own } = await start(transport);
      const ben = world.person("ben", "kfq");
      await eve.isRefused("/undo 全部", "「全部」应为数字。");
      await ada.says(`/assign #${own} @{ben}`).sees("已交给");
      await ada.says(`/progress #${own} 电话 问候`).sees("已记进展");
      await ben.says(`/progress #${own} 电话 再问候`).sees("已记进展");
      await ada.isRefused("/undo", `#${own} 之后又有别人更新过，不能撤销；请用「/线索 改」更正。`);
      world.clock.leap(9 * 60_000);
      await ben.says("/undo").sees("已撤销");
      world.clock.leap(2 * 60_000);
      await ada.isRefused("/undo", "最近 10 分钟内没有可以撤销的操作。");
      await eve.isRefused("/undo", "最近 10 分钟内没有可以撤销的操作。");
      expect(await world.verify()).toMatchObject({ findings: [] });
    });
  },
);
