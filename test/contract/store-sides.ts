import { describe, expect, it } from "vitest";
import type { Due } from "../../src/domain/models/part.ts";
import type { SideState } from "../../src/domain/models/side.ts";
import type { ProjectFilter } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, derived, noon, record } from "./store-samples.ts";

const side = (state: SideState["state"], accepted = true): SideState => ({
  state,
  reason: "land",
  words: null,
  since: "2026-11-02",
  until: "2026-12-20",
  accepted,
  rounds: 0,
  byId: 1,
  past: [],
});

const due = (number: number, kind: Due["kind"], seconds: number): Due => ({
  subject: "project",
  number,
  kind,
  at: after(seconds).toISOString(),
  unitId: 1,
  ownerId: 1,
});

/** Projects off the main line, and projects that brought others. */
export function testSides(open: Open): void {
  describe("projects off the line", () => {
    it("are told apart, an excuse by whether it still runs", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects, dues }) => {
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, record(2, { side: side("paused") }), derived());
        await projects.insert(orgId, record(3, { side: side("paused") }), derived());
        await projects.insert(orgId, record(4, { side: side("paused", false) }), derived());
        await projects.insert(orgId, record(5, { side: side("lost") }), derived());
        await projects.insert(orgId, record(6, { side: side("exited") }), derived());
        await dues.put(orgId, "project", 2, [due(2, "pause-end", 10)]);
        await dues.put(orgId, "project", 3, [due(3, "pause-end", -10)]);
      });
      const numbers = async (filter: ProjectFilter) => {
        const { records } = await store.read((tx) => tx.projects.list(orgId, filter, { offset: 0, limit: 10 }));
        return records.map(({ project }) => project.number).toSorted();
      };
      expect(await numbers({ side: "open" })).toEqual([1, 2, 3, 4]);
      expect(await numbers({ side: "main" })).toEqual([1, 4]);
      expect(await numbers({ side: "paused", asOf: noon })).toEqual([2]);
      expect(await numbers({ side: "paused", asOf: after(10) })).toEqual([]);
      expect(await numbers({ side: "lost" })).toEqual([5]);
      expect(await numbers({ side: "exited" })).toEqual([6]);
      expect(await numbers({})).toEqual([1, 2, 3, 4, 5, 6]);
      expect((await store.read((tx) => tx.projects.byNumber(orgId, 5)))?.project.side).toEqual(side("lost"));
    });

    it("to call again come the earliest first, page by page, as each may see them", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects, dues }) => {
        for (const [number, seconds] of [
          [1, 30],
          [2, 10],
          [3, 20],
          [4, 10],
        ] as const) {
          const unitId = number === 3 ? 2 : 1;
          await projects.insert(orgId, record(number, { side: side("lost"), unitId, voided: number === 4 }), derived());
          await dues.put(orgId, "project", number, [due(number, "revisit", seconds)]);
        }
        await projects.insert(orgId, record(5, { side: side("paused") }), derived());
        await dues.put(orgId, "project", 5, [due(5, "pause-end", 1)]);
        await dues.put(orgId, "request", 1, [{ ...due(1, "request-solve", 1), subject: "request" }]);
      });
      const pool = async (filter: ProjectFilter, offset = 0, limit = 9) => {
        const { records, more } = await store.read((tx) => tx.projects.toRevisit(orgId, filter, { offset, limit }));
        return [records.map(({ project }) => project.number), more];
      };
      expect(await pool({})).toEqual([[2, 3, 1], false]);
      expect(await pool({}, 0, 2)).toEqual([[2, 3], true]);
      expect(await pool({}, 2, 2)).toEqual([[1], false]);
      expect(await pool({ unitId: 2 })).toEqual([[3], false]);
      expect(await pool({ visibleTo: { unitIds: [2], ledUnitIds: [], memberId: 9 } })).toEqual([[3], false]);
    });

    it("that were brought by one are found by it, the oldest first", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1), derived());
        await projects.insert(orgId, record(3, { introducedBy: 1 }), derived());
        await projects.insert(orgId, record(2, { introducedBy: 1 }), derived());
        await projects.insert(orgId, record(4, { introducedBy: 1, voided: true }), derived());
        await projects.insert(orgId, record(5, { introducedBy: 2 }), derived());
      });
      const brought = async (number: number, limit = 9) =>
        (await store.read((tx) => tx.projects.introducedBy(orgId, number, limit))).map(({ project }) => project.number);
      expect(await brought(1)).toEqual([2, 3]);
      expect(await brought(1, 1)).toEqual([2]);
      expect(await brought(5)).toEqual([]);
    });
  });
}
