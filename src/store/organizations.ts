import { canonicalJson } from "../domain/canonical.ts";
import { ConcurrencyError, type Organizations } from "../domain/ports.ts";
import type { Organization } from "../domain/model.ts";
import type { Client } from "./client.ts";
import type { Organization as Row } from "./generated/sqlite/client.ts";
import { sql } from "./sql.ts";

export function makeOrganizations(client: Client): Organizations {
  async function byKey(key: string): Promise<Organization | undefined> {
    const [row] = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Organization" WHERE "key" = ${key}`);
    return row ? toOrganization(row) : undefined;
  }
  return {
    byKey,
    async byWorkspace(platform, workspace) {
      const [row] = await client.$queryRaw<Row[]>(sql`
        SELECT o.* FROM "Workspace" w JOIN "Organization" o ON o."id" = w."orgId"
        WHERE w."platform" = ${platform} AND w."workspace" = ${workspace}`);
      return row ? toOrganization(row) : undefined;
    },
    async ensure(draft) {
      await client.$executeRaw(sql`
        INSERT INTO "Organization" ("key", "name", "pack", "locale", "timezone", "demo")
        VALUES (${draft.key}, ${draft.name}, ${draft.pack}, ${draft.locale}, ${draft.timezone}, ${draft.demo})
        ON CONFLICT ("key") DO NOTHING`);
      const organization = await byKey(draft.key);
      if (!organization) throw new ConcurrencyError("organization");
      return organization;
    },
    async bindWorkspace(orgId, platform, workspace) {
      await client.$executeRaw(sql`
        INSERT INTO "Workspace" ("platform", "workspace", "orgId") VALUES (${platform}, ${workspace}, ${orgId})
        ON CONFLICT ("platform", "workspace") DO UPDATE SET "orgId" = excluded."orgId"`);
    },
    async nextNumber(orgId, count = 1) {
      // One statement: PostgreSQL keeps the row locked until the commit, so a number that was rolled back is given again.
      const [row] = await client.$queryRaw<{ next: number }[]>(sql`
        UPDATE "Organization" SET "nextNumber" = "nextNumber" + ${count} WHERE "id" = ${orgId} RETURNING "nextNumber" AS "next"`);
      if (!row) throw new Error(`no organization ${orgId}`);
      return row.next - count;
    },
    async figures(orgId) {
      const [row] = await client.$queryRaw<{ figures: string | null }[]>(sql`
        SELECT "figures" FROM "Organization" WHERE "id" = ${orgId}`);
      return row?.figures ?? undefined;
    },
    async setFigures(orgId, version) {
      await client.$executeRaw(sql`UPDATE "Organization" SET "figures" = ${version} WHERE "id" = ${orgId}`);
    },
    async setCalendar(orgId, calendar, before) {
      const updated = await client.$executeRaw(sql`
        UPDATE "Organization" SET "calendar" = ${jsonOf(calendar)}
        WHERE "id" = ${orgId} AND "calendar" IS NOT DISTINCT FROM ${jsonOf(before)}`);
      return updated === 1;
    },
    async setPolicy(orgId, policy) {
      await client.$executeRaw(sql`UPDATE "Organization" SET "policy" = ${policy} WHERE "id" = ${orgId}`);
    },
    async clocks(orgId) {
      const [row] = await client.$queryRaw<{ clocks: string | null; policy: string | null }[]>(sql`
        SELECT "clocks", "policy" FROM "Organization" WHERE "id" = ${orgId}`);
      if (!row) throw new Error(`no organization ${orgId}`);
      return row;
    },
    async setClocks(orgId, clocks, before) {
      const updated = await client.$executeRaw(sql`
        UPDATE "Organization" SET "clocks" = ${clocks}
        WHERE "id" = ${orgId} AND "clocks" IS NOT DISTINCT FROM ${before}`);
      return updated === 1;
    },
    async all() {
      return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Organization" ORDER BY "id"`)).map(toOrganization);
    },
  };
}

function toOrganization(row: Row): Organization {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    // These two were typed when they were written, by `ensure` alone.
    pack: row.pack as Organization["pack"],
    locale: row.locale as Organization["locale"],
    timezone: row.timezone,
    demo: row.demo,
    // The Json column holds what `setCalendar` wrote.
    calendar: row.calendar as Organization["calendar"],
    policy: row.policy,
  };
}

/** Json columns take text, and one value has one text. */
function jsonOf(calendar: Organization["calendar"]): string | null {
  return calendar === null ? null : canonicalJson(calendar);
}
