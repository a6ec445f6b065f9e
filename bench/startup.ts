import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSubject, type SubjectOptions } from "./children.ts";
import { createBenchSlack, slackSecrets } from "./slack.ts";
import { median } from "./stats.ts";
import type { Row } from "./table.ts";

const idleMs = 2_000;
const mebibyte = 1024 * 1024;

/** From spawn to ready, and the memory of an idle process: the console with SQLite, beside bare Bolt. */
export async function measureStartup(
  folder: string,
  times: number,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const slack = await createBenchSlack();
  const ours: SubjectOptions = {
    name: "xianfeng start",
    script: "../src/main.js",
    args: ["start"],
    env: { DATABASE_URL: `file:${join(folder, "startup.db")}` },
    readyPath: "/readyz",
  };
  const bolt: SubjectOptions = {
    name: "bare Bolt start",
    script: "./subjects/bolt.js",
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slackSecrets.botToken,
      SLACK_SIGNING_SECRET: slackSecrets.signingSecret,
      DATABASE_FILE: join(folder, "startup-bolt.db"),
    },
    readyPath: "/readyz",
  };
  try {
    // The first start makes the database and the demonstration.
    await startOnce(ours);
    const measured = { ours: [] as Measured[], bolt: [] as Measured[] };
    for (let time = 1; time <= times; time++) {
      note(`start ${time} of ${times}`);
      measured.ours.push(await startOnce(ours));
      measured.bolt.push(await startOnce(bolt));
    }
    const of = (all: readonly Measured[], what: keyof Measured): number => median(all.map((one) => one[what]));
    const ready = of(measured.ours, "readyMs");
    const bytes = of(measured.ours, "bytes");
    return [
      {
        what: "start to ready",
        ours: `${ready.toFixed(0)} ms`,
        baseline: `bare Bolt: ${of(measured.bolt, "readyMs").toFixed(0)} ms`,
        ratio: (ready / of(measured.bolt, "readyMs")).toFixed(2),
        target: "within 1500 ms",
        met: ready <= 1500,
      },
      {
        what: "resident memory, idle",
        ours: `${(bytes / mebibyte).toFixed(0)} MiB`,
        baseline: `bare Bolt: ${(of(measured.bolt, "bytes") / mebibyte).toFixed(0)} MiB`,
        ratio: (bytes / of(measured.bolt, "bytes")).toFixed(2),
        target: "under 200 MB",
        met: bytes < 200e6,
      },
    ];
  } finally {
    await slack.close();
  }
}

interface Measured {
  readonly readyMs: number;
  readonly bytes: number;
}

async function startOnce(options: SubjectOptions): Promise<Measured> {
  const subject = await startSubject(options);
  try {
    await sleep(idleMs);
    return { readyMs: subject.readyMs, bytes: await subject.memory() };
  } finally {
    await subject.stop();
  }
}
