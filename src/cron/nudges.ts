import { reachOf } from "../domain/linking/reach.ts";
import { mostLines, staleOfOwner, staleOfUnit } from "../domain/nudge.ts";
import { viewOf } from "../views/view.ts";
import { ownerDigest, unitDigest } from "../views/stale.ts";
import type { Job } from "./job.ts";

/** One private digest for each person who has something waiting: they hear of it before anybody else. */
export const ownerJob: Job = {
  name: "owner-digest",
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
        const lines = await staleOfUnit({ tx: inner, ...scene }, { id: channel.unitId });
        if (lines.length === 0) return undefined;
        const view = viewOf(scene, channel.locale, channel.timezone);
        return {
          target: { kind: "post", place: { ...channel.address, direct: false } },
          message: unitDigest(view, lines, mostLines),
        };
      },
    }));
  },
};
