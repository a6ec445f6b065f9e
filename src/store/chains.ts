import { canonicalJson } from "../domain/canonical.ts";
import type { Chain } from "../domain/models/chain.ts";
import { ConcurrencyError, type Chains } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { Chain as Row } from "./generated/sqlite/client.ts";
import { sql } from "./sql.ts";

type Details = Omit<Chain, "id" | "name" | "fromYear" | "toYear" | "active">;

export function makeChains(client: Client): Chains {
  return {
    async list(orgId) {
      const found = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Chain" WHERE "orgId" = ${orgId} ORDER BY "name"`);
      return found.map(toChain);
    },
    async create(orgId, draft) {
      const { name, fromYear, toYear, active } = draft;
      // The domain has looked for the name before; what conflicts now was made at the same moment.
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Chain" ("orgId", "name", "fromYear", "toYear", "details", "active")
        VALUES (${orgId}, ${name}, ${fromYear}, ${toYear}, ${detailsOf(draft)}, ${active})
        ON CONFLICT DO NOTHING RETURNING "id"`);
      if (!row) throw new ConcurrencyError("chain");
      return { ...draft, id: row.id };
    },
    async save(orgId, chain) {
      const { id, name, fromYear, toYear, active } = chain;
      await client.$executeRaw(sql`
        UPDATE "Chain" SET "name" = ${name}, "fromYear" = ${fromYear}, "toYear" = ${toYear},
          "details" = ${detailsOf(chain)}, "active" = ${active}
        WHERE "id" = ${id} AND "orgId" = ${orgId}`);
    },
  };
}

function detailsOf({ aliases, chief, taskForceUnitId, leaders, links }: Details): string {
  return canonicalJson({ aliases, chief, taskForceUnitId, leaders, links });
}

function toChain({ id, name, fromYear, toYear, active, details }: Row): Chain {
  // The Json column holds what `detailsOf` wrote, and nobody else writes it.
  return { id, name, fromYear, toYear, active, ...(details as unknown as Details) };
}
