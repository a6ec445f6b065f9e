import { describe, expect, test } from "vitest";
import type { PersonBoard } from "../../src/domain/boards/persons.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { Services } from "../../src/domain/services.ts";
import { loadPack, type PackId } from "../../src/packs/index.ts";
import { packSchema } from "../../src/packs/pack.ts";
import { chinaGovernment } from "../../src/packs/cn-government/pack.ts";
import { makeRuleWorld, refusal, ruleText } from "./rule-world.ts";
import { makeWorld } from "./world.ts";

const metricOf = (code: string, pack: PackId = "edo") => {
  const metric = loadPack(pack).metrics.find((one) => one.code === code);
  if (!metric) throw new Error(`no metric ${code}`);
  return metric;
};
const dollars = (millions: number) => ({ currency: "USD", minor: millions * 1e8 });

const scorecard = (changes: Parameters<typeof ruleText>[0] = {}) =>
  ruleText({ groups: ["region"], headline: "wins", from: "2026-01-01", persons: true, ...changes });

/** Ada and Ben work in the north, Eve in the south, Tom in a sector team, which is another group. */
async function region() {
  const world = await makeRuleWorld({ pack: "edo", locale: "en" });
  const north = await world.unit("North");
  const [ada, ben] = [
    await world.person("Ada", north, ["member", "leader"]),
    await world.person("Ben", north, ["member"]),
  ];
  const eve = await world.person("Eve", await world.unit("South"));
  const tom = await world.person("Tom", await world.unit("Autos", { group: "team" }));
  const { office } = world;
  const boss = await world.person("Boss", undefined, ["admin"]);
  let project = 0;
  let claim = 0;
  const logs = (who: Actor, input: Partial<Parameters<Services["leads"]["log"]>[0]> = {}) => {
    project += 1;
    return world.by(who, ({ leads }) => leads.log({ name: `Plant ${project}`, amount: dollars(100), ...input }));
  };
  return {
    world,
    ada,
    ben,
    eve,
    tom,
    boss,
    office,
    logs,
    async wins(who: Actor, input: Partial<Parameters<Services["leads"]["log"]>[0]> = {}, on = "2026-11-20") {
      const logged = await logs(who, input);
      await world.by(who, ({ leads }) =>
        leads.move(logged.project.number, "announced", {
          announcement: "A-1",
          "announced-on": on,
          "announced-capex": "US$100m",
        }),
      );
      return logged.project.number;
    },
    async paid(who: Actor, number: number, millions: number, verified = true) {
      claim += 1;
      const given = { amount: dollars(millions), evidence: `R-${claim}`, source: "state" };
      await world.by(who, ({ funds }) => funds.claim(number, given));
      if (verified) await world.by(office, ({ funds }) => funds.decide(claim, { kind: "ok" }));
    },
    async switchOn(text = scorecard()) {
      await world.by(boss, async ({ rules }) => {
        await rules.add(text);
        await rules.activate("own", "1", { reason: "resolution of the board" });
      });
    },
    ask: (who: Actor, question: Partial<Parameters<Services["boards"]["persons"]>[0]> = {}) =>
      world.by(who, ({ boards }) =>
        boards.persons({ period: "year", group: "region", metric: metricOf("wins"), ...question }),
      ),
  };
}

const said = ([board]: readonly PersonBoard[]) =>
  board?.lines.map(({ rank, member, unit, actual }) => [rank, member.name, unit.shortName, actual]);

describe("results by person", () => {
  test("are off until a rule set in force says so, and off again when it ends", async () => {
    const { world, ada, boss, wins, ask } = await region();
    await wins(ada);
    const off = { reason: "persons_off", values: { group: "Regions" } };
    expect(await refusal(ask(ada))).toEqual(off);
    // Neither a rule set without the word, nor one that says no, nor a draft.
    await world.by(boss, async ({ rules }) => {
      await rules.add(scorecard({ version: "0", persons: false }));
      await rules.activate("own", "0", { reason: "resolution" });
      await rules.add(scorecard());
    });
    expect(await refusal(ask(ada))).toEqual(off);
    world.after(1);
    await world.by(boss, ({ rules }) => rules.activate("own", "1", { reason: "resolution" }));
    expect(said(await ask(ada))).toEqual([[1, "Ada", "North", 1]]);
    // The other group's rule set is another one.
    expect(await refusal(ask(ada, { group: "team" }))).toMatchObject({ reason: "persons_off" });
    await world.by(boss, ({ rules }) => rules.end("own", "1"));
    world.on("2027-01-04");
    expect(await refusal(ask(ada))).toEqual(off);
  });

  test("are switched by the office and the admins alone", async () => {
    const { world, ada } = await region();
    expect(await refusal(world.by(ada, ({ rules }) => rules.add(scorecard())))).toMatchObject({
      reason: "not_allowed",
    });
  });

  test("count what a group's people own, whole, and name nobody without a result", async () => {
    const { world, ada, ben, eve, tom, office, switchOn, logs, wins, ask } = await region();
    await switchOn();
    for (const who of [ben, ben, ada, tom]) await wins(who);
    const shared = await wins(ada, {}, "2026-10-09");
    await world.by(office, ({ credit }) =>
      credit.split(shared, [
        { unit: "North", percent: 60 },
        { unit: "South", percent: 40 },
      ] as never),
    );
    // Leads and entries are nobody's result, however many.
    for (let index = 0; index < 5; index += 1) {
      const { project } = await logs(eve);
      await world.by(eve, ({ leads }) => leads.progress(project.number, { kind: "call", text: "called" }));
    }
    expect(said(await ask(eve))).toEqual([
      [1, "Ada", "North", 2],
      [1, "Ben", "North", 2],
    ]);
    expect(said(await ask(eve, { period: "month" }))).toEqual([
      [1, "Ben", "North", 2],
      [2, "Ada", "North", 1],
    ]);
    expect(await refusal(ask(eve, { metric: metricOf("leads") }))).toMatchObject({ reason: "no_result" });
    // Who has left is not named; what they owned is somebody's only when it is handed over.
    await world.store.write((tx) => tx.people.save(world.org.id, { ...ben, active: false }));
    expect(said(await ask(eve))).toEqual([[1, "Ada", "North", 2]]);
    await world.by(office, ({ leads }) => leads.assign(1, { name: "Ada" }));
    expect(said(await ask(eve))).toEqual([[1, "Ada", "North", 3]]);
    // What does not count any more is no result, and whoever has no other is not named.
    for (const number of [1, 3, shared])
      await world.by(office, ({ funds }) => funds.exclude(number, "relocation", "moved within the county"));
    expect(said(await ask(eve))).toEqual([]);
  });

  test("have verified money alone, exact for the person and the coordinator, in bands for everybody else", async () => {
    const { ada, ben, eve, office, switchOn, wins, paid, ask } = await region();
    await switchOn();
    const [first, second] = [await wins(ada), await wins(ben, { secrecy: "L2" })];
    await paid(ada, first, 30);
    await paid(ada, first, 15, false);
    await paid(ben, second, 12);
    const metric = metricOf("arrived");
    expect(said(await ask(office, { metric }))).toEqual([
      [1, "Ada", "North", 3e9],
      [2, "Ben", "North", 1.2e9],
    ]);
    const told = async (who: Actor) => (await ask(who, { metric }))[0]?.lines.map(({ actual, band }) => actual ?? band);
    const band = { currency: "USD", from: 0, to: 1 };
    expect(await told(ada)).toEqual([3e9, band]);
    expect(await told(ben)).toEqual([band, 1.2e9]);
    expect(await told(eve)).toEqual([band, band]);
  });

  test("are told by ledger, attracted and grown apart", async () => {
    const { ada, ben, eve, switchOn, wins, ask } = await region();
    await switchOn();
    await wins(ada);
    await wins(ben, { origin: "grown" });
    const boards = await ask(eve);
    expect(boards.map((board) => [board.origin, said([board])])).toEqual([
      ["attracted", [[1, "Ada", "North", 1]]],
      ["grown", [[1, "Ben", "North", 1]]],
    ]);
    expect((await ask(eve, { origin: "grown" })).map(({ origin }) => origin)).toEqual(["grown"]);
  });
});

describe("in the government pack", () => {
  test("no rule set switches them on: not as a file, not as a draft, and not one put into the database by hand", async () => {
    const world = await makeWorld();
    const admin = await world.person("管理员", undefined, ["admin", "coordinator"]);
    const ask = () =>
      world.by(admin, ({ boards }) =>
        boards.persons({ period: "year", group: "county", metric: metricOf("large", "cn-government") }),
      );
    const text = ruleText({ persons: true });
    const line = text.split("\n").findIndex((one) => one.startsWith("persons:")) + 1;
    for (const step of ["check", "add"] as const)
      expect(await world.by(admin, ({ rules }) => rules[step](text)), step).toMatchObject({
        problems: [{ reason: "persons_forbidden", line, path: "persons" }],
      });
    expect(await world.store.read((tx) => tx.rules.list(world.org.id))).toEqual([]);
    expect(await refusal(ask())).toEqual({ reason: "persons_never", values: {} });
    const at = "2026-11-23T02:00:00.000Z";
    const period = { from: "2026-01-01", to: null, addedAt: at, activatedAt: at, reason: null };
    await world.store.write((tx) =>
      tx.rules.add(world.org.id, { code: "own", version: "1", text, state: "active", ...period }),
    );
    expect(await refusal(ask())).toEqual({ reason: "persons_never", values: {} });
    expect((await world.verify()).findings).toMatchObject([{ detail: "rule:own:1: nobody entered it" }]);
  });

  test("nor does a pack that ranks no persons take a sample that does", () => {
    const [sample, ...others] = chinaGovernment.ruleSets ?? [];
    if (!sample) throw new Error("no sample");
    const ruleSets = [{ ...sample, persons: true }, ...others];
    expect(() => packSchema.parse({ ...chinaGovernment, ruleSets })).toThrow("persons are not ranked in this pack");
    expect(packSchema.parse({ ...chinaGovernment, ruleSets, rankPersons: true }).ruleSets[0]?.persons).toBe(true);
  });
});
