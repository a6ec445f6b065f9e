import { randomBytes } from "node:crypto";
import type { AnyCommand } from "../commands/context.ts";
import type { Platform } from "./address.ts";
import { createCardKeeper, type CardKeeper } from "./cards/keeper.ts";
import { createIntake, parseInvocation } from "./chat/intake.ts";
import type { ChatAdapter } from "./chat/port.ts";
import { createRegistry } from "./chat/registry.ts";
import { systemClock, type Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createScheduler } from "./cron/scheduler.ts";
import type { TickResult } from "./cron/deps.ts";
import { runDue } from "./cron/tick.ts";
import { createDispatcher, type Dispatcher } from "./delivery/dispatcher.ts";
import { createWorker } from "./delivery/worker.ts";
import { createKeptFiles } from "./exchange/kept-files.ts";
import { createExchangeRunner } from "./exchange/runner.ts";
import { basePath } from "./guard.ts";
import { createHttpServer } from "./http/server.ts";
import { operationRoutes } from "./http/operations.ts";
import type { Logger } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { ratingRoutes } from "./rating/routes.ts";
import type { Route } from "./route.ts";
import { alarmTiming, createAlarm, type AlarmTiming } from "./runtime/connections.ts";
import { connectPlatforms, consoleKey, type PlatformTiming } from "./runtime/platforms.ts";
import { createHandler } from "./runtime/handle.ts";
import { siteOf } from "./runtime/site.ts";
import {
  chainOf,
  readinessOf,
  repeat,
  standingOf,
  startHousekeeping,
  watchForGone,
  watchReach,
} from "./runtime/operation.ts";
import { prepareOrganizations } from "./runtime/prepare.ts";
import { createReach } from "./runtime/reach.ts";
import { answerPrivately } from "./runtime/undelivered.ts";
import { openStore } from "./store/open.ts";
import type { Store } from "./store/port.ts";
import { wallRoutes } from "./wall/routes.ts";

export interface App {
  readonly store: Store;
  /** Resolves once everything flows; gives the port really bound. */
  start(): Promise<{ readonly port: number }>;
  /** Takes nothing new, finishes what is in hand, leaves the rest to the next start. */
  stop(): Promise<void>;
  /** Runs what is due at an instant and delivers it, without taking any event. */
  tick(at: Date): Promise<readonly TickResult[]>;
  /** Resolves when nothing is in hand: every stored invocation done, every message sent or ended. */
  idle(): Promise<void>;
}

export interface AppDeps {
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Off for tests that say themselves when it is time. */
  readonly scheduled?: boolean;
  /** Other than the real ones: tests do not wait for minutes. */
  readonly connections?: PlatformTiming & { readonly alarm?: AlarmTiming };
}

const leaseMs = 15_000;
/**
 * A bug is answered at its second try; what goes on is a database that is away, or a process that dies under its work.
 * Most of what it was doing then is innocent, so it takes many deaths to give a command up.
 */
const maxAttempts = 20;

/** Wires everything: what there is, apart from that it runs. */
export async function createApp(config: Config, commands: readonly AnyCommand[], deps: AppDeps): Promise<App> {
  const { logger, clock = systemClock, scheduled = true, connections = {} } = deps;
  const { alarm: timing = alarmTiming } = connections;
  const store = await openStore(config.databaseUrl, { logger });
  const owner = randomBytes(8).toString("hex");
  // Before the first row is leased: from now on others can tell that this process lives, or no longer does.
  await store.presence.enter(owner);
  const metrics = createMetrics();
  const registry = createRegistry(commands);

  const platforms = await connectPlatforms(config, { store, clock, logger, commands, timing: connections });
  const adapters: ReadonlyMap<Platform, ChatAdapter> = new Map(
    platforms.map(({ adapter }) => [adapter.platform, adapter]),
  );
  const reach = createReach({ store, clock, logger });
  const dispatcher: Dispatcher = createDispatcher({
    outbox: store.outbox,
    adapters,
    files: createKeptFiles(store, () => clock.now()),
    clock,
    owner,
    logger,
    metrics: metrics.dispatcher,
    onDead: async (dead) => {
      await reach.dead(dead);
      await cards.dead(dead);
      await answerPrivately(dead, {
        store,
        clock,
        lease: () => dispatcher.lease(),
        submit: (rows) => dispatcher.submit(rows),
      });
    },
    onSent: (delivery) => {
      cards.sent(delivery);
      return reach.sent(delivery);
    },
  });
  const cards: CardKeeper = createCardKeeper({ store, adapters, outbox: dispatcher, clock, logger });
  const handle = createHandler({
    store,
    registry,
    commands,
    defaults: config,
    site: siteOf(config),
    outbox: dispatcher,
    clock,
    logger,
    observe: (...what) => {
      metrics.command(...what);
      cards.wake();
    },
  });
  const worker = createWorker({
    inbox: store.inbox,
    process: handle,
    maxAttempts,
    chainOf: (row) => chainOf(parseInvocation(row.body)),
    clock,
    owner,
    logger,
  });
  const exchanges = createExchangeRunner({ store, adapters, outbox: dispatcher, clock, owner, logger });
  const accept = createIntake({
    inbox: store.inbox,
    clock,
    owner,
    leaseMs,
    wake: (row) => worker.wake(row),
    logger,
    metrics: metrics.intake,
  });
  const scheduler = createScheduler({ store, outbox: dispatcher, logger, clock, metrics: metrics.jobs });
  metrics.queues(store.inbox, store.outbox);
  metrics.connections(() => new Map([...adapters].map(([platform, adapter]) => [platform, adapter.health()])), clock);
  const alarm = createAlarm({ store, adapters, admins: config.admins, outbox: dispatcher, clock, logger, timing });
  metrics.standing(standingOf(store));

  const routes: readonly Route[] = [
    ...platforms.flatMap((platform) => platform.routes),
    ...ratingRoutes({ store, clock, outbox: dispatcher, locale: config.locale }),
    ...wallRoutes({
      store,
      clock,
      logger,
      access: { host: config.host, publicUrl: config.publicUrl, token: config.wallToken },
      organization: consoleKey(config),
      locale: config.locale,
      observe: metrics.wall,
    }),
    ...operationRoutes({ checks: () => readinessOf(store, adapters, clock), metrics: metrics.registry }),
  ];
  const server = createHttpServer({ logger, routes, basePath: basePath(config.publicUrl) });
  let tasks: readonly { stop(): Promise<void> }[] = [];

  return {
    store,
    async start() {
      await prepareOrganizations(store, config, { clock, outbox: dispatcher, logger });
      const watch = await watchForGone(store, clock, logger);
      const reaching = await watchReach(reach, logger);
      tasks = [watch, reaching];
      dispatcher.start();
      worker.start();
      exchanges.start();
      cards.start();
      await Promise.all([...adapters.values()].map((adapter) => adapter.start(accept)));
      const bound = await server.listen(config.port, config.host);
      if (scheduled) scheduler.start();
      tasks = [watch, reaching, startHousekeeping(store, clock, logger), repeat(timing.lookMs, alarm)];
      return bound;
    },
    async stop() {
      await scheduler.stop();
      await Promise.all(tasks.map((task) => task.stop()));
      await Promise.all([...adapters.values()].map((adapter) => adapter.stop()));
      await server.close();
      await worker.stop();
      await exchanges.stop();
      await cards.stop();
      await dispatcher.stop();
      await store.close();
    },
    async tick(at) {
      await reach.refresh();
      // What a process before this one was killed over is sent now, and not when its lease has run out.
      await store.presence.endLeasesOfGone(clock.now());
      dispatcher.start();
      const results = await runDue({ store, outbox: dispatcher, logger, metrics: metrics.jobs }, at);
      await allSent(at);
      return results;
    },
    async idle() {
      await worker.idle();
      await exchanges.idle();
      await allSent(clock.now());
    },
  };

  /** Whatever is owed, and the cards that follow from it. */
  async function allSent(at: Date): Promise<void> {
    do await dispatcher.idle();
    while ((await cards.settle(at)) > 0);
  }
}
