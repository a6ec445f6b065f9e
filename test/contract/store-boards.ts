import { describe, expect, it } from "vitest";
import type { RollupCell } from "../../src/domain/model.ts";
import type { Correction, Fact, Mark, RuleRecord } from "../../src/domain/models/board.ts";
import { ConcurrencyError } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { after, anOrganization, entry } from "./store-samples.ts";

/** What boards and scores are made from besides the sums themselves. */
export function testBoards(open: Open): void {
  describe("sums", () => {
    const cell = (changes: Partial<RollupCell>): RollupCell => ({
      scale: "M",
      period: "2026-11",
      metric: "signed",
      unitId: 1,
      origin: "attracted",
      value: 1,
      ...changes,
    });
    const sorted = (rows: readonly { readonly metric: string; readonly unitId: number; readonly value: number }[]) =>
      rows.map(({ metric, unitId, value }) => `${metric} ${unitId} ${value}`).toSorted();

    it("of several metrics come at once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const big = cell({ metric: "arrived", period: "2026-10", value: 99_999_999_999_999 });
      await store.write((tx) =>
        tx.rollups.add(orgId, [
          big,
          cell({ metric: "arrived", value: 1 }),
          cell({ value: 2 }),
          cell({ value: 4, unitId: 2 }),
          cell({ value: 8, origin: "grown" }),
          cell({ value: 16, period: "2026-12" }),
          cell({ value: 32, scale: "Y", period: "2026" }),
          cell({ value: 64, metric: "started" }),
        ]),
      );
      const month = (period: string, sign: 1 | -1 = 1) => ({ scale: "M", period, sign }) as const;
      const query = { parts: [month("2026-10"), month("2026-11")], metrics: ["signed", "arrived", "none"] } as const;
      await store.read(async ({ rollups }) => {
        expect(sorted(await rollups.sumsOf(orgId, query))).toEqual([
          "arrived 1 100000000000000",
          "signed 1 10",
          "signed 2 4",
        ]);
        expect(sorted(await rollups.sumsOf(orgId, { ...query, origins: ["grown"] }))).toEqual(["signed 1 8"]);
        // The year less its last month, and a single month's own sign beside it.
        const year = { scale: "Y", period: "2026", sign: 1 } as const;
        const less = { ...query, metrics: ["signed"], parts: [year, month("2026-12", -1), month("2026-11")] };
        expect(sorted(await rollups.sumsOf(orgId, less))).toEqual(["signed 1 26", "signed 2 4"]);
        expect(await rollups.sumsOf(orgId, { ...query, origins: [] })).toEqual([]);
        expect(await rollups.sumsOf(orgId, { ...query, metrics: [] })).toEqual([]);
        expect(await rollups.sumsOf(orgId, { ...query, parts: [] })).toEqual([]);
        expect(await rollups.sumsOf(orgId + 1, query)).toEqual([]);
      });
    });

    it("of all metrics that begin alike, by their bytes", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const names = [
        "days/lead/3",
        "days/lead/30",
        "days/lead-2/3",
        "days/LEAD/3",
        "days/lead0",
        "days/lead",
        "dayslead3",
      ];
      await store.write((tx) =>
        tx.rollups.add(orgId, [
          ...names.map((metric, index) => cell({ metric, value: index + 1 })),
          cell({ metric: "days/lead/3", value: 10, unitId: 2 }),
          cell({ metric: "days/lead/3", value: 20, period: "2026-12" }),
          cell({ metric: "days/lead/3", value: 40, origin: "grown" }),
          cell({ metric: "days/lead/3", value: 80, scale: "Y", period: "2026" }),
          cell({ metric: "chain/新能源/汽车/signed", value: 5 }),
        ]),
      );
      const query = { scale: "M", from: "2026-11", to: "2026-11" } as const;
      await store.read(async ({ rollups }) => {
        const found = async (prefix: string, origin?: string) =>
          sorted(await rollups.withPrefix(orgId, { ...query, prefix, ...(origin === undefined ? {} : { origin }) }));
        expect(await found("days/lead/", "attracted")).toEqual([
          "days/lead/3 1 1",
          "days/lead/3 2 10",
          "days/lead/30 1 2",
        ]);
        expect(await found("days/lead/")).toEqual(["days/lead/3 1 41", "days/lead/3 2 10", "days/lead/30 1 2"]);
        expect(await found("chain/新能源/")).toEqual(["chain/新能源/汽车/signed 1 5"]);
        expect(await found("days/leads/")).toEqual([]);
      });
    });
  });

  describe("facts", () => {
    const fact = (project: number, name: string, day: string, unitId = 1): Fact => ({
      project,
      name,
      unitId,
      kind: name.startsWith("funds:") ? "funds" : name.slice("stage:".length),
      day,
    });

    it("are replaced project by project, and added to those of others", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ facts }) => {
        await facts.add(orgId, [fact(1, "stage:lead", "2026-11-01"), fact(2, "stage:lead", "2026-11-02")]);
        await facts.add(orgId, [fact(1, "funds:7", "2026-11-09"), fact(1, "funds:7", "2026-11-09", 2)]);
        await facts.add(orgId, []);
        await facts.put(orgId, 2, [fact(2, "stage:lead", "2026-11-03"), fact(2, "stage:signed", "2026-11-04")]);
        await facts.add(orgId + 1, [fact(1, "stage:lead", "2025-01-01")]);
      });
      await store.read(async ({ facts }) => {
        expect(await facts.ofProject(orgId, 1)).toEqual([
          fact(1, "funds:7", "2026-11-09"),
          fact(1, "funds:7", "2026-11-09", 2),
          fact(1, "stage:lead", "2026-11-01"),
        ]);
        expect((await facts.ofProject(orgId, 2)).map(({ day }) => day)).toEqual(["2026-11-03", "2026-11-04"]);
        expect(await facts.count(orgId)).toBe(5);
      });
      await store.write(({ facts }) => facts.put(orgId, 2, []));
      expect(await store.read(({ facts }) => facts.count(orgId))).toBe(3);
      await store.write(({ facts }) => facts.clear(orgId));
      expect(await store.read(({ facts }) => facts.count(orgId))).toBe(0);
      expect(await store.read(({ facts }) => facts.count(orgId + 1))).toBe(1);
    });

    it("are found by unit, kinds and days, the newest first, page by page", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(({ facts }) =>
        facts.add(orgId, [
          fact(1, "stage:signed", "2026-11-01"),
          fact(2, "stage:signed", "2026-11-03"),
          fact(3, "stage:signed", "2026-11-03"),
          fact(4, "stage:signed", "2026-11-04", 2),
          fact(5, "stage:started", "2026-11-02"),
          fact(6, "funds:1", "2026-11-02"),
          fact(7, "stage:signed", "2026-12-01"),
        ]),
      );
      const found = (kinds: readonly string[], offset = 0, limit = 9) =>
        store.read(async ({ facts }) => {
          const query = { unitId: 1, kinds, from: "2026-11-01", to: "2026-11-30" };
          return (await facts.ofUnit(orgId, query, { offset, limit })).map(({ project }) => project);
        });
      expect(await found(["signed"])).toEqual([3, 2, 1]);
      expect(await found(["signed", "funds"])).toEqual([3, 2, 6, 1]);
      expect(await found(["signed"], 1, 1)).toEqual([2]);
      expect(await found([])).toEqual([]);
    });
  });

  describe("corrections", () => {
    it("wait, the oldest first, until they are handled", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const one = (project: number, seq: number, seconds: number): Correction => ({
        project,
        seq,
        at: after(seconds).toISOString(),
      });
      const all = [one(2, 3, 30), one(1, 9, 10), one(1, 8, 10)];
      await store.write(async ({ corrections }) => {
        await corrections.add(orgId, all);
        await corrections.add(orgId, []);
        await corrections.add(orgId + 1, [one(5, 5, 5)]);
      });
      const waiting = (limit = 9) => store.read(({ corrections }) => corrections.waiting(orgId, limit));
      expect(await waiting()).toEqual([one(1, 8, 10), one(1, 9, 10), one(2, 3, 30)]);
      expect(await waiting(1)).toEqual([one(1, 8, 10)]);
      await store.write(({ corrections }) => corrections.handle(orgId, [one(1, 8, 10), one(2, 3, 30), one(7, 7, 7)]));
      await store.write(({ corrections }) => corrections.handle(orgId, []));
      expect(await waiting()).toEqual([one(1, 9, 10)]);
      expect(await store.read(({ corrections }) => corrections.waiting(orgId + 1, 9))).toHaveLength(1);
    });
  });

  describe("rules of an organisation's own", () => {
    const rule = (changes: Partial<RuleRecord> = {}): RuleRecord => ({
      code: "county-2026",
      version: "1",
      text: "code: county-2026\nname: “县区” '考核' \\ % 🔋\n",
      state: "draft",
      from: "2026-01-01",
      to: null,
      addedAt: after(0).toISOString(),
      activatedAt: null,
      reason: null,
      ...changes,
    });

    it("are kept letter for letter, each version once", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const second = rule({ version: "2", addedAt: after(9).toISOString() });
      for (const one of [rule(), second, rule({ code: "zone-2026" })])
        await store.write(({ rules }) => rules.add(orgId, one));
      await expect(store.write(({ rules }) => rules.add(orgId, rule({ text: "other" })))).rejects.toBeInstanceOf(
        ConcurrencyError,
      );
      const list = () => store.read(({ rules }) => rules.list(orgId));
      expect((await list()).toSorted((a, b) => (`${a.code} ${a.version}` < `${b.code} ${b.version}` ? -1 : 1))).toEqual(
        [rule(), second, rule({ code: "zone-2026" })],
      );
      expect(await store.read(({ rules }) => rules.list(orgId + 1))).toEqual([]);
    });

    it("change in their state and days, never in their text", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(({ rules }) => rules.add(orgId, rule()));
      const active = rule({
        state: "active",
        from: "2026-02-01",
        to: "2026-12-31",
        activatedAt: after(60).toISOString(),
        reason: "补充通知",
      });
      await store.write(({ rules }) => rules.save(orgId, { ...active, text: "other" }));
      expect(await store.read(({ rules }) => rules.list(orgId))).toEqual([active]);
    });
  });

  describe("marks", () => {
    const mark = (number: number, day: string, changes: Partial<Mark> = {}): Mark => ({
      number,
      code: "partner",
      unitId: 1,
      day,
      value: 87_500,
      basis: "评分表 3",
      voided: false,
      ...changes,
    });

    it("are found by number and by days, those taken back by number alone", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const all = [mark(2, "2026-11-30"), mark(1, "2026-11-01", { value: -99_999_999_999_999 }), mark(3, "2026-12-01")];
      for (const one of all) await store.write(({ marks }) => marks.add(orgId, one));
      expect(await store.write(({ marks }) => marks.void(orgId, 3))).toBe(true);
      expect(await store.write(({ marks }) => marks.void(orgId, 3))).toBe(false);
      expect(await store.write(({ marks }) => marks.void(orgId, 9))).toBe(false);
      await store.read(async ({ marks }) => {
        expect(await marks.between(orgId, "2026-11-01", "2026-12-31")).toEqual([all[1], all[0]]);
        expect(await marks.between(orgId, "2026-11-02", "2026-11-29")).toEqual([]);
        expect(await marks.between(orgId + 1, "2026-01-01", "2026-12-31")).toEqual([]);
        expect(await marks.byNumber(orgId, 3)).toEqual({ ...all[2], voided: true });
        expect(await marks.byNumber(orgId, 4)).toBeUndefined();
      });
    });
  });

  describe("entries since an instant", () => {
    it("are those of projects of the units, project by project in their order", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const at = (stream: number, seq: number, seconds: number, changes: Parameters<typeof entry>[2] = {}) =>
        entry(stream, seq, { at: after(seconds).toISOString(), ...changes });
      await store.write(({ ledger }) =>
        ledger.append(orgId, [
          at(1, 1, 0),
          at(1, 2, 30),
          at(2, 1, 20, { unitId: 2 }),
          at(3, 1, 30, { unitId: 3 }),
          at(2, 2, 40, { unitId: 2 }),
          at(9, 1, 50, { subject: "investor" }),
        ]),
      );
      const found = (units: readonly number[], seconds: number) =>
        store.read(async ({ ledger }) =>
          (await ledger.sinceInUnits(orgId, units, after(seconds))).map(({ stream, seq }) => `${stream}:${seq}`),
        );
      expect(await found([1, 2], 0)).toEqual(["1:2", "2:1", "2:2"]);
      expect(await found([1, 2], 20)).toEqual(["1:2", "2:2"]);
      expect(await found([3], 0)).toEqual(["3:1"]);
      expect(await found([1, 2, 3], 40)).toEqual([]);
      expect(await found([], 0)).toEqual([]);
    });
  });
}
