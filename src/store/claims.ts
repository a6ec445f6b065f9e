import type { Claims } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import { join, sql } from "./sql.ts";

export function makeClaims(client: Client): Claims {
  return {
    async claim({ orgId, job, target, slot, outcome, at }) {
      // On PostgreSQL a second claim waits here until the first commits or rolls back, and then knows.
      const claimed = await client.$executeRaw(sql`
        INSERT INTO "Claim" ("orgId", "job", "target", "slot", "outcome", "at")
        VALUES (${orgId}, ${job}, ${target}, ${slot}, ${outcome}, ${at})
        ON CONFLICT DO NOTHING`);
      return claimed === 1;
    },
    async amend({ orgId, job, target, slot, outcome }) {
      await client.claim.update({ where: { orgId_job_target_slot: { orgId, job, target, slot } }, data: { outcome } });
    },
    async exists(orgId, job, target, slots) {
      if (slots.length === 0) return new Set();
      const found = await client.$queryRaw<{ slot: string }[]>(sql`
        SELECT "slot" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "job" = ${job} AND "target" = ${target} AND "slot" IN (${join([...slots])})`);
      return new Set(found.map((row) => row.slot));
    },
    async lastDone(orgId, job, target, before) {
      const [found] = await client.$queryRaw<{ slot: string }[]>(sql`
        SELECT "slot" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "job" = ${job} AND "target" = ${target} AND "slot" < ${before}
          AND "outcome" <> 'skipped'
        ORDER BY "slot" DESC LIMIT 1`);
      return found?.slot;
    },
  };
}
