import { describe, expect, it } from "vitest";
import { makeWorld, setUp, type Person, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

/** A unit's leader `ada`, `ben` who works there, `eve` of another unit. It is Monday, 23 November 2026. */
interface Office {
  readonly world: World;
  readonly ada: Person;
  readonly ben: Person;
  readonly admin: Person;
  /** A Chinese command as it is typed here: Slack knows only the names that are registered with it. */
  readonly typed: (line: string) => string;
}

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/u.exec(text)?.[1]);
const log = async (who: Person, line: string): Promise<number> => numberIn((await who.says(line)).text);

async function start(transport: Transport): Promise<Office> {
  const world = await makeWorld({ transports: [transport] });
  await setUp(world);
  const direct = (name: string) => world.person(name).in(undefined);
  const typed = (line: string) => (transport.startsWith("slack") ? line.replace(/^\//u, "/xf ") : line);
  return { world, ada: direct("ada"), ben: direct("ben"), admin: direct("admin"), typed };
}

/** The digests that came at this local time, each for one person alone. */
async function morning(world: World, day: string): Promise<ReadonlyMap<string | undefined, string>> {
  const admin = world.person("admin").id;
  // The admins' digests say that next year has no arrangement yet: that has tests of its own.
  const heard = (await world.tick(`${day}T09:05:00+08:00`)).filter(
    ({ to, text }) => to !== admin && text.includes("每个工作日最多一条"),
  );
  expect(heard.map(({ to }) => to)).not.toContain(undefined);
  expect(new Set(heard.map(({ to }) => to)).size).toBe(heard.length);
  return new Map(heard.map(({ to, text }) => [to, text]));
}

const transports: readonly Transport[] = ["slack-http", "lark-ws"];

describe.each(transports)("the morning's digest over %s", (transport) => {
  it("arrives, and everything can be done from it", async () => {
    const { world, ada, ben, typed } = await start(transport);
    const work = world.person("ben", "kfq");
    const number = await log(work, "/lead 轴承智造项目 投资:5亿");
    expect((await morning(world, "2026-11-24")).size).toBe(0);

    const digest = await morning(world, "2026-11-25");
    expect([...digest.keys()]).toEqual([ben.id]);
    expect(digest.get(ben.id)).toContain(`#${number} 轴承智造项目（线索）：已 2 天没有实质进展`);
    // Later: it stays in the list, with why.
    await ben.presses("稍后 3 天").privately().sees(`好的，2026-11-30 之前不再提示您 #${number}`, "项目时限照走");
    await ben.says(typed("/提醒")).privately().sees("暂不提示的 1 项", "您选了稍后，2026-11-30 再提示");
    const friday = await morning(world, "2026-11-27");
    expect([...friday.keys()]).toEqual([ada.id]);
    expect(friday.get(ada.id)).toContain(`#${number} 轴承智造项目`);
    expect([...(await morning(world, "2026-11-30")).keys()]).toEqual([ben.id]);

    // What was done is written down in the form that the button opens.
    await ben.presses("记一笔进展").privately().sees(`#${number} 记一笔实质进展`);
    await ben.submits({ kind: "visit", text: "与董事长谈定用地" }).sees(`已记进展 #${number}`);
    await ben
      .says(typed("/提醒"))
      .privately()
      .sees("即将到时限", `#${number} 轴承智造项目（线索）：到 2026-12-02 仍无进展时提示`);
    expect((await morning(world, "2026-12-01")).size).toBe(0);

    // Not theirs: the leader is asked, and assigns with the button.
    expect([...(await morning(world, "2026-12-02")).keys()]).toEqual([ben.id]);
    await ben.presses("不是我的").privately(ada).sees(`已记下：#${number} 不由您负责`, "在指派之前，项目仍在您名下");
    await ben
      .says(typed(`/不是我的 #${number}`))
      .privately()
      .lacks("已记下");
    await ada.presses("指派负责人").privately().sees("负责人");
    await ada.says(typed(`/指派 #${number} @{ada}`)).sees(`#${number} 已交给`);
    expect([...(await morning(world, "2026-12-03")).keys()]).toEqual([ada.id]);

    // An excuse and an end are pressed, and ask for what they need.
    await ada.presses("申请暂缓").privately().sees("暂缓");
    await ada.submits({ until: "2026-12-20", reason: "等待审批" }).sees(`#${number} 暂缓至 2026-12-20`);
    await ada
      .says(typed(`/提醒 #${number}`))
      .privately()
      .sees(`#${number} 目前不需要提示`);
    // It was late before the excuse: as the excuse ends it waits again, and one message says both.
    const both = (await morning(world, "2026-12-21")).get(ada.id);
    expect(both).toContain(`#${number} 轴承智造项目（线索）：已 21 天没有实质进展`);
    expect(both).toContain("1 个项目暂缓到期，时限恢复");
    expect((await morning(world, "2026-12-22")).size).toBe(0);
    await ada
      .says(typed(`/提醒 #${number}`))
      .privately()
      .sees(`#${number} 轴承智造项目：怎么处理`, "超过本阶段时限");
    await ada.presses("停谈").privately().sees("停谈");
    await ada.submits({ reason: "用地", revisit: "" }).sees(`#${number} 已停谈`);
    await ada.says(typed("/提醒")).privately().sees("目前没有任何事项会提示您。", "私信提示在工作日 09:05 发送");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("keeps to a person's quiet hours and absence", async () => {
    const { world, ada, ben, typed } = await start(transport);
    await log(world.person("ben", "kfq"), "/lead 轴承智造项目 投资:5亿");
    await ben.says(typed("/免打扰")).privately().sees("您没有设免打扰。", "私信提示在工作日 09:05 发送");
    await ben
      .says(typed("/免打扰 20:00-09:30"))
      .privately()
      .sees("已设免打扰：20:00 至 09:30。", "私信提示改在工作日 09:32 发送。");
    expect((await morning(world, "2026-11-25")).size).toBe(0);
    const later = await world.tick("2026-11-25T09:32:00+08:00");
    expect(later.filter(({ to }) => to === ben.id)).toHaveLength(1);
    await ben.says(typed("/免打扰 到 12-10")).privately().sees("已记下：到 2026-12-10 为止不提示您。");
    await ben.says(typed("/免打扰")).privately().sees("免打扰：20:00 至 09:30。", "外出：到 2026-12-10 为止不提示");
    expect([...(await morning(world, "2026-11-27")).keys()]).toEqual([ada.id]);
    await ben.presses("取消免打扰").privately().sees("已取消免打扰。", "私信提示在工作日 09:05 发送");
    expect([...(await morning(world, "2026-11-30")).keys()]).toEqual([ben.id]);
    // All of the working day: it says so, and the list is still there.
    await ben.says(typed("/免打扰 08:00-18:00")).privately().sees("已设免打扰", "私信提示暂不发送；事项都列在这里");
    await ben.says(typed("/提醒")).privately().sees("轴承智造项目");
    await ben.says(typed("/免打扰 取消")).privately().sees("已取消免打扰。");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("is by the clocks of the measure that the office works by", async () => {
    const { world, ben, admin, typed } = await start(transport);
    const work = world.person("ben", "kfq");
    const number = await log(work, "/lead 轴承智造项目 投资:8亿");
    await work.says(`/stage #${number} 研判`).sees("进入「研判」");
    await ben
      .says(typed("/时限"))
      .privately()
      .sees("时限与亮灯：通用", "研判", "3 个工作日", "江门线索办法", "邯郸分级亮灯");
    await ben.says(typed("/时限 采用 江门")).privately().sees("这件事要由管理员来办");
    await admin
      .says(typed("/时限 采用 江门"))
      .privately()
      .sees("已改用：江门线索办法", "江府办函〔2024〕37号", "研判：5亿元或 7,000万美元以上的重大项目 5 个工作日。");
    await admin.says(typed("/时限 采用 江门")).privately().sees("没有");
    // Three working days by the pack, five for a major one by the measure: Monday the 30th is its last.
    expect((await morning(world, "2026-11-27")).size).toBe(0);
    expect((await morning(world, "2026-11-30")).size).toBe(0);
    expect([...(await morning(world, "2026-12-01")).keys()]).toEqual([ben.id]);
    await admin
      .says(typed("/时限 采用 银川"))
      .privately()
      .sees("已改用：银川进度亮灯", "滞后达 10 个百分点黄灯，超过 30 个红灯");
    await admin.says(typed("/时限 采用 通用")).privately().sees("已改用：通用");
    expect((await world.verify()).findings).toEqual([]);
  });
});

it("what is wrong is said in one sentence with an example that works, and nothing is written", async () => {
  const { world, ada, ben, admin } = await start("slack-http");
  const work = world.person("ben", "kfq");
  const number = await log(work, "/lead 电池项目 投资:5亿");
  const other = await log(world.person("eve", "gxq"), "/lead 别家项目 投资:5亿");
  const cases: readonly (readonly [who: Person, line: string, sentence: string])[] = [
    [ben, `/snooze #${number} 0天`, "看不懂「0天」，请写过几个工作日再提示，1 到 20 天，如 3天。"],
    [ben, `/snooze #${number} 21天`, "看不懂「21天」，请写过几个工作日再提示"],
    [ben, `/snooze #${number} 过阵子`, "看不懂「过阵子」，请写过几个工作日再提示"],
    [ben, "/snooze #4711 3天", "没有 #4711 这个项目"],
    [ben, `/snooze #${other} 3天`, `#${other}`],
    [ben, "/quiet 20:00-20:00", "看不懂「20:00-20:00」，请写安静时段（20:00-08:00）"],
    [ben, "/quiet 25:00-08:00", "看不懂「25:00-08:00」"],
    [ben, "/quiet 晚上", "看不懂「晚上」"],
    [ben, "/quiet 到 2026-11-01", "看不懂「到 2026-11-01」"],
    [ben, `/disown #${other}`, `#${other}`],
    [ada, `/disown #${number}`, `#${number} 本来就不在您名下，不会提示您。`],
    [ben, "/reminders #4711", "没有 #4711 这个项目"],
    [ben, `/reminders #${other}`, `#${other}`],
    [ben, "/clocks use 江门", "这件事要由管理员来办"],
    [admin, "/clocks use 火星", "火星"],
    [admin, "/clocks use 通用", "没有"],
  ];
  for (const [who, line, sentence] of cases) await who.isRefused(line, sentence);
});

const env = { XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo", XIANFENG_TIMEZONE: "America/New_York" };

it("in English, for an economic development organisation", async () => {
  const world = await makeWorld({ transports: ["slack-socket"], env, at: "2026-11-23T10:00:00-05:00" });
  const admin = world.person("admin", "hall");
  await admin.says("/unit add North County short:North code:NC");
  await admin.in("kfq").says("/channel bind NC");
  await world.person("ada", "kfq").says("/mine");
  await admin.says("/role grant @{ada} leader NC");
  const [ada, ben] = [world.person("ada").in(undefined), world.person("ben").in(undefined)];
  await world.person("ben", "kfq").says("/lead Battery plant amount:US$30m").sees("Lead #1 logged");
  const morning = async (day: string) =>
    (await world.tick(`${day}T09:05:00-05:00`)).filter(({ text }) => text.includes("At most one message"));
  const wednesday = await morning("2026-11-25");
  expect(wednesday.map(({ to }) => to)).toEqual([ben.id]);
  expect(wednesday[0]?.text).toContain("#1 Battery plant");
  expect(wednesday[0]?.text).not.toMatch(/\p{Script=Han}/u);
  await ben.presses("Later: 3 days").privately().sees("no reminder about #1 before 2026-11-30");
  await ben.says("/reminders").privately().sees("you chose later: again on 2026-11-30");
  await ben
    .says("/reminders #1")
    .privately()
    .sees("Battery plant: what you can do", "the unit's leader 3 working days past");
  await ben.says("/quiet 8pm-9:30am").privately().sees("Quiet hours set: 20:00 to 09:30.", "now come at 09:32");
  await ben.says("/quiet until Dec 10").privately().sees("no reminders for you until 2026-12-10");
  await ben.says("/quiet off").privately().sees("Quiet hours are off.");
  expect((await morning("2026-11-27")).map(({ to }) => to)).toEqual([ada.id]);
  await ben.says("/disown #1").privately(ada).sees("Noted: #1 is not yours");
  await ada.says("/assign #1 @{ben}").sees("#1");
  await ben.says("/clocks").privately().sees("working day");
  const { example = "" } = await ben.isRefused("/snooze #1 someday", "someday", "number of working days");
  await ben.says(example);
  expect((await world.verify()).findings).toEqual([]);
});
