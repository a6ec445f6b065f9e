import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { drawPng } from "../../src/charts/draw.ts";
import type { RankingChart } from "../../src/chat/message.ts";
import { median } from "../stats.ts";

/** Draws the board of the most units that a picture shows, first and again, beside an empty picture. Prints JSON. */
const [runs = "9"] = process.argv.slice(2);
const board: RankingChart = {
  kind: "ranking",
  title: "本年到位资金榜",
  unit: "亿元",
  bars: Array.from({ length: 20 }, (_, index) => ({
    label: `第${index + 1}经济技术开发区`,
    value: 20 - index,
    claimed: 22 - index,
    target: 12,
  })),
};
const draw = (): Promise<Uint8Array> => drawPng(board, { locale: "zh-CN" });

const coldMs = await time(draw);
// Only now: the first drawing is to pay for the library itself.
const { rasterize } = await import("../../src/charts/rasterize.ts");
const empty = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1150"><rect width="900" height="1150" fill="#fff"/></svg>`;
const warm: number[] = [];
const bare: number[] = [];
// No finer than a millisecond; what is measured are tens.
const loop = monitorEventLoopDelay({ resolution: 1 });
const held: number[] = [];
for (let run = 0; run < Number(runs); run++) {
  loop.reset();
  loop.enable();
  // It compares ticks: one has to lie before what is measured, and one after it.
  await sleep(5);
  warm.push(await time(draw));
  await sleep(5);
  loop.disable();
  held.push(loop.max / 1e6);
  bare.push(await time(() => rasterize(empty)));
}
process.stdout.write(JSON.stringify({ coldMs, warmMs: median(warm), bareMs: median(bare), heldMs: median(held) }));

async function time(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
