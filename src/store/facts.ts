import type { Facts } from "../domain/boards/port.ts";
import type { Fact } from "../domain/models/board.ts";
import type { Client } from "./client.ts";
import { join, rows, sql, type Sql } from "./sql.ts";

export function makeFacts(client: Client): Facts {
  const select = (rest: Sql) =>
    client.$queryRaw<Fact[]>(sql`SELECT "project", "name", "unitId", "kind", "day" FROM "Fact" ${rest}`);
  async function add(orgId: number, facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    const values = facts.map(({ project, name, unitId, kind, day }) => [orgId, project, name, unitId, kind, day]);
    await client.$executeRaw(sql`
      INSERT INTO "Fact" ("orgId", "project", "name", "unitId", "kind", "day") VALUES ${rows(values)}`);
  }
  return {
    add,
    async put(orgId, project, facts) {
      await client.$executeRaw(sql`DELETE FROM "Fact" WHERE "orgId" = ${orgId} AND "project" = ${project}`);
      await add(orgId, facts);
    },
    async ofUnit(orgId, { unitId, kinds, from, to }, { offset, limit }) {
      if (kinds.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "unitId" = ${unitId} AND "kind" IN (${join([...kinds])})
          AND "day" >= ${from} AND "day" <= ${to}
        ORDER BY "day" DESC, "project" DESC, "name" LIMIT ${limit} OFFSET ${offset}`);
    },
    ofProject: (orgId, project) =>
      select(sql`WHERE "orgId" = ${orgId} AND "project" = ${project} ORDER BY "name", "unitId"`),
    async count(orgId) {
      const [row] = await client.$queryRaw<{ count: bigint | number }[]>(sql`
        SELECT COUNT(*) AS "count" FROM "Fact" WHERE "orgId" = ${orgId}`);
      return Number(row?.count ?? 0);
    },
    async clear(orgId) {
      await client.$executeRaw(sql`DELETE FROM "Fact" WHERE "orgId" = ${orgId}`);
    },
  };
}
