import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboxRow } from "../../src/delivery/ports.ts";
import { createWorker, type Worker, type WorkerDeps } from "../../src/delivery/worker.ts";
import { createManualClock, type ManualClock } from "../fakes/clock.ts";
import { createDeliveryStore, type Connection } from "../fakes/delivery-store.ts";
import { createLog } from "./rig.ts";
import { runs } from "../runs.ts";

interface Setup {
  readonly clock: ManualClock;
  readonly connection: Connection;
  readonly worker: Worker;
  readonly log: ReturnType<typeof createLog>;
  /** Stores rows `caller:n` and wakes the worker. */
  accept(...keys: readonly string[]): Promise<void>;
  done(key: string): boolean;
  other: Connection;
}

type Try = (row: InboxRow, attempt: { readonly final: boolean }) => Promise<void>;

function setup(work: Try, options: Partial<WorkerDeps> = {}): Setup {
  const clock = createManualClock();
  const store = createDeliveryStore();
  const connection = store.connect();
  const log = createLog();
  const worker = createWorker({
    inbox: connection.inbox,
    async process(row, attempt) {
      await work(row, attempt);
      await connection.write((tx) => tx.inbox.finish(row.key, clock.now()));
    },
    chainOf: (row) => row.key.split(":")[0] ?? "",
    clock,
    timers: clock,
    owner: "one",
    logger: log,
    ...options,
  });
  worker.start();
  return {
    clock,
    connection,
    worker,
    log,
    other: store.connect(),
    async accept(...keys) {
      for (const key of keys) {
        const row = { key, body: "{}", receivedAt: clock.now() };
        const until = new Date(clock.ms() + 30_000);
        await connection.inbox.accept(row, { owner: "one", until });
        worker.wake({ ...row, attempts: 0 });
      }
    },
    done: (key) => store.inboxRow(key)?.done === true,
  };
}

describe("the worker", () => {
  it("runs callers side by side within the bound, and each caller's commands in order, failures included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            caller: fc.integer({ min: 0, max: 4 }),
            ms: fc.integer({ min: 0, max: 300 }),
            failures: fc.constantFrom(0, 0, 0, 1, 2),
            gap: fc.integer({ min: 0, max: 100 }),
          }),
          { maxLength: 25 },
        ),
        fc.integer({ min: 1, max: 4 }),
        async (commands, concurrency) => {
          const finished: string[] = [];
          const running = new Set<string>();
          const tries = new Map<string, number>();
          const { clock, worker, accept } = setup(
            async (row) => {
              const [caller = "", index = ""] = row.key.split(":");
              expect(running.has(caller)).toBe(false);
              running.add(caller);
              expect(running.size).toBeLessThanOrEqual(concurrency);
              await clock.wait(commands[Number(index)]?.ms ?? 0);
              running.delete(caller);
              const count = (tries.get(row.key) ?? 0) + 1;
              tries.set(row.key, count);
              if (count <= (commands[Number(index)]?.failures ?? 0)) throw new Error("not now");
              finished.push(row.key);
            },
            { concurrency },
          );
          for (const [index, { caller, gap }] of commands.entries()) {
            await accept(`${caller}:${index}`);
            await clock.advance(gap);
          }
          await clock.until(worker.idle());
          expect(finished).toHaveLength(commands.length);
          for (let caller = 0; caller < 5; caller += 1) {
            const order = finished
              .filter((key) => key.startsWith(`${caller}:`))
              .map((key) => Number(key.split(":")[1]));
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
        },
      ),
      { numRuns: runs(100) },
    );
  }, 60_000);

  it("pauses longer after each failure, and in the end asks for the command to be given up", async () => {
    const tries: [number, boolean][] = [];
    let start = 0;
    const { clock, worker, accept, done } = setup(async (_row, { final }) => {
      tries.push([clock.ms() - start, final]);
      if (!final) throw new Error("always");
    });
    start = clock.ms();
    await accept("a:1");
    await clock.until(worker.idle());
    const at = tries.map(([ms]) => ms);
    expect(tries.map(([, final]) => final)).toEqual([false, false, false, false, false, true]);
    const gaps = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
    expect(gaps).toEqual([505, 2_005, 10_005, 30_005, 0]);
    expect(done("a:1")).toBe(true);
  });

  it("keeps a row that cannot even be given up, and lets its caller go on", async () => {
    let broken = true;
    const finals: boolean[] = [];
    const { clock, accept, done } = setup(
      async (row, { final }) => {
        if (row.key !== "a:1") return;
        finals.push(final);
        if (broken) throw new Error("always");
      },
      { maxAttempts: 1 },
    );
    await accept("a:1", "a:2");
    await clock.advance(1_000);
    expect(finals).toEqual([false, true]);
    expect([done("a:1"), done("a:2")]).toEqual([false, true]);
    broken = false;
    await clock.advance(310_000);
    expect(finals).toEqual([false, true, true]);
    expect(done("a:1")).toBe(true);
  });

  it("counts tries that ended the process, so that a row which kills is given up", async () => {
    const finals: boolean[] = [];
    const { clock, other, connection, done } = setup(async (_row, { final }) => {
      finals.push(final);
    });
    const row = { key: "a:1", body: "{}", receivedAt: clock.now() };
    await connection.inbox.accept(row, { owner: "dead", until: new Date(clock.ms() + 10_000) });
    for (let crash = 0; crash < 4; crash += 1) {
      await clock.advance(0);
      const lease = { owner: "dead", until: new Date(clock.ms() + 10_000) };
      await other.inbox.takeOver(new Date(clock.ms() + 10_000), lease, 1);
    }
    expect(finals).toEqual([]);
    await clock.advance(15_000);
    expect(finals).toEqual([true]);
    expect(done("a:1")).toBe(true);
  });

  it("goes on with a caller when another process has taken the failed row", async () => {
    const ran: string[] = [];
    const { clock, worker, other, accept } = setup(async (row) => {
      ran.push(row.key);
      if (row.key === "a:1") throw new Error("not here");
    });
    await accept("a:1", "a:2");
    await clock.advance(100);
    const lease = { owner: "two", until: new Date(clock.ms() + 1_000_000) };
    const taken = await other.inbox.takeOver(new Date(clock.ms() + 600), lease, 1);
    expect(taken.map((row) => row.key)).toEqual(["a:1"]);
    await clock.until(worker.idle());
    expect(ran).toEqual(["a:1", "a:2"]);
  });

  it("runs a row once although its lease ran out in hand", async () => {
    const ran: string[] = [];
    const { clock, worker, accept } = setup(async (row) => {
      ran.push(row.key);
      await clock.wait(100_000);
    });
    await accept("a:1", "a:2");
    await clock.until(worker.idle());
    expect(ran).toEqual(["a:1", "a:2"]);
  });

  it("a row nobody can read still reaches the application", async () => {
    const ran: string[] = [];
    const { clock, worker, accept } = setup(async (row) => void ran.push(row.key), {
      chainOf: () => {
        throw new Error("no invocation");
      },
    });
    await accept("a:1");
    await clock.until(worker.idle());
    expect(ran).toEqual(["a:1"]);
  });

  it("rows beyond the bound stay in the store, and each caller's order holds", async () => {
    const ran: string[] = [];
    const { clock, worker, accept } = setup(
      async (row) => {
        await clock.wait(50);
        ran.push(row.key);
      },
      { maxHeld: 3, concurrency: 2 },
    );
    for (let index = 0; index < 30; index += 1) {
      await accept(`${index % 2}:${String(index).padStart(2, "0")}`);
      expect(worker.held()).toBeLessThanOrEqual(3);
      await clock.advance(5);
    }
    await clock.until(worker.idle());
    expect(ran).toHaveLength(30);
    for (const caller of ["0", "1"]) {
      const mine = ran.filter((key) => key.startsWith(`${caller}:`));
      expect(mine).toEqual(mine.toSorted());
    }
  });

  it("stops after the commands in hand, and leaves the rest for others at once", async () => {
    const ran: string[] = [];
    const { clock, worker, other, accept } = setup(async (row) => {
      await clock.wait(1_000);
      ran.push(row.key);
    });
    await accept("a:1", "a:2", "b:3");
    await clock.advance(100);
    await clock.until(worker.stop());
    expect(ran).toEqual(["a:1", "b:3"]);
    await accept("c:4");
    await clock.advance(0);
    const lease = { owner: "two", until: new Date(clock.ms() + 1_000) };
    const rest = await other.inbox.takeOver(clock.now(), lease, 10);
    expect(rest.map((row) => row.key)).toEqual(["a:2", "c:4"]);
    await clock.advance(60_000);
    expect(ran).toHaveLength(2);
  });

  it("outlasts a database that is away", async () => {
    const { clock, worker, connection, accept, done } = setup(async () => undefined);
    await accept("a:1");
    connection.fail(true);
    await clock.advance(20_000);
    connection.fail(false);
    await clock.until(worker.idle());
    expect(done("a:1")).toBe(true);
  });
});
