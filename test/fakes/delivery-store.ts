import type {
  InboxPort,
  InboxRow,
  InboxTx,
  Lease,
  OutboxDraft,
  OutboxPort,
  OutboxResult,
  OutboxRow,
  OutboxTx,
} from "../../src/delivery/ports.ts";

interface InboxEntry {
  row: InboxRow;
  done: boolean;
  lease: Lease;
}

interface OutboxEntry {
  row: OutboxRow;
  lease: Lease;
  result: OutboxResult | undefined;
}

interface Work {
  readonly inbox: InboxTx;
  readonly outbox: OutboxTx;
}

/** What one process sees of the store. */
export interface Connection {
  readonly inbox: InboxPort;
  readonly outbox: OutboxPort;
  /** One transaction: what it wrote is there when it resolves, and nothing of it when `work` threw. */
  write<T>(work: (tx: Work) => Promise<T>): Promise<T>;
  /** The process is dead: nothing it still asks for happens, nothing it waits for comes. */
  cut(): void;
  /** Every statement fails until it is called with false. */
  fail(failing: boolean): void;
}

export interface DeliveryStore {
  /** `pause` is waited for before and after each statement takes effect. */
  connect(pause?: () => Promise<void>): Connection;
  /** Rows of the inbox by key, as they are now. */
  inboxRow(key: string): { readonly done: boolean; readonly attempts: number } | undefined;
  outboxRows(): readonly Readonly<OutboxEntry>[];
  /** How many results each call of `settle` brought. */
  readonly settles: readonly number[];
}

/**
 * The ports of delivery over plain memory, for the logic of delivery alone: statements are atomic, transactions run one
 * after the other, and what is promised of leases, keys and order is kept. The real store has its own contract.
 */
export function createDeliveryStore(): DeliveryStore {
  const inbox = new Map<string, InboxEntry>();
  const outbox = new Map<number, OutboxEntry>();
  const keys = new Set<string>();
  const settles: number[] = [];
  let lastId = 0;
  let writing: Promise<unknown> = Promise.resolve();

  function connect(pause: () => Promise<void> = () => Promise.resolve()): Connection {
    let alive = true;
    let failing = false;
    const never = new Promise<never>(() => undefined);
    let letGo: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });

    async function statement<T>(effect: () => T | Promise<T>): Promise<T> {
      await pause();
      if (!alive) return await never;
      if (failing) throw new Error("the database is away");
      const result = await effect();
      await pause();
      return alive ? result : await never;
    }

    async function transaction<T>(work: (tx: Work) => Promise<T>): Promise<T> {
      const finished: string[] = [];
      const added: OutboxEntry[] = [];
      const result = await work({
        inbox: {
          async finish(key) {
            const entry = inbox.get(key);
            if (entry === undefined || entry.done || finished.includes(key)) return false;
            finished.push(key);
            return true;
          },
          first: () => Promise.reject(new Error("no form comes this way")),
        },
        outbox: {
          async add(drafts: readonly OutboxDraft[], lease) {
            const entries = drafts.map((draft) => {
              if (keys.has(draft.key) || added.some((other) => other.row.key === draft.key)) {
                throw new Error("unique key");
              }
              lastId += 1;
              return { row: { ...draft, id: lastId, attempts: 0 }, lease, result: undefined };
            });
            added.push(...entries);
            return entries.map((entry) => entry.row);
          },
        },
      });
      if (!alive) return await never;
      for (const key of finished) {
        const entry = inbox.get(key);
        if (entry) entry.done = true;
      }
      for (const entry of added) {
        keys.add(entry.row.key);
        outbox.set(entry.row.id, entry);
      }
      return result;
    }

    return {
      inbox: {
        accept: (row, lease) =>
          statement(() => {
            if (inbox.has(row.key)) return false;
            inbox.set(row.key, { row: { ...row, attempts: 0 }, done: false, lease });
            return true;
          }),
        takeOver: (now, lease, limit) =>
          statement(() =>
            [...inbox.values()]
              .filter((entry) => !entry.done && entry.lease.until <= now)
              .toSorted((a, b) => a.row.receivedAt.getTime() - b.row.receivedAt.getTime())
              .slice(0, limit)
              .map((entry) => {
                entry.lease = lease;
                entry.row = { ...entry.row, attempts: entry.row.attempts + 1 };
                return entry.row;
              }),
          ),
        postpone: (key, at) =>
          statement(() => {
            const entry = inbox.get(key);
            if (entry && !entry.done) entry.lease = { ...entry.lease, until: at };
          }),
        pending: () => statement(() => [...inbox.values()].filter((entry) => !entry.done).length),
        purge: () => statement(() => 0),
      },
      outbox: {
        settle: (results, owner) =>
          statement(() => {
            settles.push(results.length);
            for (const result of results) {
              const entry = outbox.get(result.id);
              if (entry && entry.result === undefined && entry.lease.owner === owner) {
                entry.result = result;
              }
            }
          }),
        postpone: (id, at, _error, lease) =>
          statement(() => {
            const entry = outbox.get(id);
            if (!entry || entry.result !== undefined || entry.lease.owner !== lease.owner) return;
            entry.row = { ...entry.row, notBefore: at, attempts: entry.row.attempts + 1 };
            entry.lease = lease;
          }),
        takeOver: (now, lease, limit) =>
          statement(() =>
            [...outbox.values()]
              .filter((entry) => entry.result === undefined && entry.lease.until <= now && entry.row.notBefore <= now)
              .toSorted((a, b) => a.row.id - b.row.id)
              .slice(0, limit)
              .map((entry) => {
                entry.lease = lease;
                entry.row = { ...entry.row, attempts: entry.row.attempts + 1 };
                return entry.row;
              }),
          ),
        renew: (ids, lease) =>
          statement(() => {
            for (const id of ids) {
              const entry = outbox.get(id);
              if (entry?.result === undefined && entry?.lease.owner === lease.owner) {
                entry.lease = lease;
              }
            }
          }),
        pending: () => statement(() => [...outbox.values()].filter((entry) => entry.result === undefined).length),
        purge: () => statement(() => 0),
      },
      write(work) {
        return statement(() => {
          const turn = writing.then(() => transaction(work));
          // A dead process must not hold up the others' transactions.
          writing = Promise.race([turn.catch(() => undefined), gone]);
          return turn;
        });
      },
      cut() {
        alive = false;
        letGo();
      },
      fail(now) {
        failing = now;
      },
    };
  }

  return {
    connect,
    inboxRow(key) {
      const entry = inbox.get(key);
      return entry && { done: entry.done, attempts: entry.row.attempts };
    },
    outboxRows: () => [...outbox.values()],
    settles,
  };
}
