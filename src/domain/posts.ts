import type { WorkingCalendar } from "./calendar.ts";
import { addDays, weekdayOf } from "./day.ts";
import type { Channel, ChannelPosts, Day } from "./model.ts";

export type PostKind = ChannelPosts["kinds"][number];
export type PostSection = ChannelPosts["sections"][number];

/** What comes to a channel of which nobody said otherwise. */
export const usualPosts: ChannelPosts = {
  group: null,
  kinds: ["daily", "weekly", "monthly", "yearly"],
  sections: ["board", "chart", "digest"],
};

export function postsOf(channel: Pick<Channel, "posts">): ChannelPosts {
  return channel.posts ?? usualPosts;
}

/** A channel with what comes to it, also where nobody said otherwise. */
export type PostedChannel = Channel & { readonly posts: ChannelPosts };

export function withPosts(channel: Channel): PostedChannel {
  return { ...channel, posts: postsOf(channel) };
}

/** The days that a post tells of, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The week, Monday to Sunday, that is told of on this day: on the first working day of a week the week before; after a week
 * that was off altogether (Spring Festival) the last one that was worked, or it would never be told of.
 * @returns undefined on other days
 */
export function weekTold(calendar: WorkingCalendar, day: Day): Span | undefined {
  if (!calendar.isWorkday(day)) return undefined;
  const from = mondayOf(previousWorkday(calendar, day));
  return from === mondayOf(day) ? undefined : { from, to: addDays(from, 6) };
}

/**
 * The month that is told of on this day: on the first working day after the lock day the month before, which is closed by
 * then, so that its figures stay as they are told.
 * @param lockDay day of the month until which the month before is open (月结)
 */
export function monthTold(calendar: WorkingCalendar, day: Day, lockDay: number): Span | undefined {
  const own = `${day.slice(0, 7)}-${String(lockDay).padStart(2, "0")}`;
  // Where the days off after a late lock day reach into the next month, its first working day there tells of it.
  const locked: Day = day > own ? own : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}${own.slice(7)}`;
  if (calendar.nextWorkday(locked) !== day) return undefined;
  const to = addDays(`${locked.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** The year that is told of on this day: when its December is. */
export function yearTold(calendar: WorkingCalendar, day: Day, lockDay: number): Span | undefined {
  const december = monthTold(calendar, day, lockDay);
  return december?.to.endsWith("-12-31") ? { from: `${december.to.slice(0, 4)}-01-01`, to: december.to } : undefined;
}

/** At most three weeks back: longer than any holiday. */
export function previousWorkday(calendar: WorkingCalendar, day: Day): Day {
  for (let back = 1; back <= 21; back++) {
    const candidate = addDays(day, -back);
    if (calendar.isWorkday(candidate)) return candidate;
  }
  return addDays(day, -1);
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}
