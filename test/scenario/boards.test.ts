import { describe, expect, it } from "vitest";
import type { Dialect } from "../fakes/database.ts";
import { rowsOf } from "../fixtures/sheets.ts";
import { makeWorld, setUp, type Outcome } from "./kit.ts";
import type { Transport } from "./platform.ts";

const settings: readonly (readonly [Transport, Dialect])[] = [
  ["slack-http", "sqlite"],
  ["lark-ws", "postgresql"],
  ["console", "sqlite"],
];

const fileIn = ({ seen }: Outcome) => {
  const file = seen.find((heard) => heard.file !== undefined)?.file;
  if (!file) throw new Error(`no file in: ${seen.map(({ text }) => text).join("\n")}`);
  return file;
};

describe.each(settings)("boards, over %s, kept in %s", (transport, dialect) => {
  it("are posted by number, opened to what they were counted from, kept, and had as a file", async () => {
    const world = await makeWorld({ transports: [transport], dialect });
    if (transport !== "console") await setUp(world);
    const [ada, admin] = [world.person("ada"), world.person("admin", "kfq")];
    await ada.says("/lead 轴承项目 投资:5亿").sees("#");
    const number = /#(\d+)/u.exec((await ada.says("/lead find 轴承项目").sees("轴承项目")).text)?.[1] ?? "1";
    await ada.says(`/stage #${number} 签约 合同号:HT-1 日期:2026-11-20 金额:5亿`).sees("签约");

    // How it was reckoned: for the reader's own unit when nobody says.
    await ada
      .says("/board why 指标:过亿")
      .sees("统计依据", "新引进过亿元项目", "轴承项目，签约，2026-11-20：1个", "不在您查看范围的项目只显示代号");
    await ada.says("/board why NOWHERE").privately().sees("NOWHERE");

    // As a file: numbers stay numbers, the rule and the instant stand above them.
    const rows = await rowsOf(fileIn(await ada.says("/board export 本年 指标:过亿").sees("榜单文件")).bytes);
    expect(String(rows[0]?.[0])).toMatch(/过亿元项目榜.*截至 2026-11-2\d .*依据：/u);
    expect(rows[1]).toEqual(expect.arrayContaining(["名次", "单位", "实绩（个）"]));
    expect(rows.slice(2).some((row) => row.includes(1))).toBe(true);

    await admin.says("/board post 本年 指标:过亿").sees("第 1 期");
    await admin.says("/board issue").sees("本频道最近发过的", "临时", "第 1 期");
    await admin.says("/board issue 1 临时").sees("第 1 期", "过亿元项目榜");
    await admin.says("/board issue 9 临时").sees("本频道没有第 9 期");
    expect((await world.verify()).findings).toEqual([]);
  });
});
