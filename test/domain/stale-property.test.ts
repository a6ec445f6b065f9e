import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runDue } from "../../src/cron/tick.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { Services } from "../../src/domain/services.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { lampOf, type LampReading } from "../../src/domain/stale.ts";
import { UserError } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { xlsx } from "../fixtures/sheets.ts";
import { runs } from "../runs.ts";
import { imported } from "./importing.ts";
import { makeWorld, type DomainWorld } from "./world.ts";

/*
 * No sequence of edits, imports, notes, putting off, disowning, posts of the assistant, or undo makes a lead that waits
 * fresh; a visit does. A plan and an accepted excuse hold it, and are asked for here by nobody.
 */

type Act =
  | {
      readonly do: "edit";
      readonly by: number;
      readonly field: "name" | "company" | "amount" | "note" | "needs" | "contact" | "kind" | "owner" | "secrecy";
      readonly pick: number;
    }
  | { readonly do: "note" | "ask-excuse" | "promise" | "request" | "disown" | "take back"; readonly by: number }
  | { readonly do: "put off"; readonly by: number; readonly days: number }
  | { readonly do: "quiet"; readonly by: number; readonly away: boolean }
  | { readonly do: "assign"; readonly by: number; readonly to: number }
  | { readonly do: "import" }
  | { readonly do: "post"; readonly time: string }
  | { readonly do: "wait"; readonly minutes: number };

const people = 4;
const by = fc.nat({ max: people - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      by,
      field: fc.constantFrom(
        ...(["name", "company", "amount", "note", "needs", "contact", "kind", "owner", "secrecy"] as const),
      ),
      pick: fc.nat({ max: people - 1 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(...(["note", "ask-excuse", "promise", "request", "disown", "take back"] as const)),
      by,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("put off" as const), by, days: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("quiet" as const), by, away: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("assign" as const), by, to: by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("import" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("post" as const), time: fc.constantFrom("08:50", "09:05", "09:20") }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 9_000 }) }),
  },
);

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

/** One of the values at a time, so that the same field changes again and again. */
function edited(people: readonly Actor[], field: Extract<Act, { do: "edit" }>["field"], pick: number) {
  const { name, identity } = at(people, pick);
  switch (field) {
    case "amount":
      return { amount: { currency: "CNY", minor: 1e10 * (pick + 1) } };
    case "kind":
      return { kind: at(["新建", "扩建", "技改", "新建"], pick) };
    case "owner":
      return { owner: { id: identity.id, name } };
    case "secrecy":
      return { secrecy: at(["L1", "L2", "L1", "L2"], pick) };
    default:
      return { [field]: `改${pick}` };
  }
}

async function run(world: DomainWorld, people: readonly Actor[], one: Act): Promise<void> {
  const as = (who: number, work: (services: Services) => Promise<unknown>) => world.by(at(people, who), work);
  switch (one.do) {
    case "edit":
      await as(one.by, ({ leads }) => leads.edit(1, edited(people, one.field, one.pick)));
      return;
    case "note":
      await as(one.by, ({ leads }) => leads.progress(1, { kind: "note", text: "记一下" }));
      return;
    case "ask-excuse":
      // From whoever may not grant it.
      await as(one.by % 2, ({ sides }) => sides.pause(1, { until: "2027-01-15", reason: "审批" }));
      return;
    case "promise":
      await as(one.by, ({ promises }) => promises.make(1, { text: "设备补助", basis: "鲁政发8号", due: "2027-03-01" }));
      return;
    case "request":
      await as(one.by, ({ requests }) => requests.log({ company: "某公司", text: "用电", complex: false, project: 1 }));
      return;
    case "disown":
      await as(one.by, ({ reminders }) => reminders.disown(1));
      return;
    case "take back":
      await as(one.by, ({ leads }) => leads.undo({ number: 1 }));
      return;
    case "put off":
      await as(one.by, ({ reminders }) => reminders.snooze(1, one.days));
      return;
    case "quiet":
      await as(one.by, ({ reminders }) =>
        one.away ? reminders.away("2027-01-15") : reminders.quiet({ from: "08:00", to: "18:00" }),
      );
      return;
    case "assign": {
      const { name, identity } = at(people, one.to);
      await as(one.by, ({ leads }) => leads.assign(1, { id: identity.id, name }));
      return;
    }
    case "import":
      await imported(
        world,
        at(people, 2),
        await xlsx("旧台账.xlsx", [
          ["项目名称", "投资企业"],
          ["电池项目", "远景"],
        ]),
        {
          withDuplicates: true,
        },
      );
      return;
    case "post":
      await post(world, one.time);
      return;
    case "wait":
      world.after(one.minutes);
  }
}

/** Everything that the assistant says by itself at the next such time, written into the record and the tables as ever. */
async function post(world: DomainWorld, time: string): Promise<void> {
  const today = world.now.toISOString().slice(0, 10);
  world.now = new Date(Math.max(world.now.getTime(), Date.parse(`${today}T${time}:00+08:00`)));
  const outbox = { lease: () => ({ owner: "test", until: new Date("2040-01-01") }), submit: () => undefined };
  const results = await runDue({ store: world.store, logger: createLogger("silent"), outbox }, world.now);
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
}

interface Seen {
  readonly lamp: LampReading;
  readonly progressAt: string;
  /** As the reminders find it. */
  readonly isDue: boolean;
}

async function see(world: DomainWorld): Promise<Seen> {
  const project = await world.project(1);
  const due = await world.store.read((tx) => tx.projects.due(world.org.id, "everybody", { until: world.now }, 500));
  const { pack, calendar } = settingOf(world.org);
  return {
    lamp: lampOf(project, pack, calendar, world.org.timezone, world.now),
    progressAt: project.progressAt,
    isDue: due.some((record) => record.project.number === 1),
  };
}

const rank = { green: 0, yellow: 1, red: 2 } as const;

async function setUp(): Promise<{ readonly world: DomainWorld; readonly people: readonly Actor[] }> {
  const world = await makeWorld({ now: "2026-09-07T10:00:00+08:00" });
  const unit = await world.unit("KFQ");
  await world.channel(unit);
  const staff = [
    await world.person("张三", unit),
    await world.person("李四", unit),
    await world.person("王五", unit, ["member", "leader"]),
    await world.person("孙八", undefined, ["coordinator"]),
  ];
  await world.by(at(staff, 0), ({ leads }) => leads.log({ name: "电池项目", company: "远景" }));
  // Eleven weeks later its lamp is yellow, and it becomes red on the way.
  world.now = new Date("2026-11-23T10:00:00+08:00");
  return { world, people: staff };
}

/** Each once, and taken back, whatever chance brings. */
const each: readonly Act[] = [
  { do: "import" },
  { do: "edit", by: 0, field: "note", pick: 1 },
  { do: "take back", by: 0 },
  { do: "note", by: 0 },
  { do: "take back", by: 0 },
  { do: "ask-excuse", by: 0 },
  { do: "take back", by: 0 },
  { do: "put off", by: 0, days: 20 },
  { do: "quiet", by: 0, away: true },
  { do: "disown", by: 0 },
  { do: "take back", by: 0 },
  { do: "edit", by: 0, field: "kind", pick: 2 },
  { do: "assign", by: 2, to: 1 },
  { do: "take back", by: 2 },
  { do: "promise", by: 2 },
  { do: "request", by: 1 },
  { do: "wait", minutes: 9_000 },
  { do: "post", time: "09:05" },
];

describe("a lead that waits", () => {
  test("is made fresh by a visit and by nothing else, and waits again when the visit is taken back", async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 16, size: "max" }), async (acts) => {
        const { world, people: staff } = await setUp();
        let before = await see(world);
        expect(before).toMatchObject({ isDue: true, lamp: { lamp: "yellow" } });
        for (const one of acts) {
          world.after(1);
          try {
            await run(world, staff, one);
            done += 1;
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
          const now = await see(world);
          expect(now, JSON.stringify(one)).toMatchObject({ isDue: true, progressAt: before.progressAt });
          expect(now.lamp.overdueWorkingDays, JSON.stringify(one)).toBeGreaterThan(0);
          expect(rank[now.lamp.lamp], JSON.stringify(one)).toBeGreaterThanOrEqual(rank[before.lamp.lamp]);
          before = now;
        }
        const leader = at(staff, 2);
        world.after(11);
        await world.by(leader, ({ leads }) => leads.progress(1, { kind: "visit", text: "谈定用地" }));
        expect(await see(world)).toMatchObject({ isDue: false, lamp: { lamp: "green", reason: "fresh" } });
        world.after(1);
        await world.by(leader, ({ leads }) => leads.undo({ number: 1 }));
        expect(await see(world)).toMatchObject({ isDue: true, progressAt: before.progressAt });
        expect((await world.verify()).findings).toEqual([]);
      }),
      { numRuns: runs(6), examples: [[[...each]]] },
    );
    // Of refusals alone all of this would be true.
    expect(done).toBeGreaterThan(30);
  });
});
