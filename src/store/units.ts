import { canonicalJson } from "../domain/canonical.ts";
import { ConcurrencyError, type Units } from "../domain/ports.ts";
import type { Unit } from "../domain/model.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

const columns = sql`"id", "name", "shortName", "code", "group", "active", "hours", "timezone"`;

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
    async create(orgId, { hours = null, timezone = null, ...draft }) {
      // The domain has looked for the names before; what conflicts now was made at the same moment.
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Unit" ("orgId", "name", "shortName", "code", "group", "active", "hours", "timezone")
        VALUES (${orgId}, ${draft.name}, ${draft.shortName}, ${draft.code}, ${draft.group}, ${draft.active},
          ${jsonOf(hours)}, ${timezone})
        ON CONFLICT DO NOTHING RETURNING "id"`);
      if (!row) throw new ConcurrencyError("unit");
      return { ...draft, hours, timezone, id: row.id };
    },
    async save(orgId, { id, name, shortName, code, group, active, hours, timezone }) {
      await client.$executeRaw(sql`
        UPDATE "Unit" SET "name" = ${name}, "shortName" = ${shortName}, "code" = ${code}, "group" = ${group},
          "active" = ${active}, "hours" = ${jsonOf(hours)}, "timezone" = ${timezone}
        WHERE "id" = ${id} AND "orgId" = ${orgId}`);
    },
  };
}

/** Json columns take text. */
function jsonOf(hours: Unit["hours"]): string | null {
  return hours === null ? null : canonicalJson(hours);
}
