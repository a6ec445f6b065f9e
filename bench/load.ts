import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import type { BenchSlack } from "./slack.ts";
import { median, quantile } from "./stats.ts";

const inFlight = 32;
const lateMs = 20_000;

/** Commands a second with 32 always in flight; a command ends when it is acknowledged and answered. */
export async function measureRate(slack: BenchSlack, url: string, forMs: number): Promise<number> {
  const send = sender(slack, url);
  const until = performance.now() + forMs;
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < until) {
        await send();
        done += 1;
      }
    }),
  );
  const rate = done / ((performance.now() - began) / 1000);
  await send.close();
  return rate;
}

/** Milliseconds to the answer at a steady pace, whether or not the earlier ones are answered. */
export async function measureLatency(
  slack: BenchSlack,
  url: string,
  perSecond: number,
  forMs: number,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const send = sender(slack, url);
  const began = performance.now();
  const count = Math.round((forMs / 1000) * perSecond);
  const sent: Promise<number>[] = [];
  for (let index = 0; index < count; index++) {
    const due = began + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const command = send();
    // Heard of below, when all are sent.
    command.catch(() => {});
    sent.push(command);
  }
  const times = await Promise.all(sent);
  await send.close();
  return { p50: median(times), p99: quantile(times, 0.99) };
}

/** Sends one command; resolves with the milliseconds from its first byte to the arrival of its answer. */
function sender(slack: BenchSlack, url: string): (() => Promise<number>) & { close(): Promise<void> } {
  const pool = new Pool(url, { connections: inFlight * 2, pipelining: 1, keepAliveTimeout: 60_000 });
  const send = async (): Promise<number> => {
    const { request, answered } = slack.next();
    const began = performance.now();
    const response = await pool.request({
      method: "POST",
      path: "/slack/events",
      headers: { ...request.headers },
      body: request.body,
    });
    await response.body.dump();
    if (response.statusCode !== 200) throw new Error(`a command was refused with ${response.statusCode}`);
    const at = await inTime(answered);
    return at - began;
  };
  return Object.assign(send, { close: () => pool.close() });
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${lateMs} ms`)), lateMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
