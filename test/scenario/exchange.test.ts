import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { rowsOf, xlsx } from "../fixtures/sheets.ts";
import { makeWorld, setUp, type Outcome, type World } from "./kit.ts";
import type { SentFile, Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

async function start(transport: Transport, dialect: Dialect): Promise<World> {
  const world = await makeWorld({ transports: [transport], dialect });
  if (transport !== "console") await setUp(world);
  return world;
}

const fileIn = ({ seen }: Outcome): SentFile => {
  const file = seen.find((heard) => heard.file !== undefined)?.file;
  if (!file) throw new Error(`no file in: ${seen.map(({ text }) => text).join("\n")}`);
  return file;
};

const list = () =>
  xlsx("开发区在谈项目.xlsx", [
    ["开发区重点在谈项目台账"],
    ["填报单位：开发区", null, null, "单位：亿元"],
    ["序号", "项目名称", "投资企业", "计划总投资（亿元）", "进展情况", "用地面积（亩）", "首次对接时间", "备注"],
    [1, "高端轴承项目", "山东轴承集团有限公司", 3.5, "正在谈用地", 120, "2026-10-09", "=1+1"],
    [2, "冷链物流项目", "上海冷链股份有限公司", "五十左右", "线索", 80, new Date("2026-11-02T00:00:00Z"), null],
    [null, null, null, null, null, null, null, null],
    [3, "储能电池项目", "宁波储能科技有限公司", "2650万美元", "研判", 60, 46000, null],
    ["合计", null, null, 3.5],
  ]);

describe.each(settings)("lists in and out, over %s, kept in %s", (transport, dialect) => {
  it("a file is looked through, comes in, is given back where it is wrong, and comes out again", async () => {
    const world = await start(transport, dialect);
    const ada = world.person("ada");
    const before = await count(world);

    // A file without a word is asked about; nothing is fetched before that.
    await ada
      .sends(await list())
      .sees("收到《开发区在谈项目.xlsx》", "核对并导入")
      .privately();
    const preview = await ada.presses("核对并导入").sees("导入预览", "还没有写入任何数据");
    sees(
      preview,
      "投资企业 → 投资方",
      "F3「用地面积（亩）」",
      "D5：看不懂金额「五十左右」。",
      "导入 2 行",
      "全部正确才导入",
      "取消",
    );
    expect(await count(world)).toBe(before);

    const done = await ada.presses("导入 2 行").sees("开始导入 2 行", "导入 2 个项目", "时限从今天起算", "退回 1 行");
    const returned = await rowsOf(fileIn(done).bytes);
    expect(returned.at(-1)).toEqual(
      expect.arrayContaining(["冷链物流项目", "五十左右", "D5：看不懂金额「五十左右」。"]),
    );

    expect(await count(world)).toBe(before + 2);
    await ada.says("/lead find 轴承").sees("高端轴承项目", "3.5亿元");
    // A second press finds it done.
    await ada.presses("导入 2 行").sees("已处理过或已取消");

    // The list of what she may see, and the same list sent again: every row is known.
    const ledger = fileIn(await ada.says("/export").sees("台账"));
    const rows = await rowsOf(ledger.bytes);
    expect(String(rows[0]?.[0])).toContain("截至 2026-11-23");
    const bearing = rows.find((row) => row[1] === "高端轴承项目");
    expect(bearing).toEqual(expect.arrayContaining(["山东轴承集团有限公司", 35_000, "CNY", "线索"]));
    expect(bearing?.some((cell) => String(cell).startsWith("'=1+1"))).toBe(true);
    await ada.sends(ledger).sees("收到《");
    await ada.presses("核对并导入").sees("有错", "0 行", "疑似与 #").lacks("看不懂");
    await ada.presses("取消").sees("已取消");

    expect((await world.verify()).findings).toEqual([]);
  });
});

function sees(outcome: Outcome, ...texts: readonly string[]): void {
  for (const text of texts) expect(outcome.text).toContain(text);
}

async function count(world: World): Promise<number> {
  return world.app.store.read(async (tx) => {
    const [org] = await tx.organizations.all();
    return org ? (await tx.projects.after(org.id, 0, 500)).length : 0;
  });
}
