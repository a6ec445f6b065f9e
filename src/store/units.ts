import { ConcurrencyError, type Units } from "../domain/ports.ts";
import type { Unit } from "../domain/model.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

const columns = sql`"id", "name", "shortName", "code", "group", "active"`;

export function makeUnits(client: Client): Units {
  return {
    async list(orgId) {
      return client.$queryRaw<Unit[]>(sql`SELECT ${columns} FROM "Unit" WHERE "orgId" = ${orgId} ORDER BY "id"`);
    },
    async byId(orgId, id) {
      const [row] = await client.$queryRaw<Unit[]>(sql`
        SELECT ${columns} FROM "Unit" WHERE "id" = ${id} AND "orgId" = ${orgId}`);
      return row;
    },
    async create(orgId, draft) {
      // The domain has looked for the names before; what conflicts now was made at the same moment.
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Unit" ("orgId", "name", "shortName", "code", "group", "active")
        VALUES (${orgId}, ${draft.name}, ${draft.shortName}, ${draft.code}, ${draft.group}, ${draft.active})
        ON CONFLICT DO NOTHING RETURNING "id"`);
      if (!row) throw new ConcurrencyError("unit");
      return { ...draft, id: row.id };
    },
    async save(orgId, unit) {
      const { id, name, shortName, code, group, active } = unit;
      await client.unit.updateMany({
        where: { id, orgId },
        data: { name, shortName, code, group, active },
      });
    },
  };
}
