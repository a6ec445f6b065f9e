import type { Targets } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

export function makeTargets(client: Client): Targets {
  return {
    async set(orgId, target) {
      await client.$executeRaw(sql`
        INSERT INTO "Target" ("orgId", "year", "metric", "unitId", "value")
        VALUES (${orgId}, ${target.year}, ${target.metric}, ${target.unitId}, ${BigInt(target.value)})
        ON CONFLICT ("orgId", "year", "metric", "unitId") DO UPDATE SET "value" = excluded."value"`);
    },
    async ofYear(orgId, year, metric) {
      const found = await client.target.findMany({
        where: { orgId, year, ...(metric === undefined ? {} : { metric }) },
        orderBy: [{ metric: "asc" }, { unitId: "asc" }],
      });
      return found.map((row) => ({
        unitId: row.unitId,
        year: row.year,
        metric: row.metric,
        value: Number(row.value),
      }));
    },
  };
}
