import type { Trouble, Troubles } from "../domain/jobs/port.ts";
import type { Client } from "./client.ts";
import type { Trouble as Row } from "./generated/sqlite/client.ts";
import { join, rows, sql } from "./sql.ts";

export function makeTroubles(client: Client): Troubles {
  return {
    async fail(orgId, { job, target, slot, error, at }) {
      await client.$executeRaw(sql`
        INSERT INTO "Trouble" ("orgId", "job", "target", "slot", "attempts", "error", "at")
        VALUES (${orgId}, ${job}, ${target}, ${slot}, 1, ${error}, ${at})
        ON CONFLICT ("orgId", "job", "target", "slot")
        DO UPDATE SET "attempts" = "Trouble"."attempts" + 1, "error" = excluded."error", "at" = excluded."at"`);
    },
    async clear(orgId, job, slots) {
      if (slots.length === 0) return;
      const keys = slots.map(({ target, slot }) => [target, slot]);
      await client.$executeRaw(sql`
        DELETE FROM "Trouble" WHERE "orgId" = ${orgId} AND "job" = ${job} AND ("target", "slot") IN (VALUES ${rows(keys)})`);
    },
    async of(orgId, target, jobs) {
      if (jobs.length === 0) return [];
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Trouble" WHERE "orgId" = ${orgId} AND "job" IN (${join([...jobs])}) AND "target" = ${target}`);
      return found.map(toTrouble);
    },
    async list(orgId, limit) {
      // Only what fails at present is in here, so there is no index for this order.
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Trouble" WHERE "orgId" = ${orgId} ORDER BY "slot", "job", "target" LIMIT ${limit}`);
      return found.map(toTrouble);
    },
    async count(orgId) {
      const [found] = await client.$queryRaw<{ count: bigint | number }[]>(sql`
        SELECT COUNT(*) AS "count" FROM "Trouble" WHERE "orgId" = ${orgId}`);
      return Number(found?.count ?? 0);
    },
    purge: (orgId, before) =>
      client.$executeRaw(sql`DELETE FROM "Trouble" WHERE "orgId" = ${orgId} AND "slot" < ${before}`),
  };
}

function toTrouble({ job, target, slot, attempts, error, at }: Row): Trouble {
  return { job, target, slot, attempts, error, at };
}
