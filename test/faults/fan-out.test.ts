import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { makeDatabase } from "../fakes/database.ts";
import { dueAt, settleOffice } from "../fakes/office.ts";
import { strictLark, strictSlack } from "../fakes/strict.ts";
import { makeMovedClock } from "./world.ts";

const count = 60;

// How long it takes beside what the limits allow is measured by `npm run bench -- --only=fanout`.
describe.concurrent("a morning with everything due at one instant", () => {
  it.for([
    ["slack", strictSlack],
    ["lark", strictLark],
  ] as const)(
    "arrives whole on %s, and nothing is refused for coming too fast",
    { timeout: 120_000 },
    async ([platform, start], { onTestFinished }) => {
      const database = await makeDatabase("sqlite");
      onTestFinished(() => database.drop());
      const office = await settleOffice(database.url, platform, count);
      const strict = await start(office);
      onTestFinished(() => strict.close());
      const clock = makeMovedClock(dueAt.toISOString());
      const config = readConfig({ DATABASE_URL: database.url, PORT: "0", ...strict.env });
      const app = await createApp(config, commands, { logger: createLogger("silent"), clock, scheduled: false });
      onTestFinished(() => app.stop());
      const results = await app.tick(clock.now());
      expect(results.filter(({ outcome }) => outcome === "posted" || outcome === "late")).toHaveLength(2 * count);
      expect(strict.arrived()).toEqual({ channels: count, people: count });
      expect(strict.refused()).toBe(0);
    },
  );
});
