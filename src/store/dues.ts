import type { Due, DueKind } from "../domain/models/part.ts";
import type { Dues } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { Due as Row } from "./generated/sqlite/client.ts";
import { join, padded, rows, sql, type Sql } from "./sql.ts";

export function makeDues(client: Client): Dues {
  async function select(rest: Sql): Promise<readonly Due[]> {
    const found = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Due" ${rest}`);
    return found.map(({ number, unitId, ownerId, subject, kind, at }) => ({
      number,
      unitId,
      ownerId,
      // Both come from `put` alone.
      subject: subject as Due["subject"],
      kind: kind as DueKind,
      at: at.toISOString(),
    }));
  }
  async function add(orgId: number, dues: readonly Due[]): Promise<void> {
    if (dues.length === 0) return;
    const values = dues.map((due) => [
      orgId,
      due.subject,
      due.number,
      due.kind,
      new Date(due.at),
      due.unitId,
      due.ownerId,
    ]);
    await client.$executeRaw(sql`
      INSERT INTO "Due" ("orgId", "subject", "number", "kind", "at", "unitId", "ownerId") VALUES ${rows(values)}`);
  }
  return {
    async put(orgId, subject, number, dues) {
      await client.$executeRaw(sql`
        DELETE FROM "Due" WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "number" = ${number}`);
      await add(orgId, dues);
    },
    add,
    between: (orgId, kind, after, until, limit) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "kind" = ${kind} AND "at" > ${after} AND "at" <= ${until}
        ORDER BY "at", "subject", "number" LIMIT ${limit}`),
    of: (orgId, subject, number) =>
      select(sql`WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "number" = ${number} ORDER BY "kind"`),
    async ofEach(orgId, subject, numbers) {
      if (numbers.length === 0) return [];
      return select(sql`
        WHERE "orgId" = ${orgId} AND "subject" = ${subject} AND "number" IN (${join(padded(numbers))})
        ORDER BY "number", "kind"`);
    },
  };
}
