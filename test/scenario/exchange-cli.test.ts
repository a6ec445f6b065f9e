import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { exportFile, importFile } from "../../src/runtime/exchange-cli.ts";
import { csv, rowsOf, xlsx } from "../fixtures/sheets.ts";
import { makeWorld } from "./kit.ts";

it("at a terminal a list is looked through, comes in, and goes out again", async () => {
  const world = await makeWorld({ transports: ["console"] });
  const folder = await mkdtemp(join(tmpdir(), "xianfeng-lists-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const config = readConfig({ DATABASE_URL: world.databaseUrl, XIANFENG_ADMINS: "console:demo/admin" });
  const run = async (what: typeof importFile, ...argv: readonly string[]) => {
    const said: string[] = [];
    const line = (text: string): void => void said.push(text);
    const code = await what(config, argv, {
      clock: world.clock,
      logger: createLogger("silent"),
      out: line,
      tell: line,
    });
    return { code, said: said.join("\n") };
  };
  const path = join(folder, "台账.xlsx");
  const { bytes } = await xlsx("台账.xlsx", [
    ["项目名称", "投资方", "投资额（亿元）", "责任单位", "容积率"],
    ["甲项目", "甲公司", 3, "开发区", 1.2],
    ["乙项目", "乙公司", "不详", "开发区", 1.5],
  ]);
  await writeFile(path, bytes);
  const as = ["--as", "console:demo/kfq1"];

  const looked = await run(importFile, path, ...as, "--dry-run");
  expect(looked).toMatchObject({ code: 1 });
  expect(looked.said).toContain("E1「容积率」");
  expect(looked.said).toContain("C3：看不懂金额「不详」。");
  expect(looked.said).toContain("可以导入 1 行");
  expect((await run(importFile, path, ...as, "--all-or-nothing")).said).toContain("一行也没有导入");
  const done = await run(importFile, path, ...as);
  expect(done.said).toContain("导入 1 个项目");
  expect((await rowsOf(await readFile(join(folder, "台账.returned.xlsx")))).at(-1)).toContain("乙项目");

  // Who leads nothing may not, and whoever is not known is nobody.
  expect(await run(importFile, path, "--as", "console:demo/kfq2")).toMatchObject({ code: 1 });
  await expect(run(importFile, path, "--as", "slack:T9/U9")).rejects.toThrow("nobody is known there");

  const out = join(folder, "out.csv");
  expect(await run(exportFile, out, ...as)).toMatchObject({ code: 0 });
  const text = await readFile(out, "utf8");
  expect(text.startsWith("\uFEFF【演示数据】招商项目台账")).toBe(true);
  expect(text).toContain("甲项目,甲公司,,30000,CNY");
  // What has come out is read again, and every row of it is known.
  const again = await run(importFile, out, ...as, "--dry-run");
  expect(again.said).toContain("有错 0 行");
  expect(csv("x.csv", text).bytes.length).toBeGreaterThan(100);
  expect((await world.verify()).findings).toEqual([]);
});
