import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Outcome, type Person, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

interface City {
  readonly world: World;
  readonly ada: Person;
  readonly ben: Person;
  readonly eve: Person;
  readonly office: Person;
}

/** Ada leads 开发区, where Ben works; Eve leads 高新区; the office coordinates. */
async function start(transport: Transport, dialect: Dialect): Promise<City> {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  const office = world.person("admin", undefined);
  await office.says("/role grant @{eve} leader GXQ");
  await office.says("/role grant @{admin} coordinator");
  const [ada, ben, eve] = [world.person("ada", "kfq"), world.person("ben", "kfq"), world.person("eve", "gxq")];
  for (const somebody of [ada, ben, eve]) await somebody.says("/mine");
  return { world, ada, ben, eve, office };
}

const numberIn = ({ text }: Outcome): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

/** What came to one person alone. */
const to = ({ shown }: Outcome, person: Person): string =>
  shown
    .filter((heard) => heard.to === person.id)
    .map(({ text }) => text)
    .join("\n");

const inPlace = ({ shown }: Outcome): string =>
  shown
    .filter((heard) => heard.to === undefined)
    .map(({ text }) => text)
    .join("\n");

/** Its credit is divided: by the office at once, by the leaders when all agree. */
async function divideCredit({ world, ada, ben, eve, office }: City): Promise<void> {
  const number = numberIn(await ben.says("/lead 储能电站项目 投资:8亿"));
  const refusals: readonly (readonly [string, string])[] = [
    ["开发区 60 高新区 30", "分成加起来是 90，要正好 100。"],
    ["开发区 60 开发区 40", "「开发区」写了两次，每个单位只写一次。"],
    ["开发区 33.5 高新区 66.5", "「33.5」不能作分成，请写 1 到 100 的整数。"],
    ["各一半", "看不懂分成「各一半」"],
    ["火星 60 高新区 40", "没有叫「火星」的单位。"],
  ];
  for (const [shares, sentence] of refusals) {
    const line = `/split #${number} ${shares}`;
    const outcome = await office.says(line).privately().sees(sentence);
    expect(outcome.example, outcome.text).toContain(`分成 #${number} 开发区 60 高新区 40`);
  }
  await ben.says(`/split #${number} 开发区 60 高新区 40`).privately().sees("这件事要由单位负责人来办");
  expect(await world.project(number)).toMatchObject({ shares: [], split: null });

  const proposed = await eve
    .says(`/split #${number} 开发区60% 首谈，高新区40%`)
    .privately(ada)
    .sees(`#${number} 分成方案已提出`, "等开发区确认");
  expect(to(proposed, eve)).not.toContain("储能");
  expect(to(proposed, ada)).toContain(`请确认：#${number} 的分成方案`);
  await ben.says(`/lead #${number}`).sees("分成方案", "开发区 60%（首谈）、高新区 40%（协同）；等开发区确认");
  const agreed = await ada.presses("同意分成").sees(`#${number} 分成已定`);
  expect(to(agreed, eve)).toContain("开发区 60%（首谈）、高新区 40%（协同）");
  expect(to(agreed, eve)).not.toContain("储能");

  await ada.says(`/split #${number} off`).sees(`#${number} 分成方案已提出`, "等高新区确认");
  await eve.says(`/split decline #${number} 已有协议`).sees(`#${number} 的分成方案未通过`);
  await office.says(`/split #${number} 取消`).sees(`#${number} 分成已定`);
  expect(await world.project(number)).toMatchObject({ shares: [], split: null });
  await office.says("/undo").sees("已撤销");
  expect((await world.project(number)).shares.map(({ percent }) => percent)).toEqual([60, 40]);
}

describe.each(settings)("a project changes hands, over %s, kept in %s", (transport, dialect) => {
  it("with the word of both sides; the name comes with the project and not before", async () => {
    const { world, ada, ben, eve, office } = await start(transport, dialect);
    const number = numberIn(await ben.says("/lead 比亚迪电池项目 公司:比亚迪 投资:50亿"));
    const before = await world.project(number);

    // Ben may ask; his own leader is asked first, and nobody else hears of it.
    const asked = await ben
      .says(`/transfer #${number} 高新区 本地用地不合适 giver:40`)
      .sees(`#${number} 拟流转给「高新区」，等本单位负责人确认`, "高新区");
    expect(to(asked, ada)).toContain(`请确认：#${number} 流转给「高新区」`);
    expect(to(asked, eve)).toBe("");
    const confirmed = await ada.presses("确认转出").sees(`已确认转出 #${number}，等「高新区」接收`);
    expect(to(confirmed, eve)).toContain(`「开发区」请您单位接收 #${number}`);
    expect(to(confirmed, eve)).toContain("本地用地不合适");
    expect(to(confirmed, eve)).toContain(before.codeName);
    expect(to(confirmed, eve)).not.toContain("比亚迪");
    await eve.says("/transfer list").privately().sees("待办流转和分成 1 项", before.codeName).lacks("比亚迪");
    expect(await world.project(number)).toMatchObject({ unitId: before.unitId, ownerId: before.ownerId });

    const done = await eve
      .presses("同意接收")
      .sees(`#${number} 已由「高新区」接收`, "比亚迪电池项目", "开发区 40%（首谈）、高新区 60%（落地）");
    expect(to(done, ben)).toContain(`#${number} 已由「高新区」接收`);
    expect(inPlace(done)).toContain(`#${number} 已由「高新区」接收`);
    const moved = await world.project(number);
    expect(moved).toMatchObject({ transfer: null, partners: [before.unitId] });
    expect(moved.unitId).not.toBe(before.unitId);
    // The giver reads on; the work is handed out where the project is.
    await ben.says(`/lead #${number}`).inChannel().sees("比亚迪电池项目", "流转：开发区 → 高新区");
    await ben.says(`/progress #${number} 电话 问候`).privately().sees(`#${number} 由其他单位跟进`);
    await eve.says(`/progress #${number} 电话 已接手`).sees(`已记进展 #${number}`);
    await eve.says("/undo");
    await eve.says("/undo").sees(`已撤销，#${number} 恢复原样`);
    expect(await world.project(number)).toMatchObject({ unitId: before.unitId, shares: [], partners: [] });
    if (transport !== "console") await divideCredit({ world, ada, ben, eve, office });
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("a hand-over, over Slack, kept in PostgreSQL,", () => {
  it("may come to nothing: declined with a reason, cancelled, reminded of once", async () => {
    const { world, ada, ben, eve } = await start("slack-http", "postgresql");
    const number = numberIn(await ben.says("/lead 轴承项目 投资:3亿"));
    await ada.says(`/transfer #${number} GXQ 产业不对口`).sees(`已请「高新区」接收 #${number}`);
    const form = await eve.presses("谢绝").privately().sees(`#${number} 谢绝流转`);
    expect(form.seen[0]?.hasForm).toBe(true);
    const declined = await eve.submits({ reason: "本单位也没有合适用地" }).sees(`#${number} 流转给「高新区」未获同意`);
    expect(to(declined, ada)).toContain("本单位也没有合适用地");
    expect(to(declined, ben)).toContain("本单位也没有合适用地");
    await eve.says(`/transfer accept #${number}`).privately().sees(`#${number} 现在没有待确认的流转`);

    await ada.says(`/transfer #${number} GXQ`).sees(`已请「高新区」接收 #${number}`);
    const cancelled = await ada.presses("取消流转").sees(`#${number} 流转给「高新区」已取消`);
    expect(to(cancelled, eve)).toContain("已取消");

    await ada.says(`/transfer #${number} GXQ`).sees(`已请「高新区」接收 #${number}`);
    const heardAt = async (instant: string) =>
      (await world.tick(instant)).filter(({ text }) => text.includes("等您确认")).map((heard) => heard.to);
    expect(await heardAt("2026-11-30T09:06:00+08:00")).toEqual([]);
    expect(await heardAt("2026-12-01T09:06:00+08:00")).toEqual([eve.id]);
    expect(await heardAt("2026-12-01T09:20:00+08:00")).toEqual([]);
    expect(await heardAt("2026-12-02T09:06:00+08:00")).toEqual([]);
    await eve.presses(`同意 #${number}`).sees(`#${number} 已由「高新区」接收`);
    // The digest of the unit that got it thanks the one that gave it.
    const posts = await world.tick("2026-12-03T08:51:00+08:00");
    expect(posts.filter(({ text }) => text.includes("感谢开发区把项目和成果拿出来共享。"))).toHaveLength(1);
    expect((await world.verify()).findings).toEqual([]);
  });
});
