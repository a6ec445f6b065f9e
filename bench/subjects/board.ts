import { makeBoard } from "../../src/domain/boards/board.ts";
import { calendarFor } from "../../src/domain/calendar.ts";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import { openStore } from "../../src/store/open.ts";
import { PrismaPg } from "@prisma/adapter-pg";
import Database from "better-sqlite3";
import { ledger } from "../ledger-fixture.ts";
import { time } from "../stats.ts";

/** Times the year board of all units, and a plain GROUP BY over the ledger that finds the same numbers. Prints JSON. */
const [url = ""] = process.argv.slice(2);
const runs = { board: 41, plain: 3 };
const now = new Date(`${ledger.lastDay}T12:00:00+08:00`);
const pack = loadPack("cn-government");
const metric = pack.metrics.find(({ code }) => code === "signed");
if (!metric) throw new Error("the pack has no metric of signed projects");

const store = await openStore(url, { logger: createLogger("error") });
const org = await store.read((tx) => tx.organizations.byKey(ledger.key));
if (!org) throw new Error("the fixture has not been made");
const work = { org, pack, calendar: calendarFor(pack.calendar), now };

const board = await time(runs.board, () =>
  store.read((tx) => makeBoard({ ...work, tx }, { period: "year", group: "county", metric })),
);
await store.close();

const plain = await openPlain();
const counted = await time(runs.plain, plain.count);
await plain.close();

for (const line of board.result.lines) {
  const [, actual, lastYear] = counted.result.find(([unitId]) => unitId === line.unitId) ?? [];
  if (actual !== line.actual || lastYear !== line.lastYear)
    throw new Error(
      `board and ledger differ for unit ${line.unitId}: ${line.actual} ${line.lastYear} and ${actual} ${lastYear}`,
    );
}
process.stdout.write(JSON.stringify({ boardMs: board.ms, plainMs: counted.ms }));

interface Plain {
  /** [unit, signed this year, signed on the same days of last year] */
  count(): Promise<readonly (readonly [number, number, number])[]>;
  close(): Promise<void>;
}

async function openPlain(): Promise<Plain> {
  const statement = (literal: (instant: string) => string, signed: string): string => {
    const year = `"at" >= ${literal("2025-12-31T16:00:00.000")} AND "at" < ${literal("2026-11-23T16:00:00.000")}`;
    const before = `"at" >= ${literal("2024-12-31T16:00:00.000")} AND "at" < ${literal("2025-11-23T16:00:00.000")}`;
    return `SELECT "unitId", CAST(SUM(CASE WHEN ${year} THEN 1 ELSE 0 END) AS INTEGER), CAST(SUM(CASE WHEN ${before} THEN 1 ELSE 0 END) AS INTEGER)
      FROM "Entry" WHERE "orgId" = ${org?.id} AND "kind" = 'stage' AND ${signed} GROUP BY "unitId"`;
  };
  if (url.startsWith("file:")) {
    const database = new Database(url.slice("file:".length));
    const prepared = database
      .prepare(statement((instant) => `'${instant}+00:00'`, `json_extract("body", '$.changes.stage[1]') = 'signed'`))
      .raw();
    // Three numbers a row, as selected.
    return {
      count: async () => prepared.all() as [number, number, number][],
      close: async () => void database.close(),
    };
  }
  const connection = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  const sql = statement((instant) => `timestamp '${instant}'`, `"body"::jsonb #>> '{changes,stage,1}' = 'signed'`);
  return {
    count: async () =>
      (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows.map((row): [number, number, number] => [
        Number(row[0]),
        Number(row[1]),
        Number(row[2]),
      ]),
    close: () => connection.dispose(),
  };
}
