import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plain } from "../../src/domain/fold.ts";
import type { Actor, Entry, Project, RollupCell } from "../../src/domain/model.ts";
import { undoMinutes } from "../../src/domain/undo/undo.ts";
import type { Services } from "../../src/domain/services.ts";
import { UserError } from "../../src/errors.ts";
import type { Dialect } from "../fakes/database.ts";
import { makeWorld, type DomainWorld } from "./world.ts";
import { runs } from "../runs.ts";

/** Whatever people do, in whatever order: what is kept stays what the ledger says. */

type Act =
  | {
      readonly do: "log";
      readonly actor: number;
      readonly amount: number;
      readonly secrecy: "L0" | "L1" | "L2";
      readonly origin: string;
    }
  | {
      readonly do: "edit";
      readonly actor: number;
      readonly project: number;
      readonly amount: number;
      readonly owner: number | undefined;
    }
  | {
      readonly do: "progress";
      readonly actor: number;
      readonly project: number;
      readonly kind: "visit" | "note";
      readonly planned: boolean;
    }
  | { readonly do: "stage"; readonly actor: number; readonly project: number; readonly stage: string }
  | { readonly do: "assign"; readonly actor: number; readonly project: number; readonly owner: number }
  /** By whoever did something last where nobody is named: others have little of their own to take back. */
  | { readonly do: "undo"; readonly actor: number | undefined; readonly project: number | undefined }
  | { readonly do: "wait"; readonly minutes: number };

const actors = 6;
const actor = fc.nat({ max: actors - 1 });
const project = fc.integer({ min: 1, max: 6 });
const stages = ["研判", "在谈", "意向", "签约", "注册", "开工", "投产"] as const;
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("log" as const),
      actor,
      amount: fc.integer({ min: 1, max: 3 }),
      secrecy: fc.constantFrom("L0" as const, "L1" as const, "L2" as const),
      origin: fc.constantFrom("外来", "本地"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      actor,
      project,
      amount: fc.integer({ min: 1, max: 3 }),
      owner: fc.option(actor, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("progress" as const),
      actor,
      project,
      kind: fc.constantFrom("visit" as const, "note" as const),
      planned: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("stage" as const), actor, project, stage: fc.constantFrom(...stages) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("assign" as const), actor, project, owner: actor }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("undo" as const),
      actor: fc.option(actor, { nil: undefined, freq: 2 }),
      project: fc.option(project, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 2000 }) }) },
);

const evidence: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  在谈: { meeting: "与总经理会谈" },
  意向: { intent: "YX-1" },
  签约: { contract: "HT-1", "signed-on": "2026-11-20", "contract-amount": "1亿元" },
  注册: { "credit-code": "91350100M000100Y43" },
  开工: { "start-proof": "许可证 1 号" },
  投产: { "production-proof": "发票 1" },
};

/** ¥99,999,999.99, ¥100m and US$100m: either side of the threshold, and another currency. */
const amounts = [
  { currency: "CNY", minor: 9_999_999_999 },
  { currency: "CNY", minor: 10_000_000_000 },
  { currency: "USD", minor: 10_000_000_000 },
];

async function play(world: DomainWorld, people: readonly Actor[], acts: readonly Act[]): Promise<void> {
  let before = await snapshot(world);
  let last = 0;
  for (const [index, one] of acts.entries()) {
    if (one.do === "wait") {
      world.after(one.minutes);
      continue;
    }
    world.after(1);
    const by = one.actor ?? last;
    const who = at(people, by);
    const done = await attempt(world, who, people, one);
    const after = await snapshot(world);
    if (done) {
      last = by;
      await check(world, who, one, before, after);
    } else expect(after).toEqual(before);
    before = after;
    if (index % 10 === 9) expect((await world.verify()).findings).toEqual([]);
  }
  expect((await world.verify()).findings).toEqual([]);
}

/** False when it was refused. */
async function attempt(
  world: DomainWorld,
  who: Actor,
  people: readonly Actor[],
  one: Exclude<Act, { do: "wait" }>,
): Promise<boolean> {
  try {
    await world.by(who, async ({ leads }) => run(leads, people, one));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function run(
  leads: Services["leads"],
  people: readonly Actor[],
  one: Exclude<Act, { do: "wait" }>,
): Promise<unknown> {
  const named = (index: number) => ({ id: at(people, index).identity.id, name: at(people, index).name });
  switch (one.do) {
    case "log":
      return leads.log({
        name: "电池项目",
        company: "远景",
        amount: amounts[one.amount - 1],
        secrecy: one.secrecy,
        origin: one.origin,
      });
    case "edit":
      return leads.edit(one.project, {
        amount: amounts[one.amount - 1],
        note: "改",
        ...(one.owner === undefined ? {} : { owner: named(one.owner) }),
      });
    case "progress":
      return leads.progress(one.project, {
        kind: one.kind,
        text: "谈定用地",
        ...(one.planned ? { next: { on: "2027-01-05", what: "来考察" } } : {}),
      });
    case "stage":
      return leads.move(one.project, one.stage, evidence[one.stage] ?? {});
    case "assign":
      return leads.assign(one.project, named(one.owner));
    case "undo":
      return leads.undo(one.project === undefined ? undefined : { number: one.project });
  }
}

interface Snapshot {
  readonly projects: readonly Project[];
  readonly entries: readonly Entry[];
  readonly figures: readonly string[];
}

async function snapshot(world: DomainWorld): Promise<Snapshot> {
  return world.store.read(async (tx) => {
    const entries = await tx.ledger.scan(world.org.id, "project", { stream: 0, seq: 1_000 }, 10_000);
    const numbers = [...new Set(entries.map((entry) => entry.stream))];
    const records = await tx.projects.byNumbers(world.org.id, numbers);
    const line = ({ scale, period, metric, unitId, origin, value }: RollupCell) =>
      [scale, period, metric, unitId, origin, value].join(" ");
    return {
      entries,
      projects: records.map((record) => record.project).toSorted((a, b) => a.number - b.number),
      figures: (await tx.rollups.all(world.org.id)).map(line).toSorted(),
    };
  });
}

async function check(world: DomainWorld, who: Actor, one: Act, before: Snapshot, after: Snapshot): Promise<void> {
  // One thing done is one entry at the end of one stream; nothing that stood there is touched.
  expect(after.entries.length).toBe(before.entries.length + 1);
  const kept = new Map(before.entries.map((entry) => [`${entry.stream}:${entry.seq}`, entry]));
  const added = after.entries.filter((entry) => !kept.has(`${entry.stream}:${entry.seq}`));
  for (const entry of after.entries) {
    const old = kept.get(`${entry.stream}:${entry.seq}`);
    if (old) expect(entry).toEqual(old);
  }
  const [entry] = added;
  if (!entry) throw new Error("nothing was added");
  expect(entry).toMatchObject({ actorId: who.id, via: `console:main/${who.identity.id}`, at: world.now.toISOString() });
  // Numbers run from 1 without a hole, and so does each stream.
  expect(after.projects.map(({ number }) => number)).toEqual(after.projects.map((_, index) => index + 1));
  for (const { number } of after.projects) {
    const seqs = after.entries.filter(({ stream }) => stream === number).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  }
  // One project at most is another than before, and only its own unit or the coordinator made it so.
  const changed = after.projects.filter(
    (now) => JSON.stringify(now) !== JSON.stringify(before.projects.find((old) => old.number === now.number)),
  );
  const left = Object.keys(entry.body.changes).length === 0;
  expect(changed.map(({ number }) => number)).toEqual(left ? [] : [entry.stream]);
  for (const { unitId } of after.projects.filter(({ number }) => number === entry.stream)) {
    expect(
      who.unitId === unitId || who.roles.some(({ name }) => name === "coordinator"),
      `${who.name} changed a project of unit ${unitId}`,
    ).toBe(true);
  }
  const now = after.projects.find(({ number }) => number === entry.stream);
  const old = before.projects.find(({ number }) => number === entry.stream);
  if (now && old && entry.kind !== "undo") {
    for (const [stage, day] of Object.entries(old.reached)) expect(now.reached[stage]).toBe(day);
  }
  if (one.do === "undo" && now) await checkUndo(entry, now, after, before);
}

/** The project is exactly what it was before the entry that was taken back, and the figures are what they were then. */
async function checkUndo(entry: Entry, now: Project, after: Snapshot, before: Snapshot): Promise<void> {
  const undone = before.entries.find(
    ({ stream, seq }) => stream === entry.stream && seq === entry.body.details["undoes"],
  );
  if (!undone) throw new Error("an undo of nothing");
  expect(undone.actorId).toBe(entry.actorId);
  expect(Date.parse(entry.at) - Date.parse(undone.at)).toBeLessThanOrEqual(undoMinutes * 60_000);
  if (undone.kind === "lead") {
    expect(now.voided).toBe(true);
    // The only project voided has the cells of no figure left: the rebuild in `verify` compares the rest.
    if (after.projects.every(({ voided }) => voided)) expect(after.figures).toEqual([]);
    return;
  }
  const replayed = new Map<string, unknown>(Object.entries(plain));
  for (const one of before.entries) {
    if (one.stream !== entry.stream || one.seq >= undone.seq) continue;
    for (const [field, [, value]] of Object.entries(one.body.changes)) replayed.set(field, value);
  }
  expect(now).toEqual(Object.fromEntries(replayed));
}

async function setUp(dialect: Dialect): Promise<{ readonly world: DomainWorld; readonly people: readonly Actor[] }> {
  const world = await makeWorld({ dialect });
  const a = await world.unit("KFQ");
  const b = await world.unit("GXQ");
  const people = [
    await world.person("张三", a),
    await world.person("李四", a),
    await world.person("王五", a, ["member", "leader"]),
    await world.person("赵六", b),
    await world.person("钱七", b, ["member", "leader"]),
    await world.person("孙八", undefined, ["coordinator"]),
  ];
  return { world, people };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

/** Each kind of change taken back once, whatever chance brings. */
const eachTakenBack: readonly Act[] = [
  { do: "log", actor: 0, amount: 1, secrecy: "L2", origin: "外来" },
  { do: "stage", actor: 0, project: 1, stage: "研判" },
  { do: "undo", actor: 0, project: undefined },
  { do: "edit", actor: 0, project: 1, amount: 2, owner: 1 },
  { do: "undo", actor: 0, project: undefined },
  { do: "progress", actor: 0, project: 1, kind: "visit", planned: true },
  { do: "undo", actor: 0, project: 1 },
  { do: "assign", actor: 2, project: 1, owner: 1 },
  { do: "undo", actor: undefined, project: undefined },
  { do: "undo", actor: 0, project: 1 },
];

describe("whatever is done in whatever order", () => {
  test("the ledger, the projects and the figures stay one", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 24, size: "max" }), async (acts) => {
        const { world, people } = await setUp("sqlite");
        await play(world, people, acts);
      }),
      { numRuns: runs(20), examples: [[[...eachTakenBack]]] },
    );
  });

  test("on PostgreSQL too", { timeout: 120_000 }, async () => {
    const { world, people } = await setUp("postgresql");
    await play(
      world,
      people,
      at(fc.sample(fc.array(act, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 7 }), 0),
    );
  });
});
