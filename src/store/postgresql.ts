import { PrismaPg } from "@prisma/adapter-pg";
import { describeError, type Logger } from "../log.ts";
import { acceptInBatches } from "./batcher.ts";
import type { Client } from "./client.ts";
import { PrismaClient } from "./generated/postgresql/client.ts";
import type { Store } from "./port.ts";
import { retryConflicts } from "./retry.ts";
import { makeTransaction, type Transaction } from "./transaction.ts";

/**
 * Prisma gives up on a transaction that waits for a connection, or lasts, longer than this. Both end by themselves here
 * (the pool is fair, statements are short), and giving up under load would turn slowness into failures.
 */
const patience = { maxWait: 600_000, timeout: 600_000 };

/**
 * Any number of instances share the work. Transactions are READ COMMITTED; what two of them could both change is guarded by
 * its own condition (`seq` of a project, keys of entries and claims), and the loser runs again.
 */
export async function openPostgresql(
  url: string,
  deps: { readonly logger: Logger; readonly connections: number },
): Promise<Store> {
  const lost = (error: Error): void =>
    deps.logger.warn({ error: describeError(error) }, "database connection lost");
  const adapter = new PrismaPg(
    { connectionString: url, max: deps.connections },
    { onPoolError: lost, onConnectionError: lost },
  );
  const prisma = new PrismaClient({ adapter, errorFormat: "minimal" });
  await prisma.$connect();
  // A single statement is a transaction of its own, without the two round trips of BEGIN and COMMIT.
  const single = makeTransaction(toClient(prisma), "postgresql");

  function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return retryConflicts(() =>
      prisma.$transaction((tx) => work(makeTransaction(toClient(tx), "postgresql")), patience),
    );
  }

  return {
    dialect: "postgresql",
    read: (work) =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return work(makeTransaction(toClient(tx), "postgresql"));
      }, patience),
    write,
    inbox: {
      accept: acceptInBatches((drafts) => retryConflicts(() => single.inbox.accept(drafts))),
      takeOver: (now, lease, limit) =>
        retryConflicts(() => single.inbox.takeOver(now, lease, limit)),
      postpone: (key, at) => single.inbox.postpone(key, at),
      pending: () => single.inbox.pending(),
      purge: (before, limit) => retryConflicts(() => single.inbox.purge(before, limit)),
    },
    outbox: {
      settle: (results, owner) => retryConflicts(() => single.outbox.settle(results, owner)),
      postpone: (id, at, error, lease) => single.outbox.postpone(id, at, error, lease),
      takeOver: (now, lease, limit) =>
        retryConflicts(() => single.outbox.takeOver(now, lease, limit)),
      renew: (ids, lease) => retryConflicts(() => single.outbox.renew(ids, lease)),
      pending: () => single.outbox.pending(),
      purge: (before, limit) => retryConflicts(() => single.outbox.purge(before, limit)),
    },
    async ping() {
      await prisma.$queryRawUnsafe("SELECT 1");
    },
    close: () => prisma.$disconnect(),
  };
}

/**
 * The one cast between the two generated clients. Both come from the same models, and differ in `skipDuplicates` and
 * isolation levels only, neither of which is used through this type; the contract suite runs every call on both.
 */
function toClient(client: object): Client {
  return client as Client;
}
