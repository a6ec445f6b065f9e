import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Held } from "./lanes.ts";
import type { Lease, OutboxPort, OutboxRow } from "./ports.ts";
import type { Cancel, Timers } from "./timers.ts";

export interface LeasesDeps {
  readonly outbox: Pick<OutboxPort, "renew">;
  readonly owner: string;
  readonly leaseMs: number;
  readonly held: ReadonlyMap<number, Held>;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** What keeps other processes away from the rows we hold, for as long as this process lives and not much longer. */
export interface Leases {
  next(): Lease;
  /** Until when a row just taken in hand is surely ours, in milliseconds. */
  assumed(): number;
  /** Renews what is held, again and again, before it runs out. */
  start(): void;
  stop(): void;
  /** Gives rows up, so that any process may take them over now. */
  release(rows: readonly OutboxRow[], now: Date): Promise<void>;
}

/** Ids in one statement. */
const batch = 500;

export function createLeases(deps: LeasesDeps): Leases {
  const { outbox, owner, leaseMs, held, clock, timers, logger } = deps;
  let cancel: Cancel | undefined;
  let stopped = false;

  const next = (): Lease => ({ owner, until: new Date(clock.now().getTime() + leaseMs) });

  async function renewHeld(): Promise<void> {
    const now = clock.now().getTime();
    // One that has run out may be another's already: it is given back when its turn comes.
    const due = [...held.values()].filter(
      ({ leasedUntil }) => leasedUntil > now && leasedUntil < now + (leaseMs * 2) / 3,
    );
    const lease = next();
    try {
      await renew(
        due.map(({ row }) => row.id),
        lease,
      );
      for (const entry of due) entry.leasedUntil = lease.until.getTime();
    } catch (error) {
      logger.error({ error, rows: due.length }, "leases could not be renewed");
    }
  }

  async function renew(ids: readonly number[], lease: Lease): Promise<void> {
    for (let from = 0; from < ids.length; from += batch) {
      await outbox.renew(ids.slice(from, from + batch), lease);
    }
  }

  function start(): void {
    cancel = timers.after(leaseMs / 3, () => {
      void renewHeld().finally(() => {
        if (!stopped) start();
      });
    });
  }

  return {
    next,
    // The lease was given before the transaction that made the row; half of it is certainly left.
    assumed: () => clock.now().getTime() + leaseMs / 2,
    start,
    stop() {
      stopped = true;
      cancel?.();
    },
    release: (rows, now) =>
      renew(
        rows.map((row) => row.id),
        { owner, until: now },
      ),
  };
}
