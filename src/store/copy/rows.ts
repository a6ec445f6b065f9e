import { createHash } from "node:crypto";
import {
  ColumnTypeEnum,
  type ArgType,
  type ColumnType,
  type SqlQuery,
  type SqlQueryable,
} from "@prisma/driver-adapter-utils";
import { canonicalJson } from "../../domain/canonical.ts";
import type { Dialect } from "../client.ts";
import { decode } from "../connection.ts";
import type { End } from "./end.ts";

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Of the primary key, in its order: what rows are walked along. */
  readonly key: readonly string[];
  /** A row may hold a part of a file. */
  readonly files: boolean;
}

/** Rows as they travel: instants as Date, BIGINT as bigint, Json as canonical text, files as bytes. */
export interface Batch {
  readonly types: readonly ColumnType[];
  readonly rows: readonly (readonly unknown[])[];
}

/** The columns as this database has them; empty for a table that is not there. */
export async function readTable(end: Pick<End, "dialect" | "raw">, name: string): Promise<Table> {
  const sql =
    end.dialect === "sqlite"
      ? `SELECT "name", "pk", "type" FROM pragma_table_info(?)`
      : `SELECT a.attname::text, COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0), format_type(a.atttypid, NULL)
         FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
         WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;
  const args = [end.dialect === "sqlite" ? name : quoted(name)];
  const { rows } = await end.raw.queryRaw({ sql, args, argTypes: [{ scalarType: "string", arity: "scalar" }] });
  const found = rows.map(([column, place, type]) => ({ column: String(column), place: Number(place), type }));
  const key = found.filter(({ place }) => place > 0).toSorted((a, b) => a.place - b.place);
  return {
    name,
    columns: found.map(({ column }) => column),
    key: key.map(({ column }) => column),
    files: found.some(({ type }) => type === "BLOB" || type === "bytea"),
  };
}

export async function countRows(raw: SqlQueryable, { name }: Table): Promise<number> {
  const { rows } = await raw.queryRaw({ sql: `SELECT count(*) FROM ${quoted(name)}`, args: [], argTypes: [] });
  return Number(rows[0]?.[0]);
}

/** What a statement may have of bound values; SQLite takes 32,766 and PostgreSQL 65,535. */
const mostValues = 30_000;
const mostRows = 500;
/** Of rows that may hold a mebibyte each. */
const fewRows = 8;

/** All rows in the order of the primary key, a batch at a time, so that memory does not grow with the table. */
export async function* readRows({ dialect, raw }: Pick<End, "dialect" | "raw">, table: Table): AsyncGenerator<Batch> {
  const columns = table.columns.map(quoted).join(", ");
  const key = table.key.map(quoted).join(", ");
  const places = table.key.map((column) => table.columns.indexOf(column));
  const limit = table.files ? fewRows : Math.min(mostRows, Math.floor(mostValues / table.columns.length));
  let after: readonly unknown[] | undefined;
  for (;;) {
    const marks = table.key.map((_, index) => mark(dialect, index)).join(", ");
    const beyond = after === undefined ? "" : `WHERE (${key}) > (${marks})`;
    const found = await raw.queryRaw({
      sql: `SELECT ${columns} FROM ${quoted(table.name)} ${beyond} ORDER BY ${key} LIMIT ${limit}`,
      args: [...(after ?? [])],
      argTypes: (after ?? []).map(() => plain),
    });
    const types = found.columnTypes;
    const rows = found.rows.map((row) => row.map((value, index) => fromDatabase(value, types[index])));
    if (rows.length > 0) yield { types, rows };
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = places.map((place) => last[place]);
  }
}

export async function writeRows(
  { dialect, raw }: Pick<End, "dialect" | "raw">,
  table: Table,
  { types, rows }: Batch,
): Promise<void> {
  const width = table.columns.length;
  const lines = rows.map((_, row) => `(${table.columns.map((__, at) => mark(dialect, row * width + at)).join(", ")})`);
  const argTypes = types.map((type) => (type === ColumnTypeEnum.DateTime ? instant : plain));
  const statement: SqlQuery = {
    sql: `INSERT INTO ${quoted(table.name)} (${table.columns.map(quoted).join(", ")}) VALUES ${lines.join(", ")}`,
    args: rows.flat(),
    argTypes: rows.flatMap(() => argTypes),
  };
  await raw.executeRaw(statement);
}

const plain: ArgType = { scalarType: "unknown", arity: "scalar" };
const instant: ArgType = { scalarType: "datetime", arity: "scalar" };

/** A Json column takes text, and one value has one text: what is written is compared with what is written again. */
function fromDatabase(value: unknown, type: ColumnType | undefined): unknown {
  if (value === null) return null;
  const read = decode(value, type);
  if (type === ColumnTypeEnum.Json) return canonicalJson(read);
  // The driver of SQLite takes buffers, and gives them; that of PostgreSQL gives another view of bytes.
  return type === ColumnTypeEnum.Bytes ? Buffer.from(read as Uint8Array) : read;
}

/** What a table says, whatever order its rows come in: a sum of the hashes of the rows. */
export interface Sum {
  readonly rows: number;
  readonly hash: bigint;
}

export const nothing: Sum = { rows: 0, hash: 0n };

export function addRows(sum: Sum, { rows }: Batch): Sum {
  let { hash } = sum;
  for (const row of rows) {
    const digest = createHash("sha256")
      .update(JSON.stringify(row.map(spelled)))
      .digest("hex");
    hash = BigInt.asUintN(256, hash + BigInt(`0x${digest}`));
  }
  return { rows: sum.rows + rows.length, hash };
}

/** JSON has no whole numbers beyond 53 bits. */
function spelled(value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

export function quoted(name: string): string {
  return `"${name}"`;
}

function mark(dialect: Dialect, index: number): string {
  return dialect === "sqlite" ? "?" : `$${index + 1}`;
}
