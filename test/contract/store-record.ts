import { describe, expect, it } from "vitest";
import { ConcurrencyError, type ProjectFilter } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, derived, entry, fullRecord, noon, record } from "./store-samples.ts";

/** Projects and the ledger. */
export function testRecord(open: Open): void {
  describe("projects", () => {
    it("come back letter by letter, empty or full", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, fullRecord(2), derived("电池", after(9)));
      });
      await store.read(async ({ projects }) => {
        expect(await projects.byNumber(orgId, 1)).toEqual(record(1));
        expect(await projects.byNumber(orgId, 2)).toEqual(fullRecord(2));
        expect(await projects.byNumber(orgId, 3)).toBeUndefined();
        expect(await projects.byNumber(orgId + 1, 1)).toBeUndefined();
      });
    });

    it("come back together, those there are, void ones too", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, record(2, { voided: true }), derived());
        await projects.insert(orgId, fullRecord(3), derived());
        await projects.insert(orgId + 1, record(4), derived());
      });
      await store.read(async ({ projects }) => {
        const found = await projects.byNumbers(orgId, [3, 2, 4, 9, 3]);
        expect(found.toSorted((a, b) => a.project.number - b.project.number)).toEqual([
          record(2, { voided: true }),
          fullRecord(3),
        ]);
        expect(await projects.byNumbers(orgId, [])).toEqual([]);
      });
    });

    it("are inserted once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.projects.insert(orgId, record(1), derived()));
      const again = store.write((tx) => tx.projects.insert(orgId, fullRecord(1), derived()));
      await expect(again).rejects.toBeInstanceOf(ConcurrencyError);
      expect(await store.read((tx) => tx.projects.byNumber(orgId, 1))).toEqual(record(1));
    });

    it("change only from the sequence number expected", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const next = { ...fullRecord(1), seq: 2, head: "h2" };
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1), derived());
        expect(await projects.update(orgId, next, derived(), 2)).toBe(false);
        expect(await projects.update(orgId + 1, next, derived(), 1)).toBe(false);
        expect(await projects.update(orgId, next, derived(), 1)).toBe(true);
        expect(await projects.update(orgId, next, derived(), 1)).toBe(false);
        expect(await projects.byNumber(orgId, 1)).toEqual(next);
        const emptied = { ...record(1), seq: 3, head: "h3" };
        expect(await projects.update(orgId, emptied, derived(), 2)).toBe(true);
        expect(await projects.byNumber(orgId, 1)).toEqual(emptied);
      });
    });

    it("are listed newest progress first, page by page, without voided ones", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        for (const number of [1, 2, 3, 4, 5]) {
          const progressAt = after(number === 2 ? 100 : Math.floor(number / 2)).toISOString();
          await projects.insert(orgId, record(number, { progressAt, voided: number === 4 }), derived());
        }
        await projects.insert(orgId + 1, record(9), derived());
      });
      const page = async (offset: number, limit: number) => {
        const { records, more } = await store.read((tx) => tx.projects.list(orgId, {}, { offset, limit }));
        return [records.map(({ project }) => project.number), more];
      };
      expect(await page(0, 10)).toEqual([[2, 5, 3, 1], false]);
      expect(await page(0, 2)).toEqual([[2, 5], true]);
      expect(await page(2, 2)).toEqual([[3, 1], false]);
      expect(await page(4, 2)).toEqual([[], false]);
    });

    it("are filtered by unit, owner, stage, chain, words, and what the reader may see", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(
          orgId,
          record(1, { unitId: 1, ownerId: 1, secrecy: "L0", chain: "nev" }),
          derived("byd 电池 100%"),
        );
        await projects.insert(
          orgId,
          record(2, { unitId: 1, ownerId: 2, secrecy: "L1", stage: "talk" }),
          derived("byd 电机 100x"),
        );
        await projects.insert(
          orgId,
          record(3, { unitId: 2, ownerId: 3, secrecy: "L1", chain: "nev" }),
          derived("电池_回收 a\\b"),
        );
        await projects.insert(
          orgId,
          record(4, { unitId: 2, ownerId: 1, secrecy: "L2", stage: "talk" }),
          derived("电池x回收"),
        );
      });
      const numbers = async (filter: ProjectFilter) => {
        const { records } = await store.read((tx) => tx.projects.list(orgId, filter, { offset: 0, limit: 10 }));
        return records.map(({ project }) => project.number).sort((a, b) => a - b);
      };
      expect(await numbers({ unitId: 1 })).toEqual([1, 2]);
      expect(await numbers({ ownerId: 1 })).toEqual([1, 4]);
      expect(await numbers({ stage: "talk" })).toEqual([2, 4]);
      expect(await numbers({ chain: "nev" })).toEqual([1, 3]);
      expect(await numbers({ unitId: 2, ownerId: 1, stage: "talk" })).toEqual([4]);
      expect(await numbers({ words: [] })).toEqual([1, 2, 3, 4]);
      expect(await numbers({ words: ["电池"] })).toEqual([1, 3, 4]);
      expect(await numbers({ words: ["byd", "电池"] })).toEqual([1]);
      expect(await numbers({ words: ["100%"] })).toEqual([1]);
      expect(await numbers({ words: ["池_回"] })).toEqual([3]);
      expect(await numbers({ words: ["a\\b"] })).toEqual([3]);
      expect(await numbers({ words: ["' OR 1=1 --"] })).toEqual([]);
      const nobody = { unitIds: [], ledUnitIds: [], memberId: 9 };
      expect(await numbers({ visibleTo: nobody })).toEqual([1]);
      expect(await numbers({ visibleTo: { ...nobody, memberId: 1 } })).toEqual([1, 4]);
      expect(await numbers({ visibleTo: { ...nobody, unitIds: [2] } })).toEqual([1, 3]);
      expect(await numbers({ visibleTo: { ...nobody, unitIds: [1, 2] } })).toEqual([1, 2, 3]);
      expect(await numbers({ visibleTo: { ...nobody, ledUnitIds: [2] } })).toEqual([1, 3, 4]);
      expect(await numbers({ visibleTo: { ...nobody, unitIds: [2] }, words: ["电池"], stage: "lead" })).toEqual([1, 3]);
    });

    it("are due once their clock has run out, the longest due first", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1, { ownerId: 1 }), derived("", after(-10)));
        await projects.insert(orgId, record(2, { ownerId: 1 }), derived("", after(-30)));
        await projects.insert(orgId, record(3, { ownerId: 1 }), derived("", after(1)));
        await projects.insert(orgId, record(4, { ownerId: 1 }), derived("", null));
        await projects.insert(orgId, record(5, { ownerId: 1, voided: true }), derived("", after(-50)));
        await projects.insert(orgId, record(6, { ownerId: 2, unitId: 2 }), derived("", after(-20)));
        await projects.insert(orgId, record(7, { ownerId: 3, unitId: 2 }), derived("", after(20)));
      });
      await store.read(async ({ projects }) => {
        const numbers = async (by: Parameters<typeof projects.due>[1], until: Date, limit = 9, from?: Date) =>
          (await projects.due(orgId, by, { ...(from ? { after: from } : {}), until }, limit)).map(
            ({ project }) => project.number,
          );
        expect(await numbers({ ownerId: 1 }, noon)).toEqual([1, 2]);
        expect(await numbers({ ownerId: 1 }, noon, 1)).toEqual([1]);
        const second = await projects.due(orgId, { ownerId: 1 }, { until: noon }, 1, 1);
        expect(second.map(({ project }) => project.number)).toEqual([2]);
        expect(await numbers({ ownerId: 1 }, after(2))).toEqual([3, 1, 2]);
        const longest = await projects.due(orgId, { ownerId: 1 }, { until: after(2), earliestFirst: true }, 2);
        expect(longest.map(({ project }) => project.number)).toEqual([2, 1]);
        expect(await numbers({ ownerId: 1 }, after(2), 9, after(-10))).toEqual([3]);
        expect(await numbers({ unitId: 2 }, noon)).toEqual([6]);
        expect(await numbers({ unitId: 3 }, noon)).toEqual([]);
        expect(await numbers("everybody", noon)).toEqual([1, 6, 2]);
        expect(await projects.whoseDue(orgId, noon)).toEqual({ ownerIds: [1, 2], unitIds: [1, 2] });
        expect(await projects.whoseDue(orgId, after(-25))).toEqual({ ownerIds: [1], unitIds: [1] });
        expect(await projects.whoseDue(orgId, after(-60))).toEqual({ ownerIds: [], unitIds: [] });
      });
    });
  });

  describe("ledger", () => {
    it("gives entries back as they were appended, newest first", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const entries = [entry(1, 1), entry(1, 2, { kind: "lead", actorId: 0, unitId: 0 }), entry(2, 1)];
      await store.write((tx) => tx.ledger.append(orgId, entries));
      await store.write((tx) => tx.ledger.append(orgId, []));
      await store.read(async ({ ledger }) => {
        expect(await ledger.ofStream(orgId, "project", 1, 10)).toEqual([entries[1], entries[0]]);
        expect(await ledger.ofStream(orgId, "project", 1, 1)).toEqual([entries[1]]);
        expect(await ledger.ofStream(orgId, "project", 3, 10)).toEqual([]);
        expect(await ledger.ofStream(orgId + 1, "project", 1, 10)).toEqual([]);
      });
    });

    it("refuses a sequence number twice, and the whole batch with it", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.ledger.append(orgId, [entry(1, 1), entry(1, 2)]));
      const again = store.write((tx) => tx.ledger.append(orgId, [entry(1, 2, { hash: "forged" }), entry(1, 3)]));
      await expect(again).rejects.toBeInstanceOf(ConcurrencyError);
      expect(await store.read((tx) => tx.ledger.ofStream(orgId, "project", 1, 10))).toEqual([entry(1, 2), entry(1, 1)]);
    });

    it("knows the head of the organization's own stream", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      expect(await store.read((tx) => tx.ledger.head(orgId, "organization", 0))).toEqual({ seq: 0, hash: "" });
      await store.write((tx) =>
        tx.ledger.append(orgId, [
          entry(0, 1, { subject: "organization" }),
          entry(0, 2, { subject: "organization", hash: "head" }),
          entry(1, 3),
        ]),
      );
      expect(await store.read((tx) => tx.ledger.head(orgId, "organization", 0))).toEqual({ seq: 2, hash: "head" });
    });

    it("is read by actor, by unit and from end to end", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const at = (seconds: number) => ({ at: after(seconds).toISOString() });
      const entries = [
        entry(0, 1, { ...at(0), actorId: 0, unitId: 0 }),
        entry(1, 1, { ...at(10), kind: "lead" }),
        entry(1, 2, { ...at(20), actorId: 2 }),
        entry(2, 1, { ...at(20), kind: "lead", unitId: 2 }),
        entry(10, 1, { ...at(30), kind: "stage" }),
      ] as const;
      await store.write((tx) => tx.ledger.append(orgId, [...entries].reverse()));
      await store.read(async ({ ledger }) => {
        expect(await ledger.byActor(orgId, 1, after(10), 9)).toEqual([entries[4], entries[3], entries[1]]);
        expect(await ledger.byActor(orgId, 1, after(11), 9)).toEqual([entries[4], entries[3]]);
        expect(await ledger.byActor(orgId, 1, after(0), 1)).toEqual([entries[4]]);
        expect(await ledger.ofUnit(orgId, 1, ["lead", "stage"], after(10), after(30), 9)).toEqual([entries[1]]);
        expect(await ledger.ofUnit(orgId, 1, ["lead", "stage"], after(10), after(31), 9)).toEqual([
          entries[1],
          entries[4],
        ]);
        expect(await ledger.ofUnit(orgId, 1, ["lead", "progress", "stage"], after(10), after(31), 2)).toEqual([
          entries[1],
          entries[2],
        ]);
        expect(await ledger.ofUnit(orgId, 1, [], after(0), after(99), 9)).toEqual([]);
        const news = (units: readonly number[], from: number, to: number, limit = 9) =>
          ledger.newsOf(orgId, units, ["lead", "stage"], after(from), after(to), limit);
        expect(await news([1, 2], 10, 31)).toEqual([entries[4], entries[3], entries[1]]);
        expect(await news([1, 2], 10, 30)).toEqual([entries[3], entries[1]]);
        expect(await news([2], 11, 31)).toEqual([entries[3]]);
        expect(await news([1, 2], 10, 31, 1)).toEqual([entries[4]]);
        expect(await news([], 0, 99)).toEqual([]);
        expect(await ledger.scan(orgId, "project", { stream: -1, seq: 0 }, 3)).toEqual(entries.slice(0, 3));
        expect(await ledger.scan(orgId, "project", { stream: 1, seq: 2 }, 9)).toEqual(entries.slice(3));
        expect(await ledger.scan(orgId, "project", { stream: 10, seq: 1 }, 9)).toEqual([]);
      });
    });
  });
}
