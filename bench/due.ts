import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { growClocked, makeLedgerOrganization } from "./ledger-fixture.ts";
import type { PostgresqlServer } from "./postgresql.ts";
import type { Row } from "./table.ts";

const measured = z.object({ dueMs: z.number(), due: z.number(), scanMs: z.number(), projects: z.number() });
const dueProjects = 1_000;

/** Finding what is due among very many open projects, beside looking at all of them. */
export async function measureDue(
  folder: string,
  postgresql: PostgresqlServer,
  projects: number,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const databases = [
    { name: "SQLite", url: `file:${join(folder, "due.db")}` },
    { name: "PostgreSQL", url: await postgresql.create("due") },
  ];
  for (const { name, url } of databases) {
    note(`what is due, ${name}, ${projects} projects`);
    await growClocked(url, await makeLedgerOrganization(url), projects, dueProjects);
    const script = fileURLToPath(new URL("./subjects/due.js", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, url]);
    const { dueMs, due, scanMs, projects: looked } = measured.parse(JSON.parse(stdout));
    if (due !== dueProjects || looked !== projects) throw new Error(`found ${due} of ${looked} projects`);
    rows.push({
      what: `${due.toLocaleString("en")} that are due of ${looked.toLocaleString("en")} open projects, ${name}`,
      ours: `${dueMs.toFixed(1)} ms`,
      baseline: `all looked at: ${Math.round(scanMs).toLocaleString("en")} ms`,
      ratio: (dueMs / scanMs).toFixed(4),
      target: "under 100 ms",
      met: dueMs < 100,
    });
  }
  return rows;
}
