import Database from "better-sqlite3";
import { createLogger } from "../../src/log.ts";
import { loadPack } from "../../src/packs/index.ts";
import { readConfig } from "../../src/config.ts";
import { createOrganization } from "../../src/runtime/organization.ts";
import { importFile } from "../../src/runtime/exchange-cli.ts";
import { openStore } from "../../src/store/open.ts";

const [url = "", file = "", bare = "", rows = "0"] = process.argv.slice(2);
const count = Number(rows);
const admin = "console:main/admin";
const config = readConfig({ DATABASE_URL: url, XIANFENG_ADMINS: admin });
const logger = createLogger("silent");
const clock = { now: () => new Date() };

/** One unit, and somebody who leads it: what a bureau has before its lists come in. */
async function prepare(): Promise<void> {
  const store = await openStore(url, { logger });
  await store.write(async (tx) => {
    const org = await createOrganization(tx, "main", config, clock.now());
    await tx.organizations.bindWorkspace(org.id, "console", "main");
    const group = loadPack(org.pack).groups[0]?.code ?? "";
    const unit = await tx.units.create(org.id, {
      name: "开发区",
      shortName: "开发区",
      code: "KFQ",
      group,
      active: true,
    });
    const identity = { platform: "console", workspace: "main", id: "admin" } as const;
    const person = await tx.people.create(org.id, { name: "陈静", unitId: unit.id }, identity);
    await tx.people.save(org.id, { ...person, roles: [{ name: "leader", unitId: unit.id }] });
  });
  await store.close();
}

/** In a process that does nothing else: what opening a database for the first time takes is no part of it. */
async function measure(): Promise<void> {
  const quiet = (): void => undefined;
  const began = performance.now();
  const code = await importFile(config, [file, "--as", admin], { clock, logger, out: quiet, tell: quiet });
  const importMs = performance.now() - began;
  if (code !== 0) throw new Error(`import ended with ${code}`);
  const peakBytes = process.resourceUsage().maxRSS * 1024;

  // The least that two rows each cost, in transactions of as many rows, each synced.
  const database = new Database(bare);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(`
    DROP TABLE IF EXISTS entry; DROP TABLE IF EXISTS project;
    CREATE TABLE entry (stream INTEGER, seq INTEGER, body TEXT, hash TEXT, PRIMARY KEY (stream, seq));
    CREATE TABLE project (number INTEGER PRIMARY KEY, name TEXT, company TEXT, amount INTEGER)`);
  const entry = database.prepare("INSERT INTO entry VALUES (?, 1, ?, ?)");
  const project = database.prepare("INSERT INTO project VALUES (?, ?, ?, ?)");
  const body = "x".repeat(1200);
  const insert = database.transaction((from: number, to: number) => {
    for (let at = from; at < to; at += 1) {
      entry.run(at, body, "0".repeat(64));
      project.run(at, `第${at}号智能装备项目`, `第${at % 5000}集团有限公司`, at);
    }
  });
  const bareBegan = performance.now();
  for (let at = 0; at < count; at += 200) insert(at, Math.min(count, at + 200));
  const insertMs = performance.now() - bareBegan;
  database.close();
  process.stdout.write(JSON.stringify({ importMs, insertMs, peakBytes }));
}

await (bare === "" ? prepare() : measure());
