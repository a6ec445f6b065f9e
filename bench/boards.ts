import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { growLedger, ledger, makeLedgerOrganization } from "./ledger-fixture.ts";
import type { PostgresqlServer } from "./postgresql.ts";
import type { Row } from "./table.ts";

const rebuilt = z.object({ projects: z.number(), readMs: z.number(), rebuildMs: z.number() });
const measured = z.object({ boardMs: z.number(), plainMs: z.number() });

/** The year board at growing sizes, beside counting the ledger and beside itself at the first size. */
export async function measureBoards(
  folder: string,
  postgresql: PostgresqlServer,
  sizes: readonly number[],
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const databases = [
    { name: "SQLite", url: `file:${join(folder, "ledger.db")}` },
    { name: "PostgreSQL", url: await postgresql.create("ledger") },
  ];
  for (const { name, url } of databases) {
    const orgId = await makeLedgerOrganization(url);
    let loaded = 0;
    let first: number | undefined;
    for (const size of sizes) {
      note(`board, ${name}, ${size} projects`);
      await growLedger(url, orgId, loaded, size);
      loaded = size;
      if (first === undefined) rows.push(rebuildRow(name, rebuilt.parse(await run("figures", url))));
      const { boardMs, plainMs } = measured.parse(await run("board", url));
      const projects = size.toLocaleString("en");
      const entries = (size * ledger.entriesEach).toLocaleString("en");
      rows.push({
        what: `board of ${ledger.unitCount} units, ${projects} projects, ${entries} entries, ${name}`,
        ours: `${boardMs.toFixed(1)} ms`,
        baseline: `GROUP BY: ${plainMs.toFixed(1)} ms`,
        ratio: (boardMs / plainMs).toFixed(3),
        target: "at most 20 ms",
        met: boardMs <= 20,
      });
      if (first !== undefined)
        rows.push({
          what: `the same beside ${sizes[0]?.toLocaleString("en")} projects, ${name}`,
          ours: `${boardMs.toFixed(1)} ms`,
          baseline: `${first.toFixed(1)} ms`,
          ratio: (boardMs / first).toFixed(2),
          target: "at most 1.2",
          met: boardMs <= first * 1.2,
        });
      first ??= boardMs;
    }
  }
  return rows;
}

function rebuildRow(name: string, { projects, readMs, rebuildMs }: z.infer<typeof rebuilt>): Row {
  const rate = (ms: number): string => `${Math.round((projects * 1000) / ms).toLocaleString("en")}/s`;
  return {
    what: `projects whose figures are made again, ${name}`,
    ours: rate(rebuildMs),
    baseline: `read only: ${rate(readMs)}`,
    ratio: (rebuildMs / readMs).toFixed(1),
  };
}

async function run(subject: "board" | "figures", url: string): Promise<unknown> {
  const script = fileURLToPath(new URL(`./subjects/${subject}.js`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, url]);
  return JSON.parse(stdout);
}
