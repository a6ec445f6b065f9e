import { oldFriendsOfUnit } from "../domain/sides/old-friends.ts";
import { saysLate } from "../views/late.ts";
import { oldFriends } from "../views/nurture.ts";
import { viewOf } from "../views/view.ts";
import type { Job } from "./job.ts";
import { channelJob } from "./posting.ts";

/**
 * 旧识, on the first working day of the month, to each unit's channel: what the channel may know. What is for named people
 * stands in the leader's digest.
 */
export const oldFriendsJob: Job = channelJob("old-friends", async ({ tx, scene, channel, slot, lateSince }) => {
  const unit = await tx.units.byId(scene.org.id, channel.unitId);
  if (!unit?.active) return [];
  const friends = await oldFriendsOfUnit({ tx, org: scene.org }, unit.id);
  if (friends.projects.length === 0) return [];
  const view = viewOf(scene, channel.locale, channel.timezone);
  const message = oldFriends(view, { month: slot.slot.slice(0, 7), ...friends, privately: false });
  return [saysLate(view, message, lateSince)];
});
