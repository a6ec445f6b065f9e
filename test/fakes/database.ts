import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { Prisma } from "../../src/store/generated/postgresql/client.ts";
import { execute } from "./postgresql-admin.ts";

/** Every model is a table of its name. */
const tables = Object.values(Prisma.ModelName);

/**
 * Row by row, as a test leaves few and TRUNCATE makes new files for every table and index; numbers begin at 1 again. One
 * statement.
 */
const emptying = `
  WITH ${tables.map((table, index) => `emptied${index} AS (DELETE FROM "${table}")`).join(", ")}
  SELECT setval(quote_ident(sequencename)::regclass, 1, false) FROM pg_sequences WHERE schemaname = 'public'`;

export type Dialect = "sqlite" | "postgresql";

/** A database of one's own, for `openStore(url, …)`. Close every store on it before `clear` or `drop`. */
export interface TestDatabase {
  readonly url: string;
  /** Empties every table, quicker than a new database. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

/** Migrated already, as that is quicker (a copy of a template), unless `empty` is asked for. */
export async function makeDatabase(dialect: Dialect, kind: "migrated" | "empty" = "migrated"): Promise<TestDatabase> {
  return dialect === "sqlite" ? makeFile(kind) : makePostgresql(kind);
}

async function makeFile(kind: "migrated" | "empty"): Promise<TestDatabase> {
  const folder = await mkdtemp(join(inject("folder"), "db-"));
  const file = join(folder, "test.db");
  const fill = async (): Promise<void> => {
    if (kind === "migrated") await copyFile(inject("sqliteTemplate"), file);
  };
  await fill();
  return {
    url: `file:${file}`,
    async clear() {
      for (const end of ["", "-wal", "-shm"]) await rm(file + end, { force: true });
      await fill();
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makePostgresql(kind: "migrated" | "empty"): Promise<TestDatabase> {
  const { url, template } = inject("postgresql");
  const name = `xianfeng_test_${randomBytes(8).toString("hex")}`;
  await execute(url, `CREATE DATABASE ${name}${kind === "migrated" ? ` TEMPLATE ${template}` : ""}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    clear: () => execute(own.href, emptying),
    drop: () => execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
