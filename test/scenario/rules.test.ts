import { describe, expect, it } from "vitest";
import { ruleText } from "../domain/rule-world.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, setUp, type Outcome, type Person, type World } from "./kit.ts";
import type { SentFile, Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

/** Ada leads 开发区 (a zone), Eve works in 高新区; the office coordinates and belongs to neither. */
async function start(transport: Transport, dialect: Dialect) {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  await world.person("admin", undefined).says("/role grant @{admin} coordinator");
  // Slack knows no command with a Chinese name: there all of them go behind one.
  const chinese = (person: Person): Person => ({
    ...person,
    says: (line) => person.says(transport === "slack-http" ? line.replace(/^\/(?=\p{Script=Han})/u, "/xf ") : line),
  });
  return {
    world,
    office: chinese(world.person("admin", undefined)),
    ada: chinese(world.person("ada", "kfq")),
    eve: chinese(world.person("eve", "gxq")),
  };
}

const measure = (version: string, starts: number) =>
  ruleText({
    code: "zone-own",
    version,
    document: { number: "聊招办〔2026〕8号", title: "园区招商引资考核办法" },
    from: "2026-01-01",
    groups: ["zone"],
    period: "month",
    headline: "started",
    marks: [{ code: "town", name: "镇街评价", kind: "percent" }],
    sections: [
      {
        code: "results",
        name: "实绩",
        cap: 80,
        items: [
          { by: "best", code: "large", name: "过亿元项目", metric: "large", weight: 80 - starts },
          { by: "best", code: "started", name: "新开工", metric: "started", weight: starts },
        ],
      },
      {
        code: "ratings",
        name: "评价",
        cap: 20,
        items: [{ by: "partner", code: "town", name: "镇街", weight: 20, parts: [{ mark: "town", share: 100 }] }],
      },
    ],
  });

const file = (name: string, text: string): SentFile => ({ name, bytes: new TextEncoder().encode(text) });
const lineOf = (text: string, wanted: string): number =>
  text.split("\n").findIndex((line) => line.includes(wanted)) + 1;

describe.each(settings)("rule sets, over %s, kept in %s", (transport, dialect) => {
  it("are checked by everybody, added and put in force by the office, and stand under every board", async () => {
    const { world, office, ada } = await start(transport, dialect);
    const good = `# 市委办文件，施行满一年修订\n${measure("2026.1", 30)}`;
    const broken = good.replace("metric: started", "metric: startd").replace("weight: 50", "weight: 40");

    // Everybody may check; nothing is written, whoever does.
    await ada.says("/规则 核对").privately();
    const wrong = await ada.submits({ text: broken }).sees("规则文件有", "未作任何改动").privately();
    sees(wrong, `第 ${lineOf(broken, "startd")} 行`, "没有指标“startd”，是否应为“started”");
    sees(wrong, "各项分值合计 90 分，应为 100 分");
    await office.sends(file("办法.yaml", broken)).sees(`第 ${lineOf(broken, "startd")} 行`, "各项分值合计 90 分");
    await office.sends(file("图.yml", "\0PNG")).sees("《图.yml》不是文本文件");

    // A sound one says what it means and what it changes; a press keeps it, once.
    const sound = await office.sends(file("办法.yaml", good)).sees("可以采用：园区招商引资考核办法，版本 2026.1");
    sees(sound, "聊招办〔2026〕8号", "考核期", "与现行规则", "添加为草稿");
    await office.presses("添加为草稿").sees("已存为草稿", "草稿不影响榜单和得分");
    await office.presses("添加为草稿").sees("已处理过或已取消");
    await ada.says("/规则 组:园区").privately().sees("聊招办〔2026〕8号", "草稿", "暂用示例");
    const shown = await ada.says("/规则 查看 zone-own").privately();
    sees(shown, "过亿元项目", "÷ 本组最高，× 50 分", "镇街评价 × 100%，× 20 分", "登记项");

    // Not inside a period, but for a reason; never by a leader.
    await ada.says("/规则 启用 zone-own 2026.1 自:2026-12-01").privately().sees("这件事要由");
    const refused = await office
      .says("/规则 启用 zone-own 2026.1 自:2026-11-01")
      .sees("会在考核期中途改变规则", "请从 2026-12-01 起启用");
    expect(refused.example?.replace("/xf ", "/")).toBe("/规则 启用 zone-own 2026.1 自:2026-12-01");
    await ada.says("/榜 组:园区").sees("截至").lacks("新开工项目", "聊招办〔2026〕8号");
    await office
      .says("/规则 启用 zone-own 2026.1 理由:市委办文件自本月起执行")
      .privately()
      .sees("版本 2026.1，自 2026-11-01 起启用", "届时替换", "本期榜单都会注明");
    await ada
      .says("/榜 组:园区")
      .sees("新开工项目", "聊招办〔2026〕8号", "本期内换用了新的考核规则，理由：市委办文件自本月起执行");

    expect(await entries(world, "rule")).toEqual(["rule:zone-own:2026.1 draft", "rule:zone-own:2026.1 active"]);
    expect((await world.verify()).findings).toEqual([]);
  });

  it("keep every version as it was entered: another text is another version, and comes out as it went in", async () => {
    const { world, office, ada } = await start(transport, dialect);
    const good = `# 市委办文件，施行满一年修订\n${measure("2026.1", 30)}`;
    await office.sends(file("办法.yaml", good)).sees("可以采用");
    await office.presses("添加为草稿").sees("已存为草稿", "版本 2026.1");
    await office.says("/规则 启用 zone-own 2026.1 理由:启用系统").sees("自 2026-11-01 起启用");
    const changed = measure("2026.1", 40);
    await office.says(`/规则 添加\n\`\`\`\n${changed}\`\`\``).sees("「zone-own」的版本「2026.1」已经有了，不能改动");
    await office.says(`/规则 添加\n\`\`\`yaml\n${measure("2026.2", 40)}\`\`\``).sees("已存为草稿", "版本 2026.2");
    await ada.says("/规则 比较 zone-own 2026.1 2026.2").privately().sees("过亿元项目", "分值", "50", "40");
    await office.says("/规则 启用 zone-own 2026.2 自:2026-12-01").sees("自 2026-12-01 起启用", "届时替换 聊招办");
    await office.says("/规则 停用 zone-own 2026.2").sees("尚未施行，已撤回");
    await office
      .says("/规则 停用 zone-own 2026.1 止:2026-12-15")
      .sees("不是尚未结束的考核期的最后一天，可写 2026-12-31");
    await office.says("/规则 停用 zone-own 2026.1 止:2026-12-31").sees("施行到 2026-12-31 为止");
    await office.says("/规则 查看 zone-onw").sees("没有代码为「zone-onw」的考核规则，是否应为「zone-own」");

    // What comes out is what went in, remarks included; a sample comes out too, and is not put in force.
    const out = fileIn(await ada.says("/规则 导出 zone-own 2026.1").sees("考核规则文件"));
    expect(out.name).toMatch(/^zone-own 2026\.1 E\d+\.yaml$/u);
    expect(new TextDecoder().decode(out.bytes)).toBe(good);
    await ada.sends(out).sees("可以采用", "两个版本的规则没有区别").lacks("添加为草稿");
    const sample = fileIn(await office.says("/规则 导出 county-zone").sees("示例"));
    expect(new TextDecoder().decode(sample.bytes)).toContain("sample: true");
    await office.says("/规则 启用 county-zone sample/2026.1 自:2027-01-01").sees("是示例规则，不能启用");

    expect(await entries(world, "rule")).toEqual([
      "rule:zone-own:2026.1 draft",
      "rule:zone-own:2026.1 active",
      "rule:zone-own:2026.2 draft",
      "rule:zone-own:2026.2 active",
      "rule:zone-own:2026.2 ended",
      "rule:zone-own:2026.1 ended",
    ]);
    expect((await world.verify()).findings).toEqual([]);
  });

  it("give scores whose arithmetic anybody opens, with what the office enters", async () => {
    const { world, office, ada, eve } = await start(transport, dialect);
    await office.says(`/规则 添加\n${measure("2026.1", 30)}`).sees("已存为草稿");
    await office.says("/规则 启用 zone-own 2026.1 理由:启用系统").sees("自 2026-11-01 起启用");
    const lead = await ada.says("/lead 储能电池项目 投资:5亿").sees("已登记线索 #");
    const number = Number(/已登记线索 #(\d+)/u.exec(lead.text)?.[1]);
    await ada.says(`/stage #${number} 签约 合同号:HT-8 日期:11-20 金额:5亿`).sees("进入「签约」");

    await ada.says("/规则 登记 高新区 镇街评价 90% 依据:评价表").privately().sees("这件事要由");
    await office.says("/规则 登记 开发区 镇街评价 90%").sees("依据");
    await office.says("/规则 登记 开发区 镇街评 90% 依据:评价表").sees("没有登记项「镇街评」，是否应为「镇街评价」");
    await office.says("/规则 登记 开发区 镇街评价 120% 依据:评价表").sees("应为0 到 100 的百分数");
    await office
      .says("/规则 登记 开发区 镇街评价 92.5% 依据:11月评价表")
      .privately()
      .sees("已登记 M1：开发区，镇街评价 92.5%", "依据：11月评价表");
    await office.says("/规则 登记 高新区 镇街评价 80% 依据:11月评价表").sees("已登记 M2");
    await office.says("/规则 登记 高新区 镇街评价 85% 依据:复核表").sees("已登记 M3");
    await eve.says("/规则 撤销登记 M3 我看不对").privately().sees("这件事要由");
    await office.says("/规则 撤销登记 M3 复核表作废").sees("已撤销登记 M3：高新区，镇街评价 85%");
    await office.says("/规则 撤销登记 M3 再次").sees("登记 M3 已撤销过");
    await eve
      .says("/规则 登记表 高新区")
      .privately()
      .sees("M2", "80%", "11月评价表", "可登记：镇街评价")
      .lacks("M1", "M3");

    const sheet = await eve.says("/榜 得分").privately().sees("园区招商引资考核办法", "聊招办〔2026〕8号，版本 2026.1");
    sees(sheet, "18.50", "16.00", "本期内换用了新的考核规则，理由：启用系统");
    await eve.says("/榜 得分 组:园区").sees("18.50", "16.00");
    const why = await eve.says("/榜 得分 开发区").privately().sees("开发区得分说明");
    sees(why, "过亿元项目", "÷ 本组最高", "镇街评价 92.5%", "× 20 分 = 18.5 分");
    await eve.presses("本单位得分说明").sees("高新区得分说明", "镇街评价 80%");
    // Sums of units, and nobody's project.
    expect(`${sheet.text}${why.text}`).not.toContain("储能电池");
    await eve.says("/榜 得分 开发局").sees("开发局");

    expect(await entries(world, "mark")).toEqual(["mark:1", "mark:2", "mark:3", "mark:3"]);
    expect((await world.verify()).findings).toEqual([]);
  });
});

it("what is wrong is one sentence with an example that works, and nothing is written", async () => {
  const { office, ada } = await start("slack-http", "sqlite");
  const cases: readonly (readonly [who: Person, line: string, sentence: string])[] = [
    [ada, "/rules show county-zon", "没有代码为「county-zon」的考核规则，是否应为「county-zone」？"],
    [ada, "/rules compare county-zone sample/2026.1 2027", "「county-zone」没有版本「2027」，现有：sample/2026.1。"],
    [ada, "/rules 火星", "「组」不能填「火星」。可填：县区"],
    [ada, "/rules marks 火星", "没有叫「火星」的单位。"],
    [ada, "/board score 火星", "没有叫「火星」的单位。"],
    [ada, "/rules unmark M1 填错", "这件事要由招商办来办"],
    [ada, "/rules add", "这件事要由招商办来办"],
    [office, "/rules unmark M1 填错", "没有登记 M1。"],
    [office, "/rules end county-zone sample/2026.1", "没有启用，不用停用"],
    [office, "/rules activate county-zone sample/2026.1", "是示例规则，不能启用"],
  ];
  for (const [who, line, sentence] of cases) {
    const { example = "" } = await who.isRefused(line, sentence);
    const answer = await who.says(example);
    expect(answer.example, `${line} → ${example}\n${answer.text}`).toBeUndefined();
  }
});

const fileIn = ({ seen }: Outcome): SentFile => {
  const found = seen.find((heard) => heard.file !== undefined)?.file;
  if (!found) throw new Error(`no file in: ${seen.map(({ text }) => text).join("\n")}`);
  return found;
};

function sees(outcome: Outcome, ...texts: readonly string[]): void {
  for (const text of texts) expect(outcome.text).toContain(text);
}

/** What the ledger holds of a kind, in order: the path, and the state it came to where it has one. */
async function entries(world: World, kind: "rule" | "mark"): Promise<readonly string[]> {
  return (await world.ledger())
    .filter((entry) => entry.kind === kind)
    .flatMap(({ body }) =>
      Object.entries(body.changes).map(([path, [, after]]) => {
        const { state } = after as { readonly state?: string };
        return state === undefined ? path : `${path} ${state}`;
      }),
    );
}
