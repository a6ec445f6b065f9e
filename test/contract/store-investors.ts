import { describe, expect, it } from "vitest";
import type { Investor, InvestorRecord } from "../../src/domain/models/investor.ts";
import { ConcurrencyError, type InvestorKey } from "../../src/domain/ports.ts";
import type { Open } from "./store.ts";
import { anOrganization, derived, noon, record } from "./store-samples.ts";

export function investorRecord(number: number, changes: Partial<Investor> = {}, seq = 1): InvestorRecord {
  const investor: Investor = {
    number,
    name: `比亚迪 ${number}`,
    aliases: [],
    creditCode: null,
    parent: null,
    classes: {},
    country: null,
    contacts: [],
    phones: [],
    capital: null,
    unitId: 1,
    mergedInto: null,
    loggedAt: noon.toISOString(),
    voided: false,
    ...changes,
  };
  return { investor, seq, head: `h${seq}` };
}

/** Every field filled, with text that is hard to store. */
const full = (number: number, seq = 1): InvestorRecord =>
  investorRecord(
    number,
    {
      name: "“比亚迪” '股份' \\ % _ ; DROP TABLE \"Investor\" 🔋",
      aliases: ["比亞迪", "ＢＹＤ"],
      creditCode: "91440300192317458F",
      parent: "某集团",
      classes: { global500: 2025 },
      country: "CN",
      contacts: [{ name: "王", title: null, phone: "138", unitId: 2 }],
      phones: ["13800000000"],
      capital: { currency: "CNY", minor: 99_999_999_999_999 },
      mergedInto: 9,
      voided: true,
    },
    seq,
  );

const core = (key: string): InvestorKey => ({ kind: "core", key });

/** Investors, what they are found by, and their numbers. */
export function testInvestors(open: Open): void {
  describe("investors", () => {
    it("are found by as many keys as a part of a file with long names has", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const keys = Array.from({ length: 4500 }, (_, index) => core(`k${index}`));
      const found = await store.write(async ({ investors }) => {
        await investors.insertAll(
          orgId,
          [1, 2].map((number) => ({ record: investorRecord(number), keys })),
        );
        return [
          await investors.withKeys(orgId, keys.slice(0, 900), 1),
          await investors.withKeysOf(
            orgId,
            "core",
            keys.map(({ key }) => key),
          ),
        ];
      });
      expect(found.map((all) => all.length)).toEqual([900, 9000]);
    });

    it("come back letter by letter, by number, those there are", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ investors }) => {
        await investors.insert(orgId, investorRecord(1), []);
        await investors.insert(orgId, full(2), []);
        await investors.insert(orgId + 1, investorRecord(3), []);
      });
      await store.read(async ({ investors }) => {
        expect(await investors.byNumbers(orgId, [2, 3, 1, 2])).toEqual([investorRecord(1), full(2)]);
        expect(await investors.byNumbers(orgId, [])).toEqual([]);
      });
    });

    it("are inserted once, and change only from the sequence number expected", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write((tx) => tx.investors.insert(orgId, investorRecord(1), [core("a")]));
      await expect(store.write((tx) => tx.investors.insert(orgId, full(1), []))).rejects.toBeInstanceOf(
        ConcurrencyError,
      );
      await store.write(async ({ investors }) => {
        expect(await investors.update(orgId, full(1, 2), [core("b")], 2)).toBe(false);
        expect(await investors.update(orgId + 1, full(1, 2), [], 1)).toBe(false);
        expect((await investors.withKeys(orgId, [core("a"), core("b")], 9)).map(({ key }) => key)).toEqual(["a"]);
        expect(await investors.update(orgId, full(1, 2), [core("b"), core("c")], 1)).toBe(true);
        expect(await investors.byNumbers(orgId, [1])).toEqual([full(1, 2)]);
        const keys = await investors.withKeys(orgId, [core("a"), core("b"), core("c")], 9);
        expect(keys.map(({ key }) => key).toSorted()).toEqual(["b", "c"]);
      });
    });

    it("are found by exactly their keys, so many for each", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ investors }) => {
        for (let number = 1; number <= 5; number++)
          await investors.insert(orgId, investorRecord(number), [core("华盛"), { kind: "stem", key: `own ${number}` }]);
        await investors.insert(orgId, investorRecord(6), [
          core("华盛机械"),
          core("华盛机械"),
          { kind: "code", key: "华盛" },
        ]);
        await investors.insert(orgId + 1, investorRecord(7), [core("华盛")]);
      });
      await store.read(async ({ investors }) => {
        const numbers = async (keys: readonly InvestorKey[], limit: number) =>
          (await investors.withKeys(orgId, keys, limit)).map(({ investor }) => investor).toSorted();
        expect(await numbers([core("华盛")], 9)).toEqual([1, 2, 3, 4, 5]);
        expect(await numbers([core("华盛"), core("华盛机械"), { kind: "stem", key: "own 5" }], 2)).toEqual([
          1, 2, 5, 6,
        ]);
        expect(await numbers([core("华"), core("HUASHENG")], 9)).toEqual([]);
        expect(await investors.withKeys(orgId, [{ kind: "code", key: "华盛" }], 9)).toEqual([
          { kind: "code", key: "华盛", investor: 6 },
        ]);
        expect(await investors.withKeys(orgId, [], 9)).toEqual([]);
      });
    });

    it("have the projects that stand on them; and all that ever did, for moving them", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ projects }) => {
        await projects.insert(orgId, record(1, { investor: 3 }), derived());
        await projects.insert(orgId, record(2, { investor: 3, voided: true }), derived());
        await projects.insert(orgId, record(3, { investor: 3, mergedInto: 1 }), derived());
        await projects.insert(orgId, record(4, { investor: 4 }), derived());
        await projects.insert(orgId, record(5), derived());
        await projects.insert(orgId, record(6, { investor: 3 }), derived());
        await projects.insert(orgId + 1, record(7, { investor: 3 }), derived());
      });
      await store.read(async ({ projects }) => {
        const numbers = (found: readonly { readonly project: { readonly number: number } }[]) =>
          found.map(({ project }) => project.number);
        expect(numbers(await projects.ofInvestors(orgId, [3, 4], 9))).toEqual([1, 4, 6]);
        // What is left out does not use up the limit.
        expect(numbers(await projects.ofInvestors(orgId, [3], 2))).toEqual([1, 6]);
        expect(await projects.ofInvestors(orgId, [], 9)).toEqual([]);
        expect(numbers(await projects.pointingTo(orgId, 3, 0, 9))).toEqual([1, 3, 6]);
        expect(numbers(await projects.pointingTo(orgId, 3, 1, 1))).toEqual([3]);
        const { records } = await projects.list(orgId, {}, { offset: 0, limit: 9 });
        expect(numbers(records).toSorted()).toEqual([1, 4, 5, 6]);
      });
    });
  });

  describe("sequences", () => {
    it("count each name of each organisation from 1, in rows where asked", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      await store.write(async ({ sequences }) => {
        expect(await sequences.next(orgId, "investor")).toBe(1);
        expect(await sequences.next(orgId, "investor", 3)).toBe(2);
        expect(await sequences.next(orgId, "investor", 0)).toBe(5);
        expect(await sequences.next(orgId, "investor")).toBe(5);
        expect(await sequences.next(orgId, "funds", 0)).toBe(1);
        expect(await sequences.next(orgId, "funds")).toBe(1);
        expect(await sequences.next(orgId + 1, "investor")).toBe(1);
      });
    });

    it("give a number again that was rolled back, and none twice", async () => {
      const store = await open();
      const orgId = await anOrganization(store);
      const failing = store.write(async ({ sequences }) => {
        await sequences.next(orgId, "request");
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      const given = await Promise.all(
        Array.from({ length: 8 }, () => store.write(({ sequences }) => sequences.next(orgId, "request"))),
      );
      expect(given.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });
}
