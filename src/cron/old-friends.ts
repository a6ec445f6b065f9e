import type { Channel, Member } from "../domain/model.ts";
import { dayOf } from "../domain/day.ts";
import type { Tx } from "../domain/ports.ts";
import { unitsOf } from "../domain/rights.ts";
import { isFirstWorkday, oldFriendsOfLeader, oldFriendsOfUnit, type OldFriends } from "../domain/sides/old-friends.ts";
import { remindersOn } from "../domain/sides/reminders.ts";
import { oldFriends, revisitDigest } from "../views/nurture.ts";
import { viewOf, type View } from "../views/view.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Job, JobTarget, Scene } from "./job.ts";

/** A digest names at most this many. */
const mostLines = 20;

/** On the day to call an old acquaintance, and on the day after an excuse: one private digest for whoever sees to it. */
export const revisitJob: Job = {
  name: "revisit",
  async targets(tx, scene) {
    const { org, pack, now } = scene;
    const today = await remindersOn({ tx, ...scene }, dayOf(now, org.timezone));
    const ids = [...new Set(today.map(({ recipient }) => recipient.id))];
    return ids.map((id) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      since: undefined,
      async compose(inner, { slot }) {
        const lines = (await remindersOn({ tx: inner, ...scene }, slot)).filter(({ recipient }) => recipient.id === id);
        const person = await reachOf(inner, org.id, id);
        if (lines.length === 0 || !person) return undefined;
        const message = revisitDigest(viewOf(scene, org.locale), lines, mostLines);
        return { target: { kind: "direct", person }, message };
      },
    }));
  },
};

/**
 * 旧识, on the first working day of the month: to each unit's channel what the channel may know, and privately to its leader
 * what is for named people.
 */
export const oldFriendsJob: Job = {
  name: "old-friends",
  async targets(tx, scene) {
    const { org } = scene;
    const units = (await tx.units.list(org.id)).filter((unit) => unit.active).map(({ id }) => id);
    const channels = (await tx.channels.list(org.id)).filter(({ active, unitId }) => active && units.includes(unitId));
    const due = channels.filter(({ timezone }) => isFirstWorkday(scene.calendar, dayOf(scene.now, timezone)));
    const leaders = isFirstWorkday(scene.calendar, dayOf(scene.now, org.timezone))
      ? await leadersOf(tx, scene, units)
      : [];
    return [...due.map((channel) => toChannel(scene, channel)), ...leaders.map((member) => toLeader(scene, member))];
  },
};

async function leadersOf(tx: Tx, { org }: Scene, units: readonly number[]): Promise<readonly Member[]> {
  const leaders = new Map<number, Member>();
  for (const unitId of units)
    for (const member of await tx.people.holding(org.id, { name: "leader", unitId }))
      if (member.active) leaders.set(member.id, member);
  return [...leaders.values()];
}

function toChannel(scene: Scene, channel: Channel): JobTarget {
  return {
    name: `channel:${channel.id}`,
    schedule: { at: channel.staleAt, timezone: channel.timezone },
    since: new Date(channel.since),
    async compose(tx, { slot }) {
      if (!isFirstWorkday(scene.calendar, slot)) return undefined;
      const friends = await oldFriendsOfUnit({ tx, org: scene.org }, channel.unitId);
      const message = messageOf(viewOf(scene, channel.locale, channel.timezone), slot, friends, false);
      return message && { target: { kind: "post", place: { ...channel.address, direct: false } }, message };
    },
  };
}

function toLeader(scene: Scene, leader: Member): JobTarget {
  const { org, pack, calendar } = scene;
  return {
    name: `person:${leader.id}`,
    schedule: { at: pack.times.owner, timezone: org.timezone },
    since: undefined,
    async compose(tx, { slot }) {
      const person = await reachOf(tx, org.id, leader.id);
      if (!person || !isFirstWorkday(calendar, slot)) return undefined;
      const reader = { ...leader, identity: person };
      const friends = await oldFriendsOfLeader({ tx, org }, reader, unitsOf(reader, "leader"));
      const message = messageOf(viewOf(scene, org.locale), slot, friends, true);
      return message && { target: { kind: "direct", person }, message };
    },
  };
}

function messageOf(view: View, slot: string, { projects, more }: OldFriends, privately: boolean) {
  return projects.length === 0 ? undefined : oldFriends(view, { month: slot.slice(0, 7), projects, more, privately });
}
