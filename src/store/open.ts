import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Logger } from "../log.ts";
import { migrate } from "./migrate.ts";
import type { Store } from "./port.ts";
import { untilFree } from "./retry.ts";
import { fileOf } from "./url.ts";

export interface StoreDeps {
  readonly logger: Logger;
  /** Size of the connection pool, PostgreSQL only; 10 unless told. */
  readonly connections?: number;
}

/**
 * Opens the database, made and migrated when it is not: `file:./data/xianfeng.db` (relative to the working directory) or
 * `postgresql://…`. Rejects when it cannot be reached or migrated.
 */
export async function openStore(url: string, deps: StoreDeps): Promise<Store> {
  await migrateStore(url, deps);
  // Each client is loaded only where it is used: a query compiler is 20 ms of start.
  if (url.startsWith("file:")) {
    const { openSqlite } = await import("./sqlite.ts");
    return untilFree(() => openSqlite(fileOf(url)));
  }
  const { openPostgresql } = await import("./postgresql.ts");
  return openPostgresql(url, { logger: deps.logger, connections: deps.connections ?? 10 });
}

/** Migrates without opening; returns the names of the migrations applied now. */
export async function migrateStore(url: string, deps: { readonly logger: Logger }): Promise<readonly string[]> {
  if (!url.startsWith("file:"))
    return migrate(new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 0 }), "postgresql", deps.logger);
  const path = fileOf(url);
  await mkdir(dirname(path), { recursive: true });
  // The first and the last process at a file change how it is kept, and meanwhile every statement may be refused.
  return untilFree(() => migrate(new PrismaBetterSqlite3({ url: path, timeout: 20 }), "sqlite", deps.logger));
}
