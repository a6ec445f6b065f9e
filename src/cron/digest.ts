import { makeSecret } from "../chance.ts";
import { dayOf, instantOf } from "../domain/day.ts";
import { hoursOf } from "../domain/hours.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Day, Member, Unit } from "../domain/model.ts";
import { previousWorkday } from "../domain/posts.ts";
import { hearersOf } from "../domain/reminders/hearers.ts";
import { staleOfUnit } from "../domain/reminders/ladder-lines.ts";
import { isQuiet, morningOf, noteMorning } from "../domain/reminders/morning.ts";
import { makeStanding } from "../domain/reminders/standing.ts";
import { digestTime } from "../domain/reminders/when.ts";
import { assistant } from "../domain/work.ts";
import { morningMessage } from "../views/morning.ts";
import { unitDigest } from "../views/stale.ts";
import { viewOf } from "../views/view.ts";
import type { Job, JobTarget, Scene } from "./job.ts";

/** How far back matters of single days are told that nobody was told on their day: a server may have been down for as long. */
const reachDays = 10;
/** As far back as somebody may be found by such matters alone. */
const foundDays = 3;

/**
 * One private message for each person and working day, with everything there is to say: leads that wait, what is due to
 * enterprises, what wants an answer. Whoever has nothing to hear hears nothing.
 */
export const digestJob: Job = {
  name: "digest",
  async targets(tx, scene) {
    const { org, calendar, now } = scene;
    const today = dayOf(now, org.timezone);
    if (!calendar.isWorkday(today)) return [];
    const ids = await hearersOf({ tx, ...scene }, workdaysUpTo(scene, today, foundDays + 1));
    const units = new Map((await tx.units.list(org.id)).map((unit) => [unit.id, unit]));
    const people = await tx.people.byIds(org.id, ids);
    return people.flatMap((person) => toPerson(scene, person, units.get(person.unitId ?? 0)) ?? []);
  },
};

function toPerson(scene: Scene, { id, active, quiet }: Member, unit: Unit | undefined): JobTarget | undefined {
  const { org, pack, now } = scene;
  const hours = hoursOf(unit, scene);
  const today = dayOf(now, hours.timezone);
  const at = digestTime(pack.times.owner, hours, quiet);
  if (!active || at === undefined || (quiet?.awayUntil !== undefined && today <= quiet.awayUntil)) return undefined;
  const end = instantOf(today, hours.to, hours.timezone);
  return {
    name: `person:${id}`,
    schedule: {
      at,
      timezone: hours.timezone,
      // After hours nobody is written to: what was missed is told the next morning.
      windowMs: end.getTime() - instantOf(today, at, hours.timezone).getTime(),
    },
    since: instantOf(today, "00:00", hours.timezone),
    async compose(inner, { slot }) {
      const [person] = await inner.people.byIds(org.id, [id]);
      const account = await reachOf(inner, org.id, id);
      if (!person?.active || !account) return undefined;
      const actor = { ...person, identity: account };
      const last = await inner.claims.lastDone(org.id, digestJob.name, `person:${id}`, slot);
      const days = workdaysUpTo(scene, slot, reachDays).filter((day) => last === undefined || day > last);
      const fresh = last === undefined ? days.slice(-1) : days;
      const morning = await morningOf({ tx: inner, ...scene }, actor, fresh);
      if (isQuiet(morning)) return undefined;
      const delivery = `${org.key}:${digestJob.name}:person:${id}:${slot}`;
      await noteMorning(
        { ...scene, tx: inner, actor: assistant, locale: org.locale, delivery, secret: makeSecret },
        actor,
        morning,
      );
      const message = morningMessage(viewOf(scene, org.locale), morning, await inner.units.list(org.id));
      return { target: { kind: "direct", person: account }, message };
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
export const unitJob: Job = {
  name: "unit-digest",
  async targets(tx, scene) {
    const { org } = scene;
    const channels = (await tx.channels.list(org.id)).filter((channel) => channel.active);
    return channels.map((channel) => ({
      name: `channel:${channel.id}`,
      schedule: { at: channel.staleAt, timezone: channel.timezone },
      since: new Date(channel.since),
      async compose(inner) {
        const hearer = `channel:${channel.id}` as const;
        const read = { tx: inner, ...scene };
        const told = await inner.tellings.of(org.id, hearer);
        const known = { told, snoozes: [], standing: makeStanding(read) };
        const lines = await staleOfUnit(read, { id: channel.unitId }, known);
        if (lines.said.length === 0) return undefined;
        await inner.tellings.put(org.id, hearer, lines.told);
        const message = unitDigest(viewOf(scene, channel.locale, channel.timezone), lines);
        return { target: { kind: "post", place: { ...channel.address, direct: false } }, message };
      },
    }));
  },
};
