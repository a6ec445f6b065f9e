import type { Channel, Day } from "../model.ts";
import { monthTold, postsOf, weekTold, yearTold, type PostKind } from "../posts.ts";
import { fourHours, type DailySchedule, type MissedPolicy } from "../schedule.ts";
import type { Setting } from "../setting.ts";
import { isFirstWorkday } from "../sides/old-friends.ts";

/** Something that comes to channels by itself. */
export interface ChannelJob extends MissedPolicy {
  readonly name: ChannelJobName;
  /** Which of the channel's own times it comes at. */
  readonly time: "boardAt" | "staleAt";
  /** It comes to channels that want posts of this kind; without one, to all of them. */
  readonly kind?: PostKind;
  /** The working days on which it comes; every one where it is not given. */
  readonly on?: (setting: Setting, day: Day) => boolean;
}

export type ChannelJobName = "board" | "weekly" | "bulletin" | "year-close" | "unit-digest" | "old-friends";

/** In the order in which they come when they are due together. */
export const channelJobs: Readonly<Record<ChannelJobName, ChannelJob>> = {
  // The morning's news: in the afternoon people wait for the next one.
  board: { name: "board", time: "boardAt", kind: "daily", missed: "once", window: fourHours },
  // The week before is still last week on Wednesday.
  weekly: {
    name: "weekly",
    time: "boardAt",
    kind: "weekly",
    on: ({ calendar }, day) => weekTold(calendar, day) !== undefined,
    missed: "once",
    window: { workingDays: 2 },
  },
  // A document that units answer to, and there is none for another month: it comes although the server was down for days.
  bulletin: {
    name: "bulletin",
    time: "boardAt",
    kind: "monthly",
    on: ({ calendar, pack }, day) => monthTold(calendar, day, pack.funds.lockDay) !== undefined,
    missed: "once",
    window: { workingDays: 5 },
  },
  // The same, and for a year.
  "year-close": {
    name: "year-close",
    time: "boardAt",
    kind: "yearly",
    on: ({ calendar, pack }, day) => yearTold(calendar, day, pack.funds.lockDay) !== undefined,
    missed: "once",
    window: { workingDays: 10 },
  },
  // What waits, today: tomorrow's list has it again.
  "unit-digest": { name: "unit-digest", time: "staleAt", missed: "once", window: fourHours },
  // Whom to call this month.
  "old-friends": {
    name: "old-friends",
    time: "staleAt",
    on: ({ calendar }, day) => isFirstWorkday(calendar, day),
    missed: "once",
    window: { workingDays: 5 },
  },
};

/** When a job comes to each channel; undefined for one that does not want it. Channels of one time share what is reckoned for it. */
export function schedulesOf(job: ChannelJob, setting: Setting): (channel: Channel) => DailySchedule | undefined {
  const on = job.on;
  const days = on && { on: (day: Day) => on(setting, day) };
  return (channel) =>
    !channel.active || (job.kind && !postsOf(channel).kinds.includes(job.kind))
      ? undefined
      : { at: channel[job.time], timezone: channel.timezone, ...days };
}
