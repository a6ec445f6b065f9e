import { realpath } from "node:fs/promises";
import { Prisma } from "../generated/sqlite/client.ts";
import { workingStates } from "../../domain/models/exchange.ts";
import type { Logger } from "../../log.ts";
import { migrateStore } from "../open.ts";
import type { StoreTx } from "../port.ts";
import { fileOf } from "../url.ts";
import { openEnd, type End } from "./end.ts";
import { addRows, countRows, nothing, quoted, readRows, readTable, writeRows, type Sum, type Table } from "./rows.ts";
import { carryNumbers } from "./numbers.ts";

/** Every model is a table of its name, so that a later one comes along by itself. */
export const tableNames: readonly string[] = Object.values(Prisma.ModelName);

export interface CopiedTable {
  readonly name: string;
  readonly rows: number;
}

/**
 * - `copied`: all of it is there, and was proved.
 * - `same`: both addresses are one database. `served`: a process works on one of them. `empty`: there is nothing to copy.
 * - `filled`: the target has rows. `changed`: a table reads otherwise in the target. `unsound`: the proof failed.
 *
 * All but the first leave the target as it was, migrated.
 */
export type Copy =
  | { readonly outcome: "copied"; readonly tables: readonly CopiedTable[] }
  | { readonly outcome: "same" | "empty" | "unsound" }
  | { readonly outcome: "served"; readonly which: "source" | "target" }
  | { readonly outcome: "filled" | "changed"; readonly tables: readonly CopiedTable[] };

export interface CopyDeps {
  readonly logger: Logger;
  readonly now: Date;
  /** Proves what was copied, before it is kept. */
  readonly prove: (tx: StoreTx) => Promise<boolean>;
  /** A table is through. */
  readonly tell?: (table: CopiedTable) => void;
}

/**
 * Copies every row of one store into another one that is empty, between SQLite and PostgreSQL in any direction. It is one
 * transaction of the target: whatever ends it early leaves the target empty, and it can be begun anew.
 * @throws what a database says, with the name of the table where it refused a row
 */
export async function copyStore(source: string, target: string, deps: CopyDeps): Promise<Copy> {
  if (await isSame(source, target)) return { outcome: "same" };
  await migrateStore(source, deps);
  await migrateStore(target, deps);
  const from = await openEnd(source, "read");
  try {
    const to = await openEnd(target, "write");
    let copy: Copy | undefined;
    try {
      copy = await between(from, to, deps);
      return copy;
    } finally {
      await to.end(copy?.outcome === "copied");
    }
  } finally {
    await from.end(false);
  }
}

async function between(from: End, to: End, deps: CopyDeps): Promise<Copy> {
  if (await from.isServed()) return { outcome: "served", which: "source" };
  if (await to.isServed()) return { outcome: "served", which: "target" };
  const tables = await sharedTables(from, to);
  await shutOut(to, tables);
  const there = await countAll(to, tables);
  if (there.length > 0) return { outcome: "filled", tables: there };

  const sums = new Map<string, Sum>();
  for (const table of tables) {
    const sum = await copyTable(from, to, table);
    sums.set(table.name, sum);
    deps.tell?.({ name: table.name, rows: sum.rows });
  }
  if ([...sums.values()].every(({ rows }) => rows === 0)) return { outcome: "empty" };
  const changed: CopiedTable[] = [];
  for (const table of tables) {
    const sum = await sumOf(to, table);
    const wanted = sums.get(table.name);
    if (sum.rows !== wanted?.rows || sum.hash !== wanted.hash) changed.push({ name: table.name, rows: sum.rows });
  }
  if (changed.length > 0) return { outcome: "changed", tables: changed };
  await carryNumbers(from, to, tables);
  if (!(await deps.prove(to.tx))) return { outcome: "unsound" };
  await freeLeases(to, deps.now);
  return { outcome: "copied", tables: [...sums].map(([name, { rows }]) => ({ name, rows })) };
}

/** Read again, a server may be reached under several names; that it has rows then says the same. */
async function isSame(source: string, target: string): Promise<boolean> {
  if (source === target) return true;
  if (!source.startsWith("file:") || !target.startsWith("file:")) return false;
  const [a, b] = await Promise.all([source, target].map((url) => realpath(fileOf(url)).catch(() => fileOf(url))));
  return a === b;
}

/** @throws Error where the two have not the same columns: one of them was changed by something else than this program */
async function sharedTables(from: End, to: End): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const name of tableNames) {
    const [ours, theirs] = [await readTable(from, name), await readTable(to, name)];
    const sorted = (table: Table): string => table.columns.toSorted().join(" ");
    if (ours.key.length === 0 || sorted(ours) !== sorted(theirs))
      throw new Error(`table ${name} has other columns in the target than in the source`);
    tables.push(ours);
  }
  return tables;
}

/** Nobody writes beside us: a process that starts now waits. SQLite has one writer as it is. */
async function shutOut(to: End, tables: readonly Table[]): Promise<void> {
  if (to.dialect === "sqlite") return;
  const names = tables.map(({ name }) => quoted(name)).join(", ");
  await to.raw.executeRaw({ sql: `LOCK TABLE ${names} IN EXCLUSIVE MODE`, args: [], argTypes: [] });
}

/** Those that have rows. */
async function countAll(end: End, tables: readonly Table[]): Promise<readonly CopiedTable[]> {
  const counted: CopiedTable[] = [];
  for (const table of tables) counted.push({ name: table.name, rows: await countRows(end.raw, table) });
  return counted.filter(({ rows }) => rows > 0);
}

async function copyTable(from: End, to: End, table: Table): Promise<Sum> {
  let sum = nothing;
  for await (const batch of readRows(from, table)) {
    try {
      await writeRows(to, table, batch);
    } catch (error) {
      throw new Error(`table ${table.name}: rows ${sum.rows + 1} to ${sum.rows + batch.rows.length} were refused`, {
        cause: error,
      });
    }
    sum = addRows(sum, batch);
  }
  return sum;
}

async function sumOf(end: End, table: Table): Promise<Sum> {
  let sum = nothing;
  for await (const batch of readRows(end, table)) sum = addRows(sum, batch);
  return sum;
}

/** What processes of the source had in hand is free at once: none of them is there, and none of them works on the target. */
async function freeLeases(to: End, now: Date): Promise<void> {
  const working = workingStates.map((state) => `'${state}'`).join(", ");
  const marks = to.dialect === "sqlite" ? ["?", "?"] : ["$1", "$2"];
  for (const [table, open] of [
    ["Inbox", `"done" = false`],
    ["Outbox", `"state" = 'pending'`],
    ["Exchange", `"state" IN (${working})`],
  ] as const)
    await to.raw.executeRaw({
      sql: `UPDATE "${table}" SET "leaseUntil" = ${marks[0]} WHERE ${open} AND "owner" <> '' AND "leaseUntil" > ${marks[1]}`,
      args: [now, now],
      argTypes: [instant, instant],
    });
}

const instant = { scalarType: "datetime", arity: "scalar" } as const;
