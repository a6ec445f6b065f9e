import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOf } from "../../src/domain/counting/facts.ts";
import { contributions } from "../../src/domain/figures.ts";
import type { Project, RollupCell } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";
import { loadPack } from "../../src/packs/index.ts";
import { aClaim, aProject } from "./sample.ts";

const china = loadPack("cn-government");
const edo = loadPack("edo");
const yuan = (hundredMillions: number) => ({ currency: "CNY", minor: hundredMillions * 1e10 });
const shares = (...units: readonly number[]): Project["shares"] =>
  units.map((unitId, index) => ({
    unitId,
    role: "joint",
    percent: Math.floor(100 / units.length) + (index === 0 ? 100 % units.length : 0),
  }));

/** `period unit: value` of one metric's cells at a scale. */
function cellsOf(project: Project, metric: string, scale: RollupCell["scale"] = "D", pack = china): readonly string[] {
  return contributions(project, pack)
    .filter((cell) => cell.scale === scale && cell.metric === metric)
    .map(({ period, unitId, value }) => `${period} ${unitId}: ${value}`);
}

function paid(...claims: readonly FundsClaim[]): Project["funds"] {
  return Object.fromEntries(claims.map((claim) => [String(claim.number), claim]));
}

describe("which projects a metric means", () => {
  const metrics = (project: Project, codes: readonly string[]) =>
    codes.filter((code) => cellsOf(project, code).length > 0);

  test.each([
    [2.99, []],
    [3, ["band-300m"]],
    [9.99, ["band-300m"]],
    [10, ["band-1bn", "over-1bn"]],
    [19.99, ["band-1bn", "over-1bn"]],
    [20, ["band-2bn", "over-1bn"]],
    [49.99, ["band-2bn", "over-1bn"]],
    [50, ["band-2bn", "over-1bn", "over-5bn"]],
  ])("of %d 亿元", (size, expected) => {
    const bands = ["band-300m", "band-1bn", "band-2bn", "over-1bn", "over-5bn"];
    expect(metrics(aProject({ amount: yuan(size) }), bands)).toEqual(expected);
  });

  test("an expansion is in the band of what it adds", () => {
    expect(cellsOf(aProject({ amount: yuan(25), baseline: yuan(20) }), "band-300m")).toEqual(["2026-11-20 1: 100"]);
    expect(cellsOf(aProject({ amount: yuan(25), baseline: yuan(20) }), "over-1bn")).toEqual([]);
  });

  test("leading companies by the class of the investor", () => {
    expect(cellsOf(aProject({ leading: null }), "leading")).toEqual([]);
    expect(cellsOf(aProject({ leading: "listed" }), "leading")).toEqual(["2026-11-20 1: 100"]);
  });

  test.each([
    ["新加坡", yuan(1), true],
    ["香港", yuan(1), true],
    ["中国", yuan(1), false],
    [" ＣＨＩＮＡ ", yuan(1), false],
    ["mainland  china", yuan(1), false],
    [null, yuan(1), false],
    [null, null, false],
    ["中国", { currency: "USD", minor: 1 }, true],
  ])("foreign capital: country %s", (country, amount, foreign) => {
    expect(cellsOf(aProject({ country, amount }), "fdi-projects").length > 0).toBe(foreign);
  });

  test("expansions by their kind", () => {
    const announced = { reached: { announced: "2026-11-20" } };
    expect(cellsOf(aProject({ ...announced, kind: "new" }), "expansions", "D", edo)).toEqual([]);
    expect(cellsOf(aProject({ ...announced, kind: "expansion" }), "expansions", "D", edo)).toEqual([
      "2026-11-20 1: 100",
    ]);
  });
});

describe("what is not started in time", () => {
  test("counts 180 days after the signature", () => {
    const signed = aProject({ reached: { signed: "2026-01-10" } });
    expect(cellsOf(signed, "overdue-start")).toEqual(["2026-07-09 1: 100"]);
  });

  test.each(["started", "statistics", "operating"])("is gone once it has come to %s, however late", (stage) => {
    expect(cellsOf(aProject({ reached: { signed: "2026-01-10", [stage]: "2026-11-01" } }), "overdue-start")).toEqual(
      [],
    );
  });

  test.each([
    ["registered", 1],
    ["negotiation", 1],
  ])("stays with %s", (stage, count) => {
    const project = aProject({ reached: { signed: "2026-01-10", [stage]: "2026-01-05" } });
    expect(cellsOf(project, "overdue-start")).toHaveLength(count);
  });

  test("has nothing to do with what has exited", () => {
    const side = {
      state: "exited",
      reason: "agreed",
      words: null,
      since: "2026-03-01",
      until: null,
      accepted: true,
      rounds: 0,
      byId: 1,
      past: [],
    } as const;
    expect(cellsOf(aProject({ side }), "overdue-start")).toEqual([]);
    expect(
      cellsOf(aProject({ side: { ...side, state: "paused", until: "2026-04-01" } }), "overdue-start"),
    ).toHaveLength(1);
  });
});

describe("what is excluded", () => {
  test("as untrue counts as that and as nothing else, on the day of its newest stage", () => {
    const project = aProject({ exclusion: "false", leading: "listed", chain: "新能源", shares: shares(1, 2) });
    expect(
      contributions(project, china).map(({ scale, metric, unitId, value }) => [scale, metric, unitId, value]),
    ).toEqual([1, 2].flatMap((unit) => ["Y", "M", "W", "D"].map((scale) => [scale, "falsified", unit, 50])));
    expect(cellsOf(project, "falsified")).toEqual(["2026-11-20 1: 50", "2026-11-20 2: 50"]);
  });

  test("for another reason counts nowhere", () => {
    expect(contributions(aProject({ exclusion: "relocation" }), china)).toEqual([]);
  });

  test("and void or merged counts nowhere either", () => {
    expect(contributions(aProject({ exclusion: "false", voided: true }), china)).toEqual([]);
    expect(contributions(aProject({ exclusion: "false", mergedInto: 3 }), china)).toEqual([]);
  });
});

describe("funds of one year that come to five percent of the plan", () => {
  const project = (...claims: readonly FundsClaim[]) => aProject({ amount: yuan(20), funds: paid(...claims) });
  const claim = (number: number, bookedOn: string, hundredMillions: number, changes: Partial<FundsClaim> = {}) =>
    aClaim({
      number,
      bookedOn,
      amount: yuan(hundredMillions),
      verifiedMinor: hundredMillions * 1e10,
      state: "verified",
      ...changes,
    });

  test("count on the day they reach it, in each year once", () => {
    const claims = [
      claim(1, "2026-03-01", 0.6),
      claim(2, "2026-06-01", 0.4),
      claim(3, "2026-07-01", 9),
      claim(4, "2027-02-01", 1),
    ];
    expect(cellsOf(project(...claims), "over-1bn-funded")).toEqual(["2026-06-01 1: 100", "2027-02-01 1: 100"]);
    expect(cellsOf(project(...claims.toReversed()), "over-1bn-funded")).toEqual([
      "2026-06-01 1: 100",
      "2027-02-01 1: 100",
    ]);
    expect(cellsOf(project(...claims), "over-5bn-funded")).toEqual([]);
  });

  test.each([
    ["one fen short", [claim(1, "2026-03-01", 1, { verifiedMinor: 1e10 - 1 })]],
    ["two years that only together have it", [claim(1, "2026-12-31", 0.5), claim(2, "2027-01-01", 0.5)]],
    ["what only waits", [claim(1, "2026-03-01", 5, { state: "claimed", verifiedMinor: 0 })]],
    ["another currency", [claim(1, "2026-03-01", 5, { amount: { currency: "USD", minor: 5e10 } })]],
  ])("not with %s", (_case, claims) => {
    expect(cellsOf(project(...claims), "over-1bn-funded")).toEqual([]);
  });
});

describe("kept beside the metrics", () => {
  const codes = (cells: readonly RollupCell[], prefix: string) => [
    ...new Set(
      cells.filter(({ metric }) => metric.startsWith(prefix)).map(({ scale, metric }) => `${scale} ${metric}`),
    ),
  ];

  test("heads: a whole project for each unit, under the number of units", () => {
    expect(cellsOf(aProject({ country: "德国" }), "fdi-projects/1")).toEqual(["2026-11-20 1: 100"]);
    const shared = aProject({ country: "德国", shares: shares(4, 5, 6) });
    expect(cellsOf(shared, "fdi-projects/3")).toEqual(["2026-11-20 4: 100", "2026-11-20 5: 100", "2026-11-20 6: 100"]);
    expect(cellsOf(shared, "fdi-projects")).toEqual(["2026-11-20 4: 34", "2026-11-20 5: 33", "2026-11-20 6: 33"]);
    const many = aProject({ country: "德国", shares: shares(...Array.from({ length: 12 }, (_, index) => index + 1)) });
    expect(cellsOf(many, "fdi-projects/9")).toHaveLength(12);
  });

  test("the cohort of the signing's year, whenever the rest happened, divided as credit is", () => {
    const project = aProject({
      reached: { lead: "2025-01-05", signed: "2025-03-01", operating: "2027-05-01" },
      amount: yuan(4),
      shares: shares(1, 2),
      funds: paid(
        aClaim({ number: 1, bookedOn: "2026-02-01", amount: yuan(1), verifiedMinor: 1e10, state: "verified" }),
        aClaim({ number: 2, bookedOn: "2027-02-01", amount: yuan(1), verifiedMinor: 5e9, state: "verified" }),
        aClaim({ number: 3, bookedOn: "2027-03-01", amount: yuan(1) }),
      ),
    });
    const cells = contributions(project, china).filter(({ metric }) => metric.startsWith("cohort/"));
    expect(new Set(cells.map(({ scale, period }) => `${scale} ${period}`))).toEqual(new Set(["Y 2025"]));
    // Whoever operates has started, though nobody entered it.
    expect(
      Object.fromEntries(cells.filter(({ unitId }) => unitId === 2).map(({ metric, value }) => [metric, value])),
    ).toEqual({
      "cohort/signed": 50,
      "cohort/performed": 50,
      "cohort/started": 50,
      "cohort/operating": 50,
      "cohort/contract": 2e10,
      "cohort/arrived": 7.5e9,
    });
  });

  test("a contract is performed once money has come, or the firm is registered", () => {
    const signed = { lead: "2025-01-05", signed: "2025-03-01" };
    const usd = { currency: "USD", minor: 100 };
    const money = paid(aClaim({ amount: usd, verifiedMinor: 100, state: "verified" }));
    expect(cellsOf(aProject({ reached: signed }), "cohort/performed", "Y")).toEqual([]);
    expect(cellsOf(aProject({ reached: signed, funds: money }), "cohort/performed", "Y")).toEqual(["2025 1: 100"]);
    expect(cellsOf(aProject({ reached: signed, funds: money }), "cohort/arrived", "Y")).toEqual([]);
    const registered = { ...signed, registered: "2026-01-01" };
    expect(cellsOf(aProject({ reached: registered }), "cohort/performed", "Y")).toEqual(["2025 1: 100"]);
    expect(
      contributions(aProject({ reached: { lead: "2025-01-05" } }), china).map(({ metric }) => metric),
    ).not.toContain("cohort/signed");
  });

  test("headline results by chain, whatever the chain is called", () => {
    const funds = paid(aClaim({ bookedOn: "2026-11-21", amount: yuan(1), verifiedMinor: 1e10, state: "verified" }));
    const cells = contributions(aProject({ chain: "新能源/汽车", amount: yuan(4), funds }), china);
    expect(codes(cells, "chain/").filter((one) => one.startsWith("D"))).toEqual([
      "D chain/新能源/汽车/signed",
      "D chain/新能源/汽车/large",
      "D chain/新能源/汽车/arrived",
    ]);
    expect(codes(contributions(aProject({ chain: null, funds }), china), "chain/")).toEqual([]);
  });

  test("days in each stage that was left, for the project's own unit, by month and year", () => {
    const project = aProject({
      reached: { lead: "2026-01-30", screening: "2026-02-02", signed: "2026-02-02", "above-scale": "2026-05-01" },
      shares: shares(2, 3),
    });
    const cells = contributions(project, china).filter(({ metric }) => metric.startsWith("days/"));
    expect(
      cells.map(({ scale, period, metric, unitId, value }) => `${scale} ${period} ${metric} ${unitId} ${value}`),
    ).toEqual([
      "Y 2026 days/lead/3 1 100",
      "M 2026-02 days/lead/3 1 100",
      "Y 2026 days/screening/0 1 100",
      "M 2026-02 days/screening/0 1 100",
    ]);
    const odd = aProject({ reached: { lead: "2026-02-01", signed: "2026-01-01" } });
    expect(codes(contributions(odd, china), "days/")).toEqual(["Y days/lead/0", "M days/lead/0"]);
  });

  test("on a track of its own by the track's stages", () => {
    const reached = { "upgrade-filed": "2026-01-01", "upgrade-finished": "2026-03-02" };
    const upgrade = aProject({ kind: "upgrade", origin: "grown", stage: "upgrade-finished", reached });
    expect(codes(contributions(upgrade, china), "days/")).toEqual([
      "Y days/upgrade-filed/60",
      "M days/upgrade-filed/60",
    ]);
  });

  test("ranked results of persons where the pack allows it, whole, by the owner", () => {
    const project = aProject({
      ownerId: 7,
      reached: { lead: "2026-01-05", announced: "2026-11-20" },
      shares: shares(1, 2),
    });
    expect(codes(contributions(project, edo), "person/")).toEqual(
      ["Y", "M", "W", "D"].map((scale) => `${scale} person/wins`),
    );
    expect(cellsOf(project, "person/wins", "D", edo)).toEqual(["2026-11-20 7: 100"]);
  });

  test("no figure of any person in the Chinese government's pack, whatever the project", () => {
    const stages = [...china.stages, ...china.marks].map(({ code }) => code);
    fc.assert(
      fc.property(
        fc.subarray(stages),
        fc.constantFrom(null, "listed"),
        fc.constantFrom("new", "expansion", "upgrade"),
        fc.integer({ min: 1, max: 100 }),
        (reached, leading, kind, size) => {
          const project = aProject({
            reached: Object.fromEntries(reached.map((code) => [code, "2026-11-20"])),
            leading,
            kind,
            amount: yuan(size),
            ownerId: 777,
            funds: paid(aClaim({ amount: yuan(size), verifiedMinor: size * 1e10, state: "verified" })),
          });
          const cells = contributions(project, china);
          expect(cells.filter(({ metric, unitId }) => metric.startsWith("person/") || unitId === 777)).toEqual([]);
        },
      ),
    );
  });
});

describe("what figures are counted from", () => {
  test("is each stage and each payment, for the project's unit and all with credit", () => {
    const funds = paid(
      aClaim({ number: 3, bookedOn: "2026-11-05", state: "rejected" }),
      aClaim({ number: 4, bookedOn: "2026-11-06" }),
      aClaim({ number: 5, bookedOn: "2026-11-07", state: "verified", verifiedMinor: 1 }),
      aClaim({ number: 6, bookedOn: "2026-11-08", state: "withdrawn" }),
    );
    const project = aProject({ number: 9, unitId: 3, shares: shares(1, 2), funds, reached: { lead: "2026-03-02" } });
    const of = (name: string, kind: string, day: string) =>
      [1, 2, 3].map((unitId) => ({ project: 9, unitId, name, kind, day }));
    expect(factsOf(project)).toEqual([
      ...of("funds:4", "funds", "2026-11-06"),
      ...of("funds:5", "funds", "2026-11-07"),
      ...of("stage:lead", "lead", "2026-03-02"),
    ]);
    expect(factsOf({ ...project, voided: true })).toEqual([]);
    expect(factsOf({ ...project, mergedInto: 1 })).toEqual([]);
    expect(factsOf({ ...project, exclusion: "false" })).toHaveLength(9);
  });
});
