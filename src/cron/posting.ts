import type { Message } from "../chat/message.ts";
import type { Digest } from "../domain/digest.ts";
import type { Channel, Day, Member, Unit } from "../domain/model.ts";
import type { Tx } from "../domain/ports.ts";
import { postsOf, type PostKind } from "../domain/posts.ts";
import type { DueSlot } from "../domain/schedule.ts";
import { viewOf, type View } from "../views/view.ts";
import type { Job, Scene } from "./job.ts";

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
  /** Local time it was due at, when it comes after an outage. */
  readonly lateSince: string | undefined;
}

/**
 * A post to every channel that wants it, at the channel's time, on the days on which it comes. A message that does not fit
 * one comes as several, in their order.
 */
export function postJob(
  name: string,
  kind: PostKind,
  make: (posting: Posting) => Promise<readonly Message[]>,
  isDue?: (scene: Scene, day: Day) => boolean,
): Job {
  return {
    name,
    async targets(tx, scene) {
      const channels = (await tx.channels.list(scene.org.id)).filter(
        (channel) => channel.active && postsOf(channel).kinds.includes(kind),
      );
      return channels.map((channel) => ({
        name: `channel:${channel.id}`,
        schedule: {
          at: channel.boardAt,
          timezone: channel.timezone,
          ...(isDue ? { on: (day: Day) => isDue(scene, day) } : {}),
        },
        since: new Date(channel.since),
        async compose(inner, slot) {
          const unit = await inner.units.byId(scene.org.id, channel.unitId);
          if (!unit?.active) return undefined;
          const messages = await make(postingOf(inner, scene, channel, unit, slot));
          const target = { kind: "post", place: { ...channel.address, direct: false } } as const;
          return messages.map((message) => ({ target, message }));
        },
      }));
    },
  };
}

function postingOf(tx: Tx, scene: Scene, channel: Channel, unit: Unit, slot: DueSlot): Posting {
  const group = postsOf(channel).group ?? unit.group;
  return {
    tx,
    scene,
    channel,
    unit,
    slot,
    view: viewOf(scene, channel.locale, channel.timezone),
    group,
    lateSince: slot.state === "late" ? channel.boardAt : undefined,
  };
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
