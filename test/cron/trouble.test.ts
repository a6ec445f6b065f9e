import { describe, expect, test } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import type { Store } from "../../src/store/port.ts";
import { makeWorld } from "../domain/world.ts";
import { brief, office, type Office } from "./office.ts";

/** A store in which the boards of one organisation cannot be read. */
function broken(store: Store, orgId: number): { readonly store: Store; heal(): void } {
  let sick = true;
  return {
    heal: () => (sick = false),
    store: {
      ...store,
      write: (work) =>
        store.write((tx) =>
          work(
            sick
              ? {
                  ...tx,
                  rollups: {
                    ...tx.rollups,
                    sumsOf: (id, query) =>
                      id === orgId ? Promise.reject(new RangeError("unreadable")) : tx.rollups.sumsOf(id, query),
                  },
                }
              : tx,
          ),
        ),
    },
  };
}

const since = "2026-11-22T16:00:00.000Z";
const at = (time: string, day = "2026-11-23"): Date => new Date(`${day}T${time}:00+08:00`);

describe("when a post cannot be made", () => {
  test("nothing of it is kept, others are not kept waiting, and it is made once it can be", async () => {
    const { world, deps, sent, errors, channel } = await office({ channel: { since } });
    const other = await office({
      world: await makeWorld({ store: world.store, key: "other" }),
      channel: { since },
    });
    const { store, heal } = broken(world.store, world.org.id);
    const memory = createMemory();
    const run = (time: string) => runDue({ ...deps, store }, at(time), memory);
    expect((await run("08:50")).map((result) => `${result.organization} ${brief(result)}`)).toEqual([
      `main board channel:${channel.id} 23 failed`,
      `other board channel:${other.channel.id} 23 posted`,
    ]);
    expect(errors).toMatchObject([{ organization: "main", job: "board", error: expect.any(RangeError) }]);
    const claims = await world.store.read((tx) =>
      tx.claims.taken(world.org.id, "board", [`channel:${channel.id}`], ["2026-11-23"]),
    );
    expect([...claims]).toEqual([]);
    expect(await world.store.read((tx) => tx.issues.latest(world.org.id, channel.id, "daily"))).toBeUndefined();
    heal();
    expect((await run("08:51")).map(brief)).toEqual([`board channel:${channel.id} 23 posted`]);
    expect(sent).toHaveLength(2);
  });

  test("it is kept what fails, how often and of what class, until it succeeds", async () => {
    const { world, deps, channel } = await office({ channel: { since } });
    const { store, heal } = broken(world.store, world.org.id);
    const troubles = () => world.store.read((tx) => tx.troubles.list(world.org.id, 10));
    const memory = createMemory();
    const tries: string[] = [];
    // Minute by minute: soon again at first, then ever more rarely.
    for (let minute = 50; minute < 60; minute++)
      if ((await runDue({ ...deps, store }, at(`08:${minute}`), memory)).length > 0) tries.push(`08:${minute}`);
    expect(tries).toEqual(["08:50", "08:51", "08:52", "08:53", "08:55"]);
    const target = `channel:${channel.id}`;
    expect(await troubles()).toEqual([
      { job: "board", target, slot: "2026-11-23", attempts: 5, error: "RangeError", at: at("08:55") },
    ]);
    // Another process has no memory of it and tries at once.
    await runDue({ ...deps, store }, at("08:59"));
    expect(await troubles()).toMatchObject([{ attempts: 6 }]);
    heal();
    expect((await runDue({ ...deps, store }, at("09:05"), memory)).map(brief)).toEqual([
      `board channel:${channel.id} 23 late`,
    ]);
    expect(await troubles()).toEqual([]);
  });

  test("and its time is over, it is recorded as skipped and fails no longer", async () => {
    const { world, deps, channel } = await office({ channel: { since } });
    const { store } = broken(world.store, world.org.id);
    const memory = createMemory();
    const target = `channel:${channel.id}`;
    await runDue({ ...deps, store }, at("08:50"), memory);
    expect(memory.oldestOpen()).toEqual(at("08:50"));
    expect((await runDue({ ...deps, store }, at("12:51"), memory)).map(brief)).toContain(`board ${target} 23 skipped`);
    expect(await world.store.read((tx) => tx.troubles.list(world.org.id, 10))).toEqual([]);
    expect(memory.oldestOpen()).toBeUndefined();
  });

  test("because it is not known for whom, the other jobs go on", async () => {
    const { world, deps, channel, errors } = await office({ channel: { since } });
    const store: Store = {
      ...world.store,
      read: (work) =>
        world.store.read((tx) =>
          work({
            ...tx,
            projects: { ...tx.projects, whoseDue: () => Promise.reject(new TypeError("no owners")) },
          }),
        ),
    };
    const results = await runDue({ ...deps, store }, at("09:20"));
    expect(results.map(brief)).toContain("digest * 23 failed");
    expect(results.map(brief)).toContain(`unit-digest channel:${channel.id} 23 empty`);
    expect(errors).toHaveLength(1);
  });
});

describe("a channel that cannot be reached", () => {
  const gone = async ({ world, channel }: Office, when: Date) =>
    world.store.write((tx) => tx.unreachables.mark(world.org.id, `channel:${channel.id}`, "is_archived", when));

  test("is tried once a day, and what was held back is recorded as skipped", async () => {
    const made = await office({ channel: { since } });
    const { world, due, ada, channel } = made;
    world.now = at("10:00", "2026-11-16");
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const memory = createMemory();
    const target = `channel:${channel.id}`;
    const ours = (lines: readonly string[]) => lines.filter((line) => line.includes(target));
    expect(ours(await due("23 08:50", memory))).toEqual([`board ${target} 23 posted`]);
    await gone(made, at("08:51"));
    expect(ours(await due("23 09:20", memory))).toEqual([]);
    expect(ours(await due("23 12:00", memory))).toEqual([]);
    expect(memory.oldestOpen()).toEqual(at("09:20"));
    expect(ours(await due("23 13:21", memory))).toEqual([`unit-digest ${target} 23 skipped`]);
    // The next day begins with one more try.
    expect(ours(await due("24 08:50", memory))).toEqual([`board ${target} 24 posted`]);
    expect(ours(await due("24 09:20", memory))).toEqual([]);
  });

  test("gets what was held back once something has arrived there", async () => {
    const made = await office({ channel: { since } });
    const { world, due, ada, channel } = made;
    world.now = at("10:00", "2026-11-16");
    await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
    const memory = createMemory();
    const target = `channel:${channel.id}`;
    await due("23 08:50", memory);
    await gone(made, at("08:51"));
    await due("23 09:20", memory);
    await world.store.write((tx) => tx.unreachables.clear(world.org.id, target));
    expect(await due("23 09:40", memory)).toContain(`unit-digest ${target} 23 late`);
    expect(JSON.stringify(made.sent.at(-1)?.message)).toContain("本清单应于 09:20 发出");
  });
});

describe("a quiet minute", () => {
  test("looks nothing up, until there is something new", async () => {
    const { world, deps, channel } = await office({ channel: { since } });
    let lookedUp = 0;
    const store: Store = {
      ...world.store,
      read: (work) =>
        world.store.read((tx) =>
          work({
            ...tx,
            claims: { ...tx.claims, taken: (...asked) => ((lookedUp += 1), tx.claims.taken(...asked)) },
          }),
        ),
    };
    const memory = createMemory();
    const run = (time: string, day?: string) => runDue({ ...deps, store }, at(time, day), memory);
    expect((await run("09:25")).map(brief)).toContain(`board channel:${channel.id} 23 late`);
    expect(lookedUp).toBeGreaterThan(0);
    lookedUp = 0;
    for (const minute of ["09:26", "09:27", "11:00", "23:59"]) expect(await run(minute)).toEqual([]);
    expect(lookedUp).toBe(0);
    expect((await run("08:50", "2026-11-24")).map(brief)).toEqual([`board channel:${channel.id} 24 posted`]);
    // The board's, and once a day the digest's, as there is a day more to look back to.
    expect(lookedUp).toBe(2);
  });
});
