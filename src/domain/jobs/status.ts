import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import type { Channel, Day } from "../model.ts";
import { postsOf } from "../posts.ts";
import { holds, requireRole } from "../rights.ts";
import { nextSlot } from "../schedule.ts";
import { inWords, type Work } from "../work.ts";
import { channelJobs, schedulesOf, type ChannelJobName } from "./channel-jobs.ts";
import type { Claim, Trouble } from "./port.ts";

/** What comes to a channel by itself: when, and what became of it. */
export interface ChannelStatus {
  readonly channel: Channel;
  /** Since when its platform says that it cannot be reached. */
  readonly unreachable: { readonly since: Day; readonly error: string } | undefined;
  readonly jobs: readonly JobStatus[];
}

export interface JobStatus {
  readonly job: ChannelJobName;
  /** Its local time, `08:50`. */
  readonly at: string;
  /** The local day on which it comes next; undefined where it does not within a year. */
  readonly next: Day | undefined;
  /** What became of its last five slots, the newest first. */
  readonly last: readonly Claim[];
  /** The slot that fails at present, of several the oldest. */
  readonly failing: Trouble | undefined;
}

const lastShown = 5;
/** The year's close comes once a year, and a holiday may move it. */
const aheadDays = 400;
/** A table of these is as much as a message holds. */
const mostChannels = 15;

/**
 * Of the channel where it is asked; to an admin elsewhere, or who asks for it, of all of them, those with trouble first.
 * @throws UserError where no unit's posts come, or forbidden
 */
export async function channelStatuses(
  work: Work,
  here: Channel | undefined,
  everywhere: boolean,
): Promise<{ readonly statuses: readonly ChannelStatus[]; readonly more: boolean }> {
  if (everywhere) requireRole(work.actor, ["admin"]);
  if (!everywhere && here?.active) return { statuses: [await statusOf(work, here)], more: false };
  if (!holds(work.actor, "admin"))
    throw new UserError("invalid_input", "not_bound", {}, inWords(work, "/频道 绑定 开发区", "/channel bind KFQ"));
  const { tx, org } = work;
  const channels = (await tx.channels.list(org.id)).filter(({ active }) => active);
  const troubled = new Set([
    ...(await tx.unreachables.list(org.id, mostTroubled)).map(({ target }) => target),
    ...(await tx.troubles.list(org.id, mostTroubled)).map(({ target }) => target),
  ]);
  const first = channels.toSorted((a, b) => Number(troubled.has(nameOf(b))) - Number(troubled.has(nameOf(a))));
  const statuses: ChannelStatus[] = [];
  for (const channel of first.slice(0, mostChannels)) statuses.push(await statusOf(work, channel));
  return { statuses, more: channels.length > mostChannels };
}

const mostTroubled = 500;

async function statusOf(work: Work, channel: Channel): Promise<ChannelStatus> {
  const { tx, org, calendar, now } = work;
  const target = nameOf(channel);
  const wanted = Object.values(channelJobs).filter(({ kind }) => !kind || postsOf(channel).kinds.includes(kind));
  const names = wanted.map(({ name }) => name);
  const claims = await tx.claims.recent(org.id, target, names, lastShown);
  const troubles = await tx.troubles.of(org.id, target, names);
  const [away] = await tx.unreachables.among(org.id, [target]);
  const jobs = wanted.flatMap((job): readonly JobStatus[] => {
    const schedule = schedulesOf(job, work)(channel);
    if (!schedule) return [];
    const [failing] = troubles.filter((one) => one.job === job.name).toSorted((a, b) => (a.slot < b.slot ? -1 : 1));
    return [
      {
        job: job.name,
        at: schedule.at,
        next: nextSlot(schedule, calendar, now, aheadDays)?.slot,
        last: claims.filter((claim) => claim.job === job.name),
        failing,
      },
    ];
  });
  const unreachable = away && { since: dayOf(away.since, channel.timezone), error: away.error };
  return { channel, unreachable, jobs };
}

function nameOf({ id }: Channel): string {
  return `channel:${id}`;
}
