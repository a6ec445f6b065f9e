import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import { createBacklog } from "./backlog.ts";
import type { InboxPort, InboxRow } from "./ports.ts";
import { step } from "./retry.ts";
import { systemTimers, type Timers } from "./timers.ts";

export interface WorkerMetrics {
  /** One try ended; `ms` from the begin of the try. */
  processed(outcome: "done" | "failed" | "given-up", ms: number): void;
}

export interface WorkerDeps {
  readonly inbox: Pick<InboxPort, "takeOver" | "postpone">;
  /**
   * Runs one invocation in one transaction: `inbox.finish` (when false, nothing more), the change, `outbox.add`. It may be
   * called again for the same row, here or in another process. `final`: all tries are used up; the command is not to be
   * run again, the row is to be finished with an answer that names a reference.
   */
  readonly process: (row: InboxRow, attempt: { readonly final: boolean }) => Promise<void>;
  /** Rows with the same chain run one after the other, oldest first: the caller's address. May throw on a broken row. */
  readonly chainOf: (row: InboxRow) => string;
  readonly clock: Clock;
  readonly owner: string;
  readonly logger: Logger;
  readonly timers?: Timers;
  readonly concurrency?: number;
  /** Tries before a row is given up. A try that ended the process counts too. */
  readonly maxAttempts?: number;
  /** Longer than any command takes: a row whose lease has run out may be run by another process at the same time. */
  readonly leaseMs?: number;
  readonly sweepMs?: number;
  /** Beyond this many rows in hand, new ones stay in the store until they are taken over from there. */
  readonly maxHeld?: number;
  readonly metrics?: WorkerMetrics;
}

export interface Worker {
  /** Takes a stored invocation in hand (what `createIntake` calls). Never throws. */
  wake(row: InboxRow): void;
  /** Begins to take over rows whose lease has run out. */
  start(): void;
  /** Begins nothing more, waits for the commands in hand, leaves the rest to other processes. */
  stop(): Promise<void>;
  /** Resolves when nothing is in hand and no failed row waits for its next try. */
  idle(): Promise<void>;
  held(): number;
}

interface Chain {
  readonly name: string;
  /** Waiting rows, oldest first. */
  readonly rows: InboxRow[];
  running: boolean;
  /** A failed row that comes first when it comes back from the store; waited for until then, in case it never does. */
  blocked: { readonly key: string } | undefined;
}

/** Pauses after failed tries. The person is waiting, and Slack's answer address lives 30 minutes. */
const pauses = [500, 2_000, 10_000, 30_000] as const;
/** When not even giving up succeeded, the database is away or the code is wrong. */
const givenUpPause = 300_000;
/** Past the instant itself, so that the store sees the lease as run out. */
const margin = 5;

/**
 * Runs accepted invocations: many callers at once, each caller's in order (per process: two instances that receive from
 * one caller within the same instant do not know of each other). A row is never dropped: it is finished by `process`, or
 * it is in the store with a lease that runs out.
 */
export function createWorker(deps: WorkerDeps): Worker {
  const { inbox, clock, owner, logger, metrics } = deps;
  const timers = deps.timers ?? systemTimers;
  const concurrency = deps.concurrency ?? 32;
  const maxAttempts = deps.maxAttempts ?? 5;
  const leaseMs = deps.leaseMs ?? 30_000;
  const sweepMs = deps.sweepMs ?? 2_000;
  const maxHeld = deps.maxHeld ?? 10_000;

  const chains = new Map<string, Chain>();
  const ready = new Set<Chain>();
  const blocked = new Set<Chain>();
  const held = new Set<string>();
  const running = new Set<Promise<void>>();
  let stopping = false;
  let waiters: (() => void)[] = [];

  const backlog = createBacklog<InboxRow>({
    name: "inbox",
    takeOver: (now, lease, limit) => inbox.takeOver(now, lease, limit),
    async release(rows, now) {
      await Promise.all(rows.map((row) => inbox.postpone(row.key, now)));
    },
    hold(rows) {
      for (const row of rows) hold(row);
    },
    room: () => maxHeld - held.size,
    quiet: announce,
    lease: () => ({ owner, until: new Date(clock.now().getTime() + leaseMs) }),
    leaseMs,
    everyMs: sweepMs,
    clock,
    timers,
    logger,
  });

  function hold(row: InboxRow): void {
    // Ours already: its lease ran out while it waited, and the sweep has just renewed it.
    if (held.has(row.key)) return;
    held.add(row.key);
    const chain = chainFor(row);
    if (chain.blocked?.key === row.key) {
      chain.rows.unshift(row);
      unblock(chain);
    } else {
      const later = chain.rows.findIndex((other) => other.receivedAt > row.receivedAt);
      chain.rows.splice(later === -1 ? chain.rows.length : later, 0, row);
    }
    offer(chain);
    pump();
  }

  function chainFor(row: InboxRow): Chain {
    const name = nameOf(row);
    const chain = chains.get(name) ?? { name, rows: [], running: false, blocked: undefined };
    chains.set(name, chain);
    return chain;
  }

  function nameOf(row: InboxRow): string {
    try {
      return deps.chainOf(row);
    } catch {
      // A row nobody can read still reaches `process`, which says so and in the end finishes it.
      return `row ${row.key}`;
    }
  }

  function offer(chain: Chain): void {
    if (chain.running || chain.blocked !== undefined) return;
    if (chain.rows.length > 0) ready.add(chain);
    else chains.delete(chain.name);
  }

  function unblock(chain: Chain): void {
    chain.blocked = undefined;
    blocked.delete(chain);
  }

  function pump(): void {
    for (const chain of ready) {
      if (stopping || running.size >= concurrency) break;
      ready.delete(chain);
      const row = chain.rows.shift();
      if (row === undefined) continue;
      chain.running = true;
      const work = run(chain, row).finally(() => {
        running.delete(work);
        held.delete(row.key);
        chain.running = false;
        if (stopping) return;
        offer(chain);
        pump();
        announce();
      });
      running.add(work);
    }
  }

  async function run(chain: Chain, row: InboxRow): Promise<void> {
    const final = row.attempts >= maxAttempts;
    const begun = clock.now().getTime();
    try {
      await deps.process(row, { final });
      const ms = clock.now().getTime() - begun;
      metrics?.processed(final ? "given-up" : "done", ms);
      logger.debug({ delivery: row.key, attempts: row.attempts, final, ms }, "invocation processed");
    } catch (error) {
      const ms = clock.now().getTime() - begun;
      metrics?.processed("failed", ms);
      logger.error({ error, delivery: row.key, attempts: row.attempts, final, ms }, "invocation failed");
      const attempts = row.attempts + 1;
      if (!final && attempts >= maxAttempts) return await run(chain, { ...row, attempts });
      await postpone(chain, row, final ? givenUpPause : step(pauses, attempts), final);
    }
  }

  /** The caller's later commands wait for a failed one, unless it has been given up. */
  async function postpone(chain: Chain, row: InboxRow, ms: number, final: boolean): Promise<void> {
    const at = clock.now().getTime() + ms;
    let until = at;
    try {
      await inbox.postpone(row.key, new Date(at));
    } catch (error) {
      // Then its lease runs out by itself.
      until += leaseMs;
      logger.error({ error, delivery: row.key }, "invocation could not be postponed");
    }
    if (final || stopping) return;
    const block = { key: row.key };
    chain.blocked = block;
    blocked.add(chain);
    const now = clock.now().getTime();
    backlog.soon(at - now + margin);
    timers.after(until + 2 * sweepMs - now, () => {
      // When it has not come back by now, another process has it.
      if (chain.blocked !== block) return;
      unblock(chain);
      offer(chain);
      pump();
      announce();
    });
  }

  function isIdle(): boolean {
    return held.size === 0 && blocked.size === 0 && !backlog.behind() && !backlog.busy();
  }

  function announce(): void {
    if (waiters.length === 0) return;
    if (isIdle()) {
      const done = waiters;
      waiters = [];
      for (const waiter of done) waiter();
    }
  }

  return {
    wake(row) {
      if (stopping) backlog.leave([row], false);
      else if (backlog.behind() || held.size >= maxHeld) backlog.leave([row], true);
      else hold(row);
    },
    start: () => backlog.start(),
    async stop() {
      stopping = true;
      await backlog.stop();
      await Promise.all(running);
      const waiting = [...chains.values()].flatMap((chain) => chain.rows);
      backlog.leave(waiting, false);
      await backlog.stop();
      for (const chain of blocked) unblock(chain);
      chains.clear();
      ready.clear();
      held.clear();
      announce();
    },
    idle: () =>
      new Promise((done) => {
        // A short-lived process (`tick`) waits for nothing but this.
        const release = timers.keepAlive();
        waiters.push(() => {
          release();
          done();
        });
        announce();
      }),
    held: () => held.size,
  };
}
