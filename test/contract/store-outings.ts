import { describe, expect, it } from "vitest";
import type { Outing } from "../../src/domain/models/outing.ts";
import type { Open } from "./store.ts";
import { anOrganization, derived, record } from "./store-samples.ts";

/** Visits and errands. */
export function testOutings(open: Open): void {
  describe("outings", () => {
    const outing = (changes: Partial<Outing> = {}): Outing => ({
      project: 1,
      seq: 2,
      kind: "visit",
      direction: "out",
      day: "2026-11-23",
      unitId: 1,
      firm: "investor/3",
      city: "上海",
      who: "王县长",
      whom: null,
      body: null,
      matter: null,
      result: "“同意”来考察",
      ...changes,
    });

    it("come back as they were added, in the order of their entries, and go one by one or together", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const errand = outing({ seq: 12, kind: "errand", city: null, body: "审批局", matter: "立项" });
      await store.write(async ({ outings }) => {
        await outings.add(orgId, [errand, outing(), outing({ project: 2 })]);
        await outings.add(orgId, []);
      });
      const of = (project: number, org = orgId) => store.read((tx) => tx.outings.ofProject(org, project));
      expect(await of(1)).toEqual([outing(), errand]);
      expect(await of(1, orgId + 1)).toEqual([]);
      await store.write((tx) => tx.outings.setFirm(orgId, 1, "project/1"));
      expect((await of(1)).map(({ firm }) => firm)).toEqual(["project/1", "project/1"]);
      expect(await of(2)).toEqual([outing({ project: 2 })]);
      await store.write((tx) => tx.outings.remove(orgId, 1, 2));
      await store.write((tx) => tx.outings.remove(orgId, 1, 2));
      expect(await of(1)).toEqual([{ ...errand, firm: "project/1" }]);
      await store.write((tx) => tx.outings.clear(orgId, 1));
      expect(await of(1)).toEqual([]);
      expect(await store.read((tx) => tx.outings.count(orgId))).toBe(1);
    });

    it("of one firm's day are found, whichever unit it was", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) =>
        tx.outings.add(orgId, [
          outing(),
          outing({ project: 2, unitId: 2 }),
          outing({ project: 3, day: "2026-11-24" }),
          outing({ project: 4, firm: "investor/33" }),
        ]),
      );
      await store.read(async ({ outings }) => {
        const found = await outings.ofFirm(orgId, "investor/3", "2026-11-23", 10);
        expect(found.map(({ project }) => project).toSorted()).toEqual([1, 2]);
        expect(await outings.ofFirm(orgId, "investor/3", "2026-11-23", 1)).toHaveLength(1);
      });
    });

    it("are summed by unit and direction: a firm's day once, errands left out", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) =>
        tx.outings.add(orgId, [
          outing(),
          outing({ seq: 3 }),
          outing({ seq: 4, direction: "in", kind: "reception" }),
          outing({ seq: 5, firm: "investor/4" }),
          outing({ seq: 6, kind: "errand", firm: "investor/5" }),
          outing({ seq: 7, day: "2026-10-31", firm: "investor/6" }),
          outing({ project: 2, unitId: 2 }),
        ]),
      );
      await store.read(async ({ outings }) => {
        const sums = await outings.sums(orgId, "2026-11-01", "2026-11-23");
        const lines = sums.visits.map(({ unitId, direction, count }) => `${unitId} ${direction} ${count}`);
        expect(lines.toSorted()).toEqual(["1 in 1", "1 out 2", "2 out 1"]);
        expect(sums.firms).toEqual(
          new Map([
            [1, 2],
            [2, 1],
          ]),
        );
        expect(sums.total).toEqual({ visits: 3, firms: 2 });
        expect(await outings.sums(orgId + 1, "2026-11-01", "2026-11-23")).toEqual({
          visits: [],
          firms: new Map(),
          total: { visits: 0, firms: 0 },
        });
      });
    });

    it("tell their cities, of projects that the reader may know", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async (tx) => {
        await tx.projects.insert(orgId, record(1, { unitId: 1, ownerId: 1, secrecy: "L1", partners: [3] }), derived());
        await tx.projects.insert(orgId, record(2, { unitId: 1, ownerId: 2, secrecy: "L2" }), derived());
        await tx.projects.insert(orgId, record(3, { unitId: 2, ownerId: 3, secrecy: "L0" }), derived());
        await tx.outings.add(orgId, [
          outing({ project: 1, city: "上海" }),
          outing({ project: 1, seq: 3, city: "上海" }),
          outing({ project: 1, seq: 4, city: null }),
          outing({ project: 1, seq: 5, city: "南京", kind: "errand" }),
          outing({ project: 2, city: "广州" }),
          outing({ project: 3, unitId: 2, city: "苏州" }),
        ]);
      });
      const cities = (visibleTo?: { unitIds: number[]; ledUnitIds: number[]; memberId: number }) =>
        store.read(async (tx) =>
          (await tx.outings.cities(orgId, "2026-11-01", "2026-11-30", visibleTo)).map(
            ({ unitId, city }) => `${unitId} ${city}`,
          ),
        );
      expect(await cities()).toEqual(["1 广州", "1 上海", "2 苏州"]);
      expect(await cities({ unitIds: [1], ledUnitIds: [], memberId: 9 })).toEqual(["1 上海", "2 苏州"]);
      expect(await cities({ unitIds: [1], ledUnitIds: [1], memberId: 9 })).toEqual(["1 广州", "1 上海", "2 苏州"]);
      expect(await cities({ unitIds: [3], ledUnitIds: [], memberId: 9 })).toEqual(["1 上海", "2 苏州"]);
      expect(await cities({ unitIds: [4], ledUnitIds: [4], memberId: 2 })).toEqual(["1 广州", "2 苏州"]);
    });
  });
}
