import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Outcome } from "./kit.ts";
import type { Transport } from "./platform.ts";

const numberIn = ({ text }: Outcome): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

/** Ada leads 开发区, Eve works in 高新区; the office keeps one chain, 开发区 works on it. */
async function start(transport: Transport, dialect: Dialect) {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  const office = world.person("admin", undefined);
  await office.says("/role grant @{admin} coordinator");
  await office
    .says("/chain add 氢能 起:2024 链长:王市长 专班:开发区 链主:国氢科技,东岳 别名:氢能源")
    .privately()
    .sees("已建产业链「氢能」", "2024–", "王市长", "开发区", "国氢科技、东岳");
  const [ada, eve] = [world.person("ada", "kfq"), world.person("eve", "gxq")];
  await ada
    .says("/chain link 氢能 储氢瓶 缺 目标:中材科技,国富氢能")
    .privately()
    .sees("「氢能」环节「储氢瓶」：缺", "中材科技、国富氢能", "有 0 · 弱 0 · 缺 1");
  return { world, office, ada, eve };
}

describe("industry chains", () => {
  it("are kept by the office and the task force, and by nobody else: console, sqlite", async () => {
    const { world, office, ada, eve } = await start("console", "sqlite");
    await eve.says("/chain link 氢能 质子膜 缺").privately().sees("这件事要由");
    await ada.says("/chain leader 氢能 东岳 操作:去掉").sees("「氢能」链主去掉「东岳」").lacks("国氢科技、东岳");
    await office.says("/chain end 氢能 2026").sees("产业链「氢能」到 2026 年止", "2024–2026");
    await office.says("/chain unlink 氢能 储氢瓶").sees("已去掉环节「储氢瓶」");
    await office.says("/chain").privately().sees("氢能", "2024–2026", "国氢科技");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("have a place for every lead, and candidates for their gaps: Slack, PostgreSQL", async () => {
    const { world, ada, eve } = await start("slack-http", "postgresql");
    // A misspelt chain would be missing from every list: it is refused, and the example works.
    const missed = await ada
      .says("/lead 储氢瓶项目 产业链:氢能原 投资:8亿")
      .privately()
      .sees("没有「氢能原」这条产业链。您是不是想说「氢能」？", "/产业链 加");
    expect(missed.example).toMatch(/线索 储氢瓶项目 产业链:氢能$/);
    const number = numberIn(
      await ada.says("/lead 储氢瓶项目 产业链:氢能源 环节:储氢瓶 链角色:补 引荐人:@{ben}").sees("氢能 · 储氢瓶 · 补链"),
    );
    const { codeName, referrer, chain, link } = await world.project(number);
    expect([chain, link]).toEqual(["氢能", "储氢瓶"]);
    // A colleague who referred it is written down by name.
    expect(referrer).toMatch(/^[^@<]+$/);
    await ada.says(`/lead edit #${number} 环节:储氢罐`).privately().sees("「氢能」没有「储氢罐」这个环节。", "储氢瓶");
    await ada.says("/lead list 产业链:氢能源").privately().sees("储氢瓶项目");
    await ada.says("/chain gaps").privately().sees("缺链：1 条产业链有缺口", "储氢瓶项目（线索）", "补链 1");
    await eve
      .mentions("缺链 氢能")
      .privately()
      .sees("储氢瓶", "缺", "中材科技、国富氢能", `#${number} ${codeName}（线索）`)
      .lacks("储氢瓶项目");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("are held when the office says so, which it is asked once a gap is filled: Lark, sqlite", async () => {
    const { world, office, ada } = await start("lark-ws", "sqlite");
    const number = numberIn(await ada.says("/lead 储氢瓶项目 产业链:氢能 环节:储氢瓶 链角色:补"));
    const produced = await ada
      .says(`/stage #${number} 投产 投产依据:首张发票`)
      .sees(`#${number} 进入「投产」`, "「储氢瓶」环节（现为缺）的补链项目");
    const asked = produced.shown.filter(({ to }) => to === office.id).map(({ text }) => text);
    expect(asked.join()).toContain("请招商办认定");
    await office.says("/chain 氢能").sees("储氢瓶", "缺 1");
    await office.presses("标为「有」").sees("「氢能」环节「储氢瓶」：有", "有 1 · 弱 0 · 缺 0");
    await office.says("/chain gaps 氢能").sees("「氢能」没有缺的环节。");
    expect((await world.verify()).findings).toEqual([]);
  });
});
