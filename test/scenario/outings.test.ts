import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** Visits, errands and the story they add up to. */

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect });
  // The console's demonstration has its units and people.
  if (transport !== "console") await setUp(world);
  return world;
}

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

describe.each(settings)("going out, over %s, kept in %s", (transport, dialect) => {
  it("is logged in one line, counted, shared by two units as one visit, and told as a story", async () => {
    const world = await start(transport, dialect);
    const [ada, eve] = [world.person("ada", "kfq"), world.person("eve", "gxq")];
    // Another company than any of the demonstration's.
    const logged = await ada.says("/lead 宁远电池项目 公司:宁远新能源 投资:50亿").sees("已登记线索");
    const number = numberIn(logged.text);

    await ada
      .says(`/visit #${number} 谈定用地 城市:上海 人员:王县长 对象:董事长 结果:同意来考察`)
      .inChannel()
      .sees(`已记进展 #${number}`, "走访跑办", "拜访 1 次");
    await ada.says(`/reception #${number}`).privately().sees("记一次来访接待");
    await ada.says(`/reception #${number} 看了两块地 对象:总经理 结果:选定东地块`).sees("拜访 2 次（外出 1、来访 1）");
    await ada
      .says(`/errand #${number} 行政审批局 施工许可 已受理 城市:南京`)
      .sees("拜访 2 次（外出 1、来访 1），跑办 1 次");
    await ada
      .says(`/lead #${number}`)
      .sees(
        "拜访（上海）：谈定用地；我方：王县长；对方：董事长；结果：同意来考察",
        "跑办（南京、行政审批局）：施工许可；结果：已受理",
      );
    // Undo takes the count with it; a key that belongs to another kind is refused.
    await ada.says("/undo").sees("已撤销", "拜访 2 次");
    await ada.says(`/progress #${number} 电话 聊了聊 城市:上海`).privately().sees("「城市」只用于拜访");

    // The other unit calls on the same company on the same day: one visit, and nobody is named to it.
    const theirs = numberIn((await eve.says("/lead 储能项目 公司:宁远新能源").sees("已登记线索")).text);
    await eve
      .says(`/progress #${theirs} 拜访 同日到访 城市:上海`)
      .sees("同日已有其他单位到访，按一次计")
      .lacks("宁远电池项目");

    await ada
      .says("/visits month")
      .privately()
      .sees("本月走访", "开发区", "高新区", "外出走访", "企业数", "不排名")
      .lacks("第 1 名", "王敏 1");
    await ada.says(`/story #${number}`).sees(`大事记 #${number} 宁远电池项目`, "第一句话", "第一次见面", "感谢");
    await eve.says(`/story #${number}`).privately().sees("由其他单位跟进").lacks("谈定用地");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("the story at production", () => {
  it("is offered by the card of the stage, as a button", async () => {
    const world = await start("slack-http", "sqlite");
    const ada = world.person("ada", "kfq");
    await ada.says("/lead 宁远电池项目 投资:50亿");
    await ada.says("/errand #1 行政审批局 施工许可");
    await ada.says("/stage #1 投产 投产依据:首张发票").inChannel().sees("进入「投产」");
    await ada
      .presses("大事记")
      .inChannel()
      .sees("大事记 #1 宁远电池项目", "从第一句话到投产", "跑办 1 次", "感谢：开发区");
  });

  it("reads the same in English", async () => {
    const world = await makeWorld({
      transports: ["slack-http"],
      env: { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/Chicago" },
    });
    const admin = world.person("admin", "hall");
    await admin.says("/unit add North County short:North code:NC group:region");
    await admin.says("/role grant @{ada} leader NC");
    const ada = world.person("ada", "hall");
    await admin.says("/role grant @{ada} member NC");
    await ada.says("/lead Battery plant company:Acme amount:US$30m").sees("#1");
    await ada
      .says("/visit #1 agreed the site city:Chicago who:mayor whom:chairman result:they will come")
      .sees("Visits and errands", "1 visit");
    await ada.says('/errand #1 "planning office" permit accepted').sees("1 visit, 1 errand");
    await ada
      .says("/lead #1")
      .sees("Visit (Chicago): agreed the site; from us: mayor; met: chairman; result: they will come");
    await ada.says("/visits year").sees("Visits this year", "North", "Chicago", "no ranks");
    await ada.says("/story #1").sees("The story of #1 Battery plant", "First word", "First meeting", "Thanks to North");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("the day's post", () => {
  it("tells a visit once, with its city and result, to those who may know", async () => {
    const world = await start("slack-http", "sqlite");
    const [ada, ben] = [world.person("ada", "kfq"), world.person("ben", "kfq")];
    await ada.says("/lead 宁远电池项目 公司:宁远新能源");
    await ada.says("/lead 宁远二期 公司:宁远新能源");
    await ada.says("/visit #1 谈定用地 城市:上海 结果:同意来考察");
    await ben.says("/visit #2 谈二期 城市:上海");
    const posts = await world.tick("2026-11-24T08:50:00+08:00");
    const post = posts.find(({ channel, text }) => channel === "C0000UNIT1" && text.includes("今日要情"));
    expect(post?.text).toContain("走访接待 1 次");
    expect(post?.text).toContain("拜访（上海），同意来考察");
    expect(post?.text).not.toContain("谈二期");
    expect(post?.text).toMatch(/感谢 .*王敏.*李强|感谢 .*ada.*ben/);
  });
});
