import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type World } from "./kit.ts";
import type { Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

/** In the console's demonstration one chooses whom to act as, which is on this machine alone. */
const siteOf = (transport: Transport): string =>
  transport === "console" ? "http://localhost:3100/office/" : "https://xianfeng.example.org/office/";

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect, env: { PUBLIC_URL: siteOf(transport) } });
  // The console's demonstration has its units and its coordinator already.
  if (transport !== "console") {
    await setUp(world);
    await world.person("admin", "hall").says("/role grant @{admin} coordinator").sees("招商办");
  }
  return world;
}

const numberIn = (text: string, letter: string): string => new RegExp(`${letter}\\d+`).exec(text)?.[0] ?? "";

/** The token of the link that was shown. */
const tokenIn = (text: string): string => /\/rate\/([\w-]{43})/u.exec(text)?.[1] ?? "";

const page = (world: World, token: string): string => `http://127.0.0.1:${world.port}/rate/${token}`;

function vote(world: World, token: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(page(world, token), { method: "POST", body: new URLSearchParams(fields) });
}

describe.each(settings)("a request of an enterprise, over %s, kept in %s", (transport, dialect) => {
  // Slack has no command of a Chinese name, but one for all.
  const typed = (line: string): string => (transport.startsWith("slack") ? line.replace("/", "/xf ") : line);

  it("is assigned, sent back, assigned again, solved, rated, and told of to nobody else", async () => {
    const world = await start(transport, dialect);
    const admin = world.person("admin", undefined);
    const ada = world.person("ada", "kfq");
    const eve = world.person("eve", "gxq");

    const logged = await eve
      .says(typed("/诉求 凤凰轴承公司 用电容量不足，影响二期投产 联系人:王总"))
      .sees("已登记企业诉求 R", "凤凰轴承公司", "用电容量不足", "待招商办指派", "一般", "截止 2026-11-24");
    const name = numberIn(logged.text, "R");
    // Whoever assigns hears of it privately; the rest of the office reads no name.
    expect(
      logged.shown
        .filter(({ to }) => to === admin.id)
        .map(({ text }) => text)
        .join(),
    ).toContain("请您办理：已登记企业诉求");
    await ada
      .says(typed(`/诉求 ${name}`))
      .privately()
      .sees(`${name} 由其他单位办理`)
      .lacks("凤凰轴承公司");
    await ada.says(typed("/诉求列表")).privately().lacks("凤凰轴承公司");

    await admin.says(typed(`/诉求 ${name} 指派 开发区 @{ada}`)).sees(`${name} 已指派给开发区`, "待受理");
    await ada
      .says(typed(`/诉求 异议 ${name} 属高新区的用电户`))
      .privately(admin)
      .sees("退回招商办重新指派");
    await admin.says(typed(`/request ${name} assign KFQ`)).sees("已指派给开发区");
    await ada
      .in(undefined)
      .says(typed(`/诉求 ${name}`))
      .sees("办理过程", "异议退回：属高新区的用电户", "指派给开发区");
    await ada.in(undefined).presses("受理").sees(`${name} 已受理`);
    await ada.in(undefined).presses("撤销").sees(`已撤销，${name} 恢复原样`, "待受理");
    await ada
      .in(undefined)
      .says(typed(`/诉求 受理 ${name}`))
      .sees(`${name} 已受理`);
    // The button asks for the words in a form.
    await ada.in(undefined).presses("答复").privately().sees("例如：");
    await ada.in(undefined).submits({ text: "已约供电公司周三勘查" }).sees(`${name} 已答复企业`);
    await ada.in(undefined).says(typed("/诉求列表")).sees(name, "凤凰轴承公司", "待办结");
    await ada
      .in(undefined)
      .says(typed(`/诉求 延期 ${name} 12-25 需电网改造`))
      .sees(`${name} 已延期到 2026-12-25`);
    await ada
      .in(undefined)
      .says(typed(`/诉求 ${name} 办结 已增容 2000 千伏安`))
      .sees(`${name} 已办结`, "请企业评价");

    const invited = await ada
      .says(typed(`/评价 ${name}`))
      .privately()
      .sees(`${siteOf(transport)}rate/`, "只能用一次", "2026-12-23");
    const token = tokenIn(invited.text);
    expect(await (await fetch(page(world, token))).text()).toContain(`编号 ${name}`);
    const thanks = await vote(world, token, { level: "2", comment: "等了<b>很久</b>" });
    expect([thanks.status, await thanks.text()]).toEqual([200, expect.stringContaining("谢谢您的评价")]);
    expect((await vote(world, token, { level: "5" })).status).toBe(410);
    await ada.says(typed("/评价 汇总")).privately().sees("已评价", "1 件", "满 5 件评价后才显示").lacks("很久", "2 星");
    // No view shows the one rating, to nobody.
    await admin
      .says(typed(`/诉求 ${name}`))
      .sees("办结")
      .lacks("很久", "企业评价：");
    await ada
      .says(typed(`/评价 ${name}`))
      .privately()
      .sees("一件诉求只评价一次");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("and what was promised to it has a basis, a day and an end", async () => {
    const world = await start(transport, dialect);
    const ada = world.person("ada", "kfq");
    const project = /#(\d+)/.exec((await ada.says(typed("/线索 凤凰电池项目 投资:5亿"))).text)?.[1] ?? "";
    await ada.says(typed(`/阶段 #${project} 意向 意向书:YX-1`)).sees("进入「意向」");
    const made = await ada
      .says(typed(`/承诺 #${project} 设备补助500万元 依据:鲁政发〔2025〕8号 期限:2026-12-31`))
      .sees(
        `#${project} 已登记承诺 P`,
        "设备补助500万元（依据：鲁政发〔2025〕8号；期限：2026-12-31）",
        "还没有填公平竞争审查日期",
      );
    const name = numberIn(made.text, "P");
    await ada
      .says(typed(`/承诺 ${name} 审查 11-20`))
      .sees(`承诺 ${name} 公平竞争审查：2026-11-20`)
      .lacks("还没有填公平竞争");
    await ada.says(typed("/承诺列表")).privately().sees(name, "凤凰电池项目", "鲁政发〔2025〕8号", "还有 38 天");
    await world
      .person("eve", "gxq")
      .says(typed(`/承诺 ${name}`))
      .privately()
      .lacks("凤凰", "补助");
    await ada.says(typed(`/承诺 兑现 ${name} 补助已拨付`)).sees(`承诺 ${name} 已兑现`, "2026-11-23 已兑现");
    await ada
      .says(typed(`/线索 #${project}`))
      .sees(`承诺 ${name} 兑现：补助已拨付`, `政策承诺 ${name}：设备补助500万元`);
    await ada.says(typed(`/承诺 ${name}`)).sees("大事记", "凤凰电池项目");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("what is due", () => {
  it("comes in the morning to whoever handles it, and later to the leader, each in private", async () => {
    const world = await makeWorld({ transports: ["lark-ws"] });
    await setUp(world);
    const ben = world.person("ben", "kfq");
    await ben.says("/线索 凤凰电池项目");
    await ben.says("/诉求 凤凰公司 用电容量不足 项目:#1").inChannel().sees("已登记企业诉求 R1");
    const due = await world.tick("2026-11-24T09:05:00+08:00");
    const digests = due.filter(({ text }) => text.includes("服务事项"));
    expect(digests.map(({ to }) => to)).toEqual([ben.id]);
    expect(digests[0]?.text).toContain("企业诉求 R1 凤凰公司，待受理");
    const late = (await world.tick("2026-11-25T09:05:00+08:00")).filter(({ text }) => text.includes("服务事项"));
    expect(late.map(({ to }) => to).toSorted()).toEqual([world.person("ada").id, ben.id].toSorted());
    await ben.in(undefined).presses("看 R1").privately().sees("超期提示单位负责人", "已超 1 个工作日");
    await ben.in(undefined).presses("受理").privately().sees("R1 已受理");
    expect((await world.verify()).findings).toEqual([]);
  });
});

describe("what is wrong with a request", () => {
  it("is said in one sentence with an example, privately, and changes nothing", async () => {
    const world = await start("slack-http", "sqlite");
    const ada = world.person("ada", "kfq");
    await ada.says("/request Acme 用电容量不足").sees("R1");
    await ada.isRefused("/request R9 accept", "没有 R9 这件诉求");
    await ada.isRefused("/request R1 acept", "没有「request R1 acept」这个命令");
    await ada.isRefused("/request R1 accept", "R1 还没有指派单位");
    await ada.isRefused("/rate R1", "R1 还没有指派单位");
    await ada.isRefused("/request extend R1 2026-12-30 x", "这件事要由单位负责人来办");
    await ada.isRefused("/promise #9 补助 依据:某文件 期限:12-31", "没有 #9 这个项目");
    await ada.isRefused("/promise P9 kept 已拨付", "没有 P9 这项承诺");
    const form = await ada.says("/request").privately();
    expect(form.seen[0]?.hasForm).toBe(true);
    await ada
      .submits({ company: "某公司", text: "门前道路限行", complex: "complex", project: "", contact: "" })
      .sees("已登记企业诉求 R2", "复杂");
    expect((await world.verify()).findings).toEqual([]);
  });

  it("without a public address the link says that it works on this machine alone", async () => {
    const world = await makeWorld({ transports: ["slack-http"] });
    await setUp(world);
    const ada = world.person("ada", "kfq");
    await ada.says("/lead 电池项目");
    await ada.says("/request Acme 用电容量不足 project:#1").sees("R1");
    await ada.says("/request R1 done 已增容").sees("R1 已办结");
    await ada.says("/rate R1").privately().sees("http://localhost:0/rate/", "请管理员设置 PUBLIC_URL");
  });
});
