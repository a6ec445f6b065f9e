import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedFacts } from "../../src/domain/counting/changed.ts";
import type { Project } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";
import { loadPack } from "../../src/packs/index.ts";
import type { Dialect } from "../fakes/database.ts";
import { aClaim, aProject } from "./sample.ts";
import { makeWorld } from "./world.ts";

const pack = loadPack("cn-government");

/** Which metrics are wrong on a board that was made before the change. */
function wrong(before: Project, changes: Partial<Project>): readonly string[] {
  return changedFacts(before, { ...before, ...changes }, pack).map(({ metric }) => metric.code);
}

const yuan = (minor: number) => ({ currency: "CNY", minor });
const verified = (changes: Partial<FundsClaim> = {}) => aClaim({ state: "verified", verifiedMinor: 1e10, ...changes });
const claims = (...all: readonly FundsClaim[]): Project["funds"] =>
  Object.fromEntries(all.map((claim) => [String(claim.number), claim]));

describe("what had counted", () => {
  const signed = aProject({ reached: { lead: "2026-03-02", signed: "2026-11-20" }, amount: yuan(4e10), country: null });

  test.each<[string, Partial<Project>, readonly string[]]>([
    ["another day of signing", { reached: { signed: "2026-11-19" } }, ["signed", "large", "band-300m"]],
    ["a stage taken out", { reached: { lead: "2026-03-02" } }, ["signed", "large", "band-300m"]],
    ["an amount below the threshold", { amount: yuan(9e9) }, ["large", "band-300m"]],
    ["an amount in the same band", { amount: yuan(5e10) }, []],
    ["another ledger", { origin: "grown" }, ["signed", "large", "band-300m"]],
    ["another unit", { unitId: 2 }, ["signed", "large", "band-300m"]],
    ["void", { voided: true }, ["signed", "large", "band-300m"]],
    ["merged", { mergedInto: 4 }, ["signed", "large", "band-300m"]],
    ["excluded", { exclusion: "relocation" }, ["signed", "large", "band-300m"]],
    ["the day of the lead", { reached: { lead: "2026-03-01", signed: "2026-11-20" } }, []],
    ["words", { name: "别名", note: "改" }, []],
    ["a next stage", { reached: { ...signed.reached, started: "2026-11-21" } }, []],
    ["the class of its investor", { leading: "listed" }, []],
  ])("%s", (_case, changes, metrics) => {
    expect(wrong(signed, changes)).toEqual(metrics);
  });

  test("credit that is divided otherwise", () => {
    const share = (unitId: number, percent: number) => ({ unitId, percent, role: "joint" as const });
    expect(wrong(signed, { shares: [share(1, 50), share(2, 50)] })).toEqual(["signed", "large", "band-300m"]);
    expect(wrong(signed, { shares: [share(1, 100)] })).toEqual([]);
  });

  test("a class taken from its investor", () => {
    expect(wrong({ ...signed, leading: "listed" }, { leading: null })).toEqual(["leading"]);
    expect(wrong({ ...signed, leading: "listed" }, { leading: "central" })).toEqual([]);
  });
});

describe("money", () => {
  const one = aProject({ reached: { lead: "2026-03-02" }, amount: yuan(1e11) });

  test("that waits and is verified, cut or rejected is none; what was verified and is decided anew is one", () => {
    const waiting = { ...one, funds: claims(aClaim()) };
    expect(wrong(one, { funds: claims(aClaim()) })).toEqual([]);
    expect(wrong(waiting, { funds: claims(verified()) })).toEqual([]);
    expect(wrong(waiting, { funds: claims(verified({ verifiedMinor: 5e9 })) })).toEqual([]);
    expect(wrong(waiting, { funds: claims(aClaim({ state: "rejected" })) })).toEqual([]);
    const counted = { ...one, funds: claims(verified()) };
    expect(wrong(counted, { funds: claims(verified({ verifiedMinor: 9e9 })) })).toEqual(["arrived"]);
    expect(wrong(counted, { funds: claims(aClaim({ state: "rejected" })) })).toEqual(["over-1bn-funded", "arrived"]);
    expect(wrong(counted, { funds: {} })).toEqual(["over-1bn-funded", "arrived"]);
    // Another one on the same day, of the same sum, takes nobody's place.
    expect(wrong(counted, { funds: claims(verified(), verified({ number: 2 })) })).toEqual([]);
    expect(wrong(counted, { funds: claims(verified({ number: 2 })) })).toEqual(["arrived"]);
  });

  test("of before brings forward the day on which enough had come, which is none", () => {
    const late = { ...one, funds: claims(verified({ number: 1, bookedOn: "2026-11-05" })) };
    expect(wrong(late, { funds: claims(verified(), verified({ number: 2, bookedOn: "2026-10-05" })) })).toEqual([]);
    const early = { ...one, funds: claims(verified(), verified({ number: 2, bookedOn: "2026-10-05" })) };
    expect(wrong(early, { funds: claims(verified()) })).toEqual(["over-1bn-funded", "arrived"]);
  });
});

describe("whatever a project is", () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((back) => new Date(Date.UTC(2026, 10, 20) - back * 86_400_000).toISOString().slice(0, 10));
  const stages = pack.stages.map(({ code }) => code);
  const claim = fc.record({
    amount: fc.integer({ min: 1, max: 1e11 }),
    bookedOn: day,
    source: fc.constantFrom("province", "abroad", "local"),
    state: fc.constantFrom("claimed" as const, "verified" as const),
  });
  const any = fc.record({
    reached: fc.dictionary(fc.constantFrom(...stages), day),
    funds: fc.array(claim, { maxLength: 4 }),
    amount: fc.option(fc.integer({ min: 1e9, max: 1e12 })),
    leading: fc.constantFrom(null, "listed"),
    split: fc.boolean(),
  });
  const toProject = ({
    reached,
    funds,
    amount,
    leading,
    split,
  }: typeof any extends fc.Arbitrary<infer T> ? T : never) =>
    aProject({
      reached: { ...reached },
      amount: amount === null ? null : yuan(amount),
      leading,
      shares: split
        ? [
            { unitId: 1, percent: 30, role: "first" },
            { unitId: 2, percent: 70, role: "landed" },
          ]
        : [],
      funds: claims(
        ...funds.map(({ amount: minor, ...rest }, index) =>
          aClaim({
            ...rest,
            number: index + 1,
            amount: yuan(minor),
            verifiedMinor: rest.state === "verified" ? minor : 0,
          }),
        ),
      ),
    });

  test("what is only added makes nothing wrong", () => {
    const addition = fc.oneof(
      fc.record({ stage: fc.constantFrom(...stages), day }),
      fc.record({ claim }),
      fc.constant({ verify: true as const }),
      fc.constant({ leading: "central" }),
    );
    fc.assert(
      fc.property(any, fc.array(addition, { minLength: 1, maxLength: 5 }), (said, additions) => {
        let now = toProject(said);
        for (const one of additions) {
          const before = now;
          if ("stage" in one) now = { ...now, reached: { [one.stage]: one.day, ...now.reached } };
          else if ("claim" in one) {
            const number = Object.keys(now.funds).length + 1;
            const { amount, ...rest } = one.claim;
            const verifiedMinor = rest.state === "verified" ? amount : 0;
            const added = aClaim({ ...rest, number, amount: yuan(amount), verifiedMinor });
            now = { ...now, funds: { ...now.funds, [number]: added } };
          } else if ("verify" in one) {
            const all = Object.values(now.funds).map((own): FundsClaim => ({
              ...own,
              state: "verified",
              verifiedMinor: own.amount.minor,
            }));
            now = { ...now, funds: claims(...all) };
          } else now = { ...now, leading: now.leading ?? one.leading };
          expect(changedFacts(before, now, pack)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("whatever had counted for a ranking and is taken back does", () => {
    const ranked = ["negotiation", "signed", "started", "statistics", "operating", "capacity"];
    fc.assert(
      fc.property(any, fc.constantFrom(...ranked), day, (said, stage, on) => {
        const without = toProject(said);
        const { [stage]: _, ...reached } = without.reached;
        const before = { ...without, reached: { ...reached, [stage]: on } };
        expect(changedFacts(before, { ...before, reached }, pack).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each<Dialect>(["sqlite", "postgresql"])("the record on %s", (dialect) => {
  test("notes each entry that changed what had counted, and no other", async () => {
    const world = await makeWorld({ dialect });
    const kfq = await world.unit("KFQ");
    const ada = await world.person("张三", kfq, ["member", "leader"]);
    const eve = await world.person("赵六", await world.unit("GXQ"), ["member", "verifier"]);
    const noted = () => world.store.read((tx) => tx.corrections.waiting(world.org.id, 99));
    await world.by(ada, ({ leads }) => leads.log({ name: "电池", amount: yuan(4e10) }));
    world.after(1);
    const signing = { contract: "HT", "signed-on": "2026-11-20", "contract-amount": "4亿元" };
    await world.by(ada, ({ leads }) => leads.move(1, "签约", signing));
    world.after(1);
    await world.by(ada, ({ funds }) =>
      funds.claim(1, { amount: yuan(1e9), date: "2026-11-21", evidence: "回单", source: "市外" }),
    );
    world.after(1);
    await world.by(eve, ({ funds }) => funds.decide(1, { kind: "ok" }));
    expect(await noted()).toEqual([]);
    world.after(1);
    await world.by(ada, ({ leads }) => leads.edit(1, { amount: yuan(5e9) }));
    expect(await noted()).toEqual([{ project: 1, seq: 5, at: world.now.toISOString() }]);
    world.after(1);
    await world.by(ada, ({ leads }) => leads.undo());
    // What came back had not counted meanwhile: news.
    expect(await noted()).toHaveLength(1);
    world.after(1);
    const office = await world.person("孙八", undefined, ["coordinator"]);
    await world.by(office, ({ funds }) => funds.decide(1, { kind: "cut", amount: yuan(5e8), reason: "核减" }));
    expect((await noted()).map(({ seq }) => seq)).toEqual([5, 7]);
    expect((await world.verify()).findings).toEqual([]);
  });

  test("keeps the facts that figures are counted from, through a change, an undo and a rebuild", async () => {
    const world = await makeWorld({ dialect });
    const kfq = await world.unit("KFQ");
    const ada = await world.person("张三", kfq, ["member", "leader"]);
    const facts = () =>
      world.store.read(async (tx) =>
        (await tx.facts.ofProject(world.org.id, 1)).map(({ name, day }) => `${name} ${day}`).toSorted(),
      );
    await world.by(ada, ({ leads }) => leads.log({ name: "电池" }));
    expect(await facts()).toEqual(["stage:lead 2026-11-23"]);
    world.after(1);
    const signing = { contract: "HT", "signed-on": "2026-11-20", "contract-amount": "4亿元" };
    await world.by(ada, ({ leads }) => leads.move(1, "签约", signing));
    expect(await facts()).toEqual(["stage:lead 2026-11-23", "stage:signed 2026-11-20"]);
    world.after(1);
    await world.by(ada, ({ leads }) => leads.undo());
    expect(await facts()).toEqual(["stage:lead 2026-11-23"]);
    expect((await world.verify()).findings).toEqual([]);
    await world.store.write((tx) => tx.facts.clear(world.org.id));
    expect((await world.verify()).findings.map(({ what, subject }) => `${what} ${subject}`)).toEqual([
      "derived project",
      "derived organization",
    ]);
  });
});
