import { reachOf } from "../domain/linking/reach.ts";
import { mostLines, staleOfOwner, staleOfUnit } from "../domain/nudge.ts";
import { fourHours } from "../domain/schedule.ts";
import { viewOf } from "../views/view.ts";
import { ownerDigest, unitDigest } from "../views/stale.ts";
import { saysLate } from "../views/late.ts";
import type { Job } from "./job.ts";
import { channelJob } from "./posting.ts";

/** One private digest for each person who has something waiting: they hear of it before anybody else. */
export const ownerJob: Job = {
  name: "owner-digest",
  missed: "once",
  window: fourHours,
  async targets(tx, scene) {
    const { org, pack, now } = scene;
    const ids = await tx.projects.dueOwners(org.id, now);
    return ids.map((id) => ({
      name: `person:${id}`,
      schedule: { at: pack.times.owner, timezone: org.timezone },
      since: undefined,
      async compose(inner) {
        const [owner] = await inner.people.byIds(org.id, [id]);
        const reach = await reachOf(inner, org.id, id);
        if (!owner?.active || !reach) return undefined;
        const lines = await staleOfOwner({ tx: inner, ...scene }, owner);
        if (lines.length === 0) return undefined;
        const view = viewOf(scene, org.locale);
        return { target: { kind: "direct", person: reach }, message: ownerDigest(view, lines, mostLines) };
      },
    }));
  },
};

/** One digest of waiting leads for each unit's channel, after the owners were told. */
export const unitJob: Job = channelJob("unit-digest", async ({ tx, scene, channel, lateSince }) => {
  const lines = await staleOfUnit({ tx, ...scene }, { id: channel.unitId });
  if (lines.length === 0) return [];
  const view = viewOf(scene, channel.locale, channel.timezone);
  return [saysLate(view, unitDigest(view, lines, mostLines), lateSince)];
});
