import type { Platform } from "../address.ts";
import type { ChatAdapter } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../log.ts";
import type { Outcome } from "./attempt.ts";
import { createBacklog } from "./backlog.ts";
import { decode, type Delivery } from "./delivery.ts";
import { createLane, insert, type Held, type Lane } from "./lanes.ts";
import { createLeases } from "./leases.ts";
import { createOutcomes, expired, type Dead, type DispatcherMetrics } from "./outcomes.ts";
import { createOutlet, type Outlet } from "./outlet.ts";
import type { FilePort, Lease, OutboxPort, OutboxRow } from "./ports.ts";
import { createSettler } from "./settler.ts";
import { systemTimers, type Timers } from "./timers.ts";

export type { Dead, DispatcherMetrics } from "./outcomes.ts";

export interface DispatcherDeps {
  readonly outbox: Omit<OutboxPort, "pending" | "purge">;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  /** Without it no message has a file. */
  readonly files?: FilePort;
  readonly clock: Clock;
  /** This running process. */
  readonly owner: string;
  readonly logger: Logger;
  /** Called once the end is recorded: the application tells whoever should know. */
  readonly onDead?: (dead: Dead) => void | Promise<void>;
  /** Called for every message that has arrived, once that is recorded. */
  readonly onSent?: (delivery: Delivery) => void | Promise<void>;
  readonly metrics?: DispatcherMetrics;
  readonly timers?: Timers;
  /** Calls under way at once, for each platform. */
  readonly concurrency?: number;
  /** After a crash, messages wait this long for another process; kept up by renewal while they wait here. */
  readonly leaseMs?: number;
  readonly sweepMs?: number;
  /** Beyond this many rows in hand, new ones stay in the store until they are taken over from there. */
  readonly maxHeld?: number;
  /** A call to a platform that has not ended by then counts as `timeout`. */
  readonly timeoutMs?: number;
}

export interface Dispatcher {
  /** For `outbox.add`: rows born with it are ours to send without another write. */
  lease(): Lease;
  /** Takes committed rows in hand. Never throws. */
  submit(rows: readonly OutboxRow[]): void;
  /** Begins to take over rows whose lease has run out. */
  start(): void;
  /** Begins nothing more, waits for what is under way and its record, leaves the rest to other processes. */
  stop(): Promise<void>;
  /** Resolves when nothing is in hand: everything submitted has been sent, or has ended otherwise. */
  idle(): Promise<void>;
  held(): number;
}

const noFiles: FilePort = { read: () => Promise.resolve(undefined) };

/**
 * Sends what is owed: each lane in order, lanes side by side, within the platforms' rate windows, again where that is
 * safe (`retry.ts`). The outcome is recorded before the lane goes on, so a crash can double at most the one message of
 * a lane that was under way; for that one `mayRepeat` lets the platform recognise it.
 *
 * Order holds within one process. Two instances that owe to one place at the same time, or a new process while the
 * lease of a dead one still runs, do not wait for each other.
 */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { outbox, clock, owner, logger } = deps;
  const timers = deps.timers ?? systemTimers;
  const leaseMs = deps.leaseMs ?? 15_000;
  const maxHeld = deps.maxHeld ?? 10_000;

  const lanes = new Map<string, Lane>();
  const held = new Map<number, Held>();
  const outlets = new Map<Platform, Outlet>();
  const jobs = new Set<Promise<void>>();
  let stopping = false;
  let waiters: (() => void)[] = [];

  const now = (): number => clock.now().getTime();
  const leases = createLeases({ outbox, owner, leaseMs, held, clock, timers, logger });
  const settler = createSettler({ outbox, owner, timers, logger });
  const outcomes = createOutcomes({
    outbox,
    settler,
    lease: leases.next,
    clock,
    logger,
    dead: (message) => track(async () => deps.onDead?.(message)),
    sent: (delivery) => deps.onSent && track(async () => deps.onSent?.(delivery)),
    metrics: deps.metrics,
  });
  const backlog = createBacklog<OutboxRow>({
    name: "outbox",
    takeOver: (at, lease, limit) => outbox.takeOver(at, lease, limit),
    release: leases.release,
    hold,
    room: () => maxHeld - held.size,
    quiet: announce,
    lease: leases.next,
    leaseMs,
    everyMs: deps.sweepMs ?? 2_000,
    clock,
    timers,
    logger,
  });

  for (const [platform, adapter] of deps.adapters) {
    const { concurrency = 32, timeoutMs = 60_000 } = deps;
    const emptied = (lane: Lane): void => void lanes.delete(lane.key);
    const files = deps.files ?? noFiles;
    const outlet = { adapter, files, concurrency, timeoutMs, clock, timers, admit, finished, emptied };
    outlets.set(platform, createOutlet(outlet));
  }

  function hold(rows: readonly OutboxRow[]): void {
    for (const row of rows) {
      const known = held.get(row.id);
      if (known === undefined) {
        accept(row);
      } else {
        // Ours already: its lease ran out while it waited. In between it may have been another's.
        known.leasedUntil = leases.assumed();
        known.mayRepeat = true;
      }
    }
  }

  function accept(row: OutboxRow): void {
    const outlet = outlets.get(row.platform);
    if (outlet === undefined) {
      // Left under its lease: a process that serves this platform may come across it afterwards.
      logger.warn({ row: row.id, platform: row.platform }, "no adapter for this platform");
      if (expired(row, now())) track(async () => void (await outcomes.expire(row)));
      return;
    }
    const delivery = read(row);
    if (delivery === undefined) return;
    const key = `${row.platform} ${row.lane}`;
    const lane = lanes.get(key) ?? createLane(key, row.platform);
    lanes.set(key, lane);
    const entry: Held = {
      row,
      delivery,
      leasedUntil: leases.assumed(),
      failures: new Map(),
      mayRepeat: row.attempts > 0,
      fallen: false,
      place: undefined,
    };
    held.set(row.id, entry);
    insert(lane, entry);
    outlet.offer(lane);
  }

  function read(row: OutboxRow): Delivery | undefined {
    try {
      return decode(row.body);
    } catch (error) {
      logger.error({ error, row: row.id, platform: row.platform }, "message could not be read");
      track(async () => void (await outcomes.unreadable(row)));
      return undefined;
    }
  }

  function admit(lane: Lane, entry: Held): boolean {
    if (entry.leasedUntil <= now()) {
      giveBack(lane);
      return false;
    }
    if (!expired(entry.row, now())) return true;
    lane.state = "busy";
    track(async () => {
      await outcomes.expire(entry.row);
      remove(lane, entry);
      lane.state = "free";
      outlets.get(lane.platform)?.offer(lane);
    });
    return false;
  }

  /** Another process may have the first row. What is behind it must not overtake it, so the whole lane goes back. */
  function giveBack(lane: Lane): void {
    const rows = lane.rows.splice(0).map(({ row }) => row);
    for (const row of rows) held.delete(row.id);
    lanes.delete(lane.key);
    backlog.leave(rows, true);
  }

  async function finished(lane: Lane, entry: Held, outcome: Outcome): Promise<number> {
    const next = await outcomes.after(entry, outcome);
    if (next.kind === "again") return next.afterMs;
    remove(lane, entry);
    return 0;
  }

  /** Its end is recorded: only now is it out of our hands. */
  function remove(lane: Lane, entry: Held): void {
    held.delete(entry.row.id);
    const index = lane.rows.indexOf(entry);
    if (index !== -1) lane.rows.splice(index, 1);
    announce();
  }

  /** Work that nobody awaits but `stop` and `idle`. */
  function track(work: () => void | Promise<void>): void {
    const job = Promise.resolve()
      .then(work)
      .catch((error: unknown) => logger.error({ error }, "delivery failed on the side"))
      .finally(() => {
        jobs.delete(job);
        announce();
      });
    jobs.add(job);
  }

  function announce(): void {
    if (held.size > 0 || jobs.size > 0 || backlog.busy() || backlog.behind()) return;
    const reached = waiters;
    waiters = [];
    for (const waiter of reached) waiter();
  }

  return {
    lease: leases.next,
    submit(rows) {
      const at = now();
      const due = rows.filter((row) => row.notBefore.getTime() <= at);
      // A row for later needs no memory here: a sweep finds it when its time has come.
      const later = rows.filter((row) => row.notBefore.getTime() > at);
      backlog.leave(later, false);
      if (stopping) backlog.leave(due, false);
      else if (backlog.behind() || held.size + due.length > maxHeld) backlog.leave(due, true);
      else hold(due);
    },
    start() {
      backlog.start();
      leases.start();
    },
    async stop() {
      stopping = true;
      await backlog.stop();
      await every((outlet) => outlet.halt());
      await settler.close();
      await every((outlet) => outlet.done());
      while (jobs.size > 0) await Promise.all(jobs);
      leases.stop();
      const rest = [...held.values()].map(({ row }) => row);
      held.clear();
      lanes.clear();
      backlog.leave(rest, false);
      await backlog.stop();
    },
    idle: () =>
      new Promise((resolve) => {
        // A short-lived process (`tick`) waits for nothing but this.
        const release = timers.keepAlive();
        waiters.push(() => {
          release();
          resolve();
        });
        announce();
      }),
    held: () => held.size,
  };

  async function every(what: (outlet: Outlet) => Promise<void>): Promise<void> {
    await Promise.all([...outlets.values()].map(what));
  }
}
