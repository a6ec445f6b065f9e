import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../../src/log.ts";
import { packageRoot } from "../../src/paths.ts";
import { migrate } from "../../src/store/migrate.ts";
import { migrateStore, openStore } from "../../src/store/open.ts";
import { organizationDraft } from "../contract/store-samples.ts";
import { compile, run } from "../fakes/compiled.ts";
import { makeDatabase, type TestDatabase } from "../fakes/database.ts";

const logger = createLogger("silent");
const dialects = ["sqlite", "postgresql"] as const;
const databases: TestDatabase[] = [];
let program: Awaited<ReturnType<typeof compile>>;

async function emptyDatabase(dialect: (typeof dialects)[number]): Promise<TestDatabase> {
  const database = await makeDatabase(dialect, "empty");
  databases.push(database);
  return database;
}

beforeAll(async () => {
  program = await compile("src/store/open.ts");
});

afterAll(() => program.remove());

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

/** A process that opens the store and says whether it loaded the schema engine. */
function start(url: string): Promise<string> {
  const script = `
    const { openStore } = await import(${JSON.stringify(program.url)});
    const compiled = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (bytes, imports) => {
      if (imports && "./schema_engine_bg.js" in imports) compiled.push("schema engine");
      return instantiate.call(WebAssembly, bytes, imports);
    };
    const log = () => {};
    const store = await openStore(${JSON.stringify(url)}, { logger: { debug: log, info: log, warn: log, error: log } });
    await store.write((tx) => tx.organizations.ensure(${JSON.stringify(organizationDraft())}));
    await store.close();
    // The engine leaves a timer of ten seconds behind.
    process.stdout.write(JSON.stringify(compiled), () => process.exit());`;
  return run(process.execPath, ["--input-type=module", "--eval", script]);
}

describe.each(dialects)("migrations on %s", (dialect) => {
  it("are applied once by four processes that start at the same moment, on a database without anything", async () => {
    const { url } = await emptyDatabase(dialect);
    const loaded = await Promise.all([start(url), start(url), start(url), start(url)]);
    expect(loaded.filter((modules) => modules.includes("schema engine"))).toHaveLength(1);
    const store = await openStore(url, { logger });
    expect(await store.read((tx) => tx.organizations.all())).toHaveLength(1);
    await store.close();
    expect(await migrateStore(url, { logger })).toEqual([]);
  });

  it("do not even load the engine when there is nothing to do", async () => {
    const { url } = await emptyDatabase(dialect);
    expect(await migrateStore(url, { logger })).toEqual(
      await readdir(join(packageRoot, "prisma", dialect, "migrations")),
    );
    expect(await start(url)).toBe("[]");
  });
});

it("a migration that fails leaves the database as it was, and says why", async () => {
  const { url } = await emptyDatabase("sqlite");
  const path = url.slice("file:".length);
  const query = async (sql: string) => {
    const connection = await new PrismaBetterSqlite3({ url: path }).connect();
    await connection.executeScript("PRAGMA journal_mode = WAL");
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    await connection.dispose();
    return rows;
  };
  // Something in the way: the first statements of the migration succeed, this one does not.
  await query(`CREATE VIEW "Outbox" AS SELECT 1`);
  await expect(migrate(new PrismaBetterSqlite3({ url: path }), "sqlite", logger)).rejects.toThrow("Outbox");
  expect(await query("SELECT name FROM sqlite_master")).toEqual([["Outbox"]]);
  await query(`DROP VIEW "Outbox"`);
  expect((await migrateStore(url, { logger }))[0]).toBe("0001_initial");
});

it("two stores opened at once in one process do not block each other", async () => {
  const { url } = await emptyDatabase("sqlite");
  const stores = await Promise.all([
    openStore(url, { logger }),
    openStore(url, { logger }),
    openStore(url, { logger }),
  ]);
  const drafts = ["a", "b", "c"].map((key) => organizationDraft(key));
  await Promise.all(
    stores.map((store, index) => store.write((tx) => tx.organizations.ensure(drafts[index] ?? organizationDraft()))),
  );
  expect(await stores[0].read((tx) => tx.organizations.all())).toHaveLength(3);
  await Promise.all(stores.map((store) => store.close()));
});

describe("the schema", () => {
  it("has no change that no migration was drafted for", async () => {
    const read = (...path: string[]) => readFile(join(packageRoot, "prisma", ...path), "utf8");
    expect(await read("migrated.prisma")).toBe(await read("sqlite", "schema.prisma"));
  });

  it("has the same migrations for both dialects", async () => {
    const [sqlite, postgresql] = await Promise.all(
      dialects.map((dialect) => readdir(join(packageRoot, "prisma", dialect, "migrations"))),
    );
    expect(sqlite).toEqual(postgresql);
  });
});
