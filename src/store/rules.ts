import type { Rules } from "../domain/boards/port.ts";
import type { RuleRecord } from "../domain/models/board.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { RuleSet as Row } from "./generated/sqlite/client.ts";
import { sql } from "./sql.ts";

export function makeRules(client: Client): Rules {
  return {
    async list(orgId) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "RuleSet" WHERE "orgId" = ${orgId} ORDER BY "code", "fromDay", "addedAt", "version"`);
      return found.map(toRule);
    },
    async add(orgId, { code, version, text, state, from, to, addedAt, activatedAt, reason }) {
      const added = await client.$executeRaw(sql`
        INSERT INTO "RuleSet"
          ("orgId", "code", "version", "text", "state", "fromDay", "toDay", "addedAt", "activatedAt", "reason")
        VALUES (${orgId}, ${code}, ${version}, ${text}, ${state}, ${from}, ${to}, ${new Date(addedAt)},
          ${activatedAt === null ? null : new Date(activatedAt)}, ${reason})
        ON CONFLICT DO NOTHING`);
      if (added === 0) throw new ConcurrencyError(`rule ${code} ${version} exists`);
    },
    async save(orgId, { code, version, state, from, to, activatedAt, reason }) {
      await client.$executeRaw(sql`
        UPDATE "RuleSet" SET "state" = ${state}, "fromDay" = ${from}, "toDay" = ${to},
          "activatedAt" = ${activatedAt === null ? null : new Date(activatedAt)}, "reason" = ${reason}
        WHERE "orgId" = ${orgId} AND "code" = ${code} AND "version" = ${version}`);
    },
  };
}

function toRule(row: Row): RuleRecord {
  return {
    code: row.code,
    version: row.version,
    text: row.text,
    // Written from a RuleRecord.
    state: row.state as RuleRecord["state"],
    from: row.fromDay,
    to: row.toDay,
    addedAt: row.addedAt.toISOString(),
    activatedAt: row.activatedAt?.toISOString() ?? null,
    reason: row.reason,
  };
}
