import { describe, expect, it } from "vitest";
import type { Due, Part } from "../../src/domain/models/part.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, derived, record } from "./store-samples.ts";

/** What follows from projects and is kept beside them for finding. */
export function testDerived(open: Open): void {
  describe("numbered parts", () => {
    const part = (number: number, changes: Partial<Part> = {}): Part => ({
      kind: "funds",
      number,
      project: 1,
      unitId: 1,
      state: "claimed",
      day: "2026-11-20",
      ...changes,
    });

    it("are found by kind and number, and replaced project by project", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ parts }) => {
        await parts.put(orgId, 1, [part(1), part(2), part(1, { kind: "promise", state: "open" })]);
        await parts.put(orgId, 2, [part(3, { project: 2 })]);
        await parts.put(orgId, 1, [part(2, { state: "verified" }), part(4)]);
      });
      await store.read(async ({ parts }) => {
        expect(await parts.byNumber(orgId, "funds", 1)).toBeUndefined();
        expect(await parts.byNumber(orgId, "promise", 1)).toBeUndefined();
        expect(await parts.byNumber(orgId, "funds", 2)).toEqual(part(2, { state: "verified" }));
        expect(await parts.byNumber(orgId, "funds", 3)).toEqual(part(3, { project: 2 }));
        expect(await parts.byNumber(orgId + 1, "funds", 3)).toBeUndefined();
      });
    });

    it("are listed by state in the order of their numbers, page by page", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ parts }) => {
        await parts.put(orgId, 1, [part(5), part(1), part(2, { state: "verified" })]);
        await parts.put(orgId, 2, [part(3, { project: 2 }), part(9, { kind: "promise", project: 2 })]);
        await parts.put(orgId + 1, 1, [part(4)]);
      });
      const numbers = (offset: number, limit: number) =>
        store.read(async ({ parts }) =>
          (await parts.inState(orgId, "funds", "claimed", { offset, limit })).map(({ number }) => number),
        );
      expect(await numbers(0, 9)).toEqual([1, 3, 5]);
      expect(await numbers(1, 1)).toEqual([3]);
    });
  });

  describe("what falls due", () => {
    const due = (number: number, seconds: number, changes: Partial<Due> = {}): Due => ({
      subject: "project",
      number,
      kind: "hold-end",
      at: after(seconds).toISOString(),
      unitId: 1,
      ownerId: 7,
      ...changes,
    });

    it("is found by kind between two instants, the earliest first", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ dues }) => {
        await dues.put(orgId, "project", 1, [due(1, 30), due(1, 10, { kind: "revisit" })]);
        await dues.put(orgId, "project", 2, [due(2, 10)]);
        await dues.put(orgId, "request", 2, [due(2, 20, { subject: "request" })]);
        await dues.put(orgId + 1, "project", 3, [due(3, 15)]);
      });
      const found = (from: number, to: number, limit = 9) =>
        store.read(async ({ dues }) =>
          (await dues.between(orgId, "hold-end", after(from), after(to), limit)).map(
            ({ subject, number }) => `${subject} ${number}`,
          ),
        );
      expect(await found(0, 30)).toEqual(["project 2", "request 2", "project 1"]);
      expect(await found(10, 29)).toEqual(["request 2"]);
      expect(await found(0, 30, 1)).toEqual(["project 2"]);
    });

    it("is replaced record by record", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ dues }) => {
        await dues.put(orgId, "project", 1, [due(1, 30), due(1, 10, { kind: "revisit" })]);
        await dues.put(orgId, "request", 1, [due(1, 5, { subject: "request" })]);
        await dues.put(orgId, "project", 1, [due(1, 40)]);
      });
      await store.read(async ({ dues }) => {
        expect(await dues.of(orgId, "project", 1)).toEqual([due(1, 40)]);
        expect(await dues.of(orgId, "request", 1)).toHaveLength(1);
        expect(await dues.of(orgId, "investor", 1)).toEqual([]);
      });
      await store.write(({ dues }) => dues.put(orgId, "project", 1, []));
      expect(await store.read(({ dues }) => dues.of(orgId, "project", 1))).toEqual([]);
    });
  });

  describe("projects", () => {
    it("are found by their investors, and by the units that follow them too", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1, { investor: 4 }), derived());
        await projects.insert(orgId, record(2, { investor: 4, voided: true }), derived());
        await projects.insert(orgId, record(3, { investor: 5, unitId: 2, partners: [3, 12] }), derived());
        await projects.insert(orgId, record(4, { investor: 5, mergedInto: 3 }), derived());
        const hold = { state: "soft", since: "2026-11-23", until: null, renewals: 0, warned: 0, told: [] } as const;
        await projects.insert(orgId, record(6, { investor: 6, hold }), derived());
        await projects.insert(orgId, record(5, { unitId: 2, partners: [12], secrecy: "L2" }), derived());
      });
      await store.read(async ({ projects }) => {
        const numbers = (records: Awaited<ReturnType<typeof projects.ofInvestors>>) =>
          records.map(({ project }) => project.number);
        expect(numbers(await projects.ofInvestors(orgId, [5, 4], 9))).toEqual([1, 3]);
        expect(numbers(await projects.ofInvestors(orgId, [], 9))).toEqual([]);
        expect(numbers(await projects.holdersOf(orgId, [5, 4, 6], 9))).toEqual([6]);
        expect(numbers(await projects.after(orgId, 2, 2))).toEqual([3, 4]);
        const seenBy = async (unitId: number) =>
          numbers(
            (
              await projects.list(
                orgId,
                { visibleTo: { unitIds: [unitId], ledUnitIds: [], memberId: 99 } },
                { offset: 0, limit: 9 },
              )
            ).records,
          );
        expect(await seenBy(12)).toEqual([3]);
        expect(await seenBy(3)).toEqual([3]);
        // No id is found inside another.
        expect(await seenBy(2)).toEqual([3]);
        expect(await seenBy(22)).toEqual([]);
      });
    });

    it("are listed by side state", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const side = {
        reason: "land",
        words: null,
        since: "2026-11-01",
        until: null,
        accepted: true,
        rounds: 0,
        byId: 1,
        past: [],
      };
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, record(2, { side: { state: "lost", ...side } }), derived());
      });
      await store.read(async ({ projects }) => {
        const page = { offset: 0, limit: 9 };
        const main = await projects.list(orgId, { side: "main" }, page);
        const pool = await projects.list(orgId, { side: "lost" }, page);
        expect(main.records.map(({ project }) => project.number)).toEqual([1]);
        expect(pool.records).toEqual([record(2, { side: { state: "lost", ...side } })]);
      });
    });
  });

  describe("kept due instants", () => {
    it("of projects are read in the order of their numbers, and put right where the row is where it was", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(3), derived("", after(3)));
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, record(2, { voided: true }), derived());
        await projects.insert(orgId, record(4, {}, 5), derived("", after(4)));
        await projects.insert(orgId + 1, record(5), derived("", after(5)));
      });
      const kept = (from: number, limit: number) =>
        store.read(async ({ projects }) =>
          (await projects.withDue(orgId, from, limit)).map(({ record: { project, seq }, dueAt }) => [
            project.number,
            seq,
            dueAt?.toISOString(),
          ]),
        );
      const [third, fourth] = [after(3).toISOString(), after(4).toISOString()];
      expect(await kept(0, 9)).toEqual([
        [1, 1, undefined],
        [3, 1, third],
        [4, 5, fourth],
      ]);
      expect(await kept(1, 1)).toEqual([[3, 1, third]]);
      await store.write(async ({ projects }) => {
        expect(await projects.setDue(orgId, 4, after(9), 4)).toBe(false);
        expect(await projects.setDue(orgId, 4, after(9), 5)).toBe(true);
        expect(await projects.setDue(orgId, 3, null, 1)).toBe(true);
        expect(await projects.setDue(orgId, 5, null, 1)).toBe(false);
      });
      expect(await kept(1, 9)).toEqual([
        [3, 1, undefined],
        [4, 5, after(9).toISOString()],
      ]);
      expect(await store.read(({ projects }) => projects.byNumber(orgId, 4))).toEqual(record(4, {}, 5));
    });

    it("of several records are read at once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const due = (number: number, kind: Due["kind"], subject: Due["subject"] = "project"): Due => ({
        subject,
        number,
        kind,
        at: after(number).toISOString(),
        unitId: 1,
        ownerId: 7,
      });
      await store.write(async ({ dues }) => {
        await dues.add(orgId, [due(1, "promise"), due(2, "verify"), due(2, "promise"), due(3, "verify")]);
        await dues.add(orgId, [due(2, "request-solve", "request")]);
        await dues.add(orgId + 1, [due(1, "verify")]);
      });
      await store.read(async ({ dues }) => {
        expect(await dues.ofEach(orgId, "project", [2, 1, 9])).toEqual([
          due(1, "promise"),
          due(2, "promise"),
          due(2, "verify"),
        ]);
        expect(await dues.ofEach(orgId, "request", [2])).toEqual([due(2, "request-solve", "request")]);
        expect(await dues.ofEach(orgId, "project", [])).toEqual([]);
      });
    });
  });

  describe("numbers", () => {
    it("run from 1 without a hole, each name for itself, one or many at a time", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      expect(await store.write((tx) => tx.sequences.next(orgId, "funds"))).toBe(1);
      expect(await store.write((tx) => tx.sequences.next(orgId, "funds", 10))).toBe(2);
      expect(await store.write((tx) => tx.sequences.next(orgId, "funds"))).toBe(12);
      expect(await store.write((tx) => tx.sequences.next(orgId, "request", 3))).toBe(1);
      expect(await store.write((tx) => tx.sequences.next(orgId + 1, "funds"))).toBe(1);
      await store
        .write(async (tx) => {
          await tx.sequences.next(orgId, "funds");
          throw new Error("rolled back");
        })
        .catch(() => undefined);
      expect(await store.write((tx) => tx.sequences.next(orgId, "funds"))).toBe(13);
      expect(await store.write((tx) => tx.organizations.nextNumber(orgId, 5))).toBe(1);
      expect(await store.write((tx) => tx.organizations.nextNumber(orgId))).toBe(6);
    });
  });
}
