import type { Prisma } from "./generated/sqlite/client.ts";
import type { Sql } from "./sql.ts";

export type Dialect = "sqlite" | "postgresql";

export type Models = Pick<
  Prisma.TransactionClient,
  | "boardIssue"
  | "channel"
  | "claim"
  | "identity"
  | "inbox"
  | "organization"
  | "outbox"
  | "person"
  | "role"
  | "rollup"
  | "target"
  | "unit"
>;

/**
 * What every file of this folder talks to: a client inside a transaction. Written against the client generated for SQLite;
 * the one for PostgreSQL comes from the same models and is cast to it in `postgresql.ts`, the only such place.
 *
 * Statements on the way of every command are SQL that both dialects read alike; the rest uses the models, which cost
 * several times as much. Calls that make Prisma open a transaction of its own (nested writes, `$transaction`) are not
 * possible here: on SQLite we hold the only one (`sqlite.ts`).
 */
export interface Client extends Models {
  /** Rows by column name: instants as Date, BIGINT columns as bigint, Json parsed. */
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
  /** How many rows were written. */
  $executeRaw(statement: Sql): Promise<number>;
}
