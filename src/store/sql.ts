import { Prisma } from "./generated/sqlite/client.ts";

/** A statement or a part of one, its values bound, never spliced in. Reads as `?` on SQLite and `$1` on PostgreSQL. */
export type Sql = Prisma.Sql;

export const { sql, join, empty } = Prisma;

/** A quoted column or table name; only ever a name written in this folder. */
export function identifier(name: string): Sql {
  return Prisma.raw(`"${name}"`);
}

/** `(a, b), (c, d)`: the rows of an INSERT. */
export function rows(values: readonly (readonly unknown[])[]): Sql {
  return join(values.map((row) => sql`(${join([...row])})`));
}

/**
 * The values for an IN, the last one repeated up to a power of two: lists of many lengths share few texts, and so the
 * statements that connections keep.
 */
export function padded<T>(values: readonly T[]): T[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, values.length)));
  const last = values.at(-1);
  return last === undefined ? [] : [...values, ...Array.from({ length: length - values.length }, () => last)];
}

/** `a AND b AND c`. */
export function all(conditions: readonly Sql[]): Sql {
  return join([...conditions], " AND ");
}

/** A LIKE pattern for texts that contain `word`, to be used with ESCAPE '\'. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}
