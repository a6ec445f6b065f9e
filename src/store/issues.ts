import { createHash } from "node:crypto";
import type { Issues } from "../domain/boards/port.ts";
import { canonicalJson } from "../domain/canonical.ts";
import type { BoardIssue, EditionData, IssueKind } from "../domain/models/board.ts";
import { ConcurrencyError } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import type { BoardIssue as Row } from "./generated/sqlite/client.ts";
import { empty, sql, type Sql } from "./sql.ts";

export function makeIssues(client: Client): Issues {
  async function select(rest: Sql): Promise<readonly BoardIssue[]> {
    const found = await client.$queryRaw<(Row & { data: string | null })[]>(sql`
      SELECT i.*, e."data" FROM "BoardIssue" i
      LEFT JOIN "Edition" e ON e."orgId" = i."orgId" AND e."hash" = i."hash" ${rest}`);
    return found.map(toIssue);
  }
  const newestFirst = sql`ORDER BY i."number" DESC, i."revision" DESC`;
  return {
    async latest(orgId, channelId, kind) {
      const [issue] = await select(sql`
        WHERE i."orgId" = ${orgId} AND i."channelId" = ${channelId} AND i."kind" = ${kind} ${newestFirst} LIMIT 1`);
      return issue;
    },
    async current(orgId) {
      // Grouped by the key's own order: one step for each channel and kind, however many issues they have had.
      return select(sql`
        JOIN (SELECT "channelId", "kind", MAX("number") AS "number" FROM "BoardIssue" WHERE "orgId" = ${orgId}
          GROUP BY "channelId", "kind") n
          ON n."channelId" = i."channelId" AND n."kind" = i."kind" AND n."number" = i."number"
        WHERE i."orgId" = ${orgId} AND NOT EXISTS (SELECT 1 FROM "BoardIssue" l WHERE l."orgId" = i."orgId"
          AND l."channelId" = i."channelId" AND l."kind" = i."kind" AND l."number" = i."number" AND l."revision" > i."revision")
        ORDER BY i."channelId", i."kind"`);
    },
    revisions: (orgId, channelId, kind, number) =>
      select(sql`
        WHERE i."orgId" = ${orgId} AND i."channelId" = ${channelId} AND i."kind" = ${kind} AND i."number" = ${number}
        ORDER BY i."revision"`),
    ofChannel: (orgId, channelId, { offset, limit }) =>
      select(sql`
        WHERE i."orgId" = ${orgId} AND i."channelId" = ${channelId}
        ORDER BY i."at" DESC, i."kind", i."number" DESC, i."revision" DESC LIMIT ${limit} OFFSET ${offset}`),
    scan: (orgId, after, limit) =>
      select(sql`
        WHERE i."orgId" = ${orgId} ${
          after
            ? sql`AND (i."channelId", i."kind", i."number", i."revision")
              > (${after.channelId}, ${after.kind}, ${after.number}, ${after.revision})`
            : empty
        }
        ORDER BY i."channelId", i."kind", i."number", i."revision" LIMIT ${limit}`),
    async add(orgId, { channelId, kind, number, revision, day, at, edition }) {
      const data = edition && canonicalJson(edition);
      const hash = data === undefined ? "" : createHash("sha256").update(data).digest("hex");
      if (data !== undefined)
        await client.$executeRaw(sql`
          INSERT INTO "Edition" ("orgId", "hash", "data") VALUES (${orgId}, ${hash}, ${data}) ON CONFLICT DO NOTHING`);
      const added = await client.$executeRaw(sql`
        INSERT INTO "BoardIssue" ("orgId", "channelId", "kind", "number", "revision", "day", "at", "asOf", "hash")
        VALUES (${orgId}, ${channelId}, ${kind}, ${number}, ${revision}, ${day}, ${new Date(at)},
          ${new Date(edition?.asOf ?? at)}, ${hash})
        ON CONFLICT DO NOTHING`);
      if (added === 0) throw new ConcurrencyError(`issue ${number} exists`);
    },
  };
}

function toIssue(row: Row & { readonly data: string | null }): BoardIssue {
  const { channelId, kind, number, revision, day, at, data } = row;
  return {
    channelId,
    // Kind and data are what `add` wrote.
    kind: kind as IssueKind,
    number,
    revision,
    day,
    at: at.toISOString(),
    edition: data === null ? undefined : (JSON.parse(data) as EditionData),
  };
}
