import type { Part } from "../domain/models/part.ts";
import type { Parts } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { Part as Row } from "./generated/sqlite/client.ts";
import { rows, sql, type Sql } from "./sql.ts";

export function makeParts(client: Client): Parts {
  async function select(rest: Sql): Promise<readonly Part[]> {
    const found = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Part" ${rest}`);
    // Kinds come from `put` alone.
    return found.map(({ number, project, unitId, state, day, kind }) => {
      return { number, project, unitId, state, day, kind: kind as Part["kind"] };
    });
  }
  return {
    async put(orgId, project, parts) {
      await client.$executeRaw(sql`DELETE FROM "Part" WHERE "orgId" = ${orgId} AND "project" = ${project}`);
      if (parts.length === 0) return;
      const values = parts.map((part) => [
        orgId,
        part.kind,
        part.number,
        part.project,
        part.unitId,
        part.state,
        part.day,
      ]);
      await client.$executeRaw(sql`
        INSERT INTO "Part" ("orgId", "kind", "number", "project", "unitId", "state", "day") VALUES ${rows(values)}`);
    },
    async byNumber(orgId, kind, number) {
      const [part] = await select(sql`WHERE "orgId" = ${orgId} AND "kind" = ${kind} AND "number" = ${number}`);
      return part;
    },
    inState: (orgId, kind, state, page) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "kind" = ${kind} AND "state" = ${state}
        ORDER BY "number" LIMIT ${page.limit} OFFSET ${page.offset}`),
  };
}
