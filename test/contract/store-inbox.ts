import { describe, expect, it } from "vitest";
import type { Open } from "./store.ts";
import { after, delivery, lease, noon } from "./store-samples.ts";

export function testInbox(open: Open): void {
  describe("inbox", () => {
    it("accepts a delivery once, whoever brings it again", async () => {
      const store = await open();
      const other = await open();
      expect(await store.inbox.accept(delivery("d1"), lease("a"))).toBe(true);
      expect(await store.inbox.accept(delivery("d1", 5), lease("a"))).toBe(false);
      expect(await other.inbox.accept(delivery("d1", 6), lease("b"))).toBe(false);
      expect(await store.inbox.pending()).toBe(1);
      expect(await store.inbox.takeOver(after(60), lease("c", 90), 9)).toEqual([{ ...delivery("d1"), attempts: 1 }]);
    });

    it("tells apart what comes at the same moment, repeats among it", async () => {
      const store = await open();
      const keys = Array.from({ length: 300 }, (_, index) => `d${index % 150}`);
      const accepted = await Promise.all(keys.map((key) => store.inbox.accept(delivery(key), lease("a"))));
      expect(accepted).toEqual(keys.map((_, index) => index < 150));
      expect(await store.inbox.pending()).toBe(150);
    });

    it("one delivery that cannot be stored does not take its neighbours with it", async () => {
      const store = await open();
      const broken = { ...delivery("bad"), receivedAt: new Date(Number.NaN) };
      const outcomes = await Promise.allSettled(
        [delivery("d1"), broken, delivery("d2")].map((row) => store.inbox.accept(row, lease("a"))),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await store.inbox.pending()).toBe(2);
    });

    it("is finished once", async () => {
      const store = await open();
      await store.inbox.accept(delivery("d1"), lease("a"));
      const finish = () => store.write((tx) => tx.inbox.finish("d1", noon));
      expect((await Promise.all([finish(), finish(), finish()])).filter(Boolean)).toHaveLength(1);
      expect(await finish()).toBe(false);
      expect(await store.write((tx) => tx.inbox.finish("unknown", noon))).toBe(false);
      expect(await store.inbox.pending()).toBe(0);
      expect(await store.inbox.accept(delivery("d1"), lease("a"))).toBe(false);
      expect(await store.inbox.takeOver(after(999), lease("b"), 9)).toEqual([]);
    });

    it("hands over what nobody holds any more, oldest first", async () => {
      const store = await open();
      await store.inbox.accept(delivery("late", 3), lease("a", 10));
      await store.inbox.accept(delivery("early", 1), lease("a", 10));
      await store.inbox.accept(delivery("middle", 2), lease("a", 10));
      await store.inbox.accept(delivery("held", 0), lease("a", 100));
      expect(await store.inbox.takeOver(after(9), lease("b", 30), 9)).toEqual([]);
      const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);
      expect(keys(await store.inbox.takeOver(after(10), lease("b", 30), 2))).toEqual(["early", "middle"]);
      expect(keys(await store.inbox.takeOver(after(10), lease("c", 30), 9))).toEqual(["late"]);
      expect(keys(await store.inbox.takeOver(after(29), lease("c", 60), 9))).toEqual([]);
      const again = await store.inbox.takeOver(after(30), lease("c", 60), 9);
      expect(again.map(({ key, attempts }) => [key, attempts])).toEqual([
        ["early", 2],
        ["middle", 2],
        ["late", 2],
      ]);
    });

    it("postponed, is taken again from that moment on", async () => {
      const store = await open();
      await store.inbox.accept(delivery("d1"), lease("a", 10));
      await store.inbox.postpone("d1", after(40));
      expect(await store.inbox.takeOver(after(39), lease("b", 60), 9)).toEqual([]);
      expect(await store.inbox.takeOver(after(40), lease("b", 60), 9)).toMatchObject([{ key: "d1", attempts: 1 }]);
    });

    it("notes a first time once, whoever tries, unless the work comes to nothing", async () => {
      const store = await open();
      const other = await open();
      const failed = store.write(async (tx) => {
        expect(await tx.inbox.first("form:1", noon)).toBe(true);
        throw new Error("refused");
      });
      await expect(failed).rejects.toThrow("refused");
      const first = (one: typeof store) => one.write((tx) => tx.inbox.first("form:1", noon));
      expect((await Promise.all([first(store), first(other), first(store)])).filter(Boolean)).toHaveLength(1);
      expect(await first(other)).toBe(false);
      expect(await store.inbox.takeOver(after(600), lease("b", 900), 9)).toEqual([]);
      expect(await store.inbox.purge(after(600), 10)).toBe(1);
    });

    it("purges what is finished and old, a little at a time", async () => {
      const store = await open();
      for (const [index, key] of ["a", "b", "c", "d", "new"].entries())
        await store.inbox.accept(delivery(key, index), lease("x"));
      await store.write(async (tx) => {
        for (const key of ["a", "b", "c", "new"]) await tx.inbox.finish(key, noon);
      });
      expect(await store.inbox.purge(after(4), 2)).toBe(2);
      expect(await store.inbox.purge(after(4), 2)).toBe(1);
      expect(await store.inbox.purge(after(4), 2)).toBe(0);
      expect(await store.inbox.pending()).toBe(1);
      expect(await store.inbox.accept(delivery("new"), lease("x"))).toBe(false);
      expect(await store.inbox.accept(delivery("a"), lease("x"))).toBe(true);
    });
  });
}
