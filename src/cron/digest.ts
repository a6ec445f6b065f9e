import { makeSecret } from "../chance.ts";
import { addDays, dayOf, instantOf, timeOf } from "../domain/day.ts";
import { hoursOf } from "../domain/hours.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Day, Member, Unit } from "../domain/model.ts";
import { previousWorkday } from "../domain/posts.ts";
import { hearersOf, type Concern } from "../domain/reminders/hearers.ts";
import { staleOfUnit } from "../domain/reminders/ladder-lines.ts";
import { isQuiet, keptDays, morningOf, noteMorning } from "../domain/reminders/morning.ts";
import { isQuietAt } from "../domain/reminders/quiet.ts";
import { makeStanding } from "../domain/reminders/standing.ts";
import { digestTime } from "../domain/reminders/when.ts";
import { assistant } from "../domain/work.ts";
import { saysLate } from "../views/late.ts";
import { morningMessage } from "../views/morning.ts";
import { unitDigest } from "../views/stale.ts";
import { viewOf } from "../views/view.ts";
import type { Job, JobTarget, Scene } from "./job.ts";
import { channelJob, lateSince } from "./posting.ts";

/** How far back matters of single days are told that nobody was told on their day: a server may have been down for as long. */
const reachDays = 10;
/** As far back as somebody may be found by such matters alone, and as they are told to whoever never had a digest. */
const foundDays = 3;

/**
 * One private message for each person and working day, with everything there is to say: leads that wait, what is due to
 * enterprises, what wants an answer. Whoever has nothing to hear hears nothing.
 */
export const digestJob: Job = {
  name: "digest",
  // Within the working day, whoever it is for; on the next one everything is told again that still holds.
  missed: "once",
  window: { ms: 12 * 60 * 60_000 },
  async targets(tx, scene) {
    const { org, calendar, now } = scene;
    const units = new Map((await tx.units.list(org.id)).map((unit) => [unit.id, unit]));
    // Monday comes to an office abroad while it is Sunday still at home. Nobody's digest comes before they are at work, and
    // until then nobody is looked for.
    const atWork = [undefined, ...units.values()]
      .map((unit) => hoursOf(unit, scene))
      .filter(({ from, timezone }) => timeOf(now, timezone) >= from);
    const worked = [...new Set(atWork.map(({ timezone }) => dayOf(now, timezone)))].filter((day) =>
      calendar.isWorkday(day),
    );
    const today = worked.toSorted().at(-1);
    if (today === undefined) return [];
    const days = workdaysUpTo(scene, today, foundDays + 1);
    const hearers = await hearersOf({ tx, ...scene }, days);
    const people = await tx.people.byIds(org.id, [...hearers.keys()]);
    return people.flatMap((person) => {
      const found: Found = { days, concerns: hearers.get(person.id) ?? new Set() };
      return toPerson(scene, person, units.get(person.unitId ?? 0), found) ?? [];
    });
  },
};

/** What a person was found by, of these days. */
interface Found {
  readonly days: readonly Day[];
  readonly concerns: ReadonlySet<Concern>;
}

function toPerson(
  scene: Scene,
  { id, active, quiet }: Member,
  unit: Unit | undefined,
  found: Found,
): JobTarget | undefined {
  const { org, pack, now } = scene;
  const hours = hoursOf(unit, scene);
  const today = dayOf(now, hours.timezone);
  const at = digestTime(pack.times.owner, hours, quiet);
  if (!active || at === undefined || (quiet?.awayUntil !== undefined && today <= quiet.awayUntil)) return undefined;
  // What comes late, because nobody was there to send it, may fall into them.
  if (quiet && isQuietAt(quiet, timeOf(now, hours.timezone))) return undefined;
  // After hours nobody is written to: what was missed is told the next morning.
  const schedule = { at, timezone: hours.timezone, before: hours.to };
  return {
    name: `person:${id}`,
    schedule,
    since: instantOf(today, "00:00", hours.timezone),
    async compose(inner, due) {
      const { slot } = due;
      const [person] = await inner.people.byIds(org.id, [id]);
      const account = await reachOf(inner, org.id, id);
      if (!person?.active || !account) return undefined;
      const actor = { ...person, identity: account };
      const last = await inner.claims.lastDone(org.id, digestJob.name, `person:${id}`, slot);
      const days = workdaysUpTo(scene, slot, last === undefined ? foundDays + 1 : reachDays);
      const fresh = days.filter((day) => last === undefined || day > last);
      // Of days before those nobody has looked yet.
      const known = fresh.every((day) => found.days.includes(day)) ? { concerns: found.concerns } : {};
      const morning = await morningOf({ tx: inner, ...scene }, actor, fresh, known);
      if (isQuiet(morning)) return undefined;
      const delivery = `${org.key}:${digestJob.name}:person:${id}:${slot}`;
      await noteMorning(
        { ...scene, tx: inner, actor: assistant, locale: org.locale, delivery, secret: makeSecret },
        actor,
        morning,
      );
      const view = viewOf(scene, org.locale);
      const message = morningMessage(view, morning, await inner.units.list(org.id));
      const said = saysLate(view, message, lateSince(scene, schedule, due));
      return { target: { kind: "direct", person: account }, message: said };
    },
  };
}

/** The last so many working days up to this one, the earliest first. */
function workdaysUpTo({ calendar }: Scene, day: Day, count: number): readonly Day[] {
  const days = [day];
  for (let at = day; days.length < count;) {
    at = previousWorkday(calendar, at);
    days.unshift(at);
  }
  return days;
}

/** One digest of waiting leads for each unit's channel, after the owners were told. */
export const unitJob: Job = channelJob("unit-digest", async ({ tx, scene, channel, slot, lateSince }) => {
  const hearer = `channel:${channel.id}` as const;
  const read = { tx, ...scene };
  const known = { told: await tx.tellings.of(scene.org.id, hearer), snoozes: [], standing: makeStanding(read) };
  const lines = await staleOfUnit(read, { id: channel.unitId }, known);
  if (lines.said.length === 0) return [];
  await tx.tellings.put(scene.org.id, hearer, lines.told);
  await tx.tellings.forget(scene.org.id, hearer, addDays(slot.slot, -keptDays));
  const view = viewOf(scene, channel.locale, channel.timezone);
  return [saysLate(view, unitDigest(view, lines), lateSince)];
});
