import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { commands } from "../commands/index.ts";
import { createApp } from "../src/app.ts";
import type { RateLimits } from "../src/chat/port.ts";
import { readConfig } from "../src/config.ts";
import { createLogger } from "../src/log.ts";
import { dueAt, settleOffice } from "../test/fakes/office.ts";
import { strictLark, strictSlack, type Strict } from "../test/fakes/strict.ts";
import type { Row } from "./table.ts";

/**
 * A morning: a board to each of so many channels and a private digest to as many people, all due at one instant, through
 * the real jobs, claims, outbox, dispatcher and adapters, to platforms that enforce their limits. The least time is what
 * those limits allow.
 */
export async function measureFanOut(
  folder: string,
  count: number,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, platform, start] of [
    ["Lark", "lark", strictLark],
    ["Slack", "slack", strictSlack],
  ] as const) {
    const path = join(folder, `fanout-${platform}`);
    await mkdir(path);
    const url = `file:${join(path, "office.db")}`;
    note(`fan-out, ${name}: settling ${count} channels and ${count} people`);
    const office = await settleOffice(url, platform, count);
    const strict = await start(office);
    try {
      const least = leastMs(strict.limits, 2 * count);
      note(`fan-out, ${name}: at least ${(least / 1000).toFixed(0)} s`);
      rows.push(...(await fanOut(name, url, strict, count, least)));
    } finally {
      await strict.close();
    }
  }
  return rows;
}

async function fanOut(
  name: string,
  url: string,
  strict: Strict,
  count: number,
  least: number,
): Promise<readonly Row[]> {
  const shift = dueAt.getTime() - Date.now();
  const clock = { now: () => new Date(Date.now() + shift) };
  const config = readConfig({ DATABASE_URL: url, PORT: "0", LOG_LEVEL: "error", ...strict.env });
  const app = await createApp(config, commands, { logger: createLogger("error"), clock, scheduled: false });
  const turns = monitorEventLoopDelay({ resolution: 5 });
  try {
    turns.enable();
    const began = performance.now();
    await app.tick(clock.now());
    const ms = performance.now() - began;
    turns.disable();
    const quietBegan = performance.now();
    await app.tick(clock.now());
    const quietMs = performance.now() - quietBegan;
    const arrived = strict.arrived();
    const what = `${(2 * count).toLocaleString("en")} messages due at once, ${name}`;
    return [
      {
        what,
        ours: `${(ms / 1000).toFixed(1)} s`,
        baseline: `least the limits allow: ${(least / 1000).toFixed(1)} s`,
        ratio: (ms / least).toFixed(3),
        target: "within 1.1",
        met: ms <= 1.1 * least,
      },
      {
        what: "  delivered, and refused",
        ours: `${arrived.channels} + ${arrived.people}, ${strict.refused()}`,
        target: `${count} + ${count}, 0`,
        met: arrived.channels === count && arrived.people === count && strict.refused() === 0,
      },
      {
        what: "  longest turn of the event loop meanwhile",
        ours: `${(turns.max / 1e6).toFixed(0)} ms (p99 ${(turns.percentile(99) / 1e6).toFixed(0)} ms)`,
        target: "under 500 ms, so that commands are answered",
        met: turns.max < 500e6,
      },
      { what: "  the next look, nothing due", ours: `${quietMs.toFixed(0)} ms` },
    ];
  } finally {
    await app.stop();
  }
}

/** When the last of so many messages to different places may begin, by the windows of the app alone. */
function leastMs({ perApp }: RateLimits, count: number): number {
  const starts: number[] = [];
  for (let index = 0; index < count; index++)
    starts.push(
      perApp.reduce((at, window) => Math.max(at, (starts[index - window.count] ?? -Infinity) + window.ms), 0),
    );
  return starts.at(-1) ?? 0;
}
