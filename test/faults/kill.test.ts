import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { makeRandom } from "../fakes/random.ts";
import { buildProgram, loadProgram, type Program } from "../fakes/process.ts";
import { runs } from "../runs.ts";
import { join, nameIn, startLoad } from "./load.ts";
import { makeApp, makeWorld, readable, readCards, readKept, setUp, type World } from "./world.ts";

const kills = runs(7);

beforeAll(buildProgram);

/**
 * The whole promise at once, on the built program: people work while the process is killed again and again and started
 * again at once. SIGKILL leaves no time for anything: what was not durable is gone, what was sent and not recorded is
 * sent again.
 */
describe.concurrent("a process that is killed under load", () => {
  it.for(["sqlite", "postgresql"] as const)(
    "loses and doubles nothing on %s",
    { timeout: 900_000 },
    async (dialect) => {
      const seed = randomInt(2 ** 31);
      const world = await makeWorld(dialect);
      const programs: Program[] = [];
      try {
        await prepare(world);
        const before = world.slack.state.messages.length;
        const { leads, questions, marks, recoveredMs } = await killAgainAndAgain(world, seed, programs);

        const copies = copiesOf(world, before);
        expect([...copies.keys()].toSorted()).toEqual([...leads, ...questions].toSorted());
        // A post carries its key, and the next process looks for it first.
        expect(leads.filter((name) => copies.get(name)?.length !== 1)).toEqual([]);
        // Slack's answer addresses show nothing and take no key: the one that was under way at a kill may come again.
        const lifeOf = (index: number): number => marks.filter((mark) => mark <= index).length;
        const repeats = Array.from({ length: kills }, () => 0);
        for (const [name, at] of copies) {
          const lives = at.map(lifeOf);
          expect(new Set(lives), `${name} came twice from one process`).toHaveLength(lives.length);
          for (const life of lives.slice(0, -1)) repeats[life] = (repeats[life] ?? 0) + 1;
        }
        expect(Math.max(...repeats)).toBeLessThanOrEqual(1);

        const kept = await readKept(world);
        expect(kept.pending).toEqual({ inbox: 0, outbox: 0 });
        expect(kept.leads.map(({ name }) => name).toSorted()).toEqual(leads.toSorted());
        expect(kept.leads.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
          leads.map((_, index) => index + 1),
        );
        // Each card is known where it stands, whenever the process was killed: it can be changed from now on.
        const posted = leads.map((name) => world.slack.state.messages[copies.get(name)?.[0] ?? -1]?.ts);
        const numbers = kept.leads.map(({ number }) => number);
        expect((await readCards(world, numbers)).toSorted()).toEqual(posted.toSorted());
        expect(kept.verification.findings).toEqual([]);
        process.stdout.write(
          `${dialect}: ${kills} kills, ${leads.length} leads each posted once, ${questions.length} private answers with ` +
            `${repeats.reduce((sum, one) => sum + one, 0)} repeats (at most ${Math.max(...repeats)} after one kill), ` +
            `all answered ${recoveredMs} ms after the last start\n`,
        );
      } catch (error) {
        throw new Error(`seed ${seed}; the last process said:\n${programs.at(-2)?.output().slice(-3000)}`, {
          cause: error,
        });
      } finally {
        await Promise.all(programs.map((program) => program.kill()));
        await world.close();
      }
    },
  );
});

async function prepare(world: World): Promise<void> {
  const app = await makeApp(world);
  const { port } = await app.start();
  await setUp(app, port, world);
  await join(app, port, world);
  await app.stop();
  await world.slack.deserted();
}

/** Resolves when everything sent was acknowledged and answered and the last process has stopped by itself. */
async function killAgainAndAgain(world: World, seed: number, programs: Program[]) {
  const random = makeRandom(seed);
  const load = (): Program => {
    const program = loadProgram(["start"], world.env());
    programs.push(program);
    return program;
  };
  const { messages } = world.slack.state;
  const before = messages.length;
  let program = load();
  let next = load();
  await program.loaded;
  let port: number | undefined = await program.begin();
  const people = startLoad(world, () => port, 25);
  /** How many messages Slack had when each process was gone. */
  const marks: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    // At a random moment of its work, however fast the machine is.
    const enough = messages.length + random.below(12);
    while (port !== undefined && messages.length < enough) await sleep(1);
    await sleep(random.below(20));
    await program.kill();
    port = undefined;
    // What the dead process had put on the wire still arrives.
    await world.slack.deserted();
    marks.push(messages.length);
    program = next;
    next = load();
    await program.loaded;
    const serving = program.begin();
    // Now and then the next one is killed before it serves.
    if (kill < kills && random.below(8) === 0) serving.catch(() => undefined);
    else port = await serving;
  }
  const started = Date.now();
  await people.finish();
  const wanted = [...people.leads, ...people.questions];
  // The time limit of the test ends this when something is lost.
  for (let seen = copiesOf(world, before); wanted.some((one) => !seen.has(one)); seen = copiesOf(world, before))
    await sleep(20);
  const recoveredMs = Date.now() - started;
  expect(await program.stop()).toEqual({ code: 0, signal: null });
  return { ...people, marks, recoveredMs };
}

/** Where in Slack's list each thing was answered; anything else that was posted counts under its own text. */
function copiesOf({ slack }: World, from: number): ReadonlyMap<string, readonly number[]> {
  const copies = new Map<string, number[]>();
  for (const [index, message] of slack.state.messages.entries()) {
    if (index < from) continue;
    const text = readable(message);
    const name = nameIn(text);
    copies.set(name, [...(copies.get(name) ?? []), index]);
  }
  return copies;
}
