import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { measureBoards } from "./boards.ts";
import { measureCharts } from "./charts.ts";
import { measureCommands } from "./commands.ts";
import { measureDue } from "./due.ts";
import { measureFanOut } from "./fanout.ts";
import { measureInvestors } from "./investors.ts";
import { measureImport } from "./import.ts";
import { measureNudges } from "./nudges.ts";
import { startPostgresql } from "./postgresql.ts";
import { measureStartup } from "./startup.ts";
import { formatTable, type Row } from "./table.ts";
import { describeVersions } from "./versions.ts";

/**
 * `npm run bench`: about a quarter of an hour; `-- --quick` for two minutes;
 * `-- --only=commands,boards,charts,investors,startup,import,due,nudges,fanout` for a part. Every system runs in a process of its own, the load and the platform in this one, in turns on one machine: read
 * the ratios.
 * Ends with 1 when something failed, not when a target was missed.
 */
const quick = process.argv.includes("--quick");
const only = process.argv
  .find((argument) => argument.startsWith("--only="))
  ?.slice("--only=".length)
  .split(",");
const wanted = (part: string): boolean => only?.includes(part) ?? true;
const note = (what: string): void => void process.stderr.write(`  ${what}\n`);

const folder = await mkdtemp(join(tmpdir(), "xianfeng-bench-"));
// Run as root, PostgreSQL is another user's process and must get into the folder.
await chmod(folder, 0o755);
const postgresql = await startPostgresql(join(folder, "postgresql"));
try {
  const rows: Row[] = [];
  if (wanted("startup")) rows.push(...(await measureStartup(folder, quick ? 3 : 5, note)));
  if (wanted("commands")) {
    const effort = quick
      ? { rounds: 2, rateMs: 1_500, latencyMs: 2_000 }
      : { rounds: 4, rateMs: 2_000, latencyMs: 3_000 };
    rows.push(...(await measureCommands(folder, postgresql, effort, note)));
  }
  if (wanted("boards"))
    rows.push(...(await measureBoards(folder, postgresql, quick ? [10_000, 100_000] : [10_000, 1_000_000], note)));
  if (wanted("charts")) rows.push(...(await measureCharts(quick ? 5 : 15, note)));
  if (wanted("investors")) rows.push(...(await measureInvestors(folder, quick ? 100_000 : 1_000_000, note)));
  if (wanted("import")) rows.push(...(await measureImport(folder, postgresql, quick ? 10_000 : 100_000, note)));
  if (wanted("due")) rows.push(...(await measureDue(folder, postgresql, quick ? 100_000 : 1_000_000, note)));
  if (wanted("nudges")) rows.push(...(await measureNudges(folder, quick, note)));
  if (wanted("fanout")) rows.push(...(await measureFanOut(folder, quick ? 250 : 1_000, note)));
  const [cpu] = cpus();
  process.stdout.write(
    `\n${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${describeVersions()}\n` +
      `Medians of rounds in turns. Every commit of ours, and of the one insert beside it, is on the disk before it counts.\n\n${formatTable(rows)}\n`,
  );
} finally {
  await postgresql.stop();
  await rm(folder, { recursive: true, force: true });
}
