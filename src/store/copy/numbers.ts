import type { End } from "./end.ts";
import { quoted, type Table } from "./rows.ts";

/** The next row of a table gets the number it would have got in the source: one that was given is not given again. */
export async function carryNumbers(from: End, to: End, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const last = await lastNumber(from, table);
    if (last !== undefined) await setLastNumber(to, table, last);
  }
}

/** Undefined where the table gives no numbers by itself, or has given none yet. */
async function lastNumber({ dialect, raw }: End, { name, key }: Table): Promise<number | undefined> {
  if (dialect === "sqlite") {
    const { rows } = await raw.queryRaw({
      ...text,
      sql: `SELECT "seq" FROM sqlite_sequence WHERE "name" = ?`,
      args: [name],
    });
    return rows[0] && Number(rows[0][0]);
  }
  const sequence = await sequenceOf(raw, name, key);
  if (sequence === undefined) return undefined;
  const { rows } = await raw.queryRaw({ ...bare, sql: `SELECT last_value::text, is_called FROM ${sequence}` });
  return rows[0]?.[1] === true ? Number(rows[0][0]) : undefined;
}

async function setLastNumber({ dialect, raw }: End, { name, key }: Table, last: number): Promise<void> {
  if (dialect === "sqlite") {
    await raw.executeRaw({ ...text, sql: `DELETE FROM sqlite_sequence WHERE "name" = ?`, args: [name] });
    await raw.executeRaw({
      ...text,
      sql: `INSERT INTO sqlite_sequence ("name", "seq") VALUES (?, ${last})`,
      args: [name],
    });
    return;
  }
  const sequence = await sequenceOf(raw, name, key);
  if (sequence !== undefined)
    await raw.queryRaw({ ...text, sql: `SELECT setval($1::regclass, ${last})::text`, args: [sequence] });
}

/** Its name, quoted where it has to be. */
async function sequenceOf(raw: End["raw"], table: string, key: readonly string[]): Promise<string | undefined> {
  const { rows } = await raw.queryRaw({
    sql: "SELECT pg_get_serial_sequence($1, $2)",
    args: [quoted(table), key[0]],
    argTypes: [...text.argTypes, ...text.argTypes],
  });
  const name = rows[0]?.[0];
  return typeof name === "string" ? name : undefined;
}

const bare = { args: [], argTypes: [] };
const text = { argTypes: [{ scalarType: "string", arity: "scalar" } as const] };
