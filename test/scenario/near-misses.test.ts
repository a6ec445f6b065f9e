import { describe, expect, it } from "vitest";
import { makeWorld, setUp, type Outcome, type Person, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** Nobody on a phone wants to type it again: what was nearly right is a button, and a press does what the right line does. */

const buttonsOf = ({ seen }: Outcome): readonly string[] => seen.flatMap(({ buttons }) => buttons);
const numberOf = ({ text }: Outcome): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

async function office(transport: Transport) {
  const world = await makeWorld({ transports: [transport] });
  if (transport !== "console") await setUp(world);
  const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];
  return { world, ada, ben, eve, in: (who: Person) => (transport.startsWith("lark") ? who.in(undefined) : who) };
}

/** Refused with this one button among its own; nothing is written until it is pressed. */
async function nearly(who: Person, where: Person, line: string, label: string): Promise<Outcome> {
  const refused = await who.isRefused(line);
  expect(buttonsOf(refused), line).toContain(label);
  return where.presses(label);
}

async function states(world: World, own: number, other: number) {
  const [left, right] = await Promise.all([world.project(own), world.project(other)]);
  const { amount, chain, stage, secrecy, ownerId, transfer } = left;
  expect({ amount, chain, stage, secrecy, ownerId, to: transfer?.toUnitId }).toEqual({
    amount: right.amount,
    chain: right.chain,
    stage: right.stage,
    secrecy: right.secrecy,
    ownerId: right.ownerId,
    to: right.transfer?.toUnitId,
  });
}

describe.each(["slack-http", "lark-webhook"] as const)("what was nearly right is a press away: %s", (transport) => {
  it("names of commands and keys, amounts, stages, units, people and projects", async () => {
    const { world, ada, ben, eve, in: answered } = await office(transport);
    const here = answered(ada);

    // A lead with a slip in a key, beside one that was right.
    const right = numberOf(await ada.says("/lead 华光电池项目 公司:华光 投资:50亿"));
    const own = numberOf(
      await nearly(ada, here, "/lead 晨星轴承项目 公司:晨星 投姿:50亿", "线索 晨星轴承项目 … 投资:50亿"),
    );
    await states(world, own, right);
    await nearly(ada, here, "/lead 远山项目 50亿", "线索 远山项目 投资:50亿").then((out) =>
      expect(out.text).toContain("50亿元"),
    );
    const bare = await ada.isRefused("/lead 明珠项目 投资:5", "「5」没有单位");
    expect(buttonsOf(bare)).toEqual(["线索 明珠项目 投资:5亿", "线索 明珠项目 投资:5万", "线索 明珠项目 投资:5万美元"]);

    // A sub-word: nothing is logged under its name.
    await nearly(ada, here, "/lead lsit 阶段:线索", "线索 列表 阶段:线索").then((out) =>
      expect(out.text).toContain("晨星轴承项目"),
    );

    // A stage, a unit, a person.
    await ada.says(`/stage #${right} 在谈 对接记录:会谈`);
    await nearly(ada, here, `/stage #${own} 再谈 对接记录:会谈`, `阶段 #${own} 在谈 对接记录:会谈`).then((out) =>
      expect(out.text).toContain("在谈"),
    );
    await states(world, own, right);
    await ada.says(`/assign #${right} @{ben}`);
    // Slack's payloads call people by their handles.
    const [slip, name] = transport === "slack-http" ? ["bem", "ben"] : ["李墙", "李强"];
    await nearly(ada, here, `/assign #${own} ${slip}`, `指派 #${own} ${name}（开发区）`).then((out) =>
      expect(out.text).toContain(name),
    );
    await states(world, own, right);
    await ada.says(`/transfer #${right} GXQ 用地`);
    await nearly(ada, here, `/transfer #${own} 高新去 用地`, `流转 #${own} 高新区 用地`);
    await states(world, own, right);

    // A project by its name, for whoever works on it; others learn nothing.
    await nearly(ben, answered(ben), "/progress 晨星 电话 谈了设备", `进展 #${own} 晨星轴承项目 …`).then((out) =>
      expect(out.text).toContain(`已记进展 #${own}`),
    );
    const hidden = await eve.isRefused("/progress 晨星 电话 谈了设备", "「晨星」不是项目编号");
    expect([buttonsOf(hidden), hidden.text.includes("轴承")]).toEqual([[], false]);
    // Numbers are never guessed.
    const missing = await ada.isRefused("/progress #9120 电话 谈了", "编号差一位就是别的项目，不好代猜");
    expect(buttonsOf(missing)).toEqual(["我的工作：要办的事和在办项目"]);

    // Who is not there for the asker is not named; whoever may not run a command is not offered it.
    const elsewhere = await ada.isRefused(`/assign #${own} 赵垒`, "没有找到「赵垒」");
    expect(buttonsOf(elsewhere)).toEqual([]);
    const forbidden = await ben.isRefused("/xf tagret 开发区 2026 过亿元 12", "没有「tagret」这个命令");
    expect(buttonsOf(forbidden)).toEqual([]);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});

describe("people of one name", () => {
  it("are told apart by their units, as far as the asker may see them", async () => {
    const { world, ada } = await office("slack-http");
    const admin = world.person("admin", "hall");
    for (const [name, channel] of [
      ["liqiang1", "kfq"],
      ["liqiang2", "gxq"],
    ] as const) {
      world.person(name, channel);
      await world.person(name, channel).says("/mine");
    }
    const org = await world.organization();
    await world.app.store.write(async (tx) => {
      for (const member of await tx.people.list(org.id, { limit: 50, offset: 0 }))
        if (member.name.startsWith("liqiang")) await tx.people.save(org.id, { ...member, name: "周舟" });
    });
    const both = await admin.isRefused(
      "/role grant 周舟 leader GXQ",
      "有 2 位「周舟」，请直接 @ 本人，或写成「周舟（单位）」。",
    );
    expect(buttonsOf(both)).toEqual(["角色 授予 周舟（开发区） …", "角色 授予 周舟（高新区） …"]);
    await admin.presses("角色 授予 周舟（高新区） …").sees("负责人");
    const granted = await world.app.store.read((tx) => tx.people.named(org.id, "周舟"));
    const units = await world.app.store.read((tx) => tx.units.list(org.id));
    expect(
      granted.filter(({ roles }) => roles.some(({ name }) => name === "leader")).map(({ unitId }) => unitId),
    ).toEqual([units.find(({ code }) => code === "GXQ")?.id]);
    // One's own colleague is meant before anybody else's.
    await ada.says("/lead 甲项目 投资:5亿 负责人:周舟").sees("周舟");
  });

  it("a channel's own command is no button where the answer comes elsewhere", async () => {
    const { world } = await office("lark-webhook");
    const admin = world.person("admin", "kfq");
    expect(buttonsOf(await admin.says("/频到 绑定 KFQ").sees("是不是想说"))).toEqual([]);
    expect(buttonsOf(await admin.says("/单伟"))).toEqual(["单位"]);
  });
});

describe.each(["slack-http", "lark-webhook"] as const)(
  "an old button says in a sentence why it does nothing: %s",
  (transport) => {
    it("stages reached, leads taken back or merged, words given, verdicts, requests, undo too late", async () => {
      const { world, ada, eve, in: answered } = await office(transport);
      const admin = world.person("admin", "hall");
      await admin.says("/role grant @{admin} coordinator");
      await admin.says("/role grant @{eve} leader GXQ");
      await admin.says("/role grant @{eve} verifier GXQ");
      const log = async (name: string) => numberOf(await ada.says(`/lead ${name} 公司:${name}公司 投资:5亿`));
      const here = answered(ada);
      const numbers: number[] = [];
      for (const name of ["甲", "乙", "丙", "丁", "戊"]) numbers.push(await log(`${name}号机`));
      const [done = 0, voided = 0, kept = 0, merged = 0, given = 0] = numbers;
      const says = async (who: Person, line: string, sentence: string, ...buttons: readonly string[]) => {
        const before = await world.ledger();
        const outcome = await who.says(line).sees(sentence).privately();
        expect([line, buttonsOf(outcome)]).toEqual([line, buttons]);
        expect((await world.ledger()).length, line).toBe(before.length);
        expect(
          outcome.seen.some(({ hasForm }) => hasForm),
          line,
        ).toBe(false);
      };

      await ada.says(`/stage #${done} 在谈 对接记录:会谈`).sees("在谈");
      await says(ada, `/stage #${done} 在谈`, "已经在「在谈」阶段了", `线索 #${done}`);
      await says(ada, `/stage #${done} 研判`, "不能退回「研判」", `线索 #${done}`);

      await ada.says(`/undo #${voided} step:1`).sees("作废");
      for (const line of ["/progress", "/assign", "/hold", "/lost", "/lead", "/story"])
        await says(
          ada,
          `${line} #${voided}`,
          `#${voided} 登记后已撤销作废，编号保留，不能再办理。`,
          "我的工作：要办的事和在办项目",
        );
      for (const line of [`/snooze #${voided} 3d`, `/disown #${voided}`, `/stage #${voided} 研判`])
        await says(ada, line, `#${voided} 登记后已撤销作废`, "我的工作：要办的事和在办项目");
      await says(ada, `/undo #${voided} step:1`, `#${voided} 的这一步不能撤销`, "我的工作：要办的事和在办项目");

      await admin.says(`/merge #${kept} #${merged}`).sees("已并入");
      await says(ada, `/progress #${merged}`, `#${merged} 已并入 #${kept}`, `进展 #${kept}`, `线索 #${kept}`);
      await says(
        ada,
        `/snooze #${merged} 3d`,
        `#${merged} 已并入 #${kept}`,
        `稍后 #${kept} 3天`.replace("3天", "3d"),
        `线索 #${kept}`,
      );
      await here.presses(`线索 #${kept}`).sees("丙号机");
      await says(admin, `/merge #${kept} #${merged}`, `#${merged} 已并入 #${kept}`, `线索 #${kept}`);

      await ada.says(`/transfer #${given} GXQ 用地`).sees("已请");
      await eve.says(`/transfer accept #${given}`).sees("已由");
      for (const line of ["accept", "decline"])
        await says(
          eve,
          `/transfer ${line} #${given}`,
          `#${given} 现在没有待确认的流转`,
          "等我确认的、我提出的流转和分成",
        );
      for (const line of ["/progress", "/assign", "/hold"])
        await says(ada, `${line} #${given}`, `#${given} 由其他单位跟进`, "我的工作：要办的事和在办项目");
      await says(ada, `/snooze #${given} 3d`, `#${given} 由其他单位跟进`, "我的工作：要办的事和在办项目");
      await says(eve, `/split agree #${done}`, `#${done} 现在没有待确认的分成`, "我的工作：要办的事和在办项目");
      await says(ada, `/hold accept #${done}`, "没有等待您决定的暂缓申请", `线索 #${done}`);

      await ada.says(`/stage #${done} 签约 合同号:1 签约日期:2026-11-20 合同金额:5亿`).sees("签约");
      await ada.says(`/funds #${done} 3000万 date:11-21 source:省外 evidence:回单1`).sees("F1");
      await eve.says("/verify F1 ok").sees("F1");
      await says(eve, "/verify F1 ok", "F1 已", "核实其他单位申报的到位资金");
      await says(ada, "/funds withdraw F1", "F1 已", `到资 #${done}`);

      await ada.says(`/lost #${kept} 用地`).sees("已停谈");
      await says(ada, `/stage #${kept} 研判`, "请先重启再办", `重启 #${kept}`);
      await says(ada, `/hold #${kept}`, "请先重启再办", `重启 #${kept}`);
      await here.presses(`重启 #${kept}`).sees("重启");

      await ada.says("/request 丁公司 用电容量不足").sees("R1");
      await admin.says("/request assign R1 KFQ").sees("R1");
      await ada.says("/request done R1 已增容").sees("已办结");
      for (const line of ["accept R1", "reply R1", "done R1", "object R1"])
        await says(ada, `/request ${line}`, "R1 现在是「已办结」", "诉求 R1");

      world.clock.leap(11 * 60_000);
      await says(ada, `/undo #${done} step:2`, `#${done} 的这一步不能撤销`, `线索 #${done}`);
      await says(ada, "/undo R1 step:2", "R1 的这一步不能撤销", "诉求 R1");
      expect(await world.verify()).toMatchObject({ findings: [] });
    });
  },
);
