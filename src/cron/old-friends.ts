import { dayOf } from "../domain/day.ts";
import { isFirstWorkday, oldFriendsOfUnit } from "../domain/sides/old-friends.ts";
import { oldFriends } from "../views/nurture.ts";
import { viewOf } from "../views/view.ts";
import type { Job } from "./job.ts";

/**
 * 旧识, on the first working day of the month, to each unit's channel: what the channel may know. What is for named people
 * stands in the leader's digest.
 */
export const oldFriendsJob: Job = {
  name: "old-friends",
  async targets(tx, scene) {
    const { org, calendar, now } = scene;
    const units = new Set((await tx.units.list(org.id)).filter(({ active }) => active).map(({ id }) => id));
    const channels = (await tx.channels.list(org.id)).filter(
      ({ active, unitId, timezone }) => active && units.has(unitId) && isFirstWorkday(calendar, dayOf(now, timezone)),
    );
    return channels.map((channel) => ({
      name: `channel:${channel.id}`,
      schedule: { at: channel.staleAt, timezone: channel.timezone },
      since: new Date(channel.since),
      async compose(inner, { slot }) {
        if (!isFirstWorkday(calendar, slot)) return undefined;
        const friends = await oldFriendsOfUnit({ tx: inner, org }, channel.unitId);
        if (friends.projects.length === 0) return undefined;
        const view = viewOf(scene, channel.locale, channel.timezone);
        const message = oldFriends(view, { month: slot.slice(0, 7), ...friends, privately: false });
        return { target: { kind: "post", place: { ...channel.address, direct: false } }, message };
      },
    }));
  },
};
