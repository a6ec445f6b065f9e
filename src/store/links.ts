import type { LinkCodeDraft, Links } from "../domain/linking/port.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

export function makeLinks(client: Client): Links {
  async function add(orgId: number, { personId, codeHash, expiresAt }: LinkCodeDraft): Promise<void> {
    await client.$executeRaw(sql`
      INSERT INTO "LinkCode" ("codeHash", "orgId", "personId", "expiresAt")
      VALUES (${codeHash}, ${orgId}, ${personId}, ${expiresAt})`);
  }

  return {
    async putCode(orgId, draft, now) {
      await client.$executeRaw(sql`
        DELETE FROM "LinkCode" WHERE "orgId" = ${orgId}
          AND (("personId" = ${draft.personId} AND "codeHash" NOT LIKE '%:%') OR "expiresAt" <= ${now})`);
      await add(orgId, draft);
    },
    async addKey(orgId, draft, now) {
      await client.$executeRaw(sql`DELETE FROM "LinkCode" WHERE "orgId" = ${orgId} AND "expiresAt" <= ${now}`);
      await add(orgId, draft);
    },
    async keyHolder(orgId, codeHash, now) {
      const [row] = await client.$queryRaw<{ personId: number }[]>(sql`
        SELECT "personId" FROM "LinkCode"
        WHERE "codeHash" = ${codeHash} AND "orgId" = ${orgId} AND "expiresAt" > ${now}`);
      return row?.personId;
    },
    async useCode(orgId, codeHash, now) {
      // One statement: of two that come at the same moment one finds the row gone.
      const [row] = await client.$queryRaw<{ personId: number; live: bigint | number }[]>(sql`
        DELETE FROM "LinkCode" WHERE "codeHash" = ${codeHash} AND "orgId" = ${orgId}
        RETURNING "personId", CASE WHEN "expiresAt" > ${now} THEN 1 ELSE 0 END AS "live"`);
      return row && Number(row.live) === 1 ? row.personId : undefined;
    },
    async dropCodes(orgId, personId) {
      await client.$executeRaw(sql`DELETE FROM "LinkCode" WHERE "orgId" = ${orgId} AND "personId" = ${personId}`);
    },
    async moveIdentity(orgId, { platform, workspace, id }, personId) {
      const moved = await client.$executeRaw(sql`
        UPDATE "Identity" SET "personId" = ${personId}
        WHERE "platform" = ${platform} AND "workspace" = ${workspace} AND "externalId" = ${id} AND "orgId" = ${orgId}`);
      if (moved === 0) throw new ConcurrencyError("identity");
    },
    async addIdentity(orgId, { platform, workspace, id }, personId) {
      const added = await client.$executeRaw(sql`
        INSERT INTO "Identity" ("platform", "workspace", "externalId", "orgId", "personId")
        VALUES (${platform}, ${workspace}, ${id}, ${orgId}, ${personId}) ON CONFLICT DO NOTHING`);
      if (added === 0) throw new ConcurrencyError("identity");
    },
    async newcomer(orgId, name) {
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Person" ("orgId", "name", "unitId", "active") VALUES (${orgId}, ${name}, ${null}, true)
        RETURNING "id"`);
      if (!row) throw new Error("INSERT without a row");
      return { id: row.id, name, unitId: undefined, roles: [], active: true };
    },
  };
}
