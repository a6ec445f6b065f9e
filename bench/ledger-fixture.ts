import { plain } from "../src/domain/fold.ts";
import Database from "better-sqlite3";
import { addDays } from "../src/domain/day.ts";
import { accumulate, contributions } from "../src/domain/figures.ts";
import type { Day, Project, RollupCell } from "../src/domain/model.ts";
import { createLogger } from "../src/log.ts";
import { loadPack } from "../src/packs/index.ts";
import { openStore } from "../src/store/open.ts";
import { execute } from "./postgresql.ts";

/**
 * Many projects, each with ten entries of which one is a signing, spread over the two years that end on `lastDay`. Written
 * straight into the tables: a million commands would take an hour. Which unit, which day: the same arithmetic in SQL and here.
 */
export const ledger = {
  key: "ledger",
  unitCount: 500,
  firstDay: "2025-01-01",
  lastDay: "2026-11-23",
  entriesEach: 10,
} as const;
const days = 692;

export async function makeLedgerOrganization(url: string): Promise<number> {
  const store = await openStore(url, { logger: createLogger("error") });
  try {
    return await store.write(async (tx) => {
      const org = await tx.organizations.ensure({
        key: ledger.key,
        name: "Ledger",
        pack: "cn-government",
        locale: "en",
        timezone: "Asia/Shanghai",
        demo: false,
      });
      for (let number = 1; number <= ledger.unitCount; number++) {
        const name = `County ${number}`;
        const unit = await tx.units.create(org.id, {
          name,
          shortName: name,
          code: `C${number}`,
          group: "county",
          active: true,
        });
        if (unit.id !== number) throw new Error("the fixture counts units from 1");
        await tx.targets.set(org.id, { unitId: unit.id, year: 2026, metric: "signed", value: 100 + number });
      }
      return org.id;
    });
  } finally {
    await store.close();
  }
}

/** Adds projects `from + 1` to `to`, and puts the figures that follow from all of them in place. */
export async function growLedger(url: string, orgId: number, from: number, to: number): Promise<void> {
  const run = url.startsWith("file:") ? runSqlite : execute;
  const dialect = url.startsWith("file:") ? sqlite : postgresql;
  await run(url, projectRows(dialect, orgId, from, to));
  await run(url, entryRows(dialect, orgId, from, to));
  for (const statement of rollupRows(orgId, to)) await run(url, statement);
  await run(url, dialect.analyze);
}

/**
 * Adds projects alone, all with a clock that runs: of the first `due` it has run out within a year before `lastDay`, of the
 * others it has not yet. Owned by two hundred people in turn.
 */
export async function growClocked(url: string, orgId: number, projects: number, due: number): Promise<void> {
  const run = url.startsWith("file:") ? runSqlite : execute;
  const dialect = url.startsWith("file:") ? sqlite : postgresql;
  await run(url, projectRows(dialect, orgId, 0, projects));
  const past = dialect.shifted(`-1 - "number" % 365`);
  const ahead = dialect.shifted(`1 + "number" % 30`);
  await run(
    url,
    `UPDATE "Project" SET "ownerId" = 1 + "number" % 200,
       "dueAt" = CASE WHEN "number" <= ${due} THEN ${past} ELSE ${ahead} END`,
  );
  await run(url, dialect.analyze);
}

interface Series {
  /** So many days, an SQL expression, after `lastDay`. */
  shifted(days: string): string;
  /** Yields `n` from `from + 1` to `to`, as a table named `series`. */
  with(from: number, to: number): string;
  /** The day of project n, as text. */
  readonly day: string;
  /** An instant of that day, as the store keeps it. */
  readonly instant: string;
  /** Text as a Json column takes it. */
  json(text: string): string;
  readonly analyze: string;
}

/** Each unit's projects go over all days. */
const offset = `(n / ${ledger.unitCount} * 7919 + n % ${ledger.unitCount} * 31) % ${days}`;
const offsetOf = (n: number): number => (Math.floor(n / ledger.unitCount) * 7919 + (n % ledger.unitCount) * 31) % days;
const sqlite: Series = {
  with: (from, to) =>
    `WITH RECURSIVE series(n) AS (SELECT ${from + 1} UNION ALL SELECT n + 1 FROM series WHERE n < ${to})`,
  day: `date('${ledger.firstDay}', '+' || (${offset}) || ' days')`,
  instant: `date('${ledger.firstDay}', '+' || (${offset}) || ' days') || 'T04:00:00.000+00:00'`,
  json: (text) => text,
  shifted: (count) => `date('${ledger.lastDay}', (${count}) || ' days') || 'T16:00:00.000+00:00'`,
  analyze: "ANALYZE",
};
const postgresql: Series = {
  with: (from, to) => `WITH series(n) AS (SELECT generate_series(${from + 1}, ${to}))`,
  day: `(date '${ledger.firstDay}' + (${offset})::int)::text`,
  instant: `(date '${ledger.firstDay}' + (${offset})::int + time '04:00')`,
  json: (text) => `(${text})::jsonb`,
  shifted: (count) => `(date '${ledger.lastDay}' + (${count})::int + time '16:00')`,
  analyze: "VACUUM ANALYZE",
};

const unit = `1 + n % ${ledger.unitCount}`;

function projectRows({ with: series, day, instant, json }: Series, orgId: number, from: number, to: number): string {
  const reached = json(`'{"lead":"' || ${day} || '","signed":"' || ${day} || '"}'`);
  const empty = json(`'{}'`);
  return `
    INSERT INTO "Project" ("orgId", "number", "name", "codeName", "stage", "reached", "evidence", "origin", "kind", "secrecy",
      "unitId", "ownerId", "loggedAt", "progressAt", "voided", "seq", "head", "searchText")
    ${series(from, to)}
    SELECT ${orgId}, n, 'Project ' || n, 'Cedar ' || n, 'signed', ${reached}, ${empty}, 'attracted', 'new', 'L1',
      ${unit}, 1, ${instant}, ${instant}, false, ${ledger.entriesEach}, 'head', 'project ' || n FROM series`;
}

/** Bodies as long as the real ones; the fifth is the signing. */
function entryRows({ with: series, instant }: Series, orgId: number, from: number, to: number): string {
  const progress = `'{"changes":{"progressAt":["2026-05-06T02:03:04.000Z","2026-05-07T02:03:04.000Z"]},"details":{"kind":"visit","text":"met the plant manager, went through power and land"}}'`;
  const signing = `'{"changes":{"progressAt":["2026-05-06T02:03:04.000Z","2026-05-07T02:03:04.000Z"],"stage":["loi","signed"]},"details":{}}'`;
  const steps = Array.from({ length: ledger.entriesEach }, (_, index) => `SELECT ${index + 1} AS step`).join(
    " UNION ALL ",
  );
  return `
    INSERT INTO "Entry" ("orgId", "subject", "stream", "seq", "kind", "at", "actorId", "via", "delivery", "rule", "unitId", "body", "prev", "hash")
    ${series(from, to)}
    SELECT ${orgId}, 'project', n, step, CASE step WHEN 1 THEN 'lead' WHEN 5 THEN 'stage' ELSE 'progress' END, ${instant}, 1,
      'slack:T1/U1', 'slack:command:' || n, 'cn-government/2026.1', ${unit}, CASE step WHEN 5 THEN ${signing} ELSE ${progress} END,
      '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'
    FROM series CROSS JOIN (${steps}) AS steps`;
}

/** By the domain's own rule for what a project counts for. */
function* rollupRows(orgId: number, projects: number): Generator<string> {
  const pack = loadPack("cn-government");
  const sums = new Map<string, RollupCell>();
  for (let n = 1; n <= projects; n++) {
    const day = addDays(ledger.firstDay, offsetOf(n));
    for (const cell of contributions(projectOf(n, day), pack)) accumulate(sums, cell);
  }
  yield `DELETE FROM "Rollup" WHERE "orgId" = ${orgId}`;
  const values = [...sums.values()].map(
    ({ scale, period, metric, unitId, origin, value }) =>
      `(${orgId},'${scale}','${period}','${metric}',${unitId},'${origin}',${value})`,
  );
  // A script holds many statements, a statement some thousand rows.
  const statements = Array.from({ length: Math.ceil(values.length / 5000) }, (_, at) => {
    const rows = values.slice(at * 5000, (at + 1) * 5000).join(",");
    return `INSERT INTO "Rollup" ("orgId", "scale", "period", "metric", "unitId", "origin", "value") VALUES ${rows}`;
  });
  for (let at = 0; at < statements.length; at += 20) yield statements.slice(at, at + 20).join(";");
}

function projectOf(number: number, day: Day): Project {
  const nothing = {
    company: null,
    amount: null,
    chain: null,
    chainRole: null,
    contact: null,
    via: null,
    referrer: null,
    next: null,
    needs: null,
    creditCode: null,
    country: null,
    note: null,
  };
  const at = `${day}T04:00:00.000Z`;
  return {
    ...nothing,
    number,
    name: "",
    codeName: "",
    stage: "signed",
    reached: { lead: day, signed: day },
    evidence: {},
    origin: "attracted",
    kind: "new",
    secrecy: "L1",
    unitId: 1 + (number % ledger.unitCount),
    ownerId: 1,
    loggedAt: at,
    progressAt: at,
    voided: false,
    ...plain,
  };
}

async function runSqlite(url: string, script: string): Promise<void> {
  const database = new Database(url.slice("file:".length));
  try {
    // Durable once closed: nobody else looks before.
    database.pragma("synchronous = OFF");
    database.exec(script);
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}
