import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "../../src/domain/model.ts";
import { mayKnow, show, type Audience } from "../../src/domain/secrecy.ts";
import { mayChange } from "../../src/domain/rights.ts";
import { aProject, anActor } from "./sample.ts";

const member = (unitId: number): Role => ({ name: "member", unitId });
const audiences: Readonly<Record<string, Audience>> = {
  owner: { reader: anActor(7, 1, [member(1)]) },
  "owner who has moved to another unit": { reader: anActor(7, 2, [member(2)]) },
  colleague: { reader: anActor(8, 1, [member(1)]) },
  "unit's leader": { reader: anActor(9, undefined, [{ name: "leader", unitId: 1 }]) },
  "unit's verifier": { reader: anActor(10, undefined, [{ name: "verifier", unitId: 1 }]) },
  "other unit's leader": { reader: anActor(11, 2, [member(2), { name: "leader", unitId: 2 }]) },
  coordinator: { reader: anActor(12, undefined, [{ name: "coordinator", unitId: undefined }]) },
  admin: { reader: anActor(13, undefined, [{ name: "admin", unitId: undefined }]) },
  stranger: { reader: anActor(14, undefined) },
  "own unit's channel": { channelOf: 1 },
  "other unit's channel": { channelOf: 2 },
  "a place of no unit": { channelOf: undefined },
};
const knows: Readonly<Record<"L0" | "L1" | "L2", readonly string[]>> = {
  L0: Object.keys(audiences),
  L1: [
    "owner",
    "owner who has moved to another unit",
    "colleague",
    "unit's leader",
    "unit's verifier",
    "coordinator",
    "own unit's channel",
  ],
  L2: ["owner", "owner who has moved to another unit", "unit's leader", "coordinator"],
};

describe.each(["L0", "L1", "L2"] as const)("%s", (secrecy) => {
  test.each(Object.entries(audiences))("%s", (who, audience) => {
    const shown = show(aProject({ secrecy }), audience);
    expect(shown.named).toBe(knows[secrecy].includes(who));
    expect(mayKnow(aProject({ secrecy }), audience)).toBe(shown.named);
    expect(shown.title).toBe(shown.named ? "凤凰电池项目" : "青松12");
  });

  test("nobody changes what they may not know", () => {
    for (const audience of Object.values(audiences)) {
      if ("reader" in audience && !mayKnow(aProject({ secrecy }), audience)) {
        expect(mayChange(audience.reader, aProject({ secrecy }))).toBe(false);
      }
    }
  });
});

test("who may know a project sees all of it", () => {
  const project = aProject();
  expect(show(project, { channelOf: 1 })).toEqual({
    ...Object.fromEntries(Object.entries(project).filter(([name]) => name !== "name")),
    named: true,
    title: project.name,
    band: undefined,
  });
});

test("who may not sees nothing of what somebody wrote, whatever it was", () => {
  // Marked, so that a leak of any of it is recognised wherever it comes out.
  const words = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `§${text}`);
  const written = fc.record({
    name: words,
    company: words,
    contact: words,
    note: words,
    needs: words,
    creditCode: words,
    referrer: words,
    chain: words,
    country: words,
    via: words,
    chainRole: words,
    next: fc.record({ on: fc.constant("2026-12-02"), what: words }),
    evidence: fc.dictionary(words, words),
    secrecy: fc.constantFrom("L1" as const, "L2" as const),
    amount: fc.record({
      currency: fc.constantFrom("CNY", "USD"),
      minor: fc.integer({ min: 1_000_001, max: 1e14 }).filter((minor) => minor % 1e10 !== 0),
    }),
  });
  fc.assert(
    fc.property(written, (fields) => {
      for (const [who, audience] of Object.entries(audiences)) {
        if (knows[fields.secrecy].includes(who)) continue;
        const told = JSON.stringify(show(aProject(fields), audience));
        expect(told, who).not.toContain("§");
        expect(told, who).not.toContain(String(fields.amount.minor));
        expect(told, who).not.toContain("2026-12-02");
      }
    }),
  );
});

describe("a size band", () => {
  const band = (hundredMillions: number, currency = "CNY") =>
    show(aProject({ amount: { currency, minor: hundredMillions * 1e10 } }), { channelOf: 2 }).band;
  test.each([
    [0.5, 0, 1],
    [1, 1, 3],
    [2.99, 1, 3],
    [3, 3, 10],
    [10, 10, 20],
    [19.9, 10, 20],
    [20, 20, 50],
    [50, 50, 100],
    [99, 50, 100],
    [100, 100, null],
    [5000, 100, null],
  ])("¥%d hundred million is between %d and %s", (amount, from, to) => {
    expect(band(amount)).toEqual({ currency: "CNY", from, to });
  });

  test("has its own currency, and is nothing without an amount", () => {
    expect(band(2, "USD")).toEqual({ currency: "USD", from: 1, to: 3 });
    expect(show(aProject({ amount: null }), { channelOf: 2 }).band).toBeUndefined();
  });
});
