import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/domain/canonical.ts";
import { rebuildFigures } from "../../src/domain/rebuild.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { verifyOrganization } from "../../src/domain/verify.ts";
import { createLogger } from "../../src/log.ts";
import { packageRoot } from "../../src/paths.ts";
import { openStore } from "../../src/store/open.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";

/*
 * A record that was begun under version 0.1.0: its tables, and its ledger as that version wrote it, letter for letter. It
 * must be sound under the version of today, whatever has been added since.
 */

const at = "2026-10-08T02:00:00.000Z";
const project = {
  number: 1,
  name: "电池项目",
  codeName: "喜鹊1",
  company: "远景",
  amount: { currency: "CNY", minor: 5e11 },
  chain: null,
  chainRole: null,
  stage: "lead",
  reached: { lead: "2026-10-08" },
  evidence: {},
  origin: "attracted",
  kind: "new",
  contact: null,
  via: null,
  referrer: null,
  secrecy: "L1",
  unitId: 1,
  ownerId: 1,
  next: null,
  needs: null,
  creditCode: null,
  country: null,
  note: null,
  loggedAt: at,
  progressAt: at,
  voided: false,
};

interface OldEntry {
  readonly stream: number;
  readonly seq: number;
  readonly kind: string;
  readonly body: string;
  readonly prev: string;
  readonly hash: string;
}

function seal(stream: number, seq: number, kind: string, body: object, prev: string): OldEntry {
  const said = [1, stream, seq, kind, at, 1, "slack:T1/U1", `d${stream}-${seq}`, "cn-government/2026.1", 1, body, prev];
  const hash = createHash("sha256").update(canonicalJson(said)).digest("hex");
  return { stream, seq, kind, body: canonicalJson(body), prev, hash };
}

const changes = Object.fromEntries(Object.entries(project).map(([field, value]) => [field, [null, value]]));
const organization = seal(0, 1, "organization", { changes: { organization: [null, {}] }, details: {} }, "");
const lead = seal(1, 1, "lead", { changes, details: {} }, "");
const edit = seal(1, 2, "edit", { changes: { note: [null, "急"] }, details: {} }, lead.hash);

function statements(dialect: Dialect): string {
  const quote = (value: unknown): string => {
    if (value === null) return "NULL";
    if (typeof value === "boolean") return String(value);
    return typeof value === "number"
      ? String(value)
      : `'${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
  };
  const instant = dialect === "sqlite" ? at.replace("Z", "+00:00") : at;
  const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
    `INSERT INTO "${table}" (${Object.keys(row)
      .map((name) => `"${name}"`)
      .join(", ")}) VALUES (${Object.values(row).map(quote).join(", ")});`;
  const { amount, reached, evidence, next: _, ...plain } = project;
  return [
    insert("Organization", {
      key: "main",
      name: "市招商局",
      pack: "cn-government",
      locale: "zh-CN",
      timezone: "Asia/Shanghai",
      demo: false,
      nextNumber: 2,
    }),
    ...[organization, lead, edit].map((entry) =>
      insert("Entry", {
        orgId: 1,
        ...entry,
        at: instant,
        actorId: 1,
        via: "slack:T1/U1",
        delivery: `d${entry.stream}-${entry.seq}`,
        rule: "cn-government/2026.1",
        unitId: 1,
      }),
    ),
    insert("Project", {
      orgId: 1,
      ...plain,
      note: "急",
      currency: amount.currency,
      amountMinor: amount.minor,
      reached: JSON.stringify(reached),
      evidence: JSON.stringify(evidence),
      loggedAt: instant,
      progressAt: instant,
      seq: 2,
      head: edit.hash,
      searchText: "电池项目 喜鹊1 远景",
    }),
    // As that version counted: whole projects.
    insert("Rollup", {
      orgId: 1,
      scale: "Y",
      period: "2026",
      metric: "leads",
      unitId: 1,
      origin: "attracted",
      value: 1,
    }),
  ].join("\n");
}

test.each<Dialect>(["sqlite", "postgresql"])("a record begun under 0.1.0 is sound on %s", async (dialect) => {
  const database = await makeDatabase(dialect, "empty");
  const initial = await readFile(
    join(packageRoot, "prisma", dialect, "migrations", "0001_initial", "migration.sql"),
    "utf8",
  );
  const factory =
    dialect === "sqlite"
      ? new PrismaBetterSqlite3({ url: database.url })
      : new PrismaPg({ connectionString: database.url, max: 1 });
  const connection = await factory.connect();
  await connection.executeScript(initial);
  await connection.executeScript(statements(dialect));
  await connection.executeScript(history(dialect, initial));
  await connection.dispose();

  const store = await openStore(database.url, { logger: createLogger("silent") });
  try {
    const [org] = await store.read((tx) => tx.organizations.all());
    if (!org) throw new Error("no organisation");
    const { pack } = settingOf(org);
    expect(await store.write((tx) => rebuildFigures(tx, org, pack))).toBe(true);
    expect(await store.write((tx) => rebuildFigures(tx, org, pack))).toBe(false);
    const verification = await store.read((tx) => verifyOrganization(tx, org, pack));
    expect(verification).toMatchObject({ entries: 3, projects: 1, findings: [] });
    const kept = await store.read((tx) => tx.projects.byNumber(org.id, 1));
    expect(kept?.project).toMatchObject({ name: "电池项目", note: "急", investor: null, shares: [], funds: {} });
  } finally {
    await store.close();
    await database.drop();
  }
});

/** What the migration tool keeps of the first migration, so that it goes on from there. */
function history(dialect: Dialect, initial: string): string {
  const checksum = createHash("sha256").update(initial).digest("hex");
  const zone = dialect === "sqlite" ? "DATETIME" : "TIMESTAMPTZ";
  const now = dialect === "sqlite" ? "current_timestamp" : "now()";
  return `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
    "finished_at" ${zone}, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" ${zone},
    "started_at" ${zone} NOT NULL DEFAULT ${now}, "applied_steps_count" INTEGER NOT NULL DEFAULT 0);
    INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
    VALUES ('0001', '${checksum}', ${now}, '0001_initial', 1);`;
}
