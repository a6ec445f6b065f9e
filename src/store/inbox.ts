import type { InboxPort, InboxRow, InboxTx, Lease } from "../delivery/ports.ts";
import type { Client } from "./client.ts";
import { empty, join, rows, sql, type Sql } from "./sql.ts";

export type InboxDraft = Omit<InboxRow, "attempts"> & { readonly lease: Lease };

/** The port's methods inside a transaction; `accept` takes many deliveries in one statement (`batcher.ts`). */
export interface InboxStatements extends Omit<InboxPort, "accept">, InboxTx {
  accept(drafts: readonly InboxDraft[]): Promise<readonly boolean[]>;
  endLeases(owners: readonly string[], now: Date): Promise<number>;
}

/** @param locking what keeps several takers apart: `FOR UPDATE SKIP LOCKED` on PostgreSQL. */
export function makeInbox(client: Client, locking: Sql = empty): InboxStatements {
  return {
    async accept(drafts) {
      const values = drafts.map(({ key, body, receivedAt, lease }) => [
        key,
        body,
        receivedAt,
        lease.owner,
        lease.until,
      ]);
      const stored = await client.$queryRaw<{ key: string }[]>(sql`
        INSERT INTO "Inbox" ("key", "body", "receivedAt", "owner", "leaseUntil") VALUES ${rows(values)}
        ON CONFLICT DO NOTHING RETURNING "key"`);
      const fresh = new Set(stored.map((row) => row.key));
      // Of two equal deliveries in one batch the first is the stored one.
      return drafts.map(({ key }) => fresh.delete(key));
    },
    async finish(key, now) {
      const finished = await client.$executeRaw(sql`
        UPDATE "Inbox" SET "done" = true, "doneAt" = ${now} WHERE "key" = ${key} AND "done" = false`);
      return finished === 1;
    },
    async first(key, now) {
      const noted = await client.$executeRaw(sql`
        INSERT INTO "Inbox" ("key", "body", "receivedAt", "owner", "leaseUntil", "done", "doneAt")
        VALUES (${key}, '', ${now}, '', ${now}, true, ${now}) ON CONFLICT DO NOTHING`);
      return noted === 1;
    },
    async takeOver(now, lease, limit) {
      const taken = await client.$queryRaw<InboxRow[]>(sql`
        WITH due AS (
          SELECT "key" FROM "Inbox" WHERE "done" = false AND "leaseUntil" <= ${now}
          ORDER BY "receivedAt", "key" LIMIT ${limit} ${locking})
        UPDATE "Inbox" SET "attempts" = "attempts" + 1, "owner" = ${lease.owner}, "leaseUntil" = ${lease.until}
        WHERE "key" IN (SELECT "key" FROM due)
        RETURNING "key", "body", "receivedAt", "attempts"`);
      // RETURNING promises no order.
      return taken.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.key < b.key ? -1 : 1));
    },
    async postpone(key, at) {
      await client.$executeRaw(sql`
        UPDATE "Inbox" SET "owner" = '', "leaseUntil" = ${at} WHERE "key" = ${key} AND "done" = false`);
    },
    endLeases: (owners, now) =>
      client.$executeRaw(sql`
        UPDATE "Inbox" SET "leaseUntil" = ${now}
        WHERE "done" = false AND "leaseUntil" > ${now} AND "owner" IN (${join([...owners])})`),
    pending: () => client.inbox.count({ where: { done: false } }),
    purge: (before, limit) =>
      client.$executeRaw(sql`
        DELETE FROM "Inbox" WHERE "key" IN (
          SELECT "key" FROM "Inbox" WHERE "done" = true AND "receivedAt" < ${before} LIMIT ${limit})`),
  };
}
