import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerOf, createIntake, inboxKey, parseInvocation, serializeInvocation } from "../../src/chat/intake.ts";
import type { Invocation } from "../../src/chat/port.ts";
import type { InboxRow } from "../../src/delivery/ports.ts";
import { createManualClock } from "../fakes/clock.ts";
import { createDeliveryStore } from "../fakes/delivery-store.ts";
import { channel, createLog, someone } from "../delivery/rig.ts";

const invocation: Invocation = {
  id: "e1",
  source: "command",
  line: "/lead 电池项目",
  caller: someone("U1"),
  place: channel("C1"),
  at: new Date("2026-12-01T00:50:00.123Z"),
};

function setup(): {
  readonly woken: InboxRow[];
  readonly received: boolean[];
  readonly store: ReturnType<typeof createDeliveryStore>;
  readonly log: ReturnType<typeof createLog>;
  readonly clock: ReturnType<typeof createManualClock>;
  readonly accept: (given: Invocation) => Promise<void>;
  readonly fail: (failing: boolean) => void;
} {
  const clock = createManualClock();
  const store = createDeliveryStore();
  const connection = store.connect(() => clock.wait(10));
  const log = createLog();
  const woken: InboxRow[] = [];
  const received: boolean[] = [];
  const accept = createIntake({
    inbox: connection.inbox,
    clock,
    owner: "one",
    leaseMs: 30_000,
    wake: (row) => void woken.push(row),
    logger: log,
    metrics: { received: (_platform, fresh) => void received.push(fresh) },
  });
  return { woken, received, store, log, clock, accept, fail: connection.fail };
}

describe("the intake", () => {
  it("resolves once stored, not before, then wakes the worker", async () => {
    const { accept, clock, store, woken, log } = setup();
    let resolved = false;
    const accepted = accept(invocation).then(() => {
      resolved = true;
    });
    await clock.advance(5);
    expect([resolved, store.inboxRow("slack:e1")]).toEqual([false, undefined]);
    await clock.until(accepted);
    expect(store.inboxRow("slack:e1")).toEqual({ done: false, attempts: 0 });
    expect(woken).toMatchObject([{ key: "slack:e1", attempts: 0 }]);
    expect(woken.map((row) => parseInvocation(row.body))).toEqual([invocation]);
    expect(JSON.stringify(log.lines)).not.toContain("电池");
  });

  it("accepts a redelivery and does nothing", async () => {
    const { accept, clock, woken, received } = setup();
    await clock.until(Promise.all([accept(invocation), accept(invocation)]));
    await clock.until(accept(invocation));
    expect(woken).toHaveLength(1);
    expect(received.toSorted()).toEqual([false, false, true]);
  });

  it("the same id on another platform is another delivery", async () => {
    const { accept, clock, woken } = setup();
    const caller = { ...invocation.caller, platform: "lark" as const };
    await clock.until(Promise.all([accept(invocation), accept({ ...invocation, caller })]));
    expect(woken.map((row) => row.key)).toEqual(["slack:e1", "lark:e1"]);
  });

  it("rejects when it could not be stored, and wakes nobody", async () => {
    const { accept, clock, woken, fail } = setup();
    fail(true);
    await expect(clock.until(accept(invocation))).rejects.toThrow("away");
    expect(woken).toEqual([]);
    fail(false);
    await clock.until(accept(invocation));
    expect(woken).toHaveLength(1);
  });
});

describe("a stored invocation", () => {
  it("comes back as it went in", () => {
    const text = fc.string({ unit: "binary" });
    const shape = fc.record(
      {
        id: fc.string({ minLength: 1 }),
        source: fc.constantFrom("command", "mention", "button", "form"),
        line: text,
        caller: fc.constantFrom(someone("U1"), { ...someone("U2"), name: "李雷" }),
        place: fc.constantFrom(channel("C1"), { ...channel("C1"), thread: "17.1" }),
        at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-01-01") }),
        fields: fc.constantFrom({}, { name: "电池", 备注: "x" }),
        returnTo: text,
      },
      { requiredKeys: ["id", "source", "line", "caller", "place", "at"] },
    );
    fc.assert(
      fc.property(shape, (given: Invocation) => {
        expect(parseInvocation(serializeInvocation(given))).toEqual(given);
      }),
    );
  });

  it("is refused when it is something else", () => {
    expect(() => parseInvocation("")).toThrow(SyntaxError);
    expect(() => parseInvocation("{}")).toThrow(/caller/);
    const late = JSON.stringify({ ...invocation, at: "yesterday" });
    expect(() => parseInvocation(late)).toThrow(/at/);
  });

  it("names its caller and its key", () => {
    const row = {
      key: inboxKey(invocation),
      body: serializeInvocation(invocation),
      receivedAt: invocation.at,
      attempts: 0,
    };
    expect(row.key).toBe("slack:e1");
    expect(callerOf(row)).toBe("slack:T1/U1");
  });
});
