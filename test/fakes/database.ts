import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { execute } from "./postgresql-admin.ts";

export type Dialect = "sqlite" | "postgresql";

/** A database of one's own, for `openStore(url, …)`. Close every store on it before `drop`. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Migrated already, as that is quicker (a copy of a template), unless `empty` is asked for. */
export async function makeDatabase(
  dialect: Dialect,
  kind: "migrated" | "empty" = "migrated",
): Promise<TestDatabase> {
  return dialect === "sqlite" ? makeFile(kind) : makePostgresql(kind);
}

async function makeFile(kind: "migrated" | "empty"): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "xianfeng-db-"));
  const file = join(folder, "test.db");
  if (kind === "migrated") await copyFile(inject("sqliteTemplate"), file);
  return { url: `file:${file}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function makePostgresql(kind: "migrated" | "empty"): Promise<TestDatabase> {
  const { url, template } = inject("postgresql");
  const name = `xianfeng_test_${randomBytes(8).toString("hex")}`;
  await execute(
    url,
    `CREATE DATABASE ${name}${kind === "migrated" ? ` TEMPLATE ${template}` : ""}`,
  );
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    drop: () => execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
