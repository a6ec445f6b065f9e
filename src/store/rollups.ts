import type { RollupCell, Scale } from "../domain/model.ts";
import type { Rollups } from "../domain/boards/port.ts";
import type { Client } from "./client.ts";
import { empty, join, padded, rows, sql } from "./sql.ts";

export function makeRollups(client: Client): Rollups {
  return {
    async add(orgId, deltas) {
      const cells = merge(deltas);
      if (cells.length === 0) return;
      const values = cells.map((cell) => [
        orgId,
        cell.scale,
        cell.period,
        cell.metric,
        cell.unitId,
        cell.origin,
        BigInt(cell.value),
      ]);
      await client.$executeRaw(sql`
        INSERT INTO "Rollup" ("orgId", "scale", "period", "metric", "unitId", "origin", "value") VALUES ${rows(values)}
        ON CONFLICT ("orgId", "scale", "metric", "period", "unitId", "origin")
        DO UPDATE SET "value" = "Rollup"."value" + excluded."value"`);
    },
    async sums(orgId, { scale, from, to, metric, origins }) {
      if (origins?.length === 0) return new Map();
      const found = await client.$queryRaw<{ unitId: number; value: bigint }[]>(sql`
        SELECT "unitId", CAST(SUM("value") AS BIGINT) AS "value" FROM "Rollup"
        WHERE "orgId" = ${orgId} AND "scale" = ${scale} AND "metric" = ${metric} AND "period" >= ${from} AND "period" <= ${to}
          ${origins ? sql`AND "origin" IN (${join([...origins])})` : empty}
        GROUP BY "unitId"`);
      return new Map(found.map((row) => [row.unitId, Number(row.value)]));
    },
    async sumsOf(orgId, { parts, metrics, origins }) {
      if (parts.length === 0 || metrics.length === 0 || origins?.length === 0) return [];
      // Keys of different scales never look alike: the scales and the periods may be asked for each by itself.
      const periods = parts.map(({ period }) => period);
      const taken = parts.filter(({ sign }) => sign < 0).map(({ period }) => period);
      const value =
        taken.length === 0
          ? sql`"value"`
          : sql`CASE WHEN "period" IN (${join(padded(taken))}) THEN -"value" ELSE "value" END`;
      const found = await client.$queryRaw<{ metric: string; unitId: number; value: bigint }[]>(sql`
        SELECT "metric", "unitId", CAST(SUM(${value}) AS BIGINT) AS "value" FROM "Rollup"
        WHERE "orgId" = ${orgId} AND "scale" IN (${join([...new Set(parts.map(({ scale }) => scale))])})
          AND "metric" IN (${join([...metrics])}) AND "period" IN (${join(padded(periods))})
          ${origins ? sql`AND "origin" IN (${join([...origins])})` : empty}
        GROUP BY "metric", "unitId"`);
      return found.map(({ metric, unitId, value: sum }) => ({ metric, unitId, value: Number(sum) }));
    },
    async withPrefix(orgId, { scale, from, to, prefix, origin }) {
      // By the bytes of the name, as the key is sorted on both databases: the slash is followed by the nought.
      const beyond = `${prefix.slice(0, -1)}0`;
      const found = await client.$queryRaw<{ metric: string; unitId: number; value: bigint }[]>(sql`
        SELECT "metric", "unitId", CAST(SUM("value") AS BIGINT) AS "value" FROM "Rollup"
        WHERE "orgId" = ${orgId} AND "scale" = ${scale} AND "metric" >= ${prefix} AND "metric" < ${beyond}
          AND "period" >= ${from} AND "period" <= ${to} ${origin === undefined ? empty : sql`AND "origin" = ${origin}`}
        GROUP BY "metric", "unitId"`);
      return found.map(({ metric, unitId, value }) => ({ metric, unitId, value: Number(value) }));
    },
    async clear(orgId) {
      await client.$executeRaw(sql`DELETE FROM "Rollup" WHERE "orgId" = ${orgId}`);
    },
    async all(orgId) {
      const found = await client.rollup.findMany({
        where: { orgId, value: { not: 0n } },
        orderBy: [{ scale: "asc" }, { metric: "asc" }, { period: "asc" }, { unitId: "asc" }, { origin: "asc" }],
      });
      return found.map(({ scale, period, metric, unitId, origin, value }) => ({
        // Written from a RollupCell in `add`.
        scale: scale as Scale,
        period,
        metric,
        unitId,
        origin,
        value: Number(value),
      }));
    },
  };
}

/**
 * One delta for each cell, in the order of the cells: a statement may touch a row once only, and transactions that lock
 * rows in one order do not wait for each other in a circle.
 */
function merge(deltas: readonly RollupCell[]): readonly RollupCell[] {
  const cells = new Map<string, RollupCell>();
  for (const delta of deltas) {
    const key = [delta.scale, delta.metric, delta.period, delta.unitId, delta.origin].join("\u0000");
    cells.set(key, { ...delta, value: delta.value + (cells.get(key)?.value ?? 0) });
  }
  return [...cells]
    .filter(([, cell]) => cell.value !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, cell]) => cell);
}
