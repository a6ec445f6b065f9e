import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Logger } from "../log.ts";
import { packageRoot } from "../paths.ts";
import type { Dialect } from "./client.ts";
import { untilFree } from "./retry.ts";

/** The same number in every instance: whoever holds it migrates. */
const advisoryLock = 720_512_001;

/**
 * Brings the database to the newest migration, in one transaction: a crash half way leaves it as it was. Any number of
 * processes may call this at once; one works and the others find it done. When there is nothing to do, which is nearly every
 * start, it costs one connection and two queries.
 * @returns the names of the migrations applied now
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  dialect: Dialect,
  logger: Logger,
): Promise<readonly string[]> {
  const folder = join(packageRoot, "prisma", dialect, "migrations");
  const names = (await readdir(folder)).filter((name) => /^\d{4}_/.test(name)).sort();
  const connection = await factory.connect();
  try {
    if (dialect === "sqlite") await useWriteAheadLog(connection);
    // While another process turns the log on, even reading is refused.
    const done = await untilFree(() => applied(connection, dialect));
    if (missing(names, done).length === 0) return [];
    await lock(connection, dialect);
    try {
      const pending = missing(names, await applied(connection, dialect));
      if (pending.length > 0) await apply(connection, factory, folder, names);
      await run(connection, "COMMIT");
      if (pending.length > 0) logger.info({ migrations: pending }, "database migrated");
      return pending;
    } catch (error) {
      await run(connection, "ROLLBACK").catch(() => {});
      throw error;
    }
  } finally {
    await connection.dispose();
  }
}

function missing(names: readonly string[], done: ReadonlySet<string>): readonly string[] {
  return names.filter((name) => !done.has(name));
}

/** Readers and the writer do not wait for each other. Kept in the file, so it is set once. */
async function useWriteAheadLog(connection: SqlDriverAdapter): Promise<void> {
  const [[mode]] = (await untilFree(() => query(connection, "PRAGMA journal_mode"))) as [[unknown]];
  if (mode !== "wal") await untilFree(() => run(connection, "PRAGMA journal_mode = WAL"));
}

async function lock(connection: SqlDriverAdapter, dialect: Dialect): Promise<void> {
  if (dialect === "sqlite") return untilFree(() => run(connection, "BEGIN IMMEDIATE"));
  await run(connection, "BEGIN");
  await query(connection, `SELECT pg_advisory_xact_lock(${advisoryLock})::text`);
}

/** Prisma's own table, so that its command line agrees with us. */
async function applied(connection: SqlDriverAdapter, dialect: Dialect): Promise<ReadonlySet<string>> {
  const known = await query(
    connection,
    dialect === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'"
      : "SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL",
  );
  if (known.length === 0) return new Set();
  const rows = await query(
    connection,
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(rows.map(([name]) => String(name)));
}

async function query(connection: SqlDriverAdapter, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
}

/** The SQLite adapter throws at once where it should reject; here it rejects. */
async function run(connection: SqlDriverAdapter, statement: string): Promise<void> {
  await connection.executeScript(statement);
}

/** The same connection for somebody who will dispose of it when done. */
function lend(connection: SqlDriverAdapter): SqlDriverAdapter {
  const getConnectionInfo = connection.getConnectionInfo?.bind(connection);
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (statement) => connection.queryRaw(statement),
    executeRaw: (statement) => connection.executeRaw(statement),
    executeScript: (script) => connection.executeScript(script),
    startTransaction: () => Promise.reject(new Error("the migration runs in one transaction already")),
    ...(getConnectionInfo ? { getConnectionInfo } : {}),
    dispose: () => Promise.resolve(),
  };
}

async function apply(
  connection: SqlDriverAdapter,
  factory: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
  names: readonly string[],
): Promise<void> {
  // Loaded here: nearly every start does without.
  const { loadSchemaEngine } = await import("./schema-engine.ts");
  const engine = await loadSchemaEngine({
    provider: factory.provider,
    adapterName: factory.adapterName,
    // The engine works on the connection that holds the lock, inside its transaction.
    connect: () => Promise.resolve(lend(connection)),
    connectToShadowDb: () => Promise.reject(new Error("applying migrations needs no shadow database")),
  });
  await engine.applyMigrations({
    migrationsList: {
      baseDir: folder,
      lockfile: { path: "migration_lock.toml", content: null },
      shadowDbInitScript: "",
      migrationDirectories: await Promise.all(
        names.map(async (name) => ({
          path: name,
          migrationFile: {
            path: "migration.sql",
            content: {
              tag: "ok" as const,
              value: await readFile(join(folder, name, "migration.sql"), "utf8"),
            },
          },
        })),
      ),
    },
    filters: { externalTables: [], externalEnums: [] },
  });
}
