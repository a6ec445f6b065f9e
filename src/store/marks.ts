import type { Marks } from "../domain/boards/port.ts";
import type { Mark } from "../domain/models/board.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { Mark as Row } from "./generated/sqlite/client.ts";
import { sql, type Sql } from "./sql.ts";

export function makeMarks(client: Client): Marks {
  const select = async (rest: Sql): Promise<readonly Mark[]> =>
    (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Mark" ${rest}`)).map(toMark);
  return {
    async add(orgId, { number, code, unitId, day, value, basis, voided }) {
      const added = await client.$executeRaw(sql`
        INSERT INTO "Mark" ("orgId", "number", "code", "unitId", "day", "value", "basis", "voided")
        VALUES (${orgId}, ${number}, ${code}, ${unitId}, ${day}, ${BigInt(value)}, ${basis}, ${voided})
        ON CONFLICT DO NOTHING`);
      if (added === 0) throw new ConcurrencyError(`mark ${number} exists`);
    },
    async void(orgId, number) {
      const changed = await client.$executeRaw(sql`
        UPDATE "Mark" SET "voided" = ${true} WHERE "orgId" = ${orgId} AND "number" = ${number} AND "voided" = ${false}`);
      return changed > 0;
    },
    async byNumber(orgId, number) {
      const [mark] = await select(sql`WHERE "orgId" = ${orgId} AND "number" = ${number}`);
      return mark;
    },
    between: (orgId, from, to) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "day" >= ${from} AND "day" <= ${to} AND "voided" = ${false} ORDER BY "number"`),
  };
}

function toMark({ number, code, unitId, day, value, basis, voided }: Row): Mark {
  return { number, code, unitId, day, value: Number(value), basis, voided };
}
