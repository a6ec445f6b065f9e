import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RateWindow } from "../../src/chat/port.ts";
import type { Target } from "../../src/delivery/delivery.ts";
import type { Fault } from "../fakes/chat.ts";
import { answer, createRig, post, someone } from "./rig.ts";
import { runs } from "../runs.ts";

const fault: fc.Arbitrary<Fault | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.record({
      code: fc.constantFrom("rate_limited", "unavailable"),
      retryAfterMs: fc.integer({ min: 0, max: 5_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      code: fc.constantFrom("timeout", "unknown", "bug"),
      after: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ code: fc.constantFrom("rejected", "gone", "forbidden") }) },
);

const target: fc.Arbitrary<Target> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((id) => post(`C${id}`)),
  fc.integer({ min: 0, max: 9 }).map((id) => answer(`r${id}`, `U${id % 2}`)),
  fc.integer({ min: 0, max: 1 }).map((id): Target => ({ kind: "direct", person: someone(`U${id}`) })),
);

const window: fc.Arbitrary<RateWindow> = fc.record({
  count: fc.integer({ min: 1, max: 5 }),
  ms: fc.integer({ min: 1, max: 3_000 }),
});

const arrival = fc.record({ target, gap: fc.integer({ min: 0, max: 1_500 }) });

/** Draws from a list, over and over. */
function cycle<T>(values: readonly T[]): () => T | undefined {
  let at = -1;
  return () => {
    at += 1;
    return values[at % Math.max(1, values.length)];
  };
}

describe("whatever happens on the way", () => {
  it("each lane keeps its order, each message ends, none is shown twice, no limit is broken", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 1, maxLength: 25 }),
        fc.array(fault, { minLength: 1, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 10 }),
        fc.record({
          perPlace: fc.array(window, { maxLength: 2 }),
          perApp: fc.array(window, { maxLength: 2 }),
        }),
        fc.integer({ min: 1, max: 8 }),
        async (arrivals, faults, latencies, limits, concurrency) => {
          const nextFault = cycle(faults);
          const nextLatency = cycle(latencies);
          const rig = createRig({
            limits,
            fault: nextFault,
            latency: () => nextLatency() ?? 0,
            dispatcher: { concurrency },
          });
          for (const [index, { target: to, gap }] of arrivals.entries()) {
            await rig.clock.advance(gap);
            await rig.owe(rig.draft(to, String(index).padStart(3, "0")));
          }
          await rig.idle();

          const entries = rig.store.outboxRows();
          expect(rig.chat.violations()).toBe(0);
          expect(rig.chat.mostAtOnce()).toBeLessThanOrEqual(concurrency);
          expect(entries.every((entry) => entry.result !== undefined)).toBe(true);
          const dead = entries.filter((entry) => entry.result?.state === "dead");
          expect(rig.dead.map((message) => message.row.id).toSorted()).toEqual(
            dead.map((entry) => entry.row.id).toSorted(),
          );
          for (const lane of new Set(entries.map((entry) => entry.row.lane))) {
            const keys = entries.filter((entry) => entry.row.lane === lane).map((entry) => entry.row.key);
            const order = rig.chat.calls
              .filter((call) => call.call !== "direct")
              .map((call) => keys.indexOf(call.key.slice(0, 27)))
              .filter((place) => place !== -1);
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
          const posts = rig.chat.shown.filter((shown) => shown.call === "post");
          expect(new Set(posts.map((shown) => shown.key)).size).toBe(posts.length);
        },
      ),
      { numRuns: runs(80) },
    );
  }, 60_000);

  it("the time is the least the limits allow, when nothing else is in the way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }),
        window,
        window,
        async (places, perPlace, perApp) => {
          const rig = createRig({ limits: { perPlace: [perPlace], perApp: [perApp] } });
          const start = rig.clock.ms();
          await rig.owe(...places.map((place) => rig.draft(post(`C${place}`), "x")));
          await rig.idle();
          const least = (sends: number, { count, ms }: RateWindow): number => Math.floor((sends - 1) / count) * ms;
          const busiest = Math.max(...[0, 1, 2, 3].map((place) => places.filter((other) => other === place).length));
          const took = Math.max(...rig.chat.shown.map((shown) => shown.at)) - start;
          expect(took).toBeGreaterThanOrEqual(Math.max(least(busiest, perPlace), least(places.length, perApp)));
          // Both together cost at most the one after the other: no window passes unused.
          expect(took).toBeLessThanOrEqual(least(busiest, perPlace) + least(places.length, perApp));
          expect(rig.chat.violations()).toBe(0);
        },
      ),
      { numRuns: runs(100) },
    );
  }, 60_000);

  it("rows beyond the bound stay in the store, and overtake nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ lane: fc.integer({ min: 0, max: 2 }), gap: fc.integer({ min: 0, max: 1_500 }) }), {
          minLength: 10,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 7 }),
        async (sends, maxHeld, pauses) => {
          const nextPause = cycle(pauses);
          const rig = createRig({
            limits: { perPlace: [{ count: 1, ms: 1_000 }], perApp: [] },
            pause: (clock) => clock.wait(nextPause() ?? 0),
            dispatcher: { maxHeld },
          });
          for (const [index, { lane, gap }] of sends.entries()) {
            const text = String(index).padStart(2, "0");
            await rig.clock.until(rig.owe(rig.draft(post(`C${lane}`), text)));
            expect(rig.dispatcher.held()).toBeLessThanOrEqual(maxHeld);
            await rig.clock.advance(gap);
          }
          await rig.idle();
          expect(rig.states().every((state) => state === "sent")).toBe(true);
          for (const where of new Set(rig.chat.shown.map((shown) => shown.where))) {
            const texts = rig.chat.shown.filter((shown) => shown.where === where).map((shown) => shown.summary);
            expect(texts).toEqual(texts.toSorted());
          }
        },
      ),
      { numRuns: runs(60) },
    );
  }, 60_000);
});
