import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { chinaCalendar } from "../../src/domain/calendar.ts";
import type { Channel } from "../../src/domain/model.ts";
import { settingOf } from "../../src/domain/setting.ts";
import { createLogger } from "../../src/log.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/port.ts";
import { buildProgram, loadProgram, type Program } from "../fakes/process.ts";
import { makeRandom } from "../fakes/random.ts";
import { runs } from "../runs.ts";
import { makeWorld, type World } from "./world.ts";

const kills = runs(5);
const channels = 20;
const calendar = chinaCalendar();

beforeAll(buildProgram);

/**
 * The built program does what is due and is killed around the slot, again and again, on one database by itself and on the
 * other beside a second one. What `tick` runs at an instant is what the scheduler runs every minute.
 */
describe.concurrent("processes that are killed around a slot", () => {
  it.for([
    ["sqlite", 1],
    ["postgresql", 2],
  ] as const)(
    "post once in each channel, or record a skip, on %s with %i at once",
    { timeout: 1_800_000 },
    async ([dialect, atOnce]) => {
      const seed = randomInt(2 ** 31);
      const world = await makeWorld(dialect);
      const store = await openStore(world.database.url, { logger: createLogger("silent") });
      try {
        const bound = await settle(store, world);
        const { days, killed, cut } = await liveThrough(world, makeRandom(seed), atOnce);
        const outcomes = new Map<string, number>();
        for (const { id, address } of bound) {
          const claims = await store.read((tx) => tx.claims.recent(1, `channel:${id}`, ["board"], days.length + 1));
          const found = new Map(claims.map(({ slot, outcome }) => [slot, outcome]));
          expect([...found.keys()].toSorted()).toEqual(days.map(({ day }) => day));
          for (const { day, posts } of days) {
            const outcome = found.get(day) ?? "";
            outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
            expect([day, address.id, outcome, posts.get(address.id) ?? 0]).toEqual([
              day,
              address.id,
              outcome,
              outcome === "skipped" ? 0 : 1,
            ]);
          }
        }
        expect(await store.outbox.pending()).toBe(0);
        process.stdout.write(
          `${dialect}: ${killed} kills around ${days.length} slots of ${channels} channels, ${atOnce} at once, ${cut} rounds cut off half way: ` +
            `${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ")}; none twice, none lost\n`,
        );
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      } finally {
        await store.close();
        await world.close();
      }
    },
  );
});

/** One unit, and channels that want the day's board. */
async function settle(store: Store, { slack }: World): Promise<readonly Channel[]> {
  return store.write(async (tx) => {
    const workspace = slack.state.team;
    const org = await tx.organizations.ensure({
      key: "main",
      name: "测试市招商局",
      pack: "cn-government",
      locale: "zh-CN",
      timezone: "Asia/Shanghai",
      demo: false,
    });
    await tx.organizations.bindWorkspace(org.id, "slack", workspace);
    const group = settingOf(org).pack.groups[0]?.code ?? "";
    const unit = await tx.units.create(org.id, {
      name: "开发区",
      shortName: "开发区",
      code: "KFQ",
      group,
      active: true,
    });
    const bound: Channel[] = [];
    for (let number = 1; number <= channels; number++) {
      const id = `C0000SLOT${number}`;
      slack.state.channels.add(id);
      const address = { platform: "slack", workspace, id } as const;
      bound.push(
        await tx.channels.bind(org.id, {
          address,
          name: id,
          unitId: unit.id,
          boardAt: "08:50",
          staleAt: "15:20",
          timezone: org.timezone,
          locale: org.locale,
          active: true,
          posts: { group: null, kinds: ["daily"], sections: ["board"] },
          since: "2025-03-03T00:00:00.000Z",
        }),
      );
    }
    return bound;
  });
}

interface DayOfPosts {
  readonly day: string;
  /** How many messages each channel got while it was this day. */
  readonly posts: ReadonlyMap<string, number>;
}

async function liveThrough(world: World, random: ReturnType<typeof makeRandom>, atOnce: number) {
  const { messages } = world.slack.state;
  const ready: Program[] = [];
  const load = () => ready.push(loadProgram(["tick", "--at"], world.env({ LOG_LEVEL: "error" })));
  const take = async (): Promise<Program> => {
    if (ready.length === 0) load();
    const program = ready.shift();
    load();
    await program?.loaded;
    if (!program) throw new Error("no program");
    return program;
  };
  const days: DayOfPosts[] = [];
  let killed = 0;
  /** Kills after which a part of the channels had their post. */
  let cut = 0;
  try {
    for (let day = "2025-03-03"; killed < kills; day = calendar.nextWorkday(day)) {
      const before = messages.length;
      // One day in six the server comes back when it is too late.
      const hour = random.below(6) === 0 ? 14 : 8;
      let minute = 50;
      const now = () => `${day}T${String(hour).padStart(2, "0")}:${minute}:30+08:00`;
      const left = () => channels - (messages.length - before);
      for (let round = 2 + random.below(4); round > 0 && killed < kills && left() > 0; round--) {
        const programs = await Promise.all(Array.from({ length: atOnce }, take));
        const ends = programs.map((program) => program.run(now()));
        const victims = programs.filter((_, index) => index === 0 || random.below(2) === 0);
        // At a random moment of its work, however fast the machine is: while it starts, claims, sends, or records what it has sent.
        let over = false;
        void Promise.all(ends).then(() => (over = true));
        const enough = messages.length + (hour === 14 ? 0 : random.below(left()));
        while (messages.length < enough && !over) await sleep(1);
        await Promise.race([sleep(random.below(hour === 14 ? 1_500 : 15)), Promise.all(ends)]);
        await Promise.all(victims.map((program) => program.kill()));
        // One that had ended by itself was not killed.
        killed += (await Promise.all(ends)).filter(({ signal }) => signal === "SIGKILL").length;
        const sent = messages.length - before;
        if (sent > 0 && sent < channels) cut += 1;
        // What the dead had put on the wire still arrives.
        await world.slack.deserted();
        if (minute < 58) minute += 1;
      }
      const last = await take();
      const end = await last.run(now());
      expect(end, last.output()).toEqual({ code: 0, signal: null });
      const posts = new Map<string, number>();
      for (const { channel } of messages.slice(before)) posts.set(channel, (posts.get(channel) ?? 0) + 1);
      days.push({ day, posts });
    }
    return { days, killed, cut };
  } finally {
    await Promise.all(ready.map((program) => program.kill()));
  }
}
