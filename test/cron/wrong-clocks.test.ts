import { describe, expect, test } from "vitest";
import { createMemory } from "../../src/cron/memory.ts";
import { runDue } from "../../src/cron/tick.ts";
import { usualPosts } from "../../src/domain/posts.ts";
import { brief, office } from "./office.ts";
import { makeWorld } from "../domain/world.ts";
import { postOffice } from "./post-office.ts";

const since = "2026-11-22T16:00:00.000Z";

describe("a clock that is wrong", () => {
  test("and set back posts nothing twice, with a memory and without", async () => {
    const { due, sent } = await office({ channel: { since } });
    const memory = createMemory();
    await due("23 08:50", memory);
    await due("23 09:20", memory);
    for (const time of ["23 08:45", "23 08:50", "23 09:20", "20 08:50", "23 12:00"]) {
      expect((await due(time, memory)).filter((line) => !line.endsWith("skipped"))).toEqual([]);
      expect((await due(time)).filter((line) => !line.endsWith("skipped"))).toEqual([]);
    }
    expect(sent).toHaveLength(1);
  });

  test("and set back while something fails tries it again all the same", async () => {
    const { deps, world, channel } = await office({ channel: { since } });
    let sick = true;
    const store: typeof world.store = {
      ...world.store,
      write: (work) =>
        world.store.write((tx) =>
          work(sick ? { ...tx, issues: { ...tx.issues, add: () => Promise.reject(new Error("sick")) } } : tx),
        ),
    };
    const memory = createMemory();
    const run = (time: string) => runDue({ ...deps, store }, new Date(`2026-11-23T${time}:00+08:00`), memory);
    expect((await run("11:00")).map(brief)).toContain(`board channel:${channel.id} 23 failed`);
    sick = false;
    // Two hours earlier than the next try was put off to.
    expect((await run("09:00")).map(brief)).toContain(`board channel:${channel.id} 23 posted`);
  });

  test("by days, and put right, has the days between posted once and none of them again", async () => {
    const { due, sent, channel } = await office({ channel: { since } });
    await due("23 08:50");
    // Somebody sets it to Thursday.
    expect(await due("26 08:50")).toEqual(
      expect.arrayContaining([`board channel:${channel.id} 26 posted`, `board channel:${channel.id} 24 skipped`]),
    );
    for (const time of ["24 08:50", "25 08:50", "26 08:50"])
      expect((await due(time)).filter((line) => line.startsWith("board"))).toEqual([]);
    expect(await due("27 08:50")).toContain(`board channel:${channel.id} 27 posted`);
    expect(sent).toHaveLength(3);
  });

  test("minutes that are missed are made up for by the next one, on time within ten of them", async () => {
    const { due, sent, channel } = await office({ channel: { since } });
    const memory = createMemory();
    await due("23 08:49", memory);
    expect(await due("23 08:57", memory)).toEqual([`board channel:${channel.id} 23 posted`]);
    expect(JSON.stringify(sent[0]?.message)).not.toContain("现予补发");
  });
});

describe("a zone whose clocks change", () => {
  // Sundays are days off, so the change itself is seen from the Monday after and by a bureau that works on it.
  const inNewYork = async (boardAt: string, channelSince: string) => {
    const world = await makeWorld({ pack: "edo", locale: "en", now: "2026-03-01T12:00:00Z" });
    const made = await office({
      world,
      channel: { boardAt, staleAt: "23:50", timezone: "America/New_York", locale: "en", since: channelSince },
    });
    const at = async (instant: string) =>
      (await runDue(made.deps, new Date(instant))).map(brief).filter((line) => line.startsWith("board"));
    return { ...made, at };
  };

  test("in spring keeps the channel's local time before and after", async () => {
    const { at, channel } = await inNewYork("02:35", "2026-03-06T00:00:00Z");
    expect(await at("2026-03-06T07:34:59Z")).toEqual([]);
    expect(await at("2026-03-06T07:35:00Z")).toEqual([`board channel:${channel.id} 06 posted`]);
    expect(await at("2026-03-09T06:34:59Z")).toEqual([]);
    expect(await at("2026-03-09T06:35:00Z")).toEqual([`board channel:${channel.id} 09 posted`]);
  });

  test("in autumn posts once in the hour that comes twice", async () => {
    const { at, channel } = await inNewYork("01:35", "2026-10-30T00:00:00Z");
    expect(await at("2026-10-30T05:35:00Z")).toEqual([`board channel:${channel.id} 30 posted`]);
    expect(await at("2026-11-02T05:35:00Z")).toEqual([]);
    expect(await at("2026-11-02T06:35:00Z")).toEqual([`board channel:${channel.id} 02 posted`]);
    expect(await at("2026-11-02T07:35:00Z")).toEqual([]);
  });
});

describe("ends of months", () => {
  const months = async (from: string) => {
    const made = await postOffice({ now: from });
    const unit = await made.world.unit("KFQ");
    const others = { locale: "en", timezone: "America/Los_Angeles" } as const;
    await made.world.channel(unit, {
      since: from,
      address: { platform: "console", workspace: "main", id: "c-home" },
      posts: { ...usualPosts, kinds: ["monthly"] },
    });
    await made.world.channel(unit, {
      since: from,
      address: { platform: "console", workspace: "main", id: "c-abroad" },
      posts: { ...usualPosts, kinds: ["monthly"] },
      ...others,
    });
    return made;
  };

  test("of February, in a leap year and not, are told whole; a channel abroad has its own morning", async () => {
    for (const [from, home, abroad, last] of [
      ["2024-02-20T10:00:00+08:00", "2024-03-06T08:50:00+08:00", "2024-03-06T08:50:00-08:00", "29"],
      ["2025-02-20T10:00:00+08:00", "2025-03-06T08:50:00+08:00", "2025-03-06T08:50:00-08:00", "28"],
    ] as const) {
      const { world, due, counts } = await months(from);
      const [unit] = await world.store.read((tx) => tx.units.list(world.org.id));
      if (!unit) throw new Error("no unit");
      await counts(unit, "large", `${from.slice(0, 4)}-02-${last}`, 300);
      await counts(unit, "large", `${from.slice(0, 4)}-03-01`, 500);
      const first = await due(home);
      expect(first.sent.map(({ to }) => to)).toEqual(["c-home"]);
      expect(JSON.stringify(first.sent)).toContain(`${Number(from.slice(0, 4))}年2月`);
      // What was counted on the last day of February is in it, what came on the first of March is not.
      expect(JSON.stringify(first.sent)).toMatch(/"3个"|"3 个"/);
      expect(JSON.stringify(first.sent)).not.toMatch(/"8个"|"5个"/);
      expect((await due(abroad)).sent.map(({ to }) => to)).toEqual(["c-abroad"]);
      expect((await due(abroad)).sent).toEqual([]);
    }
  });
});

describe("a restart in the middle of a slot", () => {
  test("posts the rest and nothing again, however it was cut off", async () => {
    const { world, deps, sent } = await office({ channel: { since } });
    for (let more = 1; more <= 15; more++)
      await world.channel(await world.unit(`U${more}`), {
        since,
        posts: { ...usualPosts, kinds: ["daily"], sections: ["board"] },
      });
    const now = new Date("2026-11-23T08:50:00+08:00");
    const first = await runDue({ ...deps, halted: () => sent.length >= 2 }, now);
    expect(first.length).toBeGreaterThanOrEqual(2);
    expect(first.length).toBeLessThan(12);
    const second = await runDue(deps, new Date("2026-11-23T08:51:00+08:00"));
    expect(new Set(second.map(({ outcome }) => outcome))).toEqual(new Set(["posted"]));
    expect(first.length + second.length).toBe(16);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(16);
    expect(sent).toHaveLength(16);
  });
});
