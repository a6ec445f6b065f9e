import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { commands } from "../../commands/index.ts";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { createLogger } from "../../src/log.ts";
import { makeDatabase } from "../fakes/database.ts";
import { createLeapingClock } from "./clock.ts";

/**
 * Puts the demonstration into a migrated SQLite file, as the first start with these settings leaves it at this instant.
 * Its two years of history take a start some seconds, so each is made once in a run, by the application itself, and copied.
 * @param at ISO 8601
 */
export async function fillWithDemonstration(
  file: string,
  env: Readonly<Record<string, string>>,
  at: string,
): Promise<void> {
  // Where the site is leaves no trace in it.
  const { PUBLIC_URL: _, ...settings } = env;
  const name = createHash("sha256")
    .update(JSON.stringify([at, settings]))
    .digest("hex");
  const kept = join(inject("folder"), `demonstration-${name}.db`);
  if (!existsSync(kept)) await makeDemonstration(kept, settings, at);
  await copyFile(kept, file);
}

async function makeDemonstration(kept: string, env: Readonly<Record<string, string>>, at: string): Promise<void> {
  const database = await makeDatabase("sqlite");
  try {
    const config = readConfig({ ...env, DATABASE_URL: database.url, PORT: "0" });
    const deps = { logger: createLogger("silent"), clock: createLeapingClock(at), scheduled: false };
    const app = await createApp(config, commands, deps);
    try {
      await app.start();
      await app.idle();
    } finally {
      await app.stop();
    }
    // Another worker may be making the same one: whoever is last replaces it by its equal.
    await rename(database.url.slice("file:".length), kept);
  } finally {
    await database.drop();
  }
}
