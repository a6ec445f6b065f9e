import type { Rating, RatingLink } from "../domain/models/request.ts";
import type { Ratings } from "../domain/requests/port.ts";
import type { Client } from "./client.ts";
import type { Rating as Row, RatingLink as LinkRow } from "./generated/sqlite/client.ts";
import { sql, type Sql } from "./sql.ts";

export function makeRatings(client: Client): Ratings {
  async function select(rest: Sql): Promise<readonly Rating[]> {
    const found = await client.$queryRaw<Row[]>(sql`SELECT * FROM "Rating" ${rest}`);
    return found.map(({ request, unitId, stars, comment, at }) => ({
      request,
      unitId,
      stars,
      comment,
      at: at.toISOString(),
    }));
  }
  async function voidLinks(orgId: number, request: number): Promise<void> {
    await client.$executeRaw(sql`
      DELETE FROM "RatingLink" WHERE "orgId" = ${orgId} AND "request" = ${request} AND "usedAt" IS NULL`);
  }
  return {
    async putLink(orgId, { tokenHash, request, unitId, createdAt, expiresAt }) {
      await voidLinks(orgId, request);
      await client.$executeRaw(sql`
        INSERT INTO "RatingLink" ("tokenHash", "orgId", "request", "unitId", "createdAt", "expiresAt")
        VALUES (${tokenHash}, ${orgId}, ${request}, ${unitId}, ${new Date(createdAt)}, ${new Date(expiresAt)})`);
    },
    voidLinks,
    async byToken(tokenHash) {
      const [row] = await client.$queryRaw<LinkRow[]>(sql`
        SELECT * FROM "RatingLink" WHERE "tokenHash" = ${tokenHash}`);
      return row && { orgId: row.orgId, link: toLink(row) };
    },
    async use(tokenHash, at) {
      // One statement: of two at once the second finds it used.
      const used = await client.$executeRaw(sql`
        UPDATE "RatingLink" SET "usedAt" = ${at}
        WHERE "tokenHash" = ${tokenHash} AND "usedAt" IS NULL AND "expiresAt" > ${at}`);
      return used === 1;
    },
    async add(orgId, { request, unitId, stars, comment, at }) {
      const added = await client.$executeRaw(sql`
        INSERT INTO "Rating" ("orgId", "request", "unitId", "stars", "comment", "at")
        VALUES (${orgId}, ${request}, ${unitId}, ${stars}, ${comment}, ${new Date(at)}) ON CONFLICT DO NOTHING`);
      return added === 1;
    },
    async rated(orgId, request) {
      return (await select(sql`WHERE "orgId" = ${orgId} AND "request" = ${request}`)).length > 0;
    },
    ofUnit: (orgId, unitId, from, to) =>
      select(sql`
        WHERE "orgId" = ${orgId} AND "unitId" = ${unitId} AND "at" >= ${from} AND "at" < ${to} ORDER BY "at"`),
    async asked(orgId, unitId, from, to) {
      const [row] = await client.$queryRaw<{ count: number | bigint }[]>(sql`
        SELECT count(DISTINCT "request") AS "count" FROM "RatingLink"
        WHERE "orgId" = ${orgId} AND "unitId" = ${unitId} AND "createdAt" >= ${from} AND "createdAt" < ${to}`);
      // PostgreSQL counts in 64 bits.
      return Number(row?.count ?? 0);
    },
    all: (orgId) => select(sql`WHERE "orgId" = ${orgId} ORDER BY "request"`),
  };
}

function toLink({ tokenHash, request, unitId, createdAt, expiresAt, usedAt }: LinkRow): RatingLink {
  return {
    tokenHash,
    request,
    unitId,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}
