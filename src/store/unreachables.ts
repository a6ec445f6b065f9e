import type { Unreachable, Unreachables } from "../domain/jobs/port.ts";
import type { Client } from "./client.ts";
import type { Unreachable as Row } from "./generated/sqlite/client.ts";
import { join, padded, sql, type Sql } from "./sql.ts";

export function makeUnreachables(client: Client): Unreachables {
  async function select(rest: Sql): Promise<readonly Unreachable[]> {
    const found = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Unreachable" ${rest}`);
    return found.map(({ target, since, error }) => ({ target, since, error }));
  }
  return {
    async mark(orgId, target, error, at) {
      await client.$executeRaw(sql`
        INSERT INTO "Unreachable" ("orgId", "target", "since", "error") VALUES (${orgId}, ${target}, ${at}, ${error})
        ON CONFLICT ("orgId", "target") DO UPDATE SET "error" = excluded."error"`);
    },
    async clear(orgId, target) {
      const cleared = await client.$executeRaw(sql`
        DELETE FROM "Unreachable" WHERE "orgId" = ${orgId} AND "target" = ${target}`);
      return cleared > 0;
    },
    async among(orgId, targets) {
      if (targets.length === 0) return [];
      return select(sql`WHERE "orgId" = ${orgId} AND "target" IN (${join(padded(targets))})`);
    },
    untold: (orgId, limit) =>
      // As many as nobody was told of since yesterday: sorted after all.
      select(sql`WHERE "orgId" = ${orgId} AND "toldAt" IS NULL ORDER BY "since", "target" LIMIT ${limit}`),
    async markTold(orgId, targets, at) {
      if (targets.length === 0) return;
      await client.$executeRaw(sql`
        UPDATE "Unreachable" SET "toldAt" = ${at}
        WHERE "orgId" = ${orgId} AND "target" IN (${join(padded(targets))})`);
    },
    list: (orgId, limit) => select(sql`WHERE "orgId" = ${orgId} ORDER BY "target" LIMIT ${limit}`),
  };
}
