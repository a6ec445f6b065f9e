import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import { workingStates } from "../domain/models/exchange.ts";
import type { Presence } from "./presence.ts";

const working = workingStates.map((state) => `'${state}'`).join(", ");

/** First key of the advisory locks that stand for processes; the second is made from the owner's name. */
const lockClass = 720_512_002;

/** The locks of processes that run now, in this database. */
const held = `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
  WHERE datname = current_database() AND locktype = 'advisory' AND classid = ${lockClass} AND objsubid = 2`;

/** Whether a process that runs now has entered at this database. */
export async function isServedPostgresql(session: SqlQueryable): Promise<boolean> {
  const { rows } = await session.queryRaw({ sql: `${held} LIMIT 1`, args: [], argTypes: [] });
  return rows.length > 0;
}

/**
 * One connection that does nothing but hold an advisory lock: the server lets go of it the moment the connection ends,
 * however the process did. Where the lock cannot tell (a machine that vanished from the network, a pooler in between) its
 * leases run out as before.
 * @param session a connection of its own, always the same one
 * @param endLeases what is written about owners that are gone
 */
export function makePostgresqlPresence(
  session: SqlQueryable,
  endLeases: (owners: readonly string[], now: Date) => Promise<number>,
): Presence {
  let me: string | undefined;
  let missed: ReadonlySet<string> | undefined;

  async function hold(owner: string): Promise<void> {
    // Taken once in a session, and again in the next one after the connection was lost.
    await session.executeRaw({
      sql: `SELECT pg_advisory_lock_shared(${lockClass}, hashtext($1)) WHERE NOT EXISTS (
        SELECT 1 FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory' AND classid = ${lockClass} AND objsubid = 2)`,
      args: [owner],
      argTypes: [{ scalarType: "string", arity: "scalar" }],
    });
  }

  /** Owners of leases that still run and whose lock nobody holds. */
  async function findGone(now: Date): Promise<readonly string[]> {
    const { rows } = await session.queryRaw({
      sql: `SELECT "owner" FROM (
          SELECT "owner" FROM "Inbox" WHERE "done" = false AND "leaseUntil" > $1
          UNION SELECT "owner" FROM "Outbox" WHERE "state" = 'pending' AND "leaseUntil" > $1
          UNION SELECT "owner" FROM "Exchange" WHERE "state" IN (${working}) AND "leaseUntil" > $1) leased
        WHERE "owner" <> '' AND NOT EXISTS (
          ${held} AND objid::bigint = hashtext("owner")::bigint & 4294967295)`,
      args: [now],
      argTypes: [{ scalarType: "datetime", arity: "scalar" }],
    });
    return rows.map(([owner]) => String(owner));
  }

  return {
    async enter(owner) {
      me = owner;
      await hold(owner);
    },
    async endLeasesOfGone(now) {
      if (me === undefined) return 0;
      await hold(me);
      const gone = await findGone(now);
      // At the first look, which is the start of this process, at once. Later an owner has to be missing twice: one that
      // has lost its connection for a moment comes back.
      const before = missed;
      const sure = before === undefined ? gone : gone.filter((owner) => before.has(owner));
      missed = new Set(gone);
      return sure.length === 0 ? 0 : endLeases(sure, now);
    },
  };
}
