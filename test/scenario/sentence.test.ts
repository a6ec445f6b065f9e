import { describe, expect, it } from "vitest";
import { makeWorld, setUp } from "./kit.ts";
import type { Transport } from "./platform.ts";

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);
const transports: readonly Transport[] = ["slack-http", "lark-ws", "console"];

// One long conversation: each step stands on the one before.
describe.each(transports)("what somebody says without a command, over %s", { timeout: 90_000 }, (transport) => {
  it("is shown as it was understood, and logged once when its author presses", async () => {
    const world = await makeWorld({ transports: [transport] });
    if (transport !== "console") await setUp(world);
    const ada = world.person("ada", "kfq");
    const eve = world.person("eve", "gxq");
    const written = async (): Promise<number> => (await world.ledger()).length;

    // In the unit's channel: to its author alone, and nothing is written.
    let before = await written();
    const shown = await ada
      .mentions("今天去深圳拜访星辰锂能，谈了50亿的电池项目，下周三来考察")
      .privately()
      .sees("我理解为：一条新线索，对吗？", "星辰锂能电池项目", "50亿元", "2026-12-02 来考察", "没有「星辰锂能」");
    expect(shown.seen[0]?.buttons).toEqual(["登记", "改一改"]);
    expect(await written()).toBe(before);

    const logged = await ada.presses("登记").sees("已登记线索", "这句话里还有一次拜访，要不要一起记上？");
    const number = numberIn(logged.text);
    expect(await world.project(number)).toMatchObject({
      name: "星辰锂能电池项目",
      company: "星辰锂能",
      amount: { currency: "CNY", minor: 500_000_000_000 },
      next: { on: "2026-12-02", what: "来考察" },
    });
    await ada.presses("再记一次拜访").sees(`已记进展 #${number}`);
    expect((await world.ledger()).filter(({ kind }) => kind === "progress").at(-1)?.body.details).toMatchObject({
      kind: "visit",
      text: "去深圳拜访星辰锂能，谈了50亿的电池项目",
      date: "2026-11-23",
      city: "深圳",
    });
    // The next step stands as the lead has it.
    expect((await world.project(number)).next).toEqual({ on: "2026-12-02", what: "来考察" });

    before = await written();
    await ada.presses("登记").privately().sees(`这句话已经登记过了：#${number}。没有重复登记。`, "看一看");
    expect(await written()).toBe(before);

    // Alone with the assistant, of a project found by its company.
    const alone = ada.in(undefined);
    await alone
      .says("昨天跟星辰锂能通了电话，他们问电价")
      .sees(`我理解为：#${number} 的一次电话，对吗？`, "2026-11-22");
    expect(await written()).toBe(before);
    await alone.presses("登记").sees(`已记进展 #${number}`);

    // What cannot be known is left open; the rest is put right in a form.
    await alone
      .says("海川重工拟投资约20亿元建设挖掘机项目")
      .sees("海川重工挖掘机项目", "金额没填：「约20亿元」只是个大概，请写准数。");
    const form = await alone.presses("改一改").sees("哪里不对就改哪里");
    expect(form.seen[0]?.hasForm).toBe(true);
    const changed = await alone.submits({ amount: "18亿" }).sees("已登记线索", "18亿元");
    const second = numberIn(changed.text);
    expect(await world.project(second)).toMatchObject({ name: "海川重工挖掘机项目", company: "海川重工" });
    await alone.presses("登记").sees(`这句话已经登记过了：#${second}`);
    // Once it is undone it may be logged again.
    await alone.says("/undo").sees("已撤销");
    expect(numberIn((await alone.presses("登记")).text)).toBe(second + 1);

    // Another unit finds nothing of it.
    await eve
      .mentions("今天拜访星辰锂能，谈了电池项目")
      .privately()
      .sees("我理解为：一条新线索", "没有「星辰锂能」")
      .lacks(`#${number}`);

    // Asked for by what is missing alone.
    await alone.says(`#${number} 签约了，合同号HT-9`).sees(`我理解为：#${number} 进入「签约」，对吗？`, "合同号:HT-9");
    await alone.presses("登记").sees("进入「签约」要有：");
    await alone.says(`#${number} 黄了`).sees(`#${number} 停谈`, "还缺原因，点「补齐」填上就能登记。");
    await alone.presses("补齐");
    await alone.submits({ reason: "用地不够" }).sees(`#${number} 已停谈`);

    // Whatever is no report is answered as what it is.
    before = await written();
    await alone.says("星辰锂能的项目怎么样了？").sees("含「星辰锂能」的项目 1 项");
    await alone.says("你好").sees("我是先锋");
    await alone.says("谢谢").sees("不客气");
    await alone.says("线锁 星辰锂能项目 投资:50亿").sees("没有「线锁」这个命令。您是不是想说「线索」？");
    await alone.says("今天天气不错").sees("没有「今天天气不错」这个命令");
    await alone.says("比亚迪没有来").sees("没有「比亚迪没有来」这个命令");
    await alone.says("#999999 今天谈了用地").sees("没有 #999999 这个项目");
    expect(await written()).toBe(before);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});

it("one company with several projects is asked about; a person of no unit is told whom to ask", async () => {
  const world = await makeWorld({ transports: ["slack-http"] });
  await setUp(world);
  const ada = world.person("ada", "kfq");
  for (const name of ["电池", "整车", "储能"]) await ada.says(`/lead 星辰${name}项目 公司:星辰集团`);
  const asked = await ada.in(undefined).says("今天和星辰集团洽谈，谈了用地").sees("我理解为：一次洽谈。是哪个项目的？");
  expect(asked.seen[0]?.buttons).toEqual([
    "记到 #3 星辰储能项目",
    "记到 #2 星辰整车项目",
    "记到 #1 星辰电池项目",
    "登记为新线索",
  ]);
  await ada.in(undefined).presses("记到 #2 星辰整车项目").sees("已记进展 #2");
  // Another project of the same sentence is one too many.
  await ada.in(undefined).presses("记到 #1 星辰电池项目").sees("这句话已经登记过了：#2");
  await ada.in(undefined).says("星辰集团今天到资3000万").sees("一笔到位资金", "还缺凭证编号或链接");
  await ada.in(undefined).says("星河集团今天到资3000万").sees("没有「星河集团」。请写上项目编号再说一遍");
  await world.person("stranger").says("今天拜访星辰集团").sees("您还不属于任何单位");
});

it("an office that speaks English is read and answered in English", async () => {
  const env = { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/New_York" };
  const world = await makeWorld({ transports: ["slack-socket"], env, at: "2026-11-23T10:00:00-05:00" });
  const admin = world.person("admin", "hall");
  await admin.says("/unit add North County short:North code:NC");
  await admin.in("kfq").says("/channel bind NC");
  const ada = world.person("ada", "kfq");
  await ada.says("/mine");
  await ada
    .mentions("Met with Acme today about a US$30m battery plant, site visit next Wednesday")
    .privately()
    .sees("I understand: a new lead. Is that right?", "Acme battery plant", "US$30m", "2026-12-02 site visit");
  await ada.presses("Log it").sees("Lead #1 logged", "The sentence also tells of a meeting. Log that too?");
  await ada.presses("Also log a meeting").sees("#1");
  await ada.presses("Log it").sees("This has been logged already: #1. It was not logged twice.");
  await ada.mentions("How is the Acme project going?").sees("Acme battery plant");
  await ada.mentions("laed Plant").sees("Did you mean “lead”?");
  await ada.mentions("thanks").sees("You are welcome.");
});
