import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { writeXlsxStream } from "hucre/xlsx";
import { z } from "zod";
import type { PostgresqlServer } from "./postgresql.ts";
import type { Row } from "./table.ts";

const measured = z.object({ importMs: z.number(), insertMs: z.number(), peakBytes: z.number() });
const minute = 60_000;
const mebibyte = 1024 * 1024;

/** A list coming in from an xlsx, looked through first, beside as many bare inserts of a ledger entry and a project. */
export async function measureImport(
  folder: string,
  postgresql: PostgresqlServer,
  count: number,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const file = join(folder, "list.xlsx");
  await writeList(file, count);
  const rows: Row[] = [];
  const databases = [
    { name: "SQLite", url: `file:${join(folder, "import.db")}` },
    { name: "PostgreSQL", url: await postgresql.create("import") },
  ];
  for (const { name, url } of databases) {
    note(`import, ${name}, ${count} rows`);
    const script = fileURLToPath(new URL("./subjects/import.js", import.meta.url));
    await promisify(execFile)(process.execPath, [script, url]);
    const run = await promisify(execFile)(process.execPath, [
      script,
      url,
      file,
      join(folder, "bare.db"),
      String(count),
    ]);
    const { importMs, insertMs, peakBytes } = measured.parse(JSON.parse(run.stdout));
    const rate = (ms: number): string => `${Math.round((count * 1000) / ms).toLocaleString("en")} rows/s`;
    // PostgreSQL takes its share of the same cores here.
    const minutes = name === "SQLite" ? 1 : 2;
    const limit = (minutes * minute * count) / 100_000;
    rows.push(
      {
        what: `import of ${count.toLocaleString("en")} rows, ${name}`,
        ours: rate(importMs),
        baseline: `bare SQLite inserts: ${rate(insertMs)}`,
        ratio: (importMs / insertMs).toFixed(1),
        target: minutes === 1 ? "100,000 in a minute" : "100,000 in two minutes",
        met: importMs <= limit,
      },
      {
        what: `peak memory of that import, ${name}`,
        ours: `${(peakBytes / mebibyte).toFixed(0)} MiB`,
        target: "under 600 MiB, however long",
        met: peakBytes < 600 * mebibyte,
      },
    );
  }
  return rows;
}

async function writeList(path: string, count: number): Promise<void> {
  function* rows() {
    yield ["序号", "项目名称", "投资企业", "计划总投资（亿元）", "产业链", "联系电话", "登记日期"];
    for (let at = 1; at <= count; at += 1)
      yield [
        at,
        `第${at}号智能装备项目`,
        `第${at % 5000}集团有限公司`,
        (at % 300) / 10 + 0.5,
        "新能源",
        "13800138000",
        "2026-10-09",
      ];
  }
  await pipeline(Readable.fromWeb(writeXlsxStream(rows(), { name: "台账" })), createWriteStream(path));
}
