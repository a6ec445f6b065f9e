import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/domain/canonical.ts";
import { applyEntry, changesBetween, plain, reversed, same } from "../../src/domain/fold.ts";
import type { Project } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";
import { aProject } from "./sample.ts";

const claim = (number: number, changes: Partial<FundsClaim> = {}): FundsClaim => ({
  number,
  amount: { currency: "CNY", minor: 3e9 },
  on: "2026-11-20",
  bookedOn: "2026-11-20",
  late: null,
  source: "province",
  evidence: "回单1",
  unitId: 1,
  byId: 7,
  at: "2026-11-20T02:00:00.000Z",
  state: "claimed",
  verifiedMinor: 0,
  decidedById: null,
  decidedAt: null,
  reason: null,
  over: null,
  ...changes,
});

const body = (before: Project | undefined, after: Project) => ({ changes: changesBetween(before, after), details: {} });

describe("what an entry says of a project", () => {
  test("nothing of what nobody said anything of", () => {
    const changes = changesBetween(undefined, aProject());
    expect(Object.keys(changes)).toContain("name");
    expect(Object.keys(changes).filter((field) => field in plain)).toEqual([]);
    expect(applyEntry(undefined, { changes, details: {} })).toEqual(aProject());
  });

  test("of many parts the one that changed", () => {
    const before = aProject({ funds: { 1: claim(1), 2: claim(2) } });
    const after = aProject({
      funds: { 1: claim(1), 2: claim(2, { state: "verified", verifiedMinor: 3e9 }), 3: claim(3) },
    });
    const changes = changesBetween(before, after);
    expect(Object.keys(changes)).toEqual(["funds.2", "funds.3"]);
    expect(applyEntry(before, { changes, details: {} })).toEqual(after);
    const back = applyEntry(after, { changes: reversed({ seq: 2, body: body(before, after) }), details: {} });
    expect(back).toEqual(before);
  });

  test("a part's former value must be the one that was there", () => {
    const before = aProject({ funds: { 1: claim(1) } });
    const wrong = { changes: { "funds.1": [claim(1, { evidence: "回单2" }), null] as const }, details: {} };
    expect(() => applyEntry(before, wrong)).toThrow("funds.1 was not what the entry says it was");
    expect(() => applyEntry(before, { changes: { "funds.9": [claim(9), null] as const }, details: {} })).toThrow(
      "funds.9",
    );
  });

  test("a ledger from before a field was there adds up to a project without it", () => {
    const { changes } = body(undefined, aProject());
    const old = Object.fromEntries(Object.entries(changes).filter(([field]) => !(field in plain)));
    expect(applyEntry(undefined, { changes: old, details: {} })).toEqual(aProject());
    const { name: _, ...incomplete } = old;
    expect(() => applyEntry(undefined, { changes: incomplete, details: {} })).toThrow("name is missing");
  });

  test("the first entry is taken back by voiding, any other by its former values", () => {
    const lead = aProject();
    expect(reversed({ seq: 1, body: body(undefined, lead) })).toEqual({ voided: [false, true] });
    const shared = aProject({ shares: [{ unitId: 1, role: "first", percent: 100 }] });
    expect(reversed({ seq: 2, body: body(lead, shared) })).toEqual({ shares: [shared.shares, []] });
  });
});

describe("two values are the same", () => {
  test("exactly where their canonical text is", () => {
    // Few letters and numbers, so that many pairs are alike or nearly so.
    const few = fc.constantFrom("a", "b", "");
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, false, 0, -0, 1, "a", "1"),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(few, fc.option(tie("value"), { nil: undefined }), { maxKeys: 3 }),
      ),
    }));
    let [alike, different] = [0, 0];
    fc.assert(
      fc.property(value, value, (a, b) => {
        for (const other of [b, turned(a)]) {
          const wanted = canonicalJson(a) === canonicalJson(other);
          expect(same(a, other)).toBe(wanted);
          expect(same({ deep: [a] }, { deep: [other], unsaid: undefined })).toBe(wanted);
          if (wanted) alike += 1;
          else different += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(Math.min(alike, different)).toBeGreaterThan(100);
  });
});

/** The same, with its keys in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, turned(member)])
      .toReversed(),
  );
}
