import { expect, it } from "vitest";
import { leadForm, pressable } from "../fixtures/messages.ts";
import type { Delivery, Harness, Start } from "./harness.ts";
import { turns } from "./inbox.ts";

export function testAcknowledgement(started: Start): void {
  const ways: Readonly<Record<string, (harness: Harness) => Promise<Delivery>>> = {
    command: async (harness) => harness.does.command("/lead 慢"),
    mention: async (harness) => harness.does.mention("lead 慢"),
    direct: async (harness) => harness.does.direct("/lead 慢"),
    button: async (harness) =>
      harness.does.press(await harness.adapter.post(harness.place, pressable, "k_press", false), "Undo"),
    form: async (harness) =>
      harness.does.submit(await harness.adapter.post(harness.place, leadForm, "k_submit", false), {
        name: "慢",
        stage: "lead",
      }),
  };
  for (const [way, deliver] of Object.entries(ways)) {
    it(`comes only once the ${way} is stored`, async () => {
      const { harness, inbox } = await started();
      const gate = inbox.hold();
      const slow = await deliver(harness);
      const order: string[] = [];
      const settled = slow.outcome.then((outcome) => order.push(outcome));
      await gate.reached;
      // A whole delivery there and back: an early acknowledgement of the first would have arrived by now.
      expect(await harness.does.command("/help").outcome).toBe("acknowledged");
      await turns();
      expect(order).toEqual([]);
      order.push("stored");
      gate.open();
      await settled;
      expect(order).toEqual(["stored", "acknowledged"]);
    });

    it(`is not given when the ${way} could not be stored`, async () => {
      const { harness, inbox } = await started();
      inbox.failNext();
      const lost = await deliver(harness);
      expect(await lost.outcome).toBe("failed");
      expect(inbox.stored).toHaveLength(0);
      // The next one is none the worse for it.
      expect(await harness.does.command("/help").outcome).toBe("acknowledged");
      expect(inbox.stored.map((invocation) => invocation.line)).toEqual(["/help"]);
    });
  }

  it("a redelivery carries the same id, doing it again another", async () => {
    const { harness, adapter, inbox } = await started();
    const posted = await adapter.post(harness.place, pressable, "k_twice", false);
    const again: Readonly<Record<string, () => Delivery>> = {
      command: () => harness.does.command("/mine"),
      mention: () => harness.does.mention("mine"),
      direct: () => harness.does.direct("/mine"),
      button: () => harness.does.press(posted, "Undo"),
    };
    for (const [way, deliver] of Object.entries(again)) {
      const first = deliver();
      expect(await first.outcome).toBe("acknowledged");
      const one = await inbox.next();
      expect(await first.redeliver().outcome).toBe("acknowledged");
      const repeat = await inbox.next();
      expect(await deliver().outcome).toBe("acknowledged");
      const other = await inbox.next();
      expect(repeat.id, way).toBe(one.id);
      expect(repeat.line, way).toBe(one.line);
      expect(other.id, way).not.toBe(one.id);
    }
  });

  it("stop waits for deliveries in hand", async () => {
    const { harness, inbox, stop } = await started();
    const gate = inbox.hold();
    const order: string[] = [];
    const delivery = harness.does.command("/lead 最后");
    await gate.reached;
    const stopping = stop().then(() => order.push("stopped"));
    // Room for a stop that does not wait to show itself; one that waits is not hurried by it.
    await new Promise((resolve) => setTimeout(resolve, 60));
    order.push("stored");
    gate.open();
    expect(await delivery.outcome).toBe("acknowledged");
    await stopping;
    expect(order).toEqual(["stored", "stopped"]);
  });

  it("forged deliveries are refused and leave no trace", async () => {
    const { harness, inbox } = await started();
    for (const [what, forge] of Object.entries(harness.forgeries)) {
      expect(await forge().outcome, what).toBe("refused");
    }
    expect(await harness.does.command("/help").outcome).toBe("acknowledged");
    expect(inbox.stored.map((invocation) => invocation.line)).toEqual(["/help"]);
  });
}
