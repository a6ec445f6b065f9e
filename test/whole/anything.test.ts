import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEntry } from "../../src/domain/fold.ts";
import type { Entry, Project, Unit } from "../../src/domain/model.ts";
import { mayKnow } from "../../src/domain/secrecy.ts";
import { anyAct, lineOf, people, type Act, type Seen } from "./acts.ts";
import { makeBureau, type Bureau, type Heard, type Reader } from "./bureau.ts";
import { runs } from "../runs.ts";

/** Whatever people do in whatever order, what must always be true of the record and of every message. */

interface Play {
  readonly bureau: Bureau;
  readonly units: readonly Unit[];
  /** Words that somebody has typed themselves, by person. */
  readonly typed: Map<string, Set<string>>;
  readonly outcomes: Map<string, number>;
}

async function play(bureau: Bureau, acts: readonly Act[]): Promise<Play> {
  const game: Play = { bureau, units: await bureau.units(), typed: new Map(), outcomes: new Map() };
  let seen: Seen | undefined;
  for (const [index, act] of acts.entries()) {
    // Now and then a night passes, and the posts and reminders of the morning come.
    if (act.c % 23 === 0) {
      bureau.leap(60 * (12 + (act.b % 60)));
      await requireSecrecy(game, await bureau.tick(), "tick");
      seen = undefined;
    }
    const who = people[act.who] ?? "a1";
    seen ??= await seenOf(bureau);
    const line = lineOf(act, seen);
    const channel = act.where && who.length === 2 ? who.replace(/^v/, "").charAt(0).toUpperCase() : undefined;
    remember(game.typed, who, line);
    const said = await bureau.say(who, line, channel);
    expect(said.outcome, `${index}: ${who}: ${line}`).not.toBe("failed");
    // What is refused changes nothing.
    if (said.outcome === "done") seen = undefined;
    const name = `${line.split(/[ #]/)[0] ?? ""} ${said.outcome}`;
    game.outcomes.set(name, (game.outcomes.get(name) ?? 0) + 1);
    // A refusal is one private sentence.
    if (said.outcome === "refused")
      expect(
        said.heard.map(({ to }) => to),
        line,
      ).toEqual([{ person: who }]);
    await requireSecrecy(game, said.heard, `${index}: ${who}: ${line}`);
  }
  return game;
}

function remember(typed: Map<string, Set<string>>, who: string, line: string): void {
  const words = typed.get(who) ?? new Set();
  for (const [word] of line.matchAll(/密\d{4}言/gu)) words.add(word);
  typed.set(who, words);
}

/** No message says a word of a project to somebody who may not know it, unless that person has just typed the word. */
async function requireSecrecy(game: Play, heard: readonly Heard[], cause: string): Promise<void> {
  for (const { to, message } of heard) {
    const text = JSON.stringify(message);
    const words = new Map([...text.matchAll(/密(\d{4})言/gu)].map(([word, number]) => [Number(number), word]));
    for (const word of "person" in to ? (game.typed.get(to.person) ?? []) : []) words.delete(numberOf(word));
    if (words.size === 0) continue;
    const { bureau } = game;
    for (const { project } of await bureau.store.read((tx) => tx.projects.byNumbers(bureau.org.id, [...words.keys()])))
      expect(
        await knows(game, to, project),
        `${cause}\n${JSON.stringify(to)} reads ${words.get(project.number)} in: ${message.summary}\n${text}`,
      ).toBe(true);
  }
}

function numberOf(word: string): number {
  return Number(word.slice(1, -1));
}

async function knows({ bureau, units }: Play, to: Reader, project: Project): Promise<boolean> {
  if ("channelOf" in to) return mayKnow(project, { channelOf: units.find(({ code }) => code === to.channelOf)?.id });
  const identity = { platform: "console", workspace: "main", id: to.person } as const;
  const member = await bureau.store.read((tx) => tx.people.byIdentity(bureau.org.id, identity));
  return member !== undefined && mayKnow(project, { reader: { ...member, identity } });
}

async function seenOf({ store, org }: Bureau): Promise<Seen> {
  return store.read(async (tx) => {
    const projects = await tx.projects.after(org.id, 0, 10_000);
    const count = (values: readonly Readonly<Record<string, unknown>>[]) =>
      values.reduce((sum, value) => sum + Object.keys(value).length, 0);
    return {
      projects: projects.length,
      claims: count(projects.map(({ project }) => project.funds)),
      promises: count(projects.map(({ project }) => project.promises)),
      requests: 6,
      investors: 6,
    };
  });
}

/** Every state every project ever had, from its entries alone. */
function statesOf(entries: readonly Entry[]): ReadonlyMap<string, Project> {
  const states = new Map<string, Project>();
  for (const entry of entries.filter(({ subject }) => subject === "project")) {
    const before = states.get(`${entry.stream}/${entry.seq - 1}`);
    states.set(`${entry.stream}/${entry.seq}`, applyEntry(before, entry.body));
  }
  return states;
}

function requireHistory(entries: readonly Entry[]): void {
  const states = statesOf(entries);
  for (const entry of entries.filter(({ subject }) => subject === "project")) {
    const now = states.get(`${entry.stream}/${entry.seq}`);
    const before = states.get(`${entry.stream}/${entry.seq - 1}`);
    if (!now) throw new Error("a state is missing");
    const at = `#${entry.stream} entry ${entry.seq} ${entry.kind}`;
    const percents = now.shares.reduce((sum, { percent }) => sum + percent, 0);
    expect([0, 100], `${at}: shares`).toContain(percents);
    for (const claim of Object.values(now.funds)) {
      expect(claim.verifiedMinor, `${at}: F${claim.number}`).toBeLessThanOrEqual(claim.amount.minor);
      expect(claim.verifiedMinor, `${at}: F${claim.number}`).toBeGreaterThanOrEqual(0);
    }
    if (before && !["undo", "correction"].includes(entry.kind))
      expect(now.reached, `${at}: stages`).toMatchObject(before.reached);
    if (entry.kind === "undo") {
      const undone = Number(entry.body.details["undoes"]);
      const former = states.get(`${entry.stream}/${undone - 1}`);
      if (undone === 1) expect(now.voided, at).toBe(true);
      else expect(now, at).toEqual(former);
    }
  }
}

async function requireSound({ bureau }: Play): Promise<void> {
  expect((await bureau.verify()).findings).toEqual([]);
  requireHistory(await bureau.entries());
}

describe("whatever people do in whatever order", () => {
  test("the record stays sound, and nobody reads what is not for them", { timeout: 240_000 }, async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 250, maxLength: 250, size: "max" }), async (acts) => {
        const game = await play(await makeBureau("sqlite"), acts);
        await requireSound(game);
        for (const [name, count] of game.outcomes) outcomes.set(name, (outcomes.get(name) ?? 0) + count);
      }),
      // The same days each time: that every command comes to pass among them is part of what is asserted.
      { numRuns: runs(14), seed: 20_261_125, endOnFailure: true },
    );
    // A command that is always refused proves nothing.
    const done = [...outcomes].filter(([name]) => name.endsWith(" done")).map(([name]) => name.split(" ")[0]);
    const tried = new Set([...outcomes.keys()].map((name) => name.split(" ")[0]));
    expect([...tried].filter((name) => !done.includes(name))).toEqual([]);
  });

  test("on PostgreSQL too", { timeout: 120_000 }, async () => {
    const [acts = []] = fc.sample(fc.array(anyAct, { minLength: 250, maxLength: 250 }), { numRuns: 1, seed: 11 });
    await requireSound(await play(await makeBureau("postgresql"), acts));
  });
});
