import type { Prisma } from "./generated/sqlite/client.ts";

export type Dialect = "sqlite" | "postgresql";

/**
 * What every file of this folder talks to: a client inside a transaction. Written against the client generated for SQLite;
 * the one for PostgreSQL comes from the same models and is cast to it in `postgresql.ts`, the only such place.
 *
 * Statements on the way of every command are raw SQL that both dialects read alike (60 µs instead of 150 to 300 µs through
 * a model, measured on SQLite); the rest uses the models. Calls that make Prisma open a transaction of its own (nested
 * writes, `$transaction`) are not possible here: on SQLite we hold the only one (`sqlite.ts`).
 */
export type Client = Prisma.TransactionClient;
