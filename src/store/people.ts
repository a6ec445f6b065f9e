import { formatAddress, type Address } from "../address.ts";
import { canonicalJson } from "../domain/canonical.ts";
import { ConcurrencyError, type People } from "../domain/ports.ts";
import type { Member, Quiet, Role } from "../domain/model.ts";
import type { Client } from "./client.ts";
import type { Identity as IdentityRow } from "./generated/sqlite/client.ts";
import { join, sql, type Sql } from "./sql.ts";

/** A person beside one of their roles; a person without any has one row without a role. */
interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly unitId: number | null;
  readonly active: boolean;
  readonly quiet: Quiet | null;
  readonly roleName: string | null;
  readonly roleUnit: number | null;
}

export function makePeople(client: Client): People {
  /** `source` yields the persons as `p`, in order of their ids. */
  async function read(source: Sql): Promise<readonly Member[]> {
    return toMembers(
      await client.$queryRaw<PersonRow[]>(sql`
        SELECT p."id", p."name", p."unitId", p."active", p."quiet", r."name" AS "roleName", r."unitId" AS "roleUnit"
        ${source}
        ORDER BY p."id", r."name", r."unitId"`),
    );
  }
  const withRoles = sql`LEFT JOIN "Role" r ON r."orgId" = p."orgId" AND r."personId" = p."id"`;

  async function addRoles(orgId: number, personId: number, roles: readonly Role[]): Promise<void> {
    if (roles.length === 0) return;
    await client.role.createMany({
      data: roles.map((role) => ({ orgId, personId, name: role.name, unitId: role.unitId ?? 0 })),
    });
  }

  return {
    async byIdentity(orgId, identity) {
      const [member] = await read(sql`
        FROM "Identity" i JOIN "Person" p ON p."id" = i."personId" ${withRoles}
        WHERE i."platform" = ${identity.platform} AND i."workspace" = ${identity.workspace}
          AND i."externalId" = ${identity.id} AND i."orgId" = ${orgId}`);
      return member;
    },
    async byIds(orgId, ids) {
      if (ids.length === 0) return [];
      return read(sql`FROM "Person" p ${withRoles} WHERE p."orgId" = ${orgId} AND p."id" IN (${join([...ids])})`);
    },
    async inUnits(orgId, unitIds, limit) {
      if (unitIds.length === 0) return [];
      return read(sql`
        FROM "Person" p ${withRoles}
        WHERE p."orgId" = ${orgId} AND p."id" IN (
          SELECT u."id" FROM "Person" u
          WHERE u."orgId" = ${orgId} AND u."unitId" IN (${join([...unitIds])}) LIMIT ${limit})`);
    },
    async named(orgId, name) {
      return read(
        sql`FROM "Person" p ${withRoles} WHERE p."orgId" = ${orgId} AND p."name" = ${name} AND p."active" = true`,
      );
    },
    async create(orgId, draft, identity) {
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Person" ("orgId", "name", "unitId", "active")
        VALUES (${orgId}, ${draft.name}, ${draft.unitId ?? null}, true) RETURNING "id"`);
      if (!row) throw new Error("INSERT without a row");
      const bound = await client.$executeRaw(sql`
        INSERT INTO "Identity" ("platform", "workspace", "externalId", "orgId", "personId")
        VALUES (${identity.platform}, ${identity.workspace}, ${identity.id}, ${orgId}, ${row.id})
        ON CONFLICT DO NOTHING`);
      // Two first messages of one person, at the same moment: the second finds the first when it runs again.
      if (bound === 0) throw new ConcurrencyError("identity");
      return { id: row.id, name: draft.name, unitId: draft.unitId, roles: [], active: true };
    },
    async save(orgId, member) {
      const { count } = await client.person.updateMany({
        where: { id: member.id, orgId },
        data: { name: member.name, unitId: member.unitId ?? null, active: member.active },
      });
      if (count === 0) throw new Error(`no person ${member.id} in organization ${orgId}`);
      await client.role.deleteMany({ where: { orgId, personId: member.id } });
      await addRoles(orgId, member.id, member.roles);
    },
    async setQuiet(orgId, id, quiet) {
      // A Json column takes text.
      const text = quiet === undefined ? null : canonicalJson(quiet);
      await client.$executeRaw(sql`UPDATE "Person" SET "quiet" = ${text} WHERE "id" = ${id} AND "orgId" = ${orgId}`);
    },
    async identities(orgId, ids) {
      if (ids.length === 0) return [];
      const rows = await client.$queryRaw<(IdentityRow & { readonly last: string | null })[]>(sql`
        SELECT i."personId", i."platform", i."workspace", i."externalId",
          (SELECT e."via" FROM "Entry" e WHERE e."orgId" = ${orgId} AND e."actorId" = i."personId"
           ORDER BY e."at" DESC LIMIT 1) AS "last"
        FROM "Identity" i WHERE i."orgId" = ${orgId} AND i."personId" IN (${join([...ids])})`);
      return rows
        .map(({ personId, platform, workspace, externalId, last }) => {
          // Written from an Address in `create`.
          const identity = { platform: platform as Address["platform"], workspace, id: externalId };
          return { memberId: personId, identity, order: formatAddress(identity), last };
        })
        .toSorted(
          (a, b) =>
            a.memberId - b.memberId ||
            Number(a.identity.platform === "console") - Number(b.identity.platform === "console") ||
            Number(b.order === b.last) - Number(a.order === a.last) ||
            (a.order < b.order ? -1 : 1),
        )
        .map(({ memberId, identity }) => ({ memberId, identity }));
    },
    async holding(orgId, role) {
      return read(sql`
        FROM "Person" p ${withRoles}
        WHERE p."orgId" = ${orgId} AND p."id" IN (
          SELECT h."personId" FROM "Role" h
          WHERE h."orgId" = ${orgId} AND h."name" = ${role.name} AND h."unitId" = ${role.unitId ?? 0})`);
    },
    async inRoles(orgId, names) {
      if (names.length === 0) return [];
      return read(sql`
        FROM "Person" p ${withRoles}
        WHERE p."orgId" = ${orgId} AND p."id" IN (
          SELECT h."personId" FROM "Role" h WHERE h."orgId" = ${orgId} AND h."name" IN (${join([...names])}))`);
    },
    async list(orgId, page) {
      return read(sql`
        FROM (SELECT * FROM "Person" WHERE "orgId" = ${orgId} ORDER BY "id" LIMIT ${page.limit} OFFSET ${page.offset}) p
        ${withRoles}`);
    },
    async ofUnit(orgId, unitId, limit) {
      const found = await read(sql`
        FROM (SELECT * FROM "Person" WHERE "orgId" = ${orgId} AND "unitId" = ${unitId} AND "active" = true
          ORDER BY "name", "id" LIMIT ${limit}) p
        ${withRoles}`);
      return found.toSorted((a, b) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1));
    },
  };
}

function toMembers(rows: readonly PersonRow[]): readonly Member[] {
  const members = new Map<number, Omit<Member, "roles"> & { readonly roles: Role[] }>();
  for (const row of rows) {
    const member = members.get(row.id) ?? {
      id: row.id,
      name: row.name,
      unitId: row.unitId ?? undefined,
      roles: [],
      active: row.active,
      // Written by `setQuiet` alone.
      ...(row.quiet === null ? {} : { quiet: row.quiet }),
    };
    members.set(row.id, member);
    if (row.roleName !== null) {
      // Written from a Role in `save`.
      member.roles.push({ name: row.roleName as Role["name"], unitId: row.roleUnit || undefined });
    }
  }
  return [...members.values()];
}
