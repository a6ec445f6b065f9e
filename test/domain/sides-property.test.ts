import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor, Entry, Project } from "../../src/domain/model.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

/** Whatever is done with where a project stands: no history is rewritten, and what is undone is exactly as it was. */

const evidence: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  在谈: { meeting: "会谈" },
  签约: { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "1亿元" },
  投产: { "production-proof": "发票" },
  入规: { "firm-code": "GS-1" },
  实施: { filing: "BA-1" },
  竣工: { acceptance: "YS-1" },
};
const stages = ["线索", "研判", "在谈", "签约", "投产", "入规", "立项", "实施", "竣工"] as const;

type Act = (services: Services, number: number) => Promise<unknown>;
const stage = fc.constantFrom(...stages);
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: stage.map(
      (to): Act =>
        ({ leads }, number) =>
          leads.move(number, to, evidence[to] ?? {}),
    ),
  },
  {
    weight: 3,
    arbitrary: stage.map(
      (to): Act =>
        ({ leads }, number) =>
          leads.correct(number, to, "填错"),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("2026-11-24", "2026-12-10", "2027-03-01").map(
      (until): Act =>
        ({ sides }, number) =>
          sides.pause(number, { until, reason: "审批" }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (accept): Act =>
        ({ sides }, number) =>
          sides.decide(number, { accept }),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Act>(({ sides }, number) => sides.lose(number, { reason: "用地" })) },
  { weight: 1, arbitrary: fc.constant<Act>(({ sides }, number) => sides.later(number, "2027-09-01")) },
  { weight: 1, arbitrary: fc.constant<Act>(({ sides }, number) => sides.exit(number, "解约")) },
  { weight: 3, arbitrary: fc.constant<Act>(({ sides }, number) => sides.revive(number, undefined)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("新建", "扩产", "技改").map(
      (kind): Act =>
        ({ leads }, number) =>
          leads.edit(number, { kind, note: kind }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Act>(({ leads }, number) => leads.progress(number, { kind: "call", text: "问候" })),
  },
  { weight: 4, arbitrary: fc.constant<Act>(({ leads }, number) => leads.undo({ number })) },
);
interface Step {
  readonly act: Act;
  readonly who: number;
  readonly project: number;
  readonly minutes: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: acts,
  who: fc.nat({ max: 2 }),
  project: fc.integer({ min: 1, max: 2 }),
  minutes: fc.constantFrom(1, 1, 3, 60 * 24 * 9),
});

const mayChangeStages: ReadonlySet<string> = new Set(["lead", "stage", "correction", "undo"]);

async function stateOf(world: DomainWorld) {
  return world.store.read(async (tx) => {
    const entries = await tx.ledger.scan(world.org.id, "project", { stream: 0, seq: 0 }, 10_000);
    const records = await tx.projects.byNumbers(world.org.id, [1, 2]);
    const dues = await Promise.all([1, 2].map((number) => tx.dues.of(world.org.id, "project", number)));
    return { entries, dues, projects: new Map(records.map(({ project }) => [project.number, project])) };
  });
}

async function play(dialect: Dialect, steps: readonly Step[]): Promise<void> {
  const world = await makeWorld({ dialect });
  const unit = await world.unit("KFQ");
  const people: readonly Actor[] = [
    await world.person("张三", unit),
    await world.person("李四", unit, ["member", "leader"]),
    await world.person("孙八", undefined, ["coordinator"]),
  ];
  const [first] = people;
  if (!first) throw new Error("nobody");
  await world.by(first, ({ leads }) => leads.log({ name: "甲" }));
  await world.by(first, ({ leads }) => leads.log({ name: "乙", kind: "技改" }));
  let before = await stateOf(world);
  /** What each project was before each of its entries. */
  const past = new Map<string, Project>();
  for (const { act, who, project: number, minutes } of steps) {
    world.after(minutes);
    const done = await world
      .by(people[who] ?? first, (services) => act(services, number))
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof UserError) return false;
          throw error;
        },
      );
    const after = await stateOf(world);
    if (!done) expect(after).toEqual(before);
    // Entries are immutable: what stood there stands there.
    expect(after.entries.filter((entry) => before.entries.some((old) => same(old, entry)))).toEqual(before.entries);
    for (const entry of after.entries.filter((one) => !before.entries.some((old) => same(old, one)))) {
      if ("reached" in entry.body.changes || "stage" in entry.body.changes)
        expect(mayChangeStages.has(entry.kind), entry.kind).toBe(true);
      const was = before.projects.get(entry.stream);
      if (was) past.set(`${entry.stream}:${entry.seq}`, was);
      const undone = past.get(`${entry.stream}:${String(entry.body.details["undoes"])}`);
      if (undone) expect(after.projects.get(entry.stream)).toEqual(undone);
    }
    before = after;
  }
  expect((await world.verify()).findings).toEqual([]);
}

function same(a: Entry, b: Entry): boolean {
  return a.stream === b.stream && a.seq === b.seq;
}

test("on SQLite", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25, size: "max" }), (steps) => play("sqlite", steps)),
    { numRuns: runs(5) },
  );
});

test("on PostgreSQL", { timeout: 120_000 }, async () => {
  await play(
    "postgresql",
    fc.sample(fc.array(step, { minLength: 25, maxLength: 25 }), { numRuns: 1, seed: 11 })[0] ?? [],
  );
});
