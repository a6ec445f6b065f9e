import type { Claim, Claims, OutcomeCount, SlotOutcome, TargetSlot } from "../domain/jobs/port.ts";
import type { Client } from "./client.ts";
import type { Claim as Row } from "./generated/sqlite/client.ts";
import { join, padded, rows, sql } from "./sql.ts";

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
    async skip(orgId, job, slots, at) {
      if (slots.length === 0) return [];
      const values = slots.map(({ target, slot }) => [orgId, job, target, slot, "skipped", at]);
      return client.$queryRaw<TargetSlot[]>(sql`
        INSERT INTO "Claim" ("orgId", "job", "target", "slot", "outcome", "at") VALUES ${rows(values)}
        ON CONFLICT DO NOTHING RETURNING "target", "slot"`);
    },
    async lastDone(orgId, job, target, before) {
      const [found] = await client.$queryRaw<{ slot: string }[]>(sql`
        SELECT "slot" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "job" = ${job} AND "target" = ${target} AND "slot" < ${before}
          AND "outcome" <> 'skipped'
        ORDER BY "slot" DESC LIMIT 1`);
      return found?.slot;
    },
    async taken(orgId, job, targets, slots) {
      const taken = new Map<string, Set<string>>();
      if (targets.length === 0 || slots.length === 0) return taken;
      const found = await client.$queryRaw<TargetSlot[]>(sql`
        SELECT "target", "slot" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "job" = ${job} AND "target" IN (${join(padded(targets))})
          AND "slot" IN (${join(padded(slots))})`);
      for (const { target, slot } of found) {
        const own = taken.get(target) ?? new Set();
        taken.set(target, own.add(slot));
      }
      return taken;
    },
    async recent(orgId, target, jobs, limit) {
      if (jobs.length === 0) return [];
      const each = jobs.map(
        (job) => sql`
          SELECT * FROM (SELECT * FROM "Claim" WHERE "orgId" = ${orgId} AND "job" = ${job} AND "target" = ${target}
            ORDER BY "slot" DESC LIMIT ${limit}) AS found`,
      );
      return (await client.$queryRaw<Row[]>(join(each, " UNION ALL "))).map(toClaim);
    },
    async lastSent(orgId, target, since) {
      const found = await client.$queryRaw<{ at: Date }[]>(sql`
        SELECT "at" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "target" = ${target} AND "slot" >= ${since} AND "outcome" IN ('posted', 'late')`);
      return found.map(({ at }) => at).toSorted((a, b) => b.getTime() - a.getTime())[0];
    },
    async outcomes(orgId, since) {
      const found = await client.$queryRaw<(Omit<OutcomeCount, "count"> & { count: bigint | number })[]>(sql`
        SELECT "job", "slot", "outcome", COUNT(*) AS "count" FROM "Claim"
        WHERE "orgId" = ${orgId} AND "slot" >= ${since}
        GROUP BY "job", "slot", "outcome"`);
      return found.map(({ count, ...rest }) => ({ ...rest, count: Number(count) }));
    },
    purge: (orgId, before, limit) =>
      client.$executeRaw(sql`
        DELETE FROM "Claim" WHERE ("orgId", "job", "target", "slot") IN (
          SELECT "orgId", "job", "target", "slot" FROM "Claim"
          WHERE "orgId" = ${orgId} AND "slot" < ${before} LIMIT ${limit})`),
  };
}

function toClaim({ job, target, slot, outcome, at }: Row): Claim {
  // Typed when `claim` wrote it.
  return { job, target, slot, outcome: outcome as SlotOutcome, at };
}
