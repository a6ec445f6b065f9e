// `npm run migration -- <name>`: writes the next migration.sql of both dialects, from the schema of the last migration
// (kept in prisma/migrated.prisma) to today's. Read what it wrote, and correct it where data must move, before committing.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { dialects, pathOf, schemaFor } from "./dialects.mjs";

// Two data models are compared, so the adapter only tells the dialect. The engine asks a server for its version all the
// same, and goes on when there is no answer.
const noServer = {
  /** @type {const} */ provider: "postgres",
  adapterName: "none",
  connect: async () => ({
    provider: noServer.provider,
    adapterName: noServer.adapterName,
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: () => Promise.reject(new Error("no server")),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  }),
  connectToShadowDb: () => Promise.reject(new Error("no server")),
};

const migrated = fileURLToPath(new URL("migrated.prisma", import.meta.url));
const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write("usage: npm run migration -- <name>   (a-z, 0-9, _)\n");
  process.exit(2);
}

const next = await readFile(pathOf("sqlite", "schema.prisma"), "utf8");
const last = await readFile(migrated, "utf8").catch(() => undefined);
await loadEngine();

const drafts = await Promise.all(dialects.map((dialect) => draft(dialect)));
if (drafts.every((sql) => sql.trim() === "" || sql.includes("This is an empty migration"))) {
  process.stdout.write("The schema has not changed.\n");
  process.exit(0);
}
const known = (await readdir(pathOf("sqlite", "migrations")).catch(() => [])).filter((entry) => /^\d{4}_/.test(entry));
const folder = `${String(known.length + 1).padStart(4, "0")}_${name}`;
for (const [index, dialect] of dialects.entries()) {
  await mkdir(pathOf(dialect, "migrations", folder), { recursive: true });
  await writeFile(pathOf(dialect, "migrations", folder, "migration.sql"), drafts[index] ?? "");
  process.stdout.write(`prisma/${dialect}/migrations/${folder}/migration.sql\n`);
}
await writeFile(migrated, next);

/** @param {import("./dialects.mjs").Dialect} dialect */
async function draft(dialect) {
  const factory = dialect === "sqlite" ? new PrismaBetterSqlite3({ url: ":memory:" }) : noServer;
  const engine = await bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const model = (/** @type {string} */ text) => ({
    files: [{ path: "schema.prisma", content: schemaFor(text, dialect) }],
  });
  const { stdout } = await engine.diff({
    from: last === undefined ? { tag: "empty" } : { tag: "schemaDatamodel", ...model(last) },
    to: { tag: "schemaDatamodel", ...model(next) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? "";
}

async function loadEngine() {
  const file = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(file)), {
    "./schema_engine_bg.js": bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
