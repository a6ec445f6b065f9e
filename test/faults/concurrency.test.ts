import { describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { channel, deliver, keptBy, makeApp, makeWorld, setUp, type World } from "./world.ts";

const count = 50;

async function logAtOnce(world: World, ports: readonly number[]): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `并发${String(index).padStart(3, "0")}`);
  const answers = await Promise.all(
    names.map((name, index) => {
      const user = `U${String(index).padStart(7, "0")}`;
      return deliver(
        ports[index % ports.length] ?? 0,
        world.slack.signedCommand(`/lead ${name} 投资:1亿`, { user, channel: world.slack.state.directChannel(user) }),
      );
    }),
  );
  expect(answers).toEqual(names.map(() => ({ status: 200, text: "" })));
  return names;
}

/** Whoever speaks in the unit's channel belongs to the unit, so that these can log leads anywhere. */
async function joinAll(app: App, port: number, { slack }: World): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      deliver(port, slack.signedCommand("/mine", { user: `U${String(index).padStart(7, "0")}`, channel })),
    ),
  );
  await app.idle();
}

describe(`${count} commands at the same moment`, () => {
  it.for([
    { dialect: "sqlite", instances: 1 },
    { dialect: "postgresql", instances: 2 },
  ] as const)("all succeed on $dialect with $instances instances", async ({ dialect, instances }) => {
    const world = await makeWorld(dialect);
    const apps = await Promise.all(Array.from({ length: instances }, () => makeApp(world)));
    try {
      const ports = await Promise.all(apps.map(async (app) => (await app.start()).port));
      const [first] = apps;
      if (!first) throw new Error("no instance");
      await setUp(first, ports[0] ?? 0, world);
      await joinAll(first, ports[0] ?? 0, world);
      const before = world.slack.state.messages.length;

      const names = await logAtOnce(world, ports);
      await Promise.all(apps.map((app) => app.idle()));

      const kept = await keptBy(first.store);
      expect(kept.leads.map(({ name }) => name).toSorted()).toEqual(names);
      expect(kept.leads.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
        names.map((_, index) => index + 1),
      );
      expect(kept.verification.findings).toEqual([]);
      expect(kept.pending).toEqual({ inbox: 0, outbox: 0 });
      const said = world.slack.state.messages.slice(before).map(({ text }) => /并发\d{3}/.exec(text)?.[0]);
      expect(said.toSorted()).toEqual(names);
    } finally {
      await Promise.all(apps.map((app) => app.stop()));
      await world.close();
    }
  });
});
