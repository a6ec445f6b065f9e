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

/** `a AND b AND c`. */
export function all(conditions: readonly Sql[]): Sql {
  return join([...conditions], " AND ");
}

/** A LIKE pattern for texts that contain `word`, to be used with ESCAPE '\'. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}
