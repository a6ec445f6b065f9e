import { describe, expect, it } from "vitest";
import { plain } from "../../src/domain/fold.ts";
import type { Project } from "../../src/domain/model.ts";
import type { Dialect } from "../fakes/database.ts";
import { everyTransport, makeWorld, setUp, type World } from "./kit.ts";
import { nameOf, type Transport } from "./platform.ts";

const line = "/lead 比亚迪电池项目 投资:50亿 产业链:新能源";

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  return world;
}

const numberIn = (text: string): number => Number(/已登记线索 #(\d+)/.exec(text)?.[1]);

const settings: readonly (readonly [Transport, Dialect])[] = [
  ...everyTransport.map((transport) => [transport, "sqlite"] as const),
  ["slack-http", "postgresql"],
  ["lark-ws", "postgresql"],
];

describe.each(settings)("a lead the whole way, over %s, kept in %s", (transport, dialect) => {
  // A Slack command says the handle, and is not held up to look for more.
  const called = (name: string): string => (transport.startsWith("slack") ? name : nameOf(name));

  it("from the first line to the signature, and back", async () => {
    const world = await start(transport, dialect);
    const ada = world.person("ada", "kfq");
    const logged = await ada
      .says(line)
      .inChannel()
      .sees(
        "比亚迪电池项目",
        "50亿元",
        "新能源",
        "阶段",
        "线索",
        "负责人",
        called("ada"),
        "单位",
        "开发区",
        "状态",
        "记进展",
        "进入「研判」",
        "指派",
        "撤销",
      );
    const number = numberIn(logged.text);
    expect(logged.seen[0]?.buttons).toEqual(["记进展", "进入「研判」", "指派", "撤销"]);
    expect(fieldsOf(await world.project(number))).toEqual(expected);

    await ada
      .says(`/progress #${number} 拜访 与董事长谈定用地 下步:下周三 来考察`)
      .inChannel()
      .sees(`已记进展 #${number}`, "来考察");
    // The button alone moves through a gate that asks nothing.
    await ada.says(`/lead #${number}`).sees("大事记", "拜访：与董事长谈定用地");
    await ada.presses("进入「研判」").sees(`#${number} 进入「研判」`, "进入「在谈」要有：对接记录");
    // The next one asks: a sentence, an example that would work, and a form.
    const asked = await ada
      .presses("进入「在谈」")
      .privately()
      .sees("进入「在谈」要有：对接记录", `阶段 #${number} 在谈 对接记录:`);
    expect(asked.seen[0]?.hasForm).toBe(true);
    expect((await world.project(number)).stage).toBe("screening");
    await formOf(world, transport).submits({ meeting: "与总经理会谈用地" }).sees(`#${number} 进入「在谈」`);
    expect(await world.project(number)).toMatchObject({
      stage: "negotiation",
      evidence: { "negotiation.meeting": "与总经理会谈用地" },
    });
    await ada.says(`/stage #${number} 签约 合同号:HT-8 日期:11-20 金额:50亿`).sees(`#${number} 进入「签约」`);
    expect((await world.project(number)).reached).toMatchObject({ signed: "2026-11-20" });

    await ada.says(`/assign #${number} @{ben}`).sees(`#${number} 已交给 ${called("ben")}`);
    const handed = await world.project(number);
    await ada.says("/board year").privately().sees("本年", "开发区", "高新区", "目标", "完成率");
    await ada.says("/undo").sees(`已撤销，#${number} 恢复原样`);
    expect((await world.project(number)).ownerId).not.toBe(handed.ownerId);
    await ada.presses("记进展").privately().sees(`#${number} 记一笔实质进展`, `进展 #${number} `);
    await formOf(world, transport).submits({ kind: "call", text: "对方补充了用电需求" }).sees(`已记进展 #${number}`);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });

  it("in Chinese, by mention, and in the direct conversation", async () => {
    const world = await start(transport, dialect);
    const ada = world.person("ada", "kfq");
    const first = numberIn(
      (await ada.mentions("线索 宁德储能项目 投资：3.5亿 产业链：新能源").inChannel().sees("3.5亿元")).text,
    );
    const second = numberIn((await ada.mentions("/线索　轴承项目 投资:２０００万").inChannel().sees("2,000万元")).text);
    const direct = ada.in(undefined);
    await direct.says("我的").privately().sees(`#${first}`, "宁德储能项目", `#${second}`);
    await direct.says(`进展 #${first} 电话 确认来访时间`).privately().sees(`已记进展 #${first}`);
    await direct.says(`线索 #${second}`).privately().sees("轴承项目", "2,000万元");
    await direct.presses("指派").privately().sees(`#${second} `, `指派 #${second} `);
    await direct.says("榜").privately().sees("本年");
    await direct.says("撤销").privately().sees(`已撤销，#${first} 恢复原样`);
    await direct.says("帮助 进展").privately().sees("用法", "/进展");
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});

/** Where a form came: Feishu sends what is private to the direct conversation, and answers there. */
function formOf(world: World, transport: Transport) {
  return world.person("ada", transport.startsWith("lark") ? undefined : "kfq");
}

/** Everything about a project that does not depend on who logged how many before it. */
function fieldsOf({ number, codeName, unitId, ownerId, loggedAt, progressAt, ...fields }: Project): object {
  expect([number > 0, codeName.endsWith(String(number)), unitId > 0, ownerId > 0, loggedAt === progressAt]).toEqual(
    Array(5).fill(true),
  );
  return fields;
}

const expected = {
  name: "比亚迪电池项目",
  amount: { currency: "CNY", minor: 5_000_000_000_00 },
  chain: "新能源",
  stage: "lead",
  reached: { lead: "2026-11-23" },
  evidence: {},
  origin: "attracted",
  kind: "new",
  secrecy: "L1",
  company: null,
  chainRole: null,
  contact: null,
  via: null,
  referrer: null,
  next: null,
  needs: null,
  creditCode: null,
  country: null,
  note: null,
  voided: false,
  ...plain,
};
