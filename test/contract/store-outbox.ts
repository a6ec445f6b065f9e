import { describe, expect, it } from "vitest";
import type { OutboxDraft } from "../../src/delivery/ports.ts";
import type { Store } from "../../src/store/port.ts";
import type { Open } from "./store.ts";
import { after, lease, noon, owed } from "./store-samples.ts";

function add(store: Store, owner: string, ...drafts: readonly OutboxDraft[]) {
  return store.write((tx) => tx.outbox.add(drafts, lease(owner)));
}

export function testOutbox(open: Open): void {
  describe("outbox", () => {
    it("gives what was added its ids, in the order it was given", async () => {
      const store = await open();
      const drafts = [
        owed("m1"),
        owed("m2", { expiresAt: after(9), kind: "answer" }),
        owed("m3", { notBefore: after(5), lane: "other" }),
      ];
      const rows = await add(store, "a", ...drafts);
      expect(rows).toEqual(drafts.map((draft, index) => ({ ...draft, id: rows[index]?.id, attempts: 0 })));
      const ids = rows.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      expect(new Set(ids).size).toBe(3);
      expect(await add(store, "a")).toEqual([]);
      expect(await store.outbox.pending()).toBe(3);
    });

    it("holds a key once", async () => {
      const store = await open();
      await add(store, "a", owed("m1"));
      await expect(add(store, "a", owed("m2"), owed("m1"))).rejects.toThrow();
      expect(await store.outbox.pending()).toBe(1);
    });

    it("gives back what was added when it is taken over, by id, once its lease and its time have come", async () => {
      const store = await open();
      const drafts = [
        owed("m1", { expiresAt: after(900) }),
        owed("m2", { notBefore: after(120), kind: "direct" }),
        owed("m3"),
      ];
      const rows = await add(store, "a", ...drafts);
      const [m1, m2, m3] = rows.map((row) => ({ ...row, attempts: 1 }));
      expect(await store.outbox.takeOver(after(59), lease("b", 100), 9)).toEqual([]);
      expect(await store.outbox.takeOver(after(60), lease("b", 100), 1)).toEqual([m1]);
      expect(await store.outbox.takeOver(after(60), lease("b", 100), 9)).toEqual([m3]);
      expect(await store.outbox.takeOver(after(119), lease("c", 200), 9)).toEqual(
        [m1, m3].map((row) => ({ ...row, attempts: 2 })),
      );
      expect(await store.outbox.takeOver(after(120), lease("c", 200), 9)).toEqual([m2]);
    });

    it("settles a batch, and leaves alone what is not ours or settled already", async () => {
      const store = await open();
      const rows = await add(store, "a", owed("m1"), owed("m2"), owed("m3"), owed("m4"), owed("m5"));
      const [m1, m2, m3, m4, m5] = rows.map(({ id }) => id) as [number, number, number, number, number];
      await store.outbox.settle([], "a");
      await store.outbox.settle([{ id: m1, state: "sent", at: noon }], "b");
      expect(await store.outbox.pending()).toBe(5);
      await store.outbox.settle(
        [
          { id: m1, state: "sent", at: noon, postedId: "1732.1" },
          { id: m2, state: "dead", at: after(1), error: "gone" },
          { id: m3, state: "expired", at: after(2) },
        ],
        "a",
      );
      expect(await store.outbox.pending()).toBe(2);
      await store.outbox.settle(
        [
          { id: m4, state: "sent", at: after(50) },
          { id: 9999, state: "sent", at: noon },
          { id: m1, state: "dead", at: after(99) },
        ],
        "a",
      );
      expect((await store.outbox.takeOver(after(99), lease("c"), 9)).map(({ id }) => id)).toEqual([m5]);
      // m1 is purged by the moment it was settled first.
      expect(await store.outbox.purge(after(50), 9)).toBe(3);
    });

    it("postponed, waits for its time while still ours, one try more", async () => {
      const store = await open();
      const [row] = await add(store, "a", owed("m1"));
      const id = row?.id ?? 0;
      await store.outbox.postpone(id, after(80), "rate_limited", lease("a", 90));
      await store.outbox.postpone(id, after(1), "rate_limited", lease("thief", 1));
      expect(await store.outbox.takeOver(after(89), lease("b"), 9)).toEqual([]);
      expect(await store.outbox.takeOver(after(90), lease("b"), 9)).toEqual([
        { ...owed("m1"), notBefore: after(80), id, attempts: 2 },
      ]);
      await store.outbox.settle([{ id, state: "sent", at: noon }], "a");
      expect(await store.outbox.pending()).toBe(1);
    });

    it("renewed, stays ours; renewed by others, does not", async () => {
      const store = await open();
      const rows = await add(store, "a", owed("m1"), owed("m2"));
      const ids = rows.map(({ id }) => id);
      await store.outbox.renew([], lease("a", 500));
      await store.outbox.renew(ids.slice(0, 1), lease("a", 200));
      await store.outbox.renew(ids, lease("b", 500));
      expect((await store.outbox.takeOver(after(199), lease("c", 500), 9)).map(({ id }) => id)).toEqual(ids.slice(1));
      expect((await store.outbox.takeOver(after(200), lease("c", 500), 9)).map(({ id }) => id)).toEqual(
        ids.slice(0, 1),
      );
    });

    it("remembers the newest messages a platform has, oldest first", async () => {
      const store = await open();
      const drafts = ["m1", "m2", "m3", "m4", "m5"].map((key) =>
        owed(key, { body: key, platform: key === "m5" ? "lark" : "slack" }),
      );
      const rows = await add(store, "a", ...drafts);
      const states = ["sent", "sent", "dead", "sent", "sent"] as const;
      await store.outbox.settle(
        states.map((state, index) => ({
          id: rows[index]?.id ?? 0,
          state,
          at: after(index),
          ...(state === "sent" ? { postedId: `p${index + 1}` } : {}),
        })),
        "a",
      );
      expect(await store.outbox.recent("slack", 2)).toEqual([
        { postedId: "p2", body: "m2", settledAt: after(1) },
        { postedId: "p4", body: "m4", settledAt: after(3) },
      ]);
      expect(await store.outbox.recent("slack", 9)).toHaveLength(3);
      expect(await store.outbox.recent("console", 9)).toEqual([]);
    });

    it("purges what is settled and old, a little at a time, never what is owed", async () => {
      const store = await open();
      const rows = await add(store, "a", ...["m1", "m2", "m3", "m4", "m5"].map((key) => owed(key)));
      const states = ["sent", "dead", "expired", "sent"] as const;
      await store.outbox.settle(
        states.map((state, index) => ({ id: rows[index]?.id ?? 0, state, at: after(index) })),
        "a",
      );
      expect(await store.outbox.purge(after(3), 2)).toBe(2);
      expect(await store.outbox.purge(after(3), 2)).toBe(1);
      expect(await store.outbox.purge(after(3), 2)).toBe(0);
      expect(await store.outbox.purge(after(9), 9)).toBe(1);
      expect(await store.outbox.pending()).toBe(1);
    });
  });

  describe("claims", () => {
    const draft = {
      orgId: 1,
      job: "board",
      target: "channel:3",
      slot: "2026-11-23",
      outcome: "posted",
      at: noon,
    } as const;

    it("are got once, and known afterwards", async () => {
      const store = await open();
      expect(await store.write((tx) => tx.claims.claim(draft))).toBe(true);
      expect(await store.write((tx) => tx.claims.claim({ ...draft, outcome: "late" }))).toBe(false);
      for (const other of [{ orgId: 2 }, { job: "digest" }, { target: "channel:4" }, { slot: "2026-11-24" }]) {
        expect(await store.write((tx) => tx.claims.claim({ ...draft, ...other }))).toBe(true);
      }
      const taken = await store.read((tx) =>
        tx.claims.taken(
          1,
          "board",
          ["channel:3", "channel:4", "channel:5"],
          ["2026-11-22", "2026-11-23", "2026-11-24"],
        ),
      );
      expect(taken).toEqual(
        new Map([
          ["channel:3", new Set(["2026-11-23", "2026-11-24"])],
          ["channel:4", new Set(["2026-11-23"])],
        ]),
      );
      expect(await store.read((tx) => tx.claims.taken(1, "board", ["channel:3"], []))).toEqual(new Map());
    });

    it("are given back by work that fails", async () => {
      const store = await open();
      const failing = store.write(async (tx) => {
        expect(await tx.claims.claim(draft)).toBe(true);
        throw new Error("the post could not be made");
      });
      await expect(failing).rejects.toThrow("could not be made");
      expect(await store.write((tx) => tx.claims.claim(draft))).toBe(true);
    });
  });
}
