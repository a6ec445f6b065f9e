import { describe, expect, it } from "vitest";
import type { RollupCell } from "../../src/domain/model.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { anOrganization, noon } from "./store-samples.ts";

/** What is derived from the ledger, and what it is compared with. */
export function testFigures(open: Open): void {
  describe("figures", () => {
    const cell = (changes: Partial<RollupCell>): RollupCell => ({
      scale: "M",
      period: "2026-11",
      metric: "leads",
      unitId: 1,
      origin: "outside",
      value: 1,
      ...changes,
    });

    it("add up cell by cell, in either direction, exactly", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const big = cell({ metric: "funds:CNY", value: 99_999_999_999_999 });
      await store.write((tx) =>
        tx.rollups.add(orgId, [cell({}), cell({ value: 4 }), cell({ unitId: 2 }), big, cell({ unitId: 3, value: 0 })]),
      );
      await store.write((tx) => tx.rollups.add(orgId, [cell({ value: -2 }), cell({ unitId: 2, value: -1 }), big]));
      await store.write((tx) => tx.rollups.add(orgId, []));
      expect(await store.read((tx) => tx.rollups.all(orgId))).toEqual([
        { ...big, value: 199_999_999_999_998 },
        cell({ value: 3 }),
      ]);
      expect(await store.read((tx) => tx.rollups.all(orgId + 1))).toEqual([]);
    });

    it("are summed by unit over periods and origins", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) =>
        tx.rollups.add(orgId, [
          cell({ period: "2026-09", value: 1 }),
          cell({ period: "2026-10", value: 2 }),
          cell({ period: "2026-11", value: 4, origin: "local" }),
          cell({ period: "2026-11", unitId: 2, value: 8 }),
          cell({ scale: "Y", period: "2026", value: 100 }),
          cell({ metric: "visits", value: 1000 }),
        ]),
      );
      const query = { scale: "M", from: "2026-10", to: "2026-11", metric: "leads" } as const;
      await store.read(async ({ rollups }) => {
        expect(await rollups.sums(orgId, query)).toEqual(
          new Map([
            [1, 6],
            [2, 8],
          ]),
        );
        expect(await rollups.sums(orgId, { ...query, origins: ["outside"] })).toEqual(
          new Map([
            [1, 2],
            [2, 8],
          ]),
        );
        expect(await rollups.sums(orgId, { ...query, origins: [] })).toEqual(new Map());
        expect(await rollups.sums(orgId, { ...query, from: "2026-09", to: "2026-09" })).toEqual(new Map([[1, 1]]));
        expect(await rollups.sums(orgId + 1, query)).toEqual(new Map());
      });
    });

    it("have targets, set again in place", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const target = { unitId: 1, year: 2026, metric: "funds:CNY", value: 5e12 };
      await store.write(async ({ targets }) => {
        await targets.set(orgId, { ...target, value: 1 });
        await targets.set(orgId, target);
        await targets.set(orgId, { ...target, metric: "leads", value: 3 });
        await targets.set(orgId, { ...target, year: 2027 });
      });
      expect(await store.read((tx) => tx.targets.ofYear(orgId, 2026))).toEqual([
        target,
        { ...target, metric: "leads", value: 3 },
      ]);
      expect(await store.read((tx) => tx.targets.ofYear(orgId, 2026, "leads"))).toHaveLength(1);
      expect(await store.read((tx) => tx.targets.ofYear(orgId, 2025))).toEqual([]);
    });

    it("keep each board as issued", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const issue = {
        channelId: 3,
        kind: "daily",
        number: 1,
        revision: 0,
        day: "2026-11-23",
        at: noon.toISOString(),
        edition: { kind: "daily", asOf: noon.toISOString(), corrected: null, pack: "p/1", boards: [], scores: [] },
      } as const;
      const latest = (channel: number) => store.read((tx) => tx.issues.latest(orgId, channel, "daily"));
      expect(await latest(3)).toBeUndefined();
      const [second, again] = [
        { ...issue, number: 2 },
        { ...issue, number: 2, revision: 1 },
      ];
      const [other, weekly] = [
        { ...issue, channelId: 4, edition: undefined },
        { ...issue, kind: "weekly" },
      ] as const;
      for (const one of [issue, second, again, other, weekly]) await store.write((tx) => tx.issues.add(orgId, one));
      expect(await latest(3)).toEqual(again);
      expect(await latest(4)).toEqual(other);
      expect(await latest(5)).toBeUndefined();
      await expect(store.write((tx) => tx.issues.add(orgId, issue))).rejects.toBeInstanceOf(ConcurrencyError);
      await store.read(async (tx) => {
        expect(await tx.issues.current(orgId)).toEqual([again, weekly, other]);
        expect(await tx.issues.revisions(orgId, 3, "daily", 2)).toEqual([second, again]);
        expect(await tx.issues.ofChannel(orgId, 3, { offset: 1, limit: 2 })).toEqual([second, issue]);
        const all = [issue, second, again, weekly, other];
        expect(await tx.issues.scan(orgId, undefined, 9)).toEqual(all);
        expect(await tx.issues.scan(orgId, second, 2)).toEqual([again, weekly]);
      });
    });
  });
}
