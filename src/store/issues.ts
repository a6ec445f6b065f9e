import type { BoardIssue } from "../domain/model.ts";
import { ConcurrencyError, type Issues } from "../domain/ports.ts";
import type { Client } from "./client.ts";
import { sql } from "./sql.ts";

export function makeIssues(client: Client): Issues {
  return {
    async latest(orgId, channelId) {
      const row = await client.boardIssue.findFirst({
        where: { orgId, channelId },
        orderBy: { number: "desc" },
      });
      if (!row) return undefined;
      const { number, day, at, group, metric, ranks } = row;
      // The Json column holds what `add` wrote.
      return {
        channelId,
        number,
        day,
        at: at.toISOString(),
        group,
        metric,
        ranks: ranks as BoardIssue["ranks"],
      };
    },
    async add(orgId, issue) {
      const added = await client.$executeRaw(sql`
        INSERT INTO "BoardIssue" ("orgId", "channelId", "number", "day", "at", "group", "metric", "ranks")
        VALUES (${orgId}, ${issue.channelId}, ${issue.number}, ${issue.day}, ${new Date(issue.at)}, ${issue.group},
          ${issue.metric}, ${JSON.stringify(issue.ranks)})
        ON CONFLICT DO NOTHING`);
      if (added === 0) throw new ConcurrencyError(`issue ${issue.number} exists`);
    },
  };
}
