import { digestStart, makeDigest } from "../domain/digest.ts";
import type { Channel, Unit } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import type { DueSlot } from "../domain/schedule.ts";
import { addDays } from "../domain/day.ts";
import { viewOf } from "../views/view.ts";
import { dailyPost } from "../views/post.ts";
import { nextIssue } from "./edition.ts";
import type { Job, Scene } from "./job.ts";

/** The daily ranking board with the day's digest, to each unit's channel at its own time. */
export const boardJob: Job = {
  name: "board",
  async targets(tx, scene) {
    const channels = (await tx.channels.list(scene.org.id)).filter((channel) => channel.active);
    return channels.map((channel) => ({
      name: `channel:${channel.id}`,
      schedule: { at: channel.boardAt, timezone: channel.timezone },
      since: new Date(channel.since),
      async compose(inner, slot) {
        const unit = await inner.units.byId(scene.org.id, channel.unitId);
        if (!unit?.active) return undefined;
        return {
          target: { kind: "post", place: { ...channel.address, direct: false } },
          message: await compose(inner, scene, channel, unit, slot),
        };
      },
    }));
  },
};

async function compose(tx: Tx, scene: Scene, channel: Channel, unit: Unit, slot: DueSlot) {
  const { org, pack, calendar } = scene;
  const metric = pack.metrics.find((item) => item.code === pack.defaultMetric);
  if (!metric) throw new Error(`pack ${pack.version}: no default metric`);
  const { issue, boards } = await nextIssue(tx, scene, channel, slot, { kind: "daily", group: unit.group, metric });
  const from = digestStart(previousWorkday(calendar.isWorkday, slot.slot), channel.boardAt, channel.timezone);
  const digest = await makeDigest({ tx, org }, unit.id, from, slot.at);
  const lines = [...digest.leads, ...digest.moves, ...digest.visits, ...digest.revived, ...digest.verified];
  const ids = new Set(
    lines.flatMap(({ project, entry, joined = [] }) => [
      project.ownerId,
      ...[entry, ...joined].map(({ actorId }) => actorId),
    ]),
  );
  const people = new Map((await tx.people.byIds(org.id, [...ids])).map((member) => [member.id, member]));
  const view = viewOf(scene, channel.locale, channel.timezone);
  const lateSince = slot.state === "late" ? channel.boardAt : undefined;
  return dailyPost(view, {
    boards,
    digest,
    issue: issue.number,
    people,
    ...(lateSince === undefined ? {} : { lateSince }),
  });
}

/** At most two weeks back: longer than any holiday. */
function previousWorkday(isWorkday: (day: string) => boolean, day: string): string {
  for (let back = 1; back <= 14; back++) {
    const candidate = addDays(day, -back);
    if (isWorkday(candidate)) return candidate;
  }
  return addDays(day, -1);
}
