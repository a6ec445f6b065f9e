import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Lease } from "./ports.ts";
import type { Cancel, Timers } from "./timers.ts";

export interface BacklogDeps<Row> {
  /** For the log: `inbox` or `outbox`. */
  readonly name: string;
  readonly takeOver: (now: Date, lease: Lease, limit: number) => Promise<readonly Row[]>;
  /** Gives up the leases of rows, so that the next sweep of any process finds them. */
  readonly release: (rows: readonly Row[], now: Date) => Promise<void>;
  /** Takes rows in hand. */
  readonly hold: (rows: readonly Row[]) => void;
  /** How many more rows may be held. */
  readonly room: () => number;
  /** A sweep or a release has ended. */
  readonly quiet: () => void;
  readonly lease: () => Lease;
  readonly leaseMs: number;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

/** The rows which are in the store and not in our hands: left there, or left behind by a process that died. */
export interface Backlog<Row> {
  /** Sweeps now, and then again and again. */
  start(): void;
  /** Ends the sweeping, and waits for a sweep and for releases under way. */
  stop(): Promise<void>;
  /** One more sweep in `ms`, for a row that is due then. */
  soon(ms: number): void;
  /**
   * Rows we will not hold now. With `behind`, everything newer must be left too until the store has been emptied: or it
   * would overtake them.
   */
  leave(rows: readonly Row[], behind: boolean): void;
  behind(): boolean;
  /** A sweep or a release is under way. */
  busy(): boolean;
}

const batch = 200;

export function createBacklog<Row>(deps: BacklogDeps<Row>): Backlog<Row> {
  const { clock, timers, logger, name } = deps;
  const cancels = new Set<Cancel>();
  const releases = new Set<Promise<void>>();
  let sweeping: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let behind = false;
  /** Counts what was left, so that a sweep knows whether something was left while it ran. */
  let left = 0;
  /** Rows that could not be released are found only when their lease runs out. */
  let leasedUntil = -Infinity;

  async function take(): Promise<void> {
    try {
      for (;;) {
        const limit = Math.min(batch, deps.room());
        if (limit <= 0 || stopped) return;
        const before = left;
        const now = clock.now();
        const rows = await deps.takeOver(now, deps.lease(), limit);
        // After stop nothing holds them: their lease runs out, or release hands them on.
        if (stopped) return await deps.release(rows, clock.now());
        if (rows.length > 0) {
          logger.info({ queue: name, rows: rows.length }, "taken over");
          deps.hold(rows);
        }
        if (rows.length < limit) {
          const nothingNew = before === left && releases.size === 0;
          if (nothingNew && now.getTime() >= leasedUntil) behind = false;
          return;
        }
      }
    } catch (error) {
      logger.error({ error, queue: name }, "taking over failed");
    }
  }

  function sweep(): void {
    if (stopped) return;
    if (sweeping !== undefined) {
      again = true;
      return;
    }
    again = false;
    sweeping = take().finally(() => {
      sweeping = undefined;
      if (again) sweep();
      deps.quiet();
    });
  }

  function after(ms: number, run: () => void): void {
    const cancel = timers.after(ms, () => {
      cancels.delete(cancel);
      run();
    });
    cancels.add(cancel);
  }

  function repeat(): void {
    after(deps.everyMs, () => {
      sweep();
      repeat();
    });
  }

  async function release(rows: readonly Row[]): Promise<void> {
    try {
      await deps.release(rows, clock.now());
    } catch (error) {
      leasedUntil = clock.now().getTime() + deps.leaseMs;
      logger.error({ error, queue: name, rows: rows.length }, "leases could not be given up");
    }
  }

  return {
    start() {
      sweep();
      repeat();
    },
    async stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
      while (sweeping !== undefined || releases.size > 0) {
        await Promise.all([sweeping, ...releases]);
      }
    },
    soon(ms) {
      if (!stopped) after(ms, sweep);
    },
    leave(rows, overtaken) {
      if (rows.length === 0) return;
      left += 1;
      if (overtaken) behind = true;
      const releasing = release(rows).finally(() => {
        releases.delete(releasing);
        deps.quiet();
      });
      releases.add(releasing);
    },
    behind: () => behind,
    busy: () => sweeping !== undefined || releases.size > 0,
  };
}
