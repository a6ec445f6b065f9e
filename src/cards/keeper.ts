import { formatAddress, type Place } from "../address.ts";
import { draft, type Delivery } from "../delivery/delivery.ts";
import type { Dead } from "../delivery/outcomes.ts";
import type { OutboxRow } from "../delivery/ports.ts";
import { systemTimers } from "../delivery/timers.ts";
import type { CardKeeperDeps } from "./deps.ts";
import { lookAt } from "./look.ts";
import { refused } from "./refused.ts";

/**
 * Keeps the cards that stand in conversations up to date, beside the commands: a change marks a project's cards in its own
 * transaction, and nothing more. What is marked is made anew here, each card once however often its project has changed
 * meanwhile, and no place has more than one change of a card on its way.
 */
export interface CardKeeper {
  /** Something may have been marked by this process. */
  wake(): void;
  /** Begins to look for what others have marked, and for lamps that change with the days. */
  start(): void;
  stop(): Promise<void>;
  /** Sends what is due at an instant, as far as it may go now; how many were sent since the last call, by whichever look. */
  settle(at: Date): Promise<number>;
  /** The dispatcher has sent something. */
  sent(delivery: Delivery): void;
  /** The dispatcher has given something up. */
  dead(dead: Dead): Promise<void>;
}

/** Changes that come together are told together. */
const lingerMs = 100;
const sweepMs = 2_000;
/** A card that has just been changed is not changed again for so long, however fast its project goes on. */
const gapMs = 1_000;
/** Cards made side by side: SQLite writes them to the disk together, PostgreSQL has connections left for commands. */
const atOnce = 8;
/** A change whose end nobody has heard of keeps its place no longer. */
const longestMs = 60_000;
/** What could not be made, by a mistake in the program, is tried again. */
const pauseMs = 10 * 60_000;

export function createCardKeeper(deps: CardKeeperDeps): CardKeeper {
  const { store, adapters, outbox, clock, logger } = deps;
  const timers = deps.timers ?? systemTimers;
  const platforms = [...adapters.keys()];
  /** Places with a change on its way, and since when. */
  const busy = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let planned: { readonly ms: number; readonly cancel: () => void } | undefined;
  /** Since somebody last asked. */
  let sent = 0;
  let started = false;
  let stopped = false;

  function wake(): void {
    plan(lingerMs);
  }

  /** The next look. One that is planned as soon stays, or steady work would put it off for ever. */
  function plan(ms: number): void {
    if (stopped || (planned && planned.ms <= ms)) return;
    planned?.cancel();
    const cancel = timers.after(ms, () => {
      planned = undefined;
      void settle(clock.now(), gapMs).finally(() => {
        if (started) plan(sweepMs);
      });
    });
    planned = { ms, cancel };
  }

  /** One look at a time, by the timer or by `settle`. */
  function settle(at: Date, gap: number): Promise<void> {
    running = running
      .then(() => look(at, gap))
      .catch((error: unknown) => {
        logger.warn({ error }, "could not look for cards");
      });
    return running;
  }

  async function look(at: Date, gap: number): Promise<void> {
    const wanted = { now: at, platforms, limit: atOnce, unlessSince: new Date(at.getTime() - gap) };
    while (!stopped) {
      const due = await store.read((tx) => tx.cards.due({ ...wanted, without: busyPlaces() }));
      const turns = await Promise.all(due.map(({ id, place }) => turn(id, place, at)));
      sent += turns.filter((what) => what === "sent").length;
      if (turns.every((what) => what === "left")) return;
    }
  }

  function busyPlaces(): readonly string[] {
    const now = clock.now().getTime();
    for (const [place, since] of busy) if (now - since > longestMs) busy.delete(place);
    return [...busy.keys()];
  }

  /** `left`: another process has it, or it failed. `seen`: there was nothing to say. */
  async function turn(id: number, place: Place, at: Date): Promise<"sent" | "seen" | "left"> {
    try {
      const rows = await store.write((tx) => keepUp(tx, id, at));
      if (rows === undefined) return "left";
      if (rows.length === 0) return "seen";
      busy.set(formatAddress(place), clock.now().getTime());
      outbox.submit(rows);
      return "sent";
    } catch (error) {
      logger.error({ card: id, error }, "a card could not be made");
      await store.write((tx) => tx.cards.postpone(id, new Date(at.getTime() + pauseMs))).catch(() => undefined);
      return "left";
    }
  }

  async function keepUp(tx: Parameters<Parameters<typeof store.write>[0]>[0], id: number, at: Date) {
    const card = await tx.cards.take(id, at);
    const adapter = card && adapters.get(card.place.platform);
    if (!adapter) return undefined;
    const { delivery, keep } = await lookAt(tx, card, at, adapter.editableMs);
    const from = { source: `card:${card.id}`, index: card.version, now: at, notBefore: new Date(0) };
    const rows: readonly OutboxRow[] = delivery ? await tx.outbox.add([draft(delivery, from)], outbox.lease()) : [];
    if (keep === "nothing") await tx.cards.forget(card.id);
    else await tx.cards.keep(card.id, { ...keep, outbox: rows[0]?.id ?? null });
    return rows;
  }

  function free({ target, card }: Delivery): void {
    if (!card) return;
    if (target.kind === "update") busy.delete(formatAddress(target.posted.place));
    if (target.kind === "post") busy.delete(formatAddress(target.place));
    wake();
  }

  return {
    wake,
    start() {
      started = true;
      wake();
    },
    async stop() {
      stopped = true;
      planned?.cancel();
      await running;
    },
    async settle(at) {
      await settle(at, 0);
      const count = sent;
      sent = 0;
      return count;
    },
    sent: free,
    async dead(dead) {
      const { delivery } = dead;
      if (!delivery?.card) return;
      const { target, card } = delivery;
      if (target.kind === "update") {
        await store.write((tx) => refused(tx, target.posted, card, dead, clock.now()));
        logger.info(
          { project: card.project, platform: dead.row.platform, code: dead.code },
          "a card could not be changed",
        );
      }
      free(delivery);
    },
  };
}
