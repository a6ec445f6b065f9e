import type { Message } from "../chat/message.ts";
import { channelJobs } from "../domain/jobs/channel-jobs.ts";
import type { Day, Member } from "../domain/model.ts";
import { dayOf } from "../domain/day.ts";
import { unitsOf } from "../domain/rights.ts";
import { isFirstWorkday, oldFriendsOfLeader, oldFriendsOfUnit, type OldFriends } from "../domain/sides/old-friends.ts";
import { dueSlots, fourHours, type DailySchedule } from "../domain/schedule.ts";
import { remindersOn } from "../domain/sides/reminders.ts";
import { saysLate } from "../views/late.ts";
import { oldFriends, revisitDigest } from "../views/nurture.ts";
import { viewOf, type View } from "../views/view.ts";
import { reachOf } from "../domain/linking/reach.ts";
import type { Job, JobTarget, Scene } from "./job.ts";
import { channelTargets, lateSince } from "./posting.ts";

/** A digest names at most this many. */
const mostLines = 20;

/** On the day to call an old acquaintance, and on the day after an excuse: one private digest for whoever sees to it. */
export const revisitJob: Job = {
  name: "revisit",
  missed: "once",
  window: fourHours,
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
  ...channelJobs["old-friends"],
  async targets(tx, scene) {
    const on = (day: Day) => isFirstWorkday(scene.calendar, day);
    const schedule = { at: scene.pack.times.owner, timezone: scene.org.timezone, on };
    const units = (await tx.units.list(scene.org.id)).filter((unit) => unit.active).map(({ id }) => id);
    const toChannels = await channelTargets("old-friends", tx, scene, async (posting) => {
      const { channel, slot } = posting;
      if (!units.includes(channel.unitId)) return [];
      const friends = await oldFriendsOfUnit({ tx: posting.tx, org: scene.org }, channel.unitId);
      const view = viewOf(scene, channel.locale, channel.timezone);
      return messagesOf(view, slot.slot, friends, false).map((one) => saysLate(view, one, posting.lateSince));
    });
    // Leaders are looked up on the days on which there may be something for them.
    const due = dueSlots(schedule, scene.calendar, scene.now, channelJobs["old-friends"]).length > 0;
    const leaders = due ? (await tx.people.inRoles(scene.org.id, ["leader"])).filter(({ active }) => active) : [];
    const leading = leaders.filter(({ roles }) =>
      roles.some(({ name, unitId }) => name === "leader" && unitId !== undefined && units.includes(unitId)),
    );
    return [...toChannels, ...leading.map((member) => toLeader(scene, member, schedule))];
  },
};

function toLeader(scene: Scene, leader: Member, schedule: DailySchedule): JobTarget {
  const { org } = scene;
  return {
    name: `person:${leader.id}`,
    schedule,
    since: undefined,
    async compose(tx, slot) {
      const person = await reachOf(tx, org.id, leader.id);
      if (!person) return undefined;
      const reader = { ...leader, identity: person };
      const friends = await oldFriendsOfLeader({ tx, org }, reader, unitsOf(reader, "leader"));
      const view = viewOf(scene, org.locale);
      return messagesOf(view, slot.slot, friends, true).map((message) => ({
        target: { kind: "direct", person },
        message: saysLate(view, message, lateSince(scene, schedule, slot)),
      }));
    },
  };
}

function messagesOf(view: View, slot: string, { projects, more }: OldFriends, privately: boolean): readonly Message[] {
  return projects.length === 0 ? [] : [oldFriends(view, { month: slot.slice(0, 7), projects, more, privately })];
}
