import { join } from "node:path";
import { settleBureau } from "./bureau.ts";
import { startSubject, type Subject } from "./children.ts";
import { measureLatency, measureRate } from "./load.ts";
import type { PostgresqlServer } from "./postgresql.ts";
import { createBenchSlack, slackSecrets, type BenchSlack } from "./slack.ts";
import { median } from "./stats.ts";
import type { Row } from "./table.ts";

export interface Effort {
  readonly rounds: number;
  readonly rateMs: number;
  readonly latencyMs: number;
}

const perSecond = 50;

interface Figures {
  readonly rate: number[];
  readonly p50: number[];
  readonly p99: number[];
}

/** Slash commands from signed request to delivered answer: here, on bare Bolt, on the Chat SDK, in turns. */
export async function measureCommands(
  folder: string,
  postgresql: PostgresqlServer,
  effort: Effort,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const slack = await createBenchSlack();
  const subjects: Subject[] = [];
  try {
    for (const start of subjectsOf(folder, postgresql, slack)) subjects.push(await start());
    const figures = new Map(
      subjects.map((subject): [string, Figures] => [subject.name, { rate: [], p50: [], p99: [] }]),
    );
    // Compilers and caches warm up; nobody looks at these.
    for (const { name, url } of subjects) await measureRate(slack, url, effort.rateMs).catch(blame(name));
    for (let round = 1; round <= effort.rounds; round++) {
      note(`commands, round ${round} of ${effort.rounds}`);
      for (const { name, url } of subjects)
        figures.get(name)?.rate.push(await measureRate(slack, url, effort.rateMs).catch(blame(name)));
      for (const { name, url } of subjects) {
        const { p50, p99 } = await measureLatency(slack, url, perSecond, effort.latencyMs).catch(blame(name));
        figures.get(name)?.p50.push(p50);
        figures.get(name)?.p99.push(p99);
      }
    }
    return rowsOf(figures);
  } finally {
    for (const subject of subjects) await subject.stop();
    await slack.close();
  }
}

const names = {
  sqlite: "xianfeng on SQLite",
  postgresql: "xianfeng on PostgreSQL",
  bolt: "bare Bolt",
  chat: "Chat SDK",
} as const;

function subjectsOf(
  folder: string,
  postgresql: PostgresqlServer,
  slack: BenchSlack,
): readonly (() => Promise<Subject>)[] {
  const platform = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slackSecrets.botToken,
    SLACK_SIGNING_SECRET: slackSecrets.signingSecret,
  };
  const xianfeng = async (name: string, url: string): Promise<Subject> => {
    await settleBureau(url);
    const env = { ...platform, DATABASE_URL: url, XIANFENG_LOCALE: "en", XIANFENG_PACK: "edo" };
    return startSubject({ name, script: "../src/main.js", args: ["start"], env, readyPath: "/readyz" });
  };
  return [
    () => xianfeng(names.sqlite, `file:${join(folder, "commands.db")}`),
    async () => xianfeng(names.postgresql, await postgresql.create("commands")),
    () =>
      startSubject({
        name: names.bolt,
        script: "./subjects/bolt.js",
        env: { ...platform, DATABASE_FILE: join(folder, "bolt.db") },
        readyPath: "/readyz",
      }),
    () => startSubject({ name: names.chat, script: "./subjects/chat-sdk.js", env: platform, readyPath: "/readyz" }),
  ];
}

function rowsOf(figures: ReadonlyMap<string, Figures>): readonly Row[] {
  const of = (name: string, what: keyof Figures): number => median(figures.get(name)?.[what] ?? []);
  const rates = [names.sqlite, names.postgresql].flatMap((name) =>
    [names.bolt, names.chat].map((other): Row => {
      const ratio = of(name, "rate") / of(other, "rate");
      const promised = name === names.sqlite && other === names.bolt;
      return {
        what: `commands a second, ${name}`,
        ours: of(name, "rate").toFixed(0),
        baseline: `${other}: ${of(other, "rate").toFixed(0)}`,
        ratio: ratio.toFixed(2),
        ...(promised ? { target: "at least 0.5", met: ratio >= 0.5 } : {}),
      };
    }),
  );
  const times = [names.sqlite, names.postgresql].flatMap((name) =>
    (["p50", "p99"] as const).map((which): Row => {
      const ms = of(name, which);
      return {
        what: `${which} to the answer at ${perSecond} a second, ${name}`,
        ours: `${ms.toFixed(1)} ms`,
        baseline: [names.bolt, names.chat].map((other) => `${other}: ${of(other, which).toFixed(1)} ms`).join(", "),
        ratio: (ms / of(names.bolt, which)).toFixed(2),
        ...(which === "p99" ? { target: "under 50 ms", met: ms < 50 } : {}),
      };
    }),
  );
  return [...rates, ...times];
}

function blame(name: string): (cause: unknown) => never {
  return (cause) => {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  };
}
