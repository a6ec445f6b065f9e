import { canonicalJson } from "../domain/canonical.ts";
import type { Outing, OutingKind } from "../domain/models/outing.ts";
import type { Outings } from "../domain/outings/port.ts";
import type { Client } from "./client.ts";
import type { Outing as Row } from "./generated/sqlite/client.ts";
import { visibleTo } from "./projects.ts";
import { empty, rows, sql, type Sql } from "./sql.ts";

export function makeOutings(client: Client): Outings {
  async function select(rest: Sql): Promise<readonly Outing[]> {
    return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Outing" ${rest}`)).map(toOuting);
  }
  const visits = (orgId: number, from: string, to: string) => sql`
    FROM "Outing" o WHERE o."orgId" = ${orgId} AND o."day" >= ${from} AND o."day" <= ${to} AND o."kind" <> 'errand'`;

  return {
    async add(orgId, outings) {
      if (outings.length === 0) return;
      await client.$executeRaw(sql`
        INSERT INTO "Outing" ("orgId", "project", "seq", "kind", "direction", "day", "unitId", "firm", "city", "details")
        VALUES ${rows(outings.map((outing) => columnsOf(orgId, outing)))}`);
    },
    async remove(orgId, project, seq) {
      await client.$executeRaw(sql`
        DELETE FROM "Outing" WHERE "orgId" = ${orgId} AND "project" = ${project} AND "seq" = ${seq}`);
    },
    async clear(orgId, project) {
      await client.$executeRaw(sql`DELETE FROM "Outing" WHERE "orgId" = ${orgId} AND "project" = ${project}`);
    },
    async setFirm(orgId, project, firm) {
      await client.$executeRaw(sql`
        UPDATE "Outing" SET "firm" = ${firm} WHERE "orgId" = ${orgId} AND "project" = ${project}`);
    },
    ofProject: (orgId, project) =>
      select(sql`WHERE "orgId" = ${orgId} AND "project" = ${project} ORDER BY "project", "seq"`),
    ofFirm: (orgId, firm, day, limit) =>
      select(sql`WHERE "orgId" = ${orgId} AND "firm" = ${firm} AND "day" = ${day} LIMIT ${limit}`),
    async sums(orgId, from, to) {
      const range = visits(orgId, from, to);
      const byUnit = await client.$queryRaw<{ unitId: number; direction: string; count: bigint | number }[]>(sql`
        SELECT o."unitId", o."direction", COUNT(DISTINCT o."firm" || ' ' || o."day") AS "count" ${range}
        GROUP BY o."unitId", o."direction"`);
      const firms = await client.$queryRaw<{ unitId: number; count: bigint | number }[]>(sql`
        SELECT o."unitId", COUNT(DISTINCT o."firm") AS "count" ${range} GROUP BY o."unitId"`);
      const [total] = await client.$queryRaw<{ visits: bigint | number; firms: bigint | number }[]>(sql`
        SELECT COUNT(DISTINCT o."firm" || ' ' || o."day" || ' ' || o."direction") AS "visits",
          COUNT(DISTINCT o."firm") AS "firms" ${range}`);
      return {
        visits: byUnit.map(({ unitId, direction, count }) => ({
          unitId,
          // Written from an Outing in `add`.
          direction: direction as Outing["direction"],
          count: Number(count),
        })),
        firms: new Map(firms.map(({ unitId, count }) => [unitId, Number(count)])),
        total: { visits: Number(total?.visits ?? 0), firms: Number(total?.firms ?? 0) },
      };
    },
    async cities(orgId, from, to, visible) {
      // Inside, an unqualified column is the project's.
      const known = visible
        ? sql`AND EXISTS (SELECT 1 FROM "Project" p WHERE p."orgId" = ${orgId} AND p."number" = o."project" AND ${visibleTo(visible)})`
        : empty;
      const found = await client.$queryRaw<{ unitId: number; city: string }[]>(sql`
        SELECT DISTINCT o."unitId", o."city" ${visits(orgId, from, to)} AND o."city" IS NOT NULL ${known}`);
      return found.toSorted((a, b) => a.unitId - b.unitId || a.city.localeCompare(b.city, "zh-CN"));
    },
    async count(orgId) {
      const [row] = await client.$queryRaw<{ count: bigint | number }[]>(sql`
        SELECT COUNT(*) AS "count" FROM "Outing" WHERE "orgId" = ${orgId}`);
      return Number(row?.count ?? 0);
    },
  };
}

/** In the order of the INSERT. */
function columnsOf(orgId: number, outing: Outing): readonly unknown[] {
  const { project, seq, kind, direction, day, unitId, firm, city, ...details } = outing;
  return [orgId, project, seq, kind, direction, day, unitId, firm, city, canonicalJson(details)];
}

function toOuting({ project, seq, kind, direction, day, unitId, firm, city, details }: Row): Outing {
  // Kind, direction and the Json column hold what `columnsOf` wrote.
  const rest = details as unknown as Pick<Outing, "who" | "whom" | "body" | "matter" | "result">;
  const typed = { kind: kind as OutingKind, direction: direction as Outing["direction"] };
  return { project, seq, ...typed, day, unitId, firm, city, ...rest };
}
