import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWindows } from "../../src/delivery/windows.ts";

describe("windows", () => {
  it("never let more through than any window allows, whenever between begin and end the platform counts", () => {
    const window = fc.record({
      count: fc.integer({ min: 1, max: 5 }),
      ms: fc.integer({ min: 1, max: 1_000 }),
    });
    const send = fc.record({
      gap: fc.integer({ min: 0, max: 300 }),
      takes: fc.integer({ min: 0, max: 400 }),
      counted: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(window, { minLength: 1, maxLength: 3 }),
        fc.array(send, { maxLength: 40 }),
        (limits, sends) => {
          const windows = createWindows(limits);
          const underWay: number[] = [];
          const counted: number[] = [];
          let now = 0;
          const endUntil = (at: number): void => {
            underWay.sort((a, b) => a - b);
            for (let end = underWay[0]; end !== undefined && end <= at; end = underWay[0]) {
              underWay.shift();
              windows.end(end);
            }
          };
          for (const { gap, takes, counted: share } of sends) {
            now += gap;
            endUntil(now);
            for (let wait = windows.waitMs(now); wait > 0; wait = windows.waitMs(now)) {
              now = Math.min(now + wait, underWay[0] ?? Infinity);
              endUntil(now);
            }
            windows.begin();
            underWay.push(now + takes);
            counted.push(now + Math.floor(takes * share));
          }
          for (const { count, ms } of limits) {
            for (const at of counted) {
              const inside = counted.filter((other) => other > at - ms && other <= at);
              expect(inside.length).toBeLessThanOrEqual(count);
            }
          }
        },
      ),
    );
  });

  it("waste nothing: what is sent at once ends at the least time the limits allow", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 60 }),
        (count, ms, sends) => {
          const windows = createWindows([{ count, ms }]);
          let now = 0;
          for (let sent = 0; sent < sends; sent += 1) {
            now += windows.waitMs(now);
            windows.begin();
            windows.end(now);
          }
          expect(now).toBe(Math.floor((sends - 1) / count) * ms);
        },
      ),
    );
  });

  it("a pause holds everything back, is never shortened, and ends", () => {
    const windows = createWindows([]);
    windows.pause(0, 1_000);
    windows.pause(100, 200);
    expect(windows.waitMs(400)).toBe(600);
    expect(windows.idle(999)).toBe(false);
    expect(windows.waitMs(1_000)).toBe(0);
    expect(windows.idle(1_000)).toBe(true);
  });

  it("a clock that is set back by an hour costs one window and not an hour", () => {
    const windows = createWindows([{ count: 1, ms: 1_000 }]);
    const hour = 3_600_000;
    windows.begin();
    windows.end(hour);
    expect(windows.waitMs(0)).toBe(1_000);
    expect(windows.waitMs(1_000)).toBe(0);
    windows.pause(hour, 500);
    expect(windows.waitMs(0)).toBe(1_000);
    expect(windows.waitMs(500)).toBe(500);
  });
});
