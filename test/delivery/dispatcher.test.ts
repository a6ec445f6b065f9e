import { describe, expect, it } from "vitest";
import { createDispatcher } from "../../src/delivery/dispatcher.ts";
import { answer, channel, createRig, post, say, someone } from "./rig.ts";
import { settled } from "../fakes/clock.ts";

describe("the dispatcher", () => {
  it("sends each kind where it goes, records it, and logs no text", async () => {
    const rig = createRig();
    await rig.owe(
      rig.draft(post("C1"), "posted"),
      rig.draft(answer("r1"), "answered"),
      rig.draft({ kind: "direct", person: someone("U1") }, "direct"),
      rig.draft({ kind: "update", posted: { place: channel("C2"), id: "17.1" } }, "updated"),
    );
    await rig.idle();
    expect(rig.chat.shown.map(({ call, where, summary }) => [call, where, summary])).toEqual([
      ["post", "slack:T1/C1", "posted"],
      ["answer", "r1", "answered"],
      ["update", "slack:T1/C2", "updated"],
      ["post", "slack:T1/D-U1", "direct"],
    ]);
    expect(rig.states()).toEqual(["sent", "sent", "sent", "sent"]);
    expect(rig.store.outboxRows().map((row) => row.result?.postedId)).toEqual(["m1", undefined, "m2", "17.1"]);
    expect(rig.log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(rig.log.lines)).not.toMatch(/answered|updated|"direct,|r1/);
  });

  it("a lane that waits for a retry keeps its order and holds up no other", async () => {
    let faults = 3;
    const rig = createRig({
      fault: (_call, _key, where) => {
        if (where !== "slack:T1/C1" || faults === 0) return undefined;
        faults -= 1;
        return { code: "unavailable" };
      },
    });
    await rig.owe(
      ...["a", "b", "c"].map((text) => rig.draft(post("C1"), text)),
      ...["x", "y"].map((text) => rig.draft(post("C2"), text)),
    );
    await rig.clock.advance(0);
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["x", "y"]);
    await rig.idle();
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["x", "y", "a", "b", "c"]);
    // 1 s, 2 s and 5 s: what the table says for three failures.
    const start = rig.chat.shown[0]?.at ?? 0;
    expect(rig.chat.shown.map((shown) => shown.at - start)).toEqual([0, 0, 8_000, 8_000, 8_000]);
  });

  it("an answer whose address has expired goes to the person, under its own key", async () => {
    const rig = createRig({
      fault: (call) => (call === "answer" ? { code: "gone" } : undefined),
    });
    const [row] = await rig.owe(rig.draft(answer("r1", "U7"), "late"));
    await rig.idle();
    expect(rig.chat.calls.map(({ call, key }) => [call, key])).toEqual([
      ["answer", row?.key],
      ["direct", ""],
      ["post", `${row?.key}d`],
    ]);
    expect(rig.chat.shown).toMatchObject([{ where: "slack:T1/D-U7", summary: "late" }]);
    expect(rig.states()).toEqual(["sent"]);
    expect(rig.dead).toEqual([]);
  });

  it("an answer asked for in the direct conversation falls back to just there", async () => {
    const rig = createRig({
      fault: (call) => (call === "answer" ? { code: "forbidden" } : undefined),
    });
    const place = { ...channel("D9"), direct: true };
    await rig.owe(rig.draft({ kind: "answer", returnTo: "r", person: someone("U1"), place }, "late"));
    await rig.idle();
    expect(rig.chat.calls.map((call) => call.call)).toEqual(["answer", "post"]);
    expect(rig.chat.shown).toMatchObject([{ where: "slack:T1/D9" }]);
  });

  it.each(["gone", "forbidden", "rejected"] as const)(
    "a post that is %s is dead after one try, reported, and the lane goes on",
    async (code) => {
      let first = true;
      const rig = createRig({
        fault: () => {
          if (!first) return undefined;
          first = false;
          return { code };
        },
      });
      const [row] = await rig.owe(rig.draft(post("C1"), "a"), rig.draft(post("C1"), "b"));
      await rig.idle();
      expect(rig.states()).toEqual(["dead", "sent"]);
      expect(rig.dead).toMatchObject([{ row: { id: row?.id }, code, delivery: { message: say("a") } }]);
      expect(rig.chat.calls).toHaveLength(2);
    },
  );

  it.each(["timeout", "unknown", "bug"] as const)(
    "what may have arrived (%s) is tried again so that the platform can tell, and shown once",
    async (code) => {
      let first = true;
      const rig = createRig({
        fault: () => {
          if (!first) return undefined;
          first = false;
          return { code, after: true };
        },
      });
      await rig.owe(rig.draft(post("C1"), "a"));
      await rig.idle();
      expect(rig.chat.calls).toHaveLength(2);
      expect(rig.chat.shown).toHaveLength(1);
      expect(rig.states()).toEqual(["sent"]);
      expect(rig.log.lines.some((line) => line.level === "error")).toBe(code === "bug");
    },
  );

  it("tells the platform of a possible repeat only when there may be one", async () => {
    const faults = ["unavailable", "rate_limited", "timeout", undefined] as const;
    let tries = 0;
    const rig = createRig({
      recognises: false,
      fault: () => {
        const code = faults[tries];
        tries += 1;
        return code && { code, after: code === "timeout" };
      },
    });
    await rig.owe(rig.draft(post("C1"), "a"));
    await rig.idle();
    expect(rig.chat.shown.map((shown) => shown.mayRepeat)).toEqual([false, true]);
  });

  it("a conversation that could not be opened in time is no message that may have arrived", async () => {
    let first = true;
    const rig = createRig({
      fault: () => {
        if (!first) return undefined;
        first = false;
        return { code: "timeout", after: true };
      },
    });
    await rig.owe(rig.draft({ kind: "direct", person: someone("U1") }, "a"));
    await rig.idle();
    expect(rig.chat.calls.map((call) => call.call)).toEqual(["direct", "direct", "post"]);
    expect(rig.chat.shown.map((shown) => shown.mayRepeat)).toEqual([false]);
  });

  it("waits as long as it is told: one lane for one refusal, all of them for two", async () => {
    const refused = new Set<string>();
    const rig = createRig({
      fault: (_call, key, where) => {
        if (where === "slack:T1/C3" || refused.has(key)) return undefined;
        refused.add(key);
        return { code: "rate_limited", retryAfterMs: 30_000 };
      },
    });
    const start = rig.clock.ms();
    await rig.owe(rig.draft(post("C1"), "one"));
    await rig.clock.advance(0);
    await rig.owe(rig.draft(post("C3"), "free"));
    await rig.clock.advance(10_000);
    await rig.owe(rig.draft(post("C2"), "two"));
    await rig.clock.advance(0);
    await rig.owe(rig.draft(post("C3"), "held"));
    await rig.idle();
    expect(rig.chat.shown.map(({ summary, at }) => [summary, at - start])).toEqual([
      ["free", 0],
      ["held", 40_000],
      ["one", 40_000],
      ["two", 40_000],
    ]);
  });

  it("does not send what is no longer worth it, neither at once nor after a wait", async () => {
    const rig = createRig({ fault: () => ({ code: "unavailable" }) });
    const expiresAt = new Date(rig.clock.ms() + 2_500);
    await rig.owe(
      rig.draft(post("C1"), "old", { expiresAt: new Date(rig.clock.ms()) }),
      rig.draft(post("C2"), "ages", { expiresAt }),
    );
    await rig.idle();
    expect(rig.states()).toEqual(["expired", "expired"]);
    expect(rig.chat.calls.map((call) => call.at - rig.clock.ms())).toEqual([-1_000, 0]);
    expect(rig.store.outboxRows()[1]?.result).toMatchObject({ error: "unavailable" });
  });

  it("keeps a message for later until its time has come", async () => {
    const rig = createRig();
    const due = rig.clock.ms() + 60_000;
    await rig.owe(rig.draft(post("C1"), "later", { notBefore: new Date(due) }));
    await rig.owe(rig.draft(post("C1"), "now"));
    await rig.clock.advance(63_000);
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["now", "later"]);
    expect(rig.chat.shown[1]?.at).toBeGreaterThanOrEqual(due);
    await rig.dispatcher.stop();
  });

  it("puts rows that arrive late into their place", async () => {
    const rig = createRig({ latency: () => 100 });
    const drafts = ["a", "b", "c", "d"].map((text) => rig.draft(post("C1"), text));
    const rows = await rig.connection.write((tx) => tx.outbox.add(drafts, rig.dispatcher.lease()));
    const [a, b, c, d] = rows.map((row) => [row]);
    for (const late of [b, d, a, c]) rig.dispatcher.submit(late ?? []);
    await rig.idle();
    // The first to come is under way already; nothing goes before it any more.
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["b", "a", "c", "d"]);
  });

  it("a row that cannot be read is dead and reported, a platform without adapter is left alone", async () => {
    const rig = createRig();
    await rig.owe(
      rig.draft(post("C1"), "a", { body: "{}" }),
      rig.draft(post("C1"), "b", { platform: "lark" }),
      rig.draft(post("C1"), "c"),
      rig.draft(post("C1"), "d", { platform: "lark", expiresAt: rig.clock.now() }),
    );
    await rig.idle();
    expect(rig.states()).toEqual(["dead", "pending", "sent", "expired"]);
    expect(rig.dead).toMatchObject([{ delivery: undefined, code: "rejected" }]);
  });

  it("answers go before boards when there is not room for all, and boards still go", async () => {
    const rig = createRig({ latency: () => 50, dispatcher: { concurrency: 1 } });
    await rig.owe(
      ...Array.from({ length: 8 }, (_, index) => rig.draft(post(`C${index}`), "board")),
      ...Array.from({ length: 6 }, (_, index) => rig.draft(answer(`r${index}`), "answer")),
    );
    await rig.idle();
    const order = rig.chat.shown.map((shown) => shown.summary[0]).join("");
    // The first board goes before anything else is owed; then every fourth turn is a board's.
    expect(order).toBe("baabaaababbbbb");
  });

  it("answers do not wait for the app's window, and one that falls back to the person does", async () => {
    const rig = createRig({
      limits: { perPlace: [], perApp: [{ count: 1, ms: 1_000 }] },
      fault: (call, _key, where) => (call === "answer" && where === "r3" ? { code: "gone" } : undefined),
    });
    const start = rig.clock.ms();
    await rig.owe(
      rig.draft(post("C1"), "board"),
      ...Array.from({ length: 4 }, (_, index) => rig.draft(answer(`r${index}`), `answer ${index}`)),
    );
    await rig.idle();
    expect(rig.chat.shown.map(({ summary, at }) => [summary, at - start])).toEqual([
      ["board", 0],
      ["answer 0", 0],
      ["answer 1", 0],
      ["answer 2", 0],
      ["answer 3", 1_000],
    ]);
    expect(rig.chat.violations()).toBe(0);
  });

  it("keeps calls under way within the bound, and answers outside the place's window", async () => {
    const rig = createRig({
      latency: () => 50,
      dispatcher: { concurrency: 4 },
      limits: { perPlace: [{ count: 1, ms: 60_000 }], perApp: [] },
    });
    await rig.owe(...Array.from({ length: 40 }, (_, index) => rig.draft(answer(`r${index}`), "a")));
    const start = rig.clock.ms();
    await rig.idle();
    expect(rig.chat.mostAtOnce()).toBe(4);
    // The last ones go one at a time; the place's window alone would have taken 39 minutes.
    expect(rig.clock.ms() - start).toBeLessThan(40 * 50);
  });

  it("one answer at a time is sent and not yet recorded, unless many wait", async () => {
    const few = createRig({ latency: () => 50, pause: (clock) => clock.wait(5) });
    await few.clock.until(few.owe(...Array.from({ length: 7 }, (_, index) => few.draft(answer(`r${index}`), "a"))));
    await few.idle();
    expect(few.chat.mostAtOnce()).toBe(1);
    expect(few.store.settles).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const many = createRig({ latency: () => 50 });
    await many.owe(...Array.from({ length: 80 }, (_, index) => many.draft(answer(`r${index}`), "a")));
    await many.idle();
    expect(many.chat.mostAtOnce()).toBeGreaterThan(5);
  });

  it("one window for a person's lane and their conversation's", async () => {
    const rig = createRig({
      latency: () => 10,
      limits: { perPlace: [{ count: 1, ms: 1_000 }], perApp: [] },
      fault: (call) => (call === "answer" ? { code: "gone" } : undefined),
    });
    const place = { ...channel("D-U1"), direct: true };
    await rig.owe(
      rig.draft({ kind: "post", place }, "a"),
      rig.draft({ kind: "direct", person: someone("U1") }, "b"),
      rig.draft({ kind: "post", place }, "c"),
      rig.draft({ kind: "direct", person: someone("U1") }, "d"),
      rig.draft(answer("r1", "U1"), "e"),
      rig.draft(answer("r2", "U1"), "f"),
    );
    await rig.idle();
    expect(rig.chat.violations()).toBe(0);
    expect(rig.states()).toEqual(Array.from({ length: 6 }, () => "sent"));
    expect(new Set(rig.chat.shown.map((shown) => shown.where)).size).toBe(1);
  });

  it("a call that never ends is given up as a timeout", async () => {
    const rig = createRig();
    let calls = 0;
    const hanging = {
      ...rig.chat.adapter,
      post: (...args: Parameters<typeof rig.chat.adapter.post>) => {
        calls += 1;
        if (calls === 1) return new Promise<never>(() => undefined);
        return rig.chat.adapter.post(...args);
      },
    };
    const dispatcher = createDispatcher({
      outbox: rig.connection.outbox,
      adapters: new Map([["slack", hanging]]),
      clock: rig.clock,
      timers: rig.clock,
      owner: "one",
      logger: rig.log,
      timeoutMs: 5_000,
    });
    const start = rig.clock.ms();
    await rig.dispatcher.stop();
    const rows = await rig.connection.write((tx) => tx.outbox.add([rig.draft(post("C1"), "a")], dispatcher.lease()));
    dispatcher.submit(rows);
    await rig.clock.until(dispatcher.idle());
    expect(rig.chat.shown).toMatchObject([{ at: start + 7_000, mayRepeat: true }]);
  });
});

describe("outcomes", () => {
  it("are recorded at once, and together when they end while a record is being written", async () => {
    const rig = createRig({ pause: (clock) => clock.wait(5) });
    const rows = Array.from({ length: 20 }, (_, index) => rig.draft(post(`C${index}`), "a"));
    await rig.clock.until(rig.owe(...rows));
    await rig.idle();
    expect(rig.store.settles.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(rig.store.settles.length).toBeLessThanOrEqual(2);
  });

  it("hold the lane until they are recorded, and outlast a database that is away", async () => {
    const rig = createRig();
    const rows = [rig.draft(post("C1"), "a"), rig.draft(post("C1"), "b")];
    const added = await rig.connection.write((tx) => tx.outbox.add(rows, rig.dispatcher.lease()));
    rig.connection.fail(true);
    rig.dispatcher.submit(added);
    await rig.clock.advance(3_000);
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["a"]);
    rig.connection.fail(false);
    await rig.idle();
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["a", "b"]);
    expect(rig.states()).toEqual(["sent", "sent"]);
  });
});

describe("leases", () => {
  it("of waiting rows are renewed: nobody takes over what is only slow", async () => {
    const rig = createRig({ limits: { perPlace: [{ count: 1, ms: 20_000 }], perApp: [] } });
    await rig.owe(...Array.from({ length: 6 }, (_, index) => rig.draft(post("C1"), `${index}`)));
    const other = rig.store.connect();
    for (let second = 0; second < 100; second += 1) {
      await rig.clock.advance(1_000);
      const lease = { owner: "two", until: new Date(rig.clock.ms() + 1_000) };
      expect(await other.outbox.takeOver(rig.clock.now(), lease, 10)).toEqual([]);
    }
    await rig.idle();
    expect(rig.chat.shown.map((shown) => shown.summary)).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(rig.chat.shown.every((shown) => !shown.mayRepeat)).toBe(true);
    await rig.dispatcher.stop();
  });

  it("that could not be renewed end our right to send: the lane goes back and comes again in order", async () => {
    let faults = 1;
    const rig = createRig({
      fault: () => {
        faults -= 1;
        return faults < 0 ? undefined : { code: "rate_limited", retryAfterMs: 40_000 };
      },
    });
    await rig.owe(...["a", "b", "c"].map((text) => rig.draft(post("C1"), text)));
    await rig.clock.advance(1_000);
    rig.connection.fail(true);
    await rig.clock.advance(30_000);
    rig.connection.fail(false);
    const lease = { owner: "two", until: new Date(rig.clock.ms() + 60_000) };
    const taken = await rig.store.connect().outbox.takeOver(rig.clock.now(), lease, 1);
    // The second process may be sending this one by now.
    expect(taken.map((row) => row.id)).toEqual([2]);
    await rig.clock.advance(25_000);
    expect(rig.chat.shown.map((shown) => shown.summary)).not.toContain("b");
    await rig.clock.advance(60_000);
    expect(rig.states()).toEqual(["sent", "sent", "sent"]);
    await rig.dispatcher.stop();
  });
});

describe("stopping", () => {
  it("waits for the call under way and its record, and leaves the rest for others at once", async () => {
    const rig = createRig({ latency: () => 500 });
    await rig.owe(...["a", "b", "c"].map((text) => rig.draft(post("C1"), text)));
    await rig.clock.advance(100);
    let stopped = false;
    const stopping = rig.dispatcher.stop().then(() => {
      stopped = true;
    });
    await rig.clock.advance(800);
    expect(stopped).toBe(false);
    await rig.clock.until(stopping);
    expect(rig.states()).toEqual(["sent", "pending", "pending"]);
    await rig.owe(rig.draft(post("C2"), "d"));
    await settled();
    const lease = { owner: "two", until: new Date(rig.clock.ms() + 1_000) };
    const rest = await rig.store.connect().outbox.takeOver(rig.clock.now(), lease, 10);
    expect(rest.map((row) => row.id)).toEqual([2, 3, 4]);
    await rig.clock.advance(60_000);
    expect(rig.chat.shown).toHaveLength(1);
  });

  it("ends even when the database is away", async () => {
    const rig = createRig();
    const rows = await rig.connection.write((tx) =>
      tx.outbox.add([rig.draft(post("C1"), "a")], rig.dispatcher.lease()),
    );
    rig.connection.fail(true);
    rig.dispatcher.submit(rows);
    await settled();
    await rig.clock.until(rig.dispatcher.stop());
    expect(rig.states()).toEqual(["pending"]);
  });
});
