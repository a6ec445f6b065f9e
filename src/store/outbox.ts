import type { OutboxDraft, OutboxHistory, OutboxPort, OutboxRow, OutboxTx } from "../delivery/ports.ts";
import { recordCards } from "./cards.ts";
import type { Client } from "./client.ts";
import type { Outbox as Row } from "./generated/sqlite/client.ts";
import { empty, join, rows, sql, type Sql } from "./sql.ts";

export interface OutboxStatements extends OutboxPort, OutboxHistory, OutboxTx {
  endLeases(owners: readonly string[], now: Date): Promise<number>;
}

/** What the two dialects do not read alike. */
export interface OutboxDialect {
  /** Keeps several takers apart. */
  readonly locking: Sql;
  /** An instant inside VALUES, where PostgreSQL cannot infer a type. */
  instant(at: Date): Sql;
  /** Makes the transactions that add to one lane commit in the order of their ids. */
  orderLanes(client: Client, lanes: readonly string[]): Promise<void>;
}

/** SQLite has one writer at a time: everything is in order already. */
export const sqliteOutbox: OutboxDialect = {
  locking: empty,
  instant: (at) => sql`${at}`,
  orderLanes: () => Promise.resolve(),
};

/**
 * PostgreSQL gives ids before the commit, so two transactions could show their messages of one lane in the other order.
 * A lock on the lane, held to the commit, keeps them apart; sorted, so that no two wait for each other.
 */
export const postgresqlOutbox: OutboxDialect = {
  locking: sql`FOR UPDATE SKIP LOCKED`,
  instant: (at) => sql`CAST(${at} AS TIMESTAMP(3))`,
  async orderLanes(client, lanes) {
    const distinct = [...new Set(lanes)].sort();
    await client.$executeRaw(sql`
      SELECT pg_advisory_xact_lock(hashtextextended(lane, 1)) FROM unnest(${distinct}::text[]) WITH ORDINALITY AS l(lane, n) ORDER BY n`);
  },
};

export function makeOutbox(client: Client, dialect: OutboxDialect): OutboxStatements {
  return {
    async add(drafts, lease) {
      if (drafts.length === 0) return [];
      await dialect.orderLanes(
        client,
        drafts.map((draft) => draft.lane),
      );
      const values = drafts.map((draft) => [
        draft.key,
        draft.kind,
        draft.platform,
        draft.lane,
        draft.body,
        draft.createdAt,
        draft.notBefore,
        draft.expiresAt ?? null,
        lease.owner,
        lease.until,
      ]);
      const added = await client.$queryRaw<{ id: number; key: string }[]>(sql`
        INSERT INTO "Outbox"
          ("key", "kind", "platform", "lane", "body", "createdAt", "notBefore", "expiresAt", "owner", "leaseUntil")
        VALUES ${rows(values)}
        RETURNING "id", "key"`);
      const ids = new Map(added.map((row) => [row.key, row.id]));
      return drafts.map((draft) => ({ ...draft, id: idOf(ids, draft), attempts: 0 }));
    },
    async settle(results, owner) {
      if (results.length === 0) return;
      const values = results.map((result) => [
        result.id,
        result.state,
        dialect.instant(result.at),
        result.postedId ?? null,
        result.error ?? null,
      ]);
      await client.$executeRaw(sql`
        WITH result ("id", "state", "at", "postedId", "error") AS (VALUES ${rows(values)})
        UPDATE "Outbox" SET "state" = result."state", "settledAt" = result."at", "postedId" = result."postedId",
          "error" = result."error"
        FROM result
        WHERE "Outbox"."id" = CAST(result."id" AS INTEGER) AND "Outbox"."state" = 'pending' AND "Outbox"."owner" = ${owner}`);
      await recordCards(client, results, dialect.instant);
    },
    async postpone(id, at, error, lease) {
      await client.$executeRaw(sql`
        UPDATE "Outbox" SET "notBefore" = ${at}, "error" = ${error}, "leaseUntil" = ${lease.until}, "attempts" = "attempts" + 1
        WHERE "id" = ${id} AND "state" = 'pending' AND "owner" = ${lease.owner}`);
    },
    async takeOver(now, lease, limit) {
      const taken = await client.$queryRaw<Row[]>(sql`
        WITH due AS (
          SELECT "id" FROM "Outbox" WHERE "state" = 'pending' AND "leaseUntil" <= ${now} AND "notBefore" <= ${now}
          ORDER BY "id" LIMIT ${limit} ${dialect.locking})
        UPDATE "Outbox" SET "attempts" = "attempts" + 1, "owner" = ${lease.owner}, "leaseUntil" = ${lease.until}
        WHERE "id" IN (SELECT "id" FROM due)
        RETURNING *`);
      return taken.map(toOutboxRow).sort((a, b) => a.id - b.id);
    },
    async renew(ids, lease) {
      if (ids.length === 0) return;
      await client.$executeRaw(sql`
        UPDATE "Outbox" SET "leaseUntil" = ${lease.until}
        WHERE "id" IN (${join([...ids])}) AND "state" = 'pending' AND "owner" = ${lease.owner}`);
    },
    async recent(platform, limit) {
      const found = await client.$queryRaw<{ postedId: string; body: string; settledAt: Date }[]>(sql`
        SELECT "postedId", "body", "settledAt" FROM "Outbox"
        WHERE "platform" = ${platform} AND "state" = 'sent' AND "postedId" IS NOT NULL AND "settledAt" IS NOT NULL
        ORDER BY "id" DESC LIMIT ${limit}`);
      return found.toReversed();
    },
    endLeases: (owners, now) =>
      client.$executeRaw(sql`
        UPDATE "Outbox" SET "leaseUntil" = ${now}
        WHERE "state" = 'pending' AND "leaseUntil" > ${now} AND "owner" IN (${join([...owners])})`),
    pending: () => client.outbox.count({ where: { state: "pending" } }),
    purge: (before, limit) =>
      client.$executeRaw(sql`
        DELETE FROM "Outbox" WHERE "id" IN (
          SELECT "id" FROM "Outbox" WHERE "state" IN ('sent', 'dead', 'expired') AND "settledAt" < ${before} LIMIT ${limit})`),
  };
}

function idOf(ids: ReadonlyMap<string, number>, draft: OutboxDraft): number {
  const id = ids.get(draft.key);
  if (id === undefined) throw new Error("INSERT without a row");
  return id;
}

function toOutboxRow(row: Row): OutboxRow {
  return {
    id: row.id,
    key: row.key,
    // Typed when `add` wrote them.
    kind: row.kind as OutboxRow["kind"],
    platform: row.platform as OutboxRow["platform"],
    lane: row.lane,
    body: row.body,
    createdAt: row.createdAt,
    notBefore: row.notBefore,
    ...(row.expiresAt ? { expiresAt: row.expiresAt } : {}),
    attempts: row.attempts,
  };
}
