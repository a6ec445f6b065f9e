import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import { isRevised, type Transport } from "./platform.ts";

/** Money from the unit's claim to the board: claimed by 开发区, looked at by 高新区's verifier, counted. */

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  const admin = world.person("admin");
  await admin.says("/role grant @{eve} 核实人 GXQ").sees("核实人");
  // In the demonstration the office coordinates already.
  if (transport !== "console") await admin.says("/role grant @{admin} 招商办").sees("招商办");
  return world;
}

describe.each(settings)("arrived funds, over %s, kept in %s", (transport, dialect) => {
  it("are claimed, verified by another unit, told privately, and count", { timeout: 30_000 }, async () => {
    const world = await start(transport, dialect);
    const ada = world.person("ada", "kfq");
    const eve = world.person("eve", "gxq");
    const admin = world.person("admin");
    const number = numberIn((await ada.says("/lead 凤凰电池项目 公司:凤凰集团 投资:5000万")).text);
    await ada
      .says(`/funds #${number} 3000万 凭证:回单1`)
      .privately()
      .sees(`#${number} 还没有到「签约」`, `/阶段 #${number} 签约 合同号:`);
    await ada.says(`/stage #${number} 签约 合同号:HT-8 日期:11-02 金额:5000万`).sees("进入「签约」", "申报到资");

    // A bare command brings the form; the same form carries the claim.
    const asked = await ada.says("/funds").privately();
    expect(asked.seen[0]?.hasForm).toBe(true);
    const claimed = await world
      .person("ada", transport.startsWith("lark") ? undefined : "kfq")
      .submits({ number: `#${number}`, amount: "3000万", date: "2026-11-20", evidence: "回单2026-18" })
      .sees(`#${number} 已申报到位资金 F`, "3,000万元", "核实 0 / 申报 3,000万元，占合同 0%，1 笔待核实");
    const claim = /F\d+/.exec(claimed.text)?.[0] ?? "";
    await ada.says(`/funds #${number}`).privately().sees(claim, "回单2026-18", "省外", "待核实");
    await ada.says(`/funds #${number} 10万 凭证:凤凰集团转账`).privately().sees("「凭证」里写了项目或投资方的名字");

    // The own unit does not decide; another's verifier sees what there is to check, and no name.
    await ada.says(`/verify ${claim} 通过`).privately().sees("这件事要由核实人来办");
    await eve.says("/verify").privately().sees(claim, "3,000万元", "回单2026-18", "开发区").lacks("凤凰", "5,000万");
    await eve.presses(`核实 ${claim}`).privately().sees("通过", "核减", "退回", "省外").lacks("凤凰", "5,000万");
    const form = await eve.presses("核减").privately();
    expect(form.seen[0]?.hasForm).toBe(true);
    const cut = await eve.says(`/verify ${claim} 通过 2000万 其余为股东借款`).sees("核实 2,000万元，核减 1,000万元");
    // The claimant hears of it alone; nobody else does.
    const told = cut.shown.filter(({ to }) => to === ada.id);
    expect(told.map(({ text }) => text).join()).toContain("其余为股东借款");
    // The project's card stays where it is, and current.
    const others = cut.shown.filter((heard) => !isRevised(heard) && heard.to !== ada.id && heard.to !== eve.id);
    expect(others).toEqual([]);

    await ada
      .says(`/lead #${number}`)
      .sees("核实 2,000万元 / 申报 2,000万元，占合同 40%", `申报到位资金 ${claim}：3,000万元`, "核减 1,000万元");
    const second = /F\d+/.exec((await ada.says(`/funds #${number} 4000万 凭证:回单2026-19`)).text)?.[0] ?? "";
    await eve.says(`/verify ${second} 通过`).privately().sees("将超过合同金额");
    await admin.says(`/verify ${second} 通过 超额:增资协议2026-3`).sees("核实 4,000万元", "增资协议2026-3");
    // The demonstration's units have had other money as well.
    const alone = transport !== "console";
    await ada.says(`/board 本年 指标:到位资金`).sees(alone ? "0.6亿元" : "到位资金榜");
    await eve.says(`/exclude #${number} 搬迁 原厂在本市`).privately(ada).sees("已核减，不计入统计：区域内搬迁");
    await ada.says(`/lead #${number}`).sees("核减", "区域内搬迁");
    await eve.says(`/exclude #${number} 恢复`).privately(ada).sees("恢复计入统计");
    expect((await world.project(number)).exclusion).toBeNull();

    // The next morning's post has what came to count; what waits is brought to the verifier after a working day.
    await ada.says(`/funds #${number} 100万美元 来源:境外 凭证:FDI-7`).sees("申报 100万美元，1 笔待核实");
    const post = (await world.tick("2026-11-24T08:50:00+08:00")).filter(({ text }) => text.includes("今日要情"));
    expect(post.map(({ text }) => text).join()).toMatch(alone ? /资金核实 2 笔，6,000万元/u : /资金核实 \d+ 笔，/u);
    const reminded = await world.tick("2026-11-25T09:05:00+08:00");
    const waiting = alone ? "有 1 笔到位资金等您核实" : "笔到位资金等您核实";
    expect(reminded.filter(({ text }) => text.includes(waiting)).map(({ to }) => to)).toContain(eve.id);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});
