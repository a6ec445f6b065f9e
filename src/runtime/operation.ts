import { formatAddress, type Platform } from "../address.ts";
import type { ChatAdapter, Invocation } from "../chat/port.ts";
import type { Clock } from "../clock.ts";
import { systemTimers } from "../delivery/timers.ts";
import type { Check } from "../http/operations.ts";
import { addDays, dayOf } from "../domain/day.ts";
import type { Logger } from "../log.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { checkOf } from "./connections.ts";
import type { Reach } from "./reach.ts";

/** Commands of one person run in the order they were sent. */
export function chainOf({ caller }: Invocation): string {
  return formatAddress(caller);
}

/** Ready means: the database answers, and events flow on every platform, or have not for a moment only. */
export async function readinessOf(
  store: Store,
  adapters: ReadonlyMap<Platform, ChatAdapter>,
  clock: Clock,
): Promise<readonly Check[]> {
  const database = await store.ping().then(
    () => ({ name: "database", ok: true }),
    () => ({ name: "database", ok: false, detail: "does not answer" }),
  );
  const now = clock.now();
  const platforms = [...adapters].map(([name, adapter]) => checkOf(name, adapter.health(), now));
  return [database, ...platforms];
}

/** More of one organisation are not counted. */
const mostUnreachable = 10_000;

/** How many slots fail at present, in all organisations, and how many people and channels cannot be reached. */
export function standingOf(store: Store) {
  const sum = (of: (tx: StoreTx, orgId: number) => Promise<number>): Promise<number> =>
    store.read(async (tx) => {
      let total = 0;
      for (const { id } of await tx.organizations.all()) total += await of(tx, id);
      return total;
    });
  return {
    failing: () => sum((tx, orgId) => tx.troubles.count(orgId)),
    unreachable: () => sum(async (tx, orgId) => (await tx.unreachables.list(orgId, mostUnreachable)).length),
  };
}

/** The next start frees the rows of a killed process at once; another instance after two of these. */
const lookEveryMs = 2_000;

/** Frees what killed processes still hold: now, and as soon as another one is found gone. */
export async function watchForGone(store: Store, clock: Clock, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const look = async () => {
    try {
      const rows = await store.presence.endLeasesOfGone(clock.now());
      if (rows > 0) logger.info({ rows }, "freed what a process that is gone had in hand");
    } catch (error) {
      logger.warn({ error }, "could not look for processes that are gone");
    }
  };
  await look();
  return repeat(lookEveryMs, look);
}

/** Other instances find out too who cannot be reached. */
const reachEveryMs = 60_000;

/** Keeps what is known of who cannot be reached up to date. */
export async function watchReach(reach: Pick<Reach, "refresh">, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const look = () =>
    reach.refresh().catch((error: unknown) => {
      logger.warn({ error }, "could not look for those who cannot be reached");
    });
  await look();
  return repeat(reachEveryMs, look);
}

/** Lark pushes a delivery again for about 7 hours and Slack for 6 minutes; a week leaves room for an operator's replay. */
const keepDays = 8;
const everyMs = 10 * 60_000;
const batch = 5_000;

/** What became of scheduled work is kept for a year and the month after it; what fails, as long as its slot is looked for. */
const keepClaimsDays = 400;
const keepTroublesDays = 45;
/** A card that nothing has been sent of for as long is far up in its conversation: nobody looks for it there. */
const keepCardsDays = 400;

/**
 * Removes finished deliveries and settled messages once no platform can send them again, files nobody came back for, and
 * what became of scheduled work long ago.
 */
export function startHousekeeping(store: Store, clock: Clock, logger: Logger): { stop(): Promise<void> } {
  return repeat(everyMs, async () => {
    const before = daysBefore(clock.now(), keepDays);
    try {
      const removed = (await store.inbox.purge(before, batch)) + (await store.outbox.purge(before, batch));
      const files = await store.exchanges.purge(before, 100);
      if (files > 0) logger.debug({ files }, "old files removed");
      if (removed > 0) logger.debug({ removed }, "old deliveries removed");
      const cards = await store.write((tx) => tx.cards.purge(daysBefore(clock.now(), keepCardsDays), batch));
      if (cards > 0) logger.debug({ cards }, "old cards forgotten");
      const slots = await forgetSlots(store, clock.now());
      if (slots > 0) logger.debug({ slots }, "old slots removed");
    } catch (error) {
      logger.warn({ error }, "housekeeping failed");
    }
  });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}

async function forgetSlots(store: Store, now: Date): Promise<number> {
  const today = dayOf(now, "UTC");
  let removed = 0;
  for (const { id } of await store.read((tx) => tx.organizations.all()))
    removed += await store.write(async (tx) => {
      await tx.troubles.purge(id, addDays(today, -keepTroublesDays));
      return tx.claims.purge(id, addDays(today, -keepClaimsDays), batch);
    });
  return removed;
}

/** Runs `work`, which never rejects, so many milliseconds after it last ended. */
export function repeat(ms: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let cancel: (() => void) | undefined;
  const plan = () => {
    cancel = systemTimers.after(ms, () => {
      running = work().then(plan);
    });
  };
  plan();
  return {
    async stop() {
      cancel?.();
      await running;
      cancel?.();
    },
  };
}
