import type { Message } from "../chat/message.ts";
import { dayOf } from "../domain/day.ts";
import type { Digest } from "../domain/digest.ts";
import type { Channel, Member, Unit } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import { channelJobs, schedulesOf, type ChannelJobName } from "../domain/jobs/channel-jobs.ts";
import { postsOf } from "../domain/posts.ts";
import type { DailySchedule, DueSlot } from "../domain/schedule.ts";
import { viewOf, type View } from "../views/view.ts";
import type { Job, JobTarget, Scene } from "./job.ts";

/** One post to be made: where to, when it was due, in whose words. */
export interface Posting {
  readonly tx: Tx;
  readonly scene: Scene;
  readonly channel: Channel;
  readonly unit: Unit;
  readonly slot: DueSlot;
  readonly view: View;
  /** Code of the group whose board comes to this channel. */
  readonly group: string;
  /** Local time it was due at, when it comes late; with the day where that is another one. */
  readonly lateSince: string | undefined;
}

/**
 * A post to every channel that wants it, at the channel's time, on the days on which it comes. A message that does not fit
 * one comes as several, in their order.
 */
export function postJob(name: ChannelJobName, make: (posting: Posting) => Promise<readonly Message[]>): Job {
  return channelJob(name, async ({ tx, scene, channel, slot, lateSince }) => {
    const unit = await tx.units.byId(scene.org.id, channel.unitId);
    if (!unit?.active) return [];
    return make({
      tx,
      scene,
      channel,
      unit,
      slot,
      view: viewOf(scene, channel.locale, channel.timezone),
      group: postsOf(channel).group ?? unit.group,
      lateSince,
    });
  });
}

/** Something for every channel that wants it; the messages are made in the transaction that claims the slot. */
export function channelJob(
  name: ChannelJobName,
  make: (what: Pick<Posting, "tx" | "scene" | "channel" | "slot" | "lateSince">) => Promise<readonly Message[]>,
): Job {
  const { missed, window } = channelJobs[name];
  return {
    name,
    missed,
    window,
    targets: async (tx, scene) => channelTargets(name, tx, scene, make),
  };
}

export async function channelTargets(
  name: ChannelJobName,
  tx: Tx,
  scene: Scene,
  make: (what: Pick<Posting, "tx" | "scene" | "channel" | "slot" | "lateSince">) => Promise<readonly Message[]>,
): Promise<readonly JobTarget[]> {
  const scheduleOf = schedulesOf(channelJobs[name], scene);
  return (await tx.channels.list(scene.org.id)).flatMap((listed) => {
    const schedule = scheduleOf(listed);
    if (!schedule) return [];
    return {
      name: `channel:${listed.id}`,
      schedule,
      since: new Date(listed.since),
      async compose(inner, slot) {
        // Again: where hundreds are due together, some minutes may have gone by.
        const channel = await inner.channels.byId(scene.org.id, listed.id);
        if (!channel?.active) return undefined;
        const messages = await make({ tx: inner, scene, channel, slot, lateSince: lateSince(scene, schedule, slot) });
        const target = { kind: "post", place: { ...channel.address, direct: false } } as const;
        return messages.map((message) => ({ target, message }));
      },
    };
  });
}

/** When a late slot was due, as its readers count time. */
export function lateSince({ now }: Scene, { at, timezone }: DailySchedule, slot: DueSlot): string | undefined {
  if (slot.state !== "late") return undefined;
  return dayOf(now, timezone) === slot.slot ? at : `${slot.slot} ${at}`;
}

/** The people whom a digest names. */
export async function peopleIn(
  { tx, scene }: Pick<Posting, "tx" | "scene">,
  digest: Digest,
): Promise<ReadonlyMap<number, Member>> {
  const lines = [...digest.leads, ...digest.moves, ...digest.visits, ...digest.revived, ...digest.verified];
  const ids = new Set(
    lines.flatMap(({ project, entry, joined = [] }) => [
      project.ownerId,
      ...[entry, ...joined].map(({ actorId }) => actorId),
    ]),
  );
  return new Map((await tx.people.byIds(scene.org.id, [...ids])).map((member) => [member.id, member]));
}
