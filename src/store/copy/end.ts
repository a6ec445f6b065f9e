import type { SqlDriverAdapterFactory, SqlQueryable } from "@prisma/driver-adapter-utils";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Dialect, Models } from "../client.ts";
import { makeConnection } from "../connection.ts";
import type { StoreTx } from "../port.ts";
import { isServedPostgresql } from "../presence-postgresql.ts";
import { isServedSqlite } from "../presence-sqlite.ts";
import { untilFree } from "../retry.ts";
import { makeTransaction } from "../transaction.ts";
import { fileOf } from "../url.ts";

/** One of the two databases of a copy: a connection of its own that is inside one transaction until `end`. */
export interface End {
  readonly dialect: Dialect;
  readonly raw: SqlQueryable;
  /** The same transaction, as the domain reads it. */
  readonly tx: StoreTx;
  /** A running process says that it works on this database. */
  isServed(): Promise<boolean>;
  /** Ends the transaction, what was written in it kept or not, and the connection. */
  end(kept: boolean): Promise<void>;
}

/** @param purpose `read` sees one state of all tables; `write` shuts other writers out until the end */
export function openEnd(url: string, purpose: "read" | "write"): Promise<End> {
  return url.startsWith("file:") ? openFile(fileOf(url), purpose) : openServer(url, purpose);
}

async function openFile(path: string, purpose: "read" | "write"): Promise<End> {
  const adapter = await new PrismaBetterSqlite3({ url: path, timeout: 20 }).connect();
  // The adapter throws at once where it should reject.
  const run = async (statement: string): Promise<void> => adapter.executeScript(statement);
  await untilFree(() => run(purpose === "read" ? "PRAGMA query_only = ON" : "PRAGMA synchronous = FULL"));
  await untilFree(() => run(purpose === "read" ? "BEGIN" : "BEGIN IMMEDIATE"));
  return {
    dialect: "sqlite",
    raw: adapter,
    tx: await seenThrough("sqlite", adapter),
    isServed: () => Promise.resolve(isServedSqlite(path)),
    async end(kept) {
      try {
        await run(kept ? "COMMIT" : "ROLLBACK");
      } finally {
        await adapter.dispose();
      }
    },
  };
}

async function openServer(url: string, purpose: "read" | "write"): Promise<End> {
  const pool = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  // Not BEGIN on the pool: were the connection lost, the rest would be written outside any transaction on the next one.
  const transaction = await pool.startTransaction();
  const run = (sql: string): Promise<number> => transaction.executeRaw({ sql, args: [], argTypes: [] });
  await run(purpose === "read" ? "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY" : "SELECT 1");
  return {
    dialect: "postgresql",
    raw: transaction,
    tx: await seenThrough("postgresql", transaction),
    isServed: () => isServedPostgresql(transaction),
    async end(kept) {
      try {
        await run(kept ? "COMMIT" : "ROLLBACK");
        await (kept ? transaction.commit() : transaction.rollback());
      } finally {
        await pool.dispose();
      }
    },
  };
}

async function seenThrough(dialect: Dialect, target: SqlQueryable): Promise<StoreTx> {
  const makeModels = await modelsOf(dialect);
  const connection = makeConnection(dialect, makeModels);
  connection.pointTo(target);
  return makeTransaction(connection.client, dialect);
}

/** Each client is loaded only where it is used. */
async function modelsOf(dialect: Dialect): Promise<(factory: SqlDriverAdapterFactory) => Models> {
  if (dialect === "sqlite") {
    const { PrismaClient } = await import("../generated/sqlite/client.ts");
    return (adapter) => new PrismaClient({ adapter, errorFormat: "minimal" });
  }
  const { PrismaClient } = await import("../generated/postgresql/client.ts");
  return (adapter) => {
    // As in `postgresql.ts`: both clients come from the same models.
    const client: object = new PrismaClient({ adapter, errorFormat: "minimal" });
    return client as Models;
  };
}
