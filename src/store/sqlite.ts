import { setImmediate as turn } from "node:timers/promises";
import type Database from "better-sqlite3";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { acceptInBatches } from "./batcher.ts";
import { makeConnection } from "./connection.ts";
import { PrismaClient } from "./generated/sqlite/client.ts";
import { makeGroupQueue, type Waiting } from "./group-queue.ts";
import type { Store } from "./port.ts";
import { makeSqlitePresence } from "./presence-sqlite.ts";
import { keepStatements } from "./statement-cache.ts";
import { retryConflicts, untilFree } from "./retry.ts";
import { makeTransaction, type Transaction } from "./transaction.ts";

/** More would keep the first of a group waiting without making the commit any cheaper. */
const largestGroup = 64;

/**
 * SQLite has one writer. Prisma's adapter runs a query outside a transaction on the same connection, so inside whatever
 * transaction another caller has open, and would lose it with that one's rollback. Hence two connections: everything that
 * writes goes through one queue to the first, a group at a time in one transaction with one fsync (or none, where nothing
 * in it asks for one), each work inside its own savepoint; reads share the second, which refuses to write.
 */
export async function openSqlite(path: string): Promise<Store> {
  const writer = await connect(path, ["foreign_keys = ON", "synchronous = FULL"]);
  const reader = await connect(path, ["query_only = ON"]);
  let synchronous: "FULL" | "NORMAL" = "FULL";
  const writing = makeTransaction(writer.client, "sqlite");
  const reading = makeTransaction(reader.client, "sqlite");
  const writes = makeGroupQueue(largestGroup, writeGroup);
  const reads = makeGroupQueue(largestGroup, readGroup);

  /** Set between transactions only: inside one it has no effect. */
  async function synchronise(mode: "FULL" | "NORMAL"): Promise<void> {
    if (mode === synchronous) return;
    await writer.run(`PRAGMA synchronous = ${mode}`);
    synchronous = mode;
  }

  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    await synchronise(group.some(({ durable }) => durable) ? "FULL" : "NORMAL");
    // IMMEDIATE: the write lock is taken now, where waiting for it is possible, not at the first writing statement.
    await untilFree(() => writer.run("BEGIN IMMEDIATE"));
    writer.open();
    try {
      for (const waiting of group) {
        await writer.run("SAVEPOINT work");
        if ((await waiting.run()) === "failed") {
          // Statements that the failed work had started and no longer awaits: the driver is synchronous, so after one
          // turn of the event loop they have run, and the rollback takes them back with the rest.
          await turn();
          await writer.run("ROLLBACK TO work");
        }
        await writer.run("RELEASE work");
      }
      writer.shut();
      await writer.run("COMMIT");
    } catch (error) {
      writer.shut();
      // SQLite may have rolled back by itself (disk full); then there is nothing to roll back, and that is fine.
      await writer.run("ROLLBACK").catch(() => {});
      throw error;
    }
  }

  async function readGroup(group: readonly Waiting[]): Promise<void> {
    await reader.run("BEGIN");
    reader.open();
    try {
      await Promise.all(group.map((waiting) => waiting.run()));
    } finally {
      reader.shut();
      await reader.run("COMMIT");
    }
  }

  function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return retryConflicts(() => writes.add(() => work(writing)));
  }

  /**
   * For records that a crash of this process must not lose and a power cut may, until the next durable commit: without them
   * a message is sent again as one that may be a repeat, as after any crash between its sending and its record.
   */
  function note<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return retryConflicts(() => writes.add(() => work(writing), false));
  }

  const presence = makeSqlitePresence(path, (owners, now) =>
    write(async (tx) => {
      const freed = [tx.inbox, tx.outbox, tx.exchanges].map((rows) => rows.endLeases(owners, now));
      return (await Promise.all(freed)).reduce((sum, count) => sum + count, 0);
    }),
  );

  return {
    dialect: "sqlite",
    read: (work) => reads.add(() => work(reading)),
    write,
    inbox: {
      accept: acceptInBatches((drafts) => write((tx) => tx.inbox.accept(drafts))),
      takeOver: (now, lease, limit) => write((tx) => tx.inbox.takeOver(now, lease, limit)),
      postpone: (key, at) => write((tx) => tx.inbox.postpone(key, at)),
      pending: () => reads.add(() => reading.inbox.pending()),
      purge: (before, limit) => write((tx) => tx.inbox.purge(before, limit)),
    },
    outbox: {
      settle: (results, owner) => note((tx) => tx.outbox.settle(results, owner)),
      postpone: (id, at, error, lease) => write((tx) => tx.outbox.postpone(id, at, error, lease)),
      takeOver: (now, lease, limit) => write((tx) => tx.outbox.takeOver(now, lease, limit)),
      renew: (ids, lease) => note((tx) => tx.outbox.renew(ids, lease)),
      recent: (platform, limit) => reads.add(() => reading.outbox.recent(platform, limit)),
      pending: () => reads.add(() => reading.outbox.pending()),
      purge: (before, limit) => write((tx) => tx.outbox.purge(before, limit)),
    },
    exchanges: {
      takeOver: (now, lease, limit, only) => write((tx) => tx.exchanges.takeOver(now, lease, limit, only)),
      renew: (id, lease) => write((tx) => tx.exchanges.renew(id, lease)),
      purge: (before, limit) => write((tx) => tx.exchanges.purge(before, limit)),
    },
    presence,
    ping: () => reads.add(() => reader.run("SELECT 1")),
    async close() {
      await writes.idle();
      await reads.idle();
      await reader.close();
      // The last to leave: it folds the write-ahead log into the file.
      await writer.close();
      presence.close();
    },
  };
}

async function connect(path: string, pragmas: readonly string[]) {
  // Milliseconds that SQLite itself may block this process: short, as `untilFree` does the waiting.
  const adapter = await new PrismaBetterSqlite3({ url: path, timeout: 20 }).connect();
  for (const pragma of pragmas) await untilFree(() => adapter.executeScript(`PRAGMA ${pragma}`));
  // The adapter's own connection, which its types do not mention. Without it everything works, a little slower.
  const { client: database } = adapter as { readonly client?: Database.Database };
  if (database !== undefined) keepStatements(database);
  const connection = makeConnection(
    "sqlite",
    (factory) => new PrismaClient({ adapter: factory, errorFormat: "minimal" }),
  );
  return {
    client: connection.client,
    // Outside a transaction of ours its statements are refused: they would be written at once, or into a neighbour's.
    open: () => connection.pointTo(adapter),
    shut: () => connection.pointTo(undefined),
    // The adapter throws at once where it should reject.
    run: async (statement: string): Promise<void> => adapter.executeScript(statement),
    close: () => adapter.dispose(),
  };
}
