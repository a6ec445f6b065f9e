import type { Sequences } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

export function makeSequences(client: Client): Sequences {
  return {
    async next(orgId, name, count = 1) {
      // One statement, as `nextNumber`: what is rolled back is given again.
      const [row] = await client.$queryRaw<{ next: number }[]>(sql`
        INSERT INTO "Sequence" ("orgId", "name", "next") VALUES (${orgId}, ${name}, ${1 + count})
        ON CONFLICT ("orgId", "name") DO UPDATE SET "next" = "Sequence"."next" + ${count}
        RETURNING "next"`);
      if (!row) throw new Error("INSERT without a row");
      return row.next - count;
    },
  };
}
