import type { Targets } from "../domain/boards/port.ts";
import type { Client } from "./client.ts";
import type { Target as Row } from "./generated/sqlite/client.ts";
import { empty, sql } from "./sql.ts";

export function makeTargets(client: Client): Targets {
  return {
    async set(orgId, target) {
      await client.$executeRaw(sql`
        INSERT INTO "Target" ("orgId", "year", "metric", "unitId", "value")
        VALUES (${orgId}, ${target.year}, ${target.metric}, ${target.unitId}, ${BigInt(target.value)})
        ON CONFLICT ("orgId", "year", "metric", "unitId") DO UPDATE SET "value" = excluded."value"`);
    },
    async ofYear(orgId, year, metric) {
      const found = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Target" WHERE "orgId" = ${orgId} AND "year" = ${year} ${metric === undefined ? empty : sql`AND "metric" = ${metric}`}
        ORDER BY "metric", "unitId"`);
      return found.map((row) => ({
        unitId: row.unitId,
        year: row.year,
        metric: row.metric,
        value: Number(row.value),
      }));
    },
  };
}
