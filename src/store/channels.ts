import { canonicalJson } from "../domain/canonical.ts";
import type { Channels } from "../domain/ports.ts";
import type { Channel } from "../domain/model.ts";
import type { Client } from "./client.ts";
import type { Channel as Row } from "./generated/sqlite/client.ts";
import { sql } from "./sql.ts";

export function makeChannels(client: Client): Channels {
  return {
    async byAddress(orgId, address) {
      const { platform, workspace, id: externalId } = address;
      const [row] = await client.$queryRaw<Row[]>(sql`
        SELECT * FROM "Channel"
        WHERE "platform" = ${platform} AND "workspace" = ${workspace} AND "externalId" = ${externalId} AND "orgId" = ${orgId}`);
      return row ? toChannel(row) : undefined;
    },
    async byId(orgId, id) {
      const row = await client.channel.findFirst({ where: { orgId, id } });
      return row ? toChannel(row) : undefined;
    },
    async list(orgId) {
      return (await client.$queryRaw<Row[]>(sql`SELECT * FROM "Channel" WHERE "orgId" = ${orgId} ORDER BY "id"`)).map(
        toChannel,
      );
    },
    async bind(orgId, draft) {
      const { address, name, unitId, boardAt, staleAt, timezone, locale, active, posts } = draft;
      const since = new Date(draft.since);
      const [row] = await client.$queryRaw<{ id: number }[]>(sql`
        INSERT INTO "Channel"
          ("orgId", "platform", "workspace", "externalId", "name", "unitId", "boardAt", "staleAt", "timezone", "locale", "active", "since", "posts")
        VALUES (${orgId}, ${address.platform}, ${address.workspace}, ${address.id}, ${name}, ${unitId}, ${boardAt}, ${staleAt},
          ${timezone}, ${locale}, ${active}, ${since}, ${posts === null ? null : canonicalJson(posts)})
        ON CONFLICT ("platform", "workspace", "externalId") DO UPDATE SET
          "name" = excluded."name", "unitId" = excluded."unitId", "boardAt" = excluded."boardAt", "staleAt" = excluded."staleAt",
          "timezone" = excluded."timezone", "locale" = excluded."locale", "active" = excluded."active",
          "since" = excluded."since", "posts" = excluded."posts"
        WHERE "Channel"."orgId" = excluded."orgId"
        RETURNING "id"`);
      if (!row) throw new Error("this channel belongs to another organization");
      return { ...draft, id: row.id };
    },
  };
}

function toChannel(row: Row): Channel {
  return {
    id: row.id,
    // Platform and locale were typed when `bind` wrote them.
    address: {
      platform: row.platform as Channel["address"]["platform"],
      workspace: row.workspace,
      id: row.externalId,
    },
    name: row.name,
    unitId: row.unitId,
    boardAt: row.boardAt,
    staleAt: row.staleAt,
    timezone: row.timezone,
    locale: row.locale as Channel["locale"],
    active: row.active,
    // The Json column holds what `bind` wrote.
    posts: row.posts as Channel["posts"],
    since: row.since.toISOString(),
  };
}
