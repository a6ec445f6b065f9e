import { systemTimers } from "../delivery/timers.ts";
import type { Exchange } from "../domain/models/exchange.ts";
import type { StoreTx } from "../store/port.ts";
import { NotOursError, type RunnerDeps } from "./deps.ts";
import { holdOn, leaseMs } from "./hold-on.ts";
import { createKeptFiles } from "./kept-files.ts";
import { runExchange } from "./run.ts";

/** Brings files in and out, beside the commands and in their stead: no command waits for a file. */
export interface ExchangeRunner {
  /** Begins to take up what was asked, and what another process left. */
  start(): void;
  /** Stops at the end of the part in hand; the next start goes on from there. */
  stop(): Promise<void>;
  /** Resolves when there is nothing left to do. */
  idle(): Promise<void>;
}

const everyMs = 1_000;
/** Files at once: each is worked on in short transactions, and two leave room for the commands between. */
const atOnce = 2;
/** What went wrong without anybody's fault is tried again so often, then given up with a sentence. */
const mostTries = 5;
const pauseMs = 3_000;

export function createExchangeRunner(deps: RunnerDeps): ExchangeRunner {
  const { store, clock, owner, logger } = deps;
  const kept = createKeptFiles(store, () => clock.now());
  const running = new Map<number, Promise<void>>();
  const tries = new Map<number, number>();
  let stopping = false;
  let cancel: (() => void) | undefined;
  let sweeping: Promise<number> = Promise.resolve(0);

  const lease = () => ({ owner, until: new Date(clock.now().getTime() + leaseMs) });

  async function keep(tx: StoreTx, exchange: Exchange): Promise<void> {
    if (stopping || !(await tx.exchanges.keep(exchange, lease(), clock.now())))
      throw new NotOursError(`exchange ${exchange.id}`);
  }

  async function work(exchange: Exchange): Promise<void> {
    const { id } = exchange;
    const stopHolding = holdOn(store, id, lease);
    const begun = clock.now().getTime();
    try {
      const attempt = (tries.get(id) ?? 0) + 1;
      tries.set(id, attempt);
      const rows = await runExchange(exchange, { ...deps, kept, keep, last: attempt >= mostTries });
      tries.delete(id);
      deps.outbox.submit(rows);
      logger.info({ exchange: id, state: exchange.state, ms: clock.now().getTime() - begun }, "exchange");
    } catch (error) {
      // Ours no longer, or to be left for the next start.
      if (error instanceof NotOursError) logger.info({ exchange: id }, "exchange left to whoever comes next");
      else logger.error({ exchange: id, error }, "exchange failed, to be tried again");
      const until = new Date(clock.now().getTime() + (stopping ? 0 : pauseMs));
      await store.exchanges.renew(id, { owner, until }).catch(() => false);
    } finally {
      stopHolding();
    }
  }

  async function sweep(): Promise<number> {
    if (stopping || running.size >= atOnce) return 0;
    const taken = await store.exchanges.takeOver(clock.now(), lease(), atOnce - running.size);
    for (const exchange of taken) {
      const job = work(exchange).finally(() => running.delete(exchange.id));
      running.set(exchange.id, job);
    }
    return taken.length;
  }

  /** One sweep at a time, from the clock or from `idle`. */
  function look(): Promise<number> {
    sweeping = sweeping
      .catch(() => 0)
      .then(sweep)
      .catch((error: unknown) => {
        logger.warn({ error }, "could not look for exchanges");
        return 0;
      });
    return sweeping;
  }

  function plan(): void {
    cancel = systemTimers.after(everyMs, () => void look().then(plan));
  }

  return {
    start: plan,
    async stop() {
      stopping = true;
      cancel?.();
      await sweeping;
      await Promise.all(running.values());
      cancel?.();
    },
    async idle() {
      for (;;) {
        await look();
        if (running.size === 0) return;
        await Promise.all(running.values());
      }
    },
  };
}
