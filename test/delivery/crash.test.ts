import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerOf, createIntake, parseInvocation } from "../../src/chat/intake.ts";
import type { Invocation } from "../../src/chat/port.ts";
import { draft, replyTo } from "../../src/delivery/delivery.ts";
import { createDispatcher } from "../../src/delivery/dispatcher.ts";
import { createWorker } from "../../src/delivery/worker.ts";
import { createFakeChat, type FakeChat } from "../fakes/chat.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createDeliveryStore, type DeliveryStore } from "../fakes/delivery-store.ts";
import { channel, createLog, say, someone } from "./rig.ts";
import { runs } from "../runs.ts";

interface World {
  readonly clock: ManualClock;
  readonly store: DeliveryStore;
  readonly chat: FakeChat;
  /** Latencies of the database, in milliseconds. */
  readonly pause: () => number;
  /** What the commands have done, inside their transactions. */
  readonly effects: string[];
}

interface Process {
  deliver(invocation: Invocation): Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

/** One whole process: intake, worker and dispatcher over a connection of its own. */
function boot(world: World, owner: string): Process {
  const { clock, store, chat } = world;
  const timers = clock.process();
  let alive = true;
  const connection = store.connect(() => clock.wait(world.pause()));
  const logger = createLog();
  const dispatcher = createDispatcher({
    outbox: connection.outbox,
    // What a dead process has handed to the network still arrives; its answer reaches nobody.
    adapters: new Map([["slack", chat.adapter]]),
    clock,
    timers,
    owner,
    logger,
  });
  const worker = createWorker({
    inbox: connection.inbox,
    async process(row) {
      const invocation = parseInvocation(row.body);
      const rows = await connection.write(async (tx) => {
        if (!alive) return await new Promise<never>(() => undefined);
        if (!(await tx.inbox.finish(row.key, clock.now()))) return [];
        const message = say(invocation.line);
        const origin = { source: row.key, now: clock.now() };
        const added = await tx.outbox.add(
          [
            draft(replyTo(invocation, { message, audience: "caller" }), { ...origin, index: 0 }),
            draft(replyTo(invocation, { message, audience: "place" }), { ...origin, index: 1 }),
          ],
          dispatcher.lease(),
        );
        world.effects.push(invocation.id);
        return added;
      });
      if (alive) dispatcher.submit(rows);
    },
    chainOf: callerOf,
    clock,
    timers,
    owner,
    logger,
  });
  const accept = createIntake({
    inbox: connection.inbox,
    clock,
    owner,
    leaseMs: 30_000,
    wake: (row) => {
      if (alive) worker.wake(row);
    },
    logger,
  });
  worker.start();
  dispatcher.start();
  return {
    deliver: accept,
    async stop() {
      await worker.stop();
      await dispatcher.stop();
    },
    kill() {
      alive = false;
      connection.cut();
      timers.kill();
    },
  };
}

function command(id: number, person: number, at: Date): Invocation {
  return {
    id: `d${id}`,
    source: "command",
    line: `/lead ${id}`,
    caller: someone(`U${person}`),
    place: channel(`C${person % 2}`),
    at,
    returnTo: `r${id}`,
  };
}

/** Messages that have been shown and are not known to have been. */
function unrecorded(world: World): number {
  const keys = new Set(world.chat.shown.map((shown) => shown.key));
  return world.store.outboxRows().filter((entry) => entry.result === undefined && keys.has(entry.row.key)).length;
}

const step = fc.record({
  gap: fc.integer({ min: 0, max: 60 }),
  person: fc.integer({ min: 0, max: 3 }),
  redeliver: fc.boolean(),
  crash: fc.constantFrom("no", "no", "no", "kill", "stop"),
});

describe("a process that dies anywhere", () => {
  it("loses no accepted command, does none twice, and doubles no more than what was under way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 10 }),
        fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 10 }),
        async (steps, pauses, latencies) => {
          const clock = createManualClock();
          let draws = 0;
          const draw = (list: readonly number[]): number => {
            draws += 1;
            return list[draws % list.length] ?? 0;
          };
          const world: World = {
            clock,
            store: createDeliveryStore(),
            chat: createFakeChat({ clock, latency: () => draw(latencies) }),
            pause: () => draw(pauses),
            effects: [],
          };
          let running = boot(world, "process 0");
          let kills = 0;
          let exposed = 0;
          const acknowledged = new Set<string>();
          for (const [index, { gap, person, redeliver, crash }] of steps.entries()) {
            const invocation = command(index, person, clock.now());
            const deliver = (): void => void running.deliver(invocation).then(() => acknowledged.add(invocation.id));
            deliver();
            if (redeliver) deliver();
            await clock.advance(gap);
            if (crash === "kill") {
              kills += 1;
              exposed += world.chat.underWay() + unrecorded(world);
              running.kill();
            } else if (crash === "stop") {
              const stopping = running;
              await clock.until(stopping.stop());
              stopping.kill();
            }
            if (crash !== "no") running = boot(world, `process ${index + 1}`);
            // The platform repeats what was not acknowledged to it, and sometimes what was.
            if (redeliver && crash !== "no") deliver();
          }
          await clock.advance(200_000);

          for (const id of acknowledged) {
            expect(world.store.inboxRow(`slack:${id}`)?.done, id).toBe(true);
          }
          expect(new Set(world.effects).size).toBe(world.effects.length);
          const rows = world.store.outboxRows();
          expect(rows).toHaveLength(2 * world.effects.length);
          expect(rows.filter((row) => row.result?.state !== "sent")).toEqual([]);
          for (const { row } of rows) {
            const shown = world.chat.shown.filter((entry) => entry.key === row.key).length;
            expect(shown).toBeGreaterThanOrEqual(1);
            // A post is recognised by its key; an answer can be doubled, once for each crash at most.
            expect(shown).toBeLessThanOrEqual(row.kind === "post" ? 1 : 1 + kills);
          }
          const doubled = world.chat.shown.length - rows.length;
          expect(doubled).toBeLessThanOrEqual(exposed);
          await clock.until(running.stop());
        },
      ),
      { numRuns: runs(120) },
    );
  }, 120_000);

  it("between the platform's acceptance and the record costs one repeat, and says that it may be one", async () => {
    const clock = createManualClock();
    const world: World = {
      clock,
      store: createDeliveryStore(),
      chat: createFakeChat({ clock, latency: () => 100, recognises: false }),
      pause: () => 1,
      effects: [],
    };
    const first = boot(world, "first");
    void first.deliver(command(1, 1, clock.now()));
    // Shown, and its answer not yet back.
    await clock.advance(150);
    expect(world.chat.shown).toHaveLength(2);
    first.kill();
    boot(world, "second");
    await clock.advance(60_000);
    expect(world.chat.shown.map(({ call, mayRepeat }) => [call, mayRepeat])).toEqual([
      ["answer", false],
      ["post", false],
      ["answer", false],
      ["post", true],
    ]);
    expect(world.effects).toEqual(["d1"]);
  });
});

describe("a storm of redeliveries", () => {
  it("to two processes at once does everything once", async () => {
    const clock = createManualClock();
    const world: World = {
      clock,
      store: createDeliveryStore(),
      chat: createFakeChat({ clock, latency: () => 30 }),
      pause: () => 2,
      effects: [],
    };
    const processes = [boot(world, "one"), boot(world, "two")];
    const acknowledged: Promise<void>[] = [];
    for (let round = 0; round < 20; round += 1) {
      for (let id = 0; id < 10; id += 1) {
        for (const process of processes) {
          acknowledged.push(process.deliver(command(id, id, clock.now())));
        }
      }
      await clock.advance(25);
    }
    await clock.advance(10_000);
    await Promise.all(acknowledged);
    expect(acknowledged).toHaveLength(400);
    expect(world.effects.toSorted()).toEqual(Array.from({ length: 10 }, (_, id) => `d${id}`));
    expect(world.chat.shown).toHaveLength(20);
  });
});
