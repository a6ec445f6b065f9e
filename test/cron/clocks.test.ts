import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { reckonClocks } from "../../src/cron/clocks.ts";
import { runDue } from "../../src/cron/tick.ts";
import { clocksAreCurrent } from "../../src/domain/clocks.ts";
import { addDays } from "../../src/domain/day.ts";
import { duesOf } from "../../src/domain/dues.ts";
import type { Actor } from "../../src/domain/model.ts";
import type { Due } from "../../src/domain/models/part.ts";
import { runningClock } from "../../src/domain/requests/clocks.ts";
import { clockSetting, requestDues } from "../../src/domain/requests/record.ts";
import type { Services } from "../../src/domain/services.ts";
import { settingOf, type Setting } from "../../src/domain/setting.ts";
import { dueAt } from "../../src/domain/stale.ts";
import { UserError } from "../../src/errors.ts";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store, StoreTx } from "../../src/store/port.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";
import { makeDatabase, type Dialect } from "../fakes/database.ts";
import { runs } from "../runs.ts";

const logger = createLogger("silent");
const dialects: readonly Dialect[] = ["sqlite", "postgresql"];

/** Two weeks from the day after on. */
const stop = { from: "2026-11-27", to: "2026-12-10" };

interface Office {
  readonly world: DomainWorld;
  readonly admin: Actor;
  readonly lea: Actor;
  /** Another process on the same database. */
  open(): Promise<Store>;
}

/** Thirty-six projects and a dozen requests with every kind of clock, logged from Monday to Thursday. */
async function office(dialect: Dialect): Promise<Office> {
  const database = await makeDatabase(dialect);
  const stores: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await openStore(database.url, { logger });
    stores.push(store);
    return store;
  };
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });
  const world = await makeWorld({ store: await open() });
  const [kfq, gxq] = [await world.unit("KFQ"), await world.unit("GXQ")];
  const lea = await world.person("李四", kfq, ["member", "leader"]);
  await world.person("王五", gxq, ["member", "leader"]);
  const admin = await world.person("周七", kfq, ["member", "admin"]);
  for (let number = 1; number <= 36; number++) {
    if (number % 12 === 0) world.after(24 * 60);
    const next = number % 4 === 0 ? { next: { on: addDays("2026-11-27", number), what: "考察" } } : {};
    await world.by(lea, ({ leads }) => leads.log({ name: `第${number}号项目`, ...next }));
    if (number % 5 === 0) await world.by(lea, ({ leads }) => leads.move(number, "研判", { decision: "跟进" }));
    if (number % 7 === 0)
      await world.by(lea, ({ sides }) => sides.pause(number, { until: "2027-01-20", reason: "审批" }));
    if (number === 11) await world.by(lea, ({ sides }) => sides.lose(number, { reason: "用地" }));
    if (number === 13) await world.by(lea, ({ credit }) => credit.ask(number, { unit: gxq.code, reason: "属地" }));
    if (number % 3 === 0)
      await world.by(lea, ({ requests }) => requests.log({ company: `公司${number}`, text: "用电", complex: false }));
  }
  return { world, admin, lea, open };
}

async function settingNow({ world }: Office): Promise<Setting> {
  return settingOf((await world.store.read((tx) => tx.organizations.byKey(world.org.key))) ?? world.org);
}

/** Which kept instants are other than they would be if reckoned now. */
async function wrong(made: Office): Promise<readonly string[]> {
  const setting = await settingNow(made);
  const { org, pack, calendar } = setting;
  return made.world.store.read(async (tx) => {
    const found: string[] = [];
    const keptDues = (subject: Due["subject"], number: number) => tx.dues.of(org.id, subject, number);
    for (const { record, dueAt: kept } of await tx.projects.withDue(org.id, 0, 1000)) {
      const { project } = record;
      if (kept?.getTime() !== dueAt(project, pack, calendar, org.timezone)?.getTime()) found.push(`#${project.number}`);
      if (!alike(await keptDues("project", project.number), duesOf(project, setting)))
        found.push(`dues of #${project.number}`);
    }
    for (const { record, due } of await tx.requests.withDue(org.id, 0, 1000)) {
      const { request } = record;
      if (due !== runningClock(request, clockSetting(setting))?.due) found.push(`R${request.number}`);
      if (!alike(await keptDues("request", request.number), requestDues(request, setting)))
        found.push(`dues of R${request.number}`);
    }
    return found;
  });
}

function alike(some: readonly Due[], others: readonly Due[]): boolean {
  const said = (dues: readonly Due[]) =>
    dues.map((due) => `${due.kind} ${due.at} ${due.unitId} ${due.ownerId}`).toSorted();
  return said(some).join() === said(others).join();
}

/** A minute of the scheduler, as far as clocks go. */
async function minute(made: Office, store = made.world.store, budget?: number): Promise<void> {
  made.world.after(1);
  await reckonClocks({ store, logger }, { ...(await settingNow(made)), now: made.world.now }, budget);
}

async function isCurrent(made: Office): Promise<boolean> {
  const setting = await settingNow(made);
  return made.world.store.read((tx) => clocksAreCurrent(tx, setting));
}

async function change(made: Office, act: (calendar: Services["calendar"]) => Promise<unknown>): Promise<void> {
  await made.world.by(made.admin, ({ calendar }) => act(calendar));
}

/** What is refused, as there is nothing to clear or the lead is lost, changes nothing. */
async function unlessRefused(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

describe.each(dialects)("clocks after a change of the calendar, on %s", (dialect) => {
  it("are reckoned again within some minutes, and then left alone", async () => {
    const made = await office(dialect);
    expect(await isCurrent(made)).toBe(true);
    expect(await wrong(made)).toEqual([]);
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    expect(await isCurrent(made)).toBe(false);
    const before = await wrong(made);
    expect(before.some((name) => name.startsWith("#"))).toBe(true);
    expect(before.some((name) => name.startsWith("R"))).toBe(true);
    // Whatever began before the change has a minute to end.
    await minute(made);
    expect(await wrong(made)).toEqual(before);
    await minute(made);
    expect(await wrong(made)).toEqual([]);
    expect(await isCurrent(made)).toBe(true);
    const { store, org } = made.world;
    const kept = await store.read((tx) => tx.organizations.clocks(org.id));
    await minute(made);
    expect(await store.read((tx) => tx.organizations.clocks(org.id))).toEqual(kept);
    expect(await made.world.verify()).toMatchObject({ findings: [] });
  });

  it("go on where a process ended, part by part", async () => {
    const made = await office(dialect);
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    const all = await wrong(made);
    await minute(made);
    const left: number[] = [];
    // Each minute another process, which ends after ten records.
    for (let at = 0; at < 8 && !(await isCurrent(made)); at++) {
      await minute(made, await made.open(), 10);
      left.push((await wrong(made)).length);
    }
    expect(left[0]).toBeLessThan(all.length);
    expect(left[0]).toBeGreaterThan(0);
    expect(left.toSorted((a, b) => b - a)).toEqual(left);
    expect(left.at(-1)).toBe(0);
    expect(await isCurrent(made)).toBe(true);
  });

  it("lose nothing by a part that is cut off before its commit", async () => {
    const made = await office(dialect);
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    await minute(made);
    const before = await wrong(made);
    let parts = 0;
    const { store } = made.world;
    const dying: Store = {
      ...store,
      write: (work) =>
        store.write(async (tx: StoreTx) => {
          const done = await work(tx);
          if (++parts === 2) throw new Error("killed");
          return done;
        }),
    };
    await minute(made, dying, 15);
    expect(parts).toBe(1);
    await minute(made, dying, 15);
    expect(parts).toBe(2);
    const between = await wrong(made);
    expect(between.length).toBeLessThan(before.length);
    expect(between.length).toBeGreaterThan(0);
    await minute(made);
    expect(await wrong(made)).toEqual([]);
  });

  it("come out right when the calendar changes again in the midst, or back", async () => {
    const made = await office(dialect);
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    await minute(made);
    await minute(made, made.world.store, 15);
    expect(await wrong(made)).not.toEqual([]);
    await change(made, (calendar) => calendar.clear(stop));
    expect((await wrong(made)).length).toBeGreaterThan(0);
    expect(await isCurrent(made)).toBe(false);
    for (let at = 0; at < 2; at++) await minute(made);
    expect(await wrong(made)).toEqual([]);
    expect(await isCurrent(made)).toBe(true);
  });

  it("are reckoned by two processes at once, while people go on working, as by one", async () => {
    const made = await office(dialect);
    const { world, lea } = made;
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    await minute(made);
    world.after(1);
    const scene = { ...(await settingNow(made)), now: world.now };
    const others = [world.store, await made.open(), await made.open()];
    const work = Array.from({ length: 12 }, (_, at) =>
      world.by(lea, ({ leads }) => leads.progress(36 - at, { kind: "call", text: "通话" })),
    );
    for (let round = 0; round < 8; round++)
      await Promise.all(others.map((store) => reckonClocks({ store, logger }, scene, 10)));
    await Promise.all(work);
    expect(await isCurrent(made)).toBe(true);
    expect(await wrong(made)).toEqual([]);
    expect(await world.verify()).toMatchObject({ findings: [] });
  });
});

type Act =
  | { readonly do: "set"; readonly from: string; readonly length: number; readonly off: boolean }
  | { readonly do: "clear"; readonly from: string; readonly length: number }
  | { readonly do: "work"; readonly number: number }
  | { readonly do: "minute"; readonly budget: number };

describe("clocks", () => {
  it("equal those reckoned anew, whatever is set, cleared and worked on, and in whatever order", async () => {
    const made = await office("sqlite");
    const { world, lea } = made;
    const from = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-11-27", days));
    const act: fc.Arbitrary<Act> = fc.oneof(
      fc.record({ do: fc.constant("set" as const), from, length: fc.integer({ min: 0, max: 12 }), off: fc.boolean() }),
      fc.record({ do: fc.constant("clear" as const), from, length: fc.integer({ min: 0, max: 30 }) }),
      fc.record({ do: fc.constant("work" as const), number: fc.integer({ min: 1, max: 36 }) }),
      fc.record({ do: fc.constant("minute" as const), budget: fc.integer({ min: 1, max: 30 }) }),
    );
    const actOf = (one: Exclude<Act, { do: "minute" }>) => {
      if (one.do === "work")
        return world.by(lea, ({ leads }) => leads.progress(one.number, { kind: "call", text: "通话" }));
      const range = { from: one.from, to: addDays(one.from, one.length) };
      return one.do === "clear"
        ? change(made, (calendar) => calendar.clear(range))
        : change(made, (calendar) => calendar.set(range, one.off ? "off" : "work", "定"));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const one of acts) {
          if (one.do === "minute") await minute(made, world.store, one.budget);
          else await unlessRefused(actOf(one));
        }
        await minute(made);
        await minute(made);
        expect(await wrong(made)).toEqual([]);
        expect(await isCurrent(made)).toBe(true);
      }),
      { numRuns: runs(12) },
    );
  });

  it("of an organisation from before there was a key are reckoned once, by the scheduler's minute", async () => {
    const made = await office("sqlite");
    const { store, org } = made.world;
    await store.write(async (tx) => {
      const { clocks } = await tx.organizations.clocks(org.id);
      await tx.organizations.setClocks(org.id, '{"key":null}', clocks);
      const [first] = await tx.projects.withDue(org.id, 0, 1);
      if (first) await tx.projects.setDue(org.id, 1, new Date(0), first.record.seq);
    });
    expect(await wrong(made)).toEqual(["#1"]);
    const outbox = { lease: () => ({ owner: "t", until: new Date("2040-01-01T00:00:00Z") }), submit: () => {} };
    const tick = (at: string) => runDue({ store, logger, outbox }, new Date(at));
    await tick("2026-11-27T20:00:00+08:00");
    expect(await wrong(made)).toEqual(["#1"]);
    // An instant asked for by hand that lies ahead keeps nobody waiting.
    await tick("2027-03-01T20:00:00+08:00");
    expect(await wrong(made)).toEqual([]);
  });

  it("begin to wait anew when the clock was set back", async () => {
    const made = await office("sqlite");
    await change(made, (calendar) => calendar.set(stop, "off", "停电检修"));
    const now = made.world.now;
    made.world.now = new Date("2027-06-01T00:00:00Z");
    await minute(made);
    made.world.now = now;
    for (let at = 0; at < 3; at++) await minute(made);
    expect(await wrong(made)).toEqual([]);
  });
});
