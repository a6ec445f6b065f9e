import type { Corrections } from "../domain/boards/port.ts";
import type { Client } from "./client.ts";
import { join, rows, sql } from "./sql.ts";

export function makeCorrections(client: Client): Corrections {
  return {
    async add(orgId, corrections) {
      if (corrections.length === 0) return;
      await client.$executeRaw(sql`
        INSERT INTO "Correction" ("orgId", "project", "seq", "at", "handled")
        VALUES ${rows(corrections.map(({ project, seq, at }) => [orgId, project, seq, new Date(at), false]))}`);
    },
    async waiting(orgId, limit) {
      const found = await client.$queryRaw<{ project: number; seq: number; at: Date }[]>(sql`
        SELECT "project", "seq", "at" FROM "Correction" WHERE "orgId" = ${orgId} AND "handled" = ${false}
        ORDER BY "at", "project", "seq" LIMIT ${limit}`);
      return found.map(({ project, seq, at }) => ({ project, seq, at: at.toISOString() }));
    },
    async between(orgId, after, until) {
      // Both halves of the key are named, so that each is read as a range.
      const found = await client.$queryRaw<{ project: number; seq: number; at: Date }[]>(sql`
        SELECT "project", "seq", "at" FROM "Correction" WHERE "orgId" = ${orgId}
          AND "handled" IN (${true}, ${false}) AND "at" > ${new Date(after)} AND "at" <= ${new Date(until)}
        ORDER BY "at", "project", "seq"`);
      return found.map(({ project, seq, at }) => ({ project, seq, at: at.toISOString() }));
    },
    async handle(orgId, corrections) {
      if (corrections.length === 0) return;
      await client.$executeRaw(sql`
        UPDATE "Correction" SET "handled" = ${true} WHERE "orgId" = ${orgId}
          AND ("project", "seq") IN (${join(corrections.map(({ project, seq }) => sql`(${project}, ${seq})`))})`);
    },
  };
}
