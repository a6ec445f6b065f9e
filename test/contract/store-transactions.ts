import { describe, expect, it } from "vitest";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Dialect } from "../fakes/database.ts";
import type { Open } from "./store.ts";
import {
  anOrganization,
  delivery,
  derived,
  entry,
  lease,
  noon,
  organizationDraft,
  owed,
  record,
} from "./store-samples.ts";

export function testTransactions(open: Open, dialect: Dialect): void {
  describe("transactions", () => {
    it("says its dialect and answers", async () => {
      const store = await open();
      expect(store.dialect).toBe(dialect);
      await expect(store.ping()).resolves.toBeUndefined();
    });

    it("keeps what was written, for other instances and after a restart", async () => {
      const store = await open();
      const other = await open();
      const orgId = await anOrganization(store);
      expect(await other.read((tx) => tx.organizations.byKey("city"))).toEqual({
        ...organizationDraft(),
        id: orgId,
      });
      await store.close();
      const again = await open();
      expect(await again.read((tx) => tx.organizations.byKey("city"))).toEqual({
        ...organizationDraft(),
        id: orgId,
      });
    });

    it("leaves nothing of work that fails, and rejects with its error", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.inbox.accept(delivery("d1"), lease("a"));
      const boom = new Error("boom");
      const failing = store.write(async (tx) => {
        await tx.organizations.nextNumber(orgId);
        await tx.projects.insert(orgId, record(1), derived());
        await tx.ledger.append(orgId, [entry(1, 1)]);
        await tx.rollups.add(orgId, [
          { scale: "Y", period: "2026", metric: "leads", unitId: 1, origin: "outside", value: 1 },
        ]);
        await tx.outbox.add([owed("m1")], lease("a"));
        await tx.claims.claim({
          orgId,
          job: "board",
          target: "channel:1",
          slot: "2026-11-23",
          outcome: "posted",
          at: noon,
        });
        expect(await tx.inbox.finish("d1", noon)).toBe(true);
        throw boom;
      });
      await expect(failing).rejects.toBe(boom);
      await store.write(async (tx) => {
        expect(await tx.organizations.nextNumber(orgId)).toBe(1);
        expect(await tx.projects.byNumber(orgId, 1)).toBeUndefined();
        expect(await tx.ledger.ofStream(orgId, "project", 1, 10)).toEqual([]);
        expect(await tx.rollups.all(orgId)).toEqual([]);
        expect(await tx.claims.taken(orgId, "board", ["channel:1"], ["2026-11-23"])).toEqual(new Map());
        expect(await tx.inbox.finish("d1", noon)).toBe(true);
      });
      expect(await store.outbox.pending()).toBe(0);
    });

    it("sees its own writes, and nobody else's before they commit", async () => {
      const store = await open();
      await store.write(async (tx) => {
        const { id } = await tx.organizations.ensure(organizationDraft("inside"));
        expect(await tx.organizations.byKey("inside")).toMatchObject({ id });
        expect(await store.read((reading) => reading.organizations.byKey("inside"))).toBeUndefined();
      });
      expect(await store.read((tx) => tx.organizations.byKey("inside"))).toBeDefined();
    });

    it("reads one consistent moment while others write", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.read(async (tx) => {
        expect(await tx.projects.byNumber(orgId, 1)).toBeUndefined();
        await store.write((writing) => writing.projects.insert(orgId, record(1), derived()));
        expect(await tx.projects.byNumber(orgId, 1)).toBeUndefined();
      });
      expect(await store.read((tx) => tx.projects.byNumber(orgId, 1))).toEqual(record(1));
    });

    it("refuses writes inside a reading", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await expect(store.read((tx) => tx.organizations.nextNumber(orgId))).rejects.toThrow();
      await expect(store.read((tx) => tx.projects.insert(orgId, record(1), derived()))).rejects.toThrow();
      expect(await store.write((tx) => tx.organizations.nextNumber(orgId))).toBe(1);
    });

    it("a failing reading does not harm those beside it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const outcomes = await Promise.allSettled([
        store.read((tx) => tx.organizations.byKey("city")),
        store.read((tx) => tx.organizations.nextNumber(orgId)),
        store.read(() => Promise.reject(new Error("mine"))),
        store.read((tx) => tx.organizations.all()),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    });

    it("runs work that was too slow again, five times in all, and then says so", async () => {
      const store = await open();
      let runs = 0;
      const slow = (until: number) => async (): Promise<number> => {
        runs += 1;
        if (runs < until) throw new ConcurrencyError("somebody was faster");
        return runs;
      };
      expect(await store.write(slow(5))).toBe(5);
      runs = 0;
      await expect(store.write(slow(6))).rejects.toBeInstanceOf(ConcurrencyError);
      expect(runs).toBe(5);
    });

    it("work that fails beside others takes only its own writes with it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 40 }, (_, index) =>
          store.write(async (tx) => {
            await tx.projects.insert(orgId, record(index + 1), derived());
            if (index % 4 === 1) throw new Error("refused");
            // A statement that the database itself refuses: the key is taken.
            if (index % 4 === 2) await tx.outbox.add([owed(`twice`), owed(`twice`)], lease("a"));
          }),
        ),
      );
      expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual(
        Array.from({ length: 40 }, (_, index) => index % 4 === 0 || index % 4 === 3),
      );
      const kept = await store.read((tx) => tx.projects.list(orgId, {}, { offset: 0, limit: 100 }));
      expect(kept.records.map(({ project }) => (project.number - 1) % 4).sort((a, b) => a - b)).toEqual([
        ...Array(10).fill(0),
        ...Array(10).fill(3),
      ]);
    });

    it("statements still under way when the work fails are taken back with it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const outcomes = await Promise.allSettled([
        store.write((tx) =>
          Promise.all([
            Promise.reject(new Error("first")),
            (async () => {
              await tx.projects.insert(orgId, record(1), derived());
              await tx.projects.insert(orgId, record(2), derived());
              await tx.projects.insert(orgId, record(3), derived());
            })(),
          ]),
        ),
        store.write((tx) => tx.projects.insert(orgId, record(4), derived())),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
      const { records } = await store.read((tx) => tx.projects.list(orgId, {}, { offset: 0, limit: 10 }));
      expect(records.map(({ project }) => project.number)).toEqual([4]);
    });

    it("takes no statement after the end of its transaction", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const kept = await store.write((tx) => Promise.resolve([tx]));
      await expect(Promise.all(kept.map((tx) => tx.organizations.nextNumber(orgId)))).rejects.toThrow("after the end");
      await expect(Promise.all(kept.map((tx) => tx.organizations.all()))).rejects.toThrow("after the end");
      expect(await store.write((tx) => tx.organizations.nextNumber(orgId))).toBe(1);
    });

    it("never says that work was kept which the database had refused", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.outbox.add([owed("taken")], lease("a")));
      const swallowing = store.write(async (tx) => {
        await tx.projects.insert(orgId, record(1), derived());
        await tx.outbox.add([owed("taken")], lease("a")).catch(() => {});
      });
      const kept = await swallowing.then(
        () => true,
        () => false,
      );
      const found = await store.read((tx) => tx.projects.byNumber(orgId, 1));
      expect(found !== undefined).toBe(kept);
    });

    it("finishes what was asked for before it closes", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const writes = Array.from({ length: 20 }, (_, index) =>
        store.write((tx) => tx.projects.insert(orgId, record(index + 1), derived())),
      );
      const accepted = store.inbox.accept(delivery("d"), lease("a"));
      await store.close();
      await Promise.all(writes);
      expect(await accepted).toBe(true);
      const again = await open();
      const { records } = await again.read((tx) => tx.projects.list(orgId, {}, { offset: 0, limit: 50 }));
      expect(records).toHaveLength(20);
      expect(await again.inbox.pending()).toBe(1);
    });
  });
}
