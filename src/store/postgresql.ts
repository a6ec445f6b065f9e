import { setImmediate as turn } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Logger } from "../log.ts";
import { acceptInBatches } from "./batcher.ts";
import type { Models } from "./client.ts";
import { makeConnection } from "./connection.ts";
import { PrismaClient } from "./generated/postgresql/client.ts";
import type { Store } from "./port.ts";
import { makePostgresqlPresence } from "./presence-postgresql.ts";
import { retryConflicts } from "./retry.ts";
import { makeTransaction, type Transaction } from "./transaction.ts";

/**
 * Any number of instances share the work. Transactions are READ COMMITTED; what two of them could both change is guarded by
 * its own condition (`seq` of a project, keys of entries and claims), and the loser runs again.
 */
export async function openPostgresql(
  url: string,
  deps: { readonly logger: Logger; readonly connections: number },
): Promise<Store> {
  const lost = (error: Error): void => deps.logger.warn({ error }, "database connection lost");
  const pool = await new PrismaPg(
    { connectionString: url, max: deps.connections },
    { onPoolError: lost, onConnectionError: lost },
  ).connect();
  const idle: Session[] = [];

  const underWay = new Set<Promise<unknown>>();

  function track<T>(call: Promise<T>): Promise<T> {
    const settled: Promise<unknown> = call.then(
      () => underWay.delete(settled),
      () => underWay.delete(settled),
    );
    underWay.add(settled);
    return call;
  }

  /** Waits for a connection as long as it takes: giving up under load would turn slowness into failures. */
  async function transact<T>(beginning: string | undefined, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const transaction = await pool.startTransaction();
    const session = idle.pop() ?? makeSession();
    const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
    try {
      if (beginning !== undefined) await run(beginning);
      session.connection.pointTo(transaction);
      const result = await work(session.tx);
      // COMMIT after a failed statement would roll back and call it a success.
      const failure = session.connection.failure();
      if (failure !== undefined) throw failure;
      session.connection.pointTo(undefined);
      await run("COMMIT");
      await transaction.commit();
      idle.push(session);
      return result;
    } catch (error) {
      // Statements that the work had started and no longer awaits find the session closed, and it is not used again.
      session.connection.pointTo(undefined);
      await run("ROLLBACK").catch(() => {});
      await transaction.rollback();
      throw error;
    }
  }

  function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return track(retryConflicts(() => transact(undefined, work)));
  }

  // A single statement is a transaction of its own, without the two round trips of BEGIN and COMMIT.
  const direct = makeSession();
  direct.connection.pointTo({
    provider: pool.provider,
    adapterName: pool.adapterName,
    queryRaw: (query) => track(pool.queryRaw(query)),
    executeRaw: (query) => track(pool.executeRaw(query)),
  });
  const { inbox, outbox } = direct.tx;

  const session = await new PrismaPg(
    { connectionString: url, max: 1, idleTimeoutMillis: 0 },
    { onPoolError: lost, onConnectionError: lost },
  ).connect();
  const presence = makePostgresqlPresence(session, (owners, now) =>
    write(async (tx) => {
      const freed = [tx.inbox, tx.outbox, tx.exchanges].map((rows) => rows.endLeases(owners, now));
      return (await Promise.all(freed)).reduce((sum, count) => sum + count, 0);
    }),
  );

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    // What a batch was still collecting starts within a turn of the event loop.
    do {
      await Promise.all(underWay);
      await turn();
    } while (underWay.size > 0);
    await pool.dispose();
    await session.dispose();
  }

  return {
    dialect: "postgresql",
    read: (work) => track(transact("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", work)),
    write,
    inbox: {
      accept: acceptInBatches((drafts) => retryConflicts(() => inbox.accept(drafts))),
      takeOver: (now, lease, limit) => retryConflicts(() => inbox.takeOver(now, lease, limit)),
      postpone: (key, at) => inbox.postpone(key, at),
      pending: () => inbox.pending(),
      purge: (before, limit) => retryConflicts(() => inbox.purge(before, limit)),
    },
    outbox: {
      // What a card's sending leads to is several statements; every other record is one.
      settle: (results, owner) =>
        results.some(({ card }) => card !== undefined)
          ? write((tx) => tx.outbox.settle(results, owner))
          : retryConflicts(() => outbox.settle(results, owner)),
      postpone: (id, at, error, lease) => outbox.postpone(id, at, error, lease),
      takeOver: (now, lease, limit) => retryConflicts(() => outbox.takeOver(now, lease, limit)),
      renew: (ids, lease) => retryConflicts(() => outbox.renew(ids, lease)),
      recent: (platform, limit) => outbox.recent(platform, limit),
      pending: () => outbox.pending(),
      purge: (before, limit) => retryConflicts(() => outbox.purge(before, limit)),
    },
    exchanges: {
      takeOver: (now, lease, limit, only) => write((tx) => tx.exchanges.takeOver(now, lease, limit, only)),
      renew: (id, lease) => write((tx) => tx.exchanges.renew(id, lease)),
      purge: (before, limit) => write((tx) => tx.exchanges.purge(before, limit)),
    },
    presence: {
      enter: (owner) => track(presence.enter(owner)),
      endLeasesOfGone: (now) => track(presence.endLeasesOfGone(now)),
    },
    async ping() {
      await pool.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
    },
    close: () => (closing ??= close()),
  };
}

type Session = ReturnType<typeof makeSession>;

/** What a transaction is seen through; kept for the next one, as making Prisma's client costs more than many statements. */
function makeSession() {
  const connection = makeConnection("postgresql", (factory) => {
    const client: object = new PrismaClient({ adapter: factory, errorFormat: "minimal" });
    // The one cast between the two generated clients. Both come from the same models, and differ in `skipDuplicates` and
    // isolation levels only, neither of which is used; the contract suite runs every call on both.
    return client as Models;
  });
  return { connection, tx: makeTransaction(connection.client, "postgresql") };
}
