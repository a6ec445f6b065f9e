import { describe, expect, it } from "vitest";
import type { Mark, RuleRecord } from "../../src/domain/models/board.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { anOrganization } from "./store-samples.ts";

const draft = (changes: Partial<RuleRecord> = {}): RuleRecord => ({
  code: "county",
  version: "2027.1",
  text: "code: county\n# 备注：“引号”、\\ 和 'quotes'\n",
  state: "draft",
  from: "2027-01-01",
  to: null,
  addedAt: "2026-11-23T02:00:00.123Z",
  activatedAt: null,
  reason: null,
  ...changes,
});

const mark = (number: number, changes: Partial<Mark> = {}): Mark => ({
  number,
  code: "town",
  unitId: 1,
  day: "2026-11-20",
  value: 92_500,
  basis: "第三季度评价表",
  voided: false,
  ...changes,
});

/** Rule sets of an organisation, and what is entered under them. */
export function testRules(open: Open): void {
  describe("rule sets", () => {
    it("are kept whole, listed by code and day, inside one organization", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      const all = [
        draft({ version: "2", from: "2028-01-01" }),
        draft({ to: "2027-12-31" }),
        draft({ code: "a", from: "2029-01-01" }),
      ];
      await store.write(async ({ rules }) => {
        for (const one of all) await rules.add(orgId, one);
        await rules.add(other, draft());
      });
      const [second, first, third] = all;
      expect(await store.read((tx) => tx.rules.list(orgId))).toEqual([third, first, second]);
      expect(await store.read((tx) => tx.rules.list(other))).toEqual([draft()]);
    });

    it("change their state and days, never their text, and are added once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.rules.add(orgId, draft()));
      await expect(
        store.write((tx) => tx.rules.add(orgId, draft({ text: "another", state: "active" }))),
      ).rejects.toThrow(ConcurrencyError);
      const active = draft({
        state: "ended",
        from: "2026-11-01",
        to: "2027-06-30",
        activatedAt: "2026-11-24T02:00:00.456Z",
        reason: "文件自本月起执行",
      });
      await store.write((tx) => tx.rules.save(orgId, { ...active, text: "another", addedAt: "2020-01-01T00:00:00Z" }));
      expect(await store.read((tx) => tx.rules.list(orgId))).toEqual([active]);
    });
  });

  describe("marks", () => {
    it("are found by number and between days, those taken back by number alone", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const other = await anOrganization(store, "park");
      await store.write(async ({ marks }) => {
        for (const one of [mark(3), mark(1, { day: "2026-10-31" }), mark(2, { value: 9_000_000_000_000 })])
          await marks.add(orgId, one);
        await marks.add(other, mark(1));
        expect(await marks.void(orgId, 3)).toBe(true);
        expect(await marks.void(orgId, 3)).toBe(false);
        expect(await marks.void(orgId, 9)).toBe(false);
      });
      await store.read(async ({ marks }) => {
        expect(await marks.between(orgId, "2026-10-31", "2026-11-20")).toEqual([
          mark(1, { day: "2026-10-31" }),
          mark(2, { value: 9_000_000_000_000 }),
        ]);
        expect(await marks.between(orgId, "2026-11-01", "2026-11-19")).toEqual([]);
        expect(await marks.byNumber(orgId, 3)).toEqual(mark(3, { voided: true }));
        expect(await marks.byNumber(other, 3)).toBeUndefined();
      });
      await expect(store.write((tx) => tx.marks.add(orgId, mark(2)))).rejects.toThrow(ConcurrencyError);
    });
  });
}
