import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry, Role } from "../../src/domain/model.ts";
import { mayKnow, show, showEntry, type Audience } from "../../src/domain/secrecy.ts";
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

describe("an entry", () => {
  const entry = (kind: Entry["kind"], details: Readonly<Record<string, unknown>>): Entry => ({
    subject: "project",
    stream: 12,
    seq: 3,
    kind,
    at: "2026-11-23T02:00:00.000Z",
    actorId: 7,
    via: "slack:T1/U7",
    delivery: "d1",
    rule: "r",
    unitId: 1,
    body: { changes: { company: ["凤凰", "凤凰集团"] }, details },
    prev: "",
    hash: "",
  });
  const visit = entry("progress", { kind: "visit", text: "见了凤凰王总", whom: "王总", date: "2026-11-20" });
  const move = entry("stage", { from: "loi", to: "signed", day: "2026-11-20", "signed.contract": "凤凰 HT-1" });

  test("is whole for those who may know its project", () => {
    expect(showEntry(visit, aProject(), { channelOf: 1 })).toBe(visit);
  });

  test("is told to others without anybody's words and values", () => {
    expect(showEntry(visit, aProject(), { channelOf: 2 }).body).toEqual({ changes: {}, details: { kind: "visit" } });
    expect(showEntry(move, aProject({ secrecy: "L2" }), { channelOf: 1 }).body).toEqual({
      changes: {},
      details: { from: "loi", to: "signed", day: "2026-11-20" },
    });
  });
});
