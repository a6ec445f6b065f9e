import { describe, expect, test } from "vitest";
import { diagnoseJobs } from "../../src/runtime/doctor-jobs.ts";
import { office, type Office } from "../cron/office.ts";
import { makeWorld } from "../domain/world.ts";
import { catalogueOf } from "../../src/locales/index.ts";

const { doctor: words } = catalogueOf("en");
const since = "2026-11-15T16:00:00.000Z";
const at = (day: string, time: string): Date => new Date(`2026-11-${day}T${time}:00+08:00`);

const says = async ({ world }: Office, now: Date) =>
  (await world.store.read((tx) => diagnoseJobs(tx, now, words))).map(
    ({ ok, subject, advice }) => `${ok ? "ok" : "fix"} ${subject}${advice === undefined ? "" : " …"}`,
  );

describe("the doctor on scheduled work", () => {
  test("has nothing to say where nothing was due, and tells the last run of each job", async () => {
    const made = await office({ channel: { since } });
    expect(await says(made, at("16", "08:00"))).toEqual([]);
    await made.due("16 08:50");
    await made.due("16 09:20");
    expect(await says(made, at("16", "12:00"))).toEqual([
      "ok board: last 2026-11-16 (1 posted)",
      "ok unit-digest: last 2026-11-16 (1 empty)",
    ]);
  });

  test("tells what was missed in seven working days, and no longer", async () => {
    const made = await office({ channel: { since } });
    await made.due("16 18:00");
    await made.due("17 09:25");
    expect(await says(made, at("17", "12:00"))).toContain(
      "ok skipped in 7 working days: board 1 on 2026-11-16, unit-digest 1 on 2026-11-16 …",
    );
    expect((await says(made, at("24", "08:00"))).filter((line) => line.includes("skipped in"))).toHaveLength(1);
    expect((await says(made, at("25", "08:00"))).filter((line) => line.includes("skipped in"))).toEqual([]);
  });

  test("says that nobody does what is due, as long as it can be done", async () => {
    const made = await office({ channel: { since } });
    expect(await says(made, at("16", "09:00"))).toEqual([]);
    expect(await says(made, at("16", "09:10"))).toEqual(["fix overdue and not done: board 1 …"]);
    await made.due("16 09:12");
    expect((await says(made, at("16", "09:13"))).filter((line) => line.startsWith("fix"))).toEqual([]);
  });

  test("names what fails and who cannot be reached, of each organisation", async () => {
    const made = await office({ channel: { since } });
    const { world, channel, ada } = made;
    const other = await makeWorld({ store: world.store, key: "park" });
    await world.store.write(async (tx) => {
      const target = `channel:${channel.id}`;
      await tx.troubles.fail(world.org.id, {
        job: "board",
        target,
        slot: "2026-11-16",
        error: "RangeError",
        at: at("16", "08:51"),
      });
      await tx.unreachables.mark(world.org.id, target, "is_archived", at("16", "08:00"));
      await tx.unreachables.mark(world.org.id, `person:${ada.id}`, "user_disabled", at("16", "08:00"));
      await tx.unreachables.mark(other.org.id, "channel:99", "230002", at("16", "08:00"));
    });
    expect(await says(made, at("16", "08:30"))).toEqual([
      "fix main failing: board of 2026-11-16 for channel:1 (KFQ) …",
      "fix main cannot be reached: channel:1 (KFQ) since 2026-11-16 (is_archived) …",
      "fix main cannot be reached: person:1 since 2026-11-16 (user_disabled) …",
      "fix park cannot be reached: channel:99 since 2026-11-16 (230002) …",
    ]);
    const all = await world.store.read((tx) => diagnoseJobs(tx, at("16", "08:30"), words));
    expect(all.every(({ ok, advice }) => ok || (advice ?? "").length > 20)).toBe(true);
  });
});
