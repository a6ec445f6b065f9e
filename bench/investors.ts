import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { growInvestors, makeInvestorsOrganization } from "./investors-fixture.ts";
import type { Row } from "./table.ts";

const measured = z.object({ p50: z.number(), p99: z.number(), bareP50: z.number(), bareP99: z.number() });

/** The duplicate check among many investors, beside finding one by its credit code. */
export async function measureInvestors(
  folder: string,
  count: number,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const url = `file:${join(folder, "investors.db")}`;
  note(`duplicates, ${count} investors: writing them`);
  growInvestors(url, await makeInvestorsOrganization(url), count);
  note(`duplicates, ${count} investors`);
  const script = fileURLToPath(new URL("./subjects/duplicates.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, String(count)]);
  const { p50, p99, bareP50, bareP99 } = measured.parse(JSON.parse(stdout));
  const row = (share: string, ours: number, bare: number) => ({
    what: `duplicate check among ${count.toLocaleString("en")} investors, SQLite, ${share}`,
    ours: `${ours.toFixed(2)} ms`,
    baseline: `by credit code: ${bare.toFixed(2)} ms`,
    ratio: (ours / bare).toFixed(1),
  });
  return [row("p50", p50, bareP50), { ...row("p99", p99, bareP99), target: "under 10 ms", met: p99 < 10 }];
}
