import { expect, test } from "vitest";
import { liveYear } from "../../bench/year/year.ts";
import { makeDatabase } from "../fakes/database.ts";

/** The turn of a year and a Spring Festival, with random work on every working day. `npm run bench -- --only=nudges` does a whole year of 5,000 projects. */
test("reminders come once a working day, in hours, for what waits alone, and miss nothing that waits", async () => {
  const database = await makeDatabase("sqlite", "migrated");
  const size = { units: 3, peopleEach: 4, projects: 60, from: "2025-12-22", to: "2026-03-06" };
  const year = await liveYear(database.url, size, 7, () => undefined);
  expect(year).toMatchObject({
    madeUpDays: 3,
    madeUpSilent: [],
    mostPerPersonAndDay: 1,
    offHours: [],
    offDays: [],
    wrong: [],
    untold: { owner: [], leader: [], coordinator: [] },
  });
  // Of nothing all of this would be true.
  expect(year.digests).toBeGreaterThan(100);
  expect(year.forgotten).toBeGreaterThan(3);
  await database.drop();
});
