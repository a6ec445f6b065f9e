import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Row } from "./table.ts";

const measured = z.object({ coldMs: z.number(), warmMs: z.number(), bareMs: z.number(), heldMs: z.number() });

/** A board's picture, as Slack gets it, beside an empty one of the same size by the same rasterizer and fonts. */
export async function measureCharts(runs: number, note: (what: string) => void): Promise<readonly Row[]> {
  note(`a picture, ${runs} times`);
  const script = fileURLToPath(new URL("./subjects/chart.js", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(runs)]);
  const { coldMs, warmMs, bareMs, heldMs } = measured.parse(JSON.parse(stdout));
  const baseline = `empty picture: ${bareMs.toFixed(0)} ms`;
  return [
    {
      what: "picture of a board, 20 units",
      ours: `${warmMs.toFixed(0)} ms`,
      baseline,
      ratio: (warmMs / bareMs).toFixed(1),
      target: "within 1000 ms",
      met: warmMs <= 1000,
    },
    {
      what: "the first one in a process",
      ours: `${coldMs.toFixed(0)} ms`,
      baseline,
      ratio: (coldMs / bareMs).toFixed(1),
      target: "within 2000 ms",
      met: coldMs <= 2000,
    },
    {
      what: "longest that it held up all else",
      ours: `${heldMs.toFixed(0)} ms`,
      target: "within 50 ms",
      met: heldMs <= 50,
    },
  ];
}
