import type { Place } from "../../address.ts";
import { UserError } from "../../errors.ts";
import { canonicalJson } from "../canonical.ts";
import { findUnit } from "../membership.ts";
import type { Channel, ChannelPosts } from "../model.ts";
import { postsOf, usualPosts, withPosts, type PostedChannel, type PostKind, type PostSection } from "../posts.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
import { findChoice } from "../words.ts";
import { inWords, type Work } from "../work.ts";

export interface ChannelInput {
  readonly unit?: string | undefined;
  readonly boardAt?: string | undefined;
  readonly staleAt?: string | undefined;
  readonly timezone?: string | undefined;
  readonly locale?: Channel["locale"] | undefined;
  readonly active?: boolean | undefined;
}

/**
 * Binds the place where it is said to a unit, or changes the binding: there the unit's board and digests come out, and
 * whoever speaks there belongs to it.
 */
export async function bindChannel(work: Work, place: Place, input: ChannelInput): Promise<Channel> {
  requireRole(work.actor, ["admin"]);
  const { tx, org, pack } = work;
  if (place.direct) throw new UserError("invalid_input", "no_channel", {});
  const address = addressOf(place);
  const known = await tx.channels.byAddress(org.id, address);
  const unit = input.unit === undefined ? undefined : await findUnit(work, input.unit);
  const unitId = unit?.id ?? known?.unitId;
  if (unitId === undefined) throw new UserError("invalid_input", "unit_missing", {});
  for (const time of [input.boardAt, input.staleAt]) if (time !== undefined) refuseBusyMinute(work, time);
  const channel = await keep(work, known, {
    address,
    // Places come without a name on some platforms; people know them by the unit.
    name: unit?.shortName ?? known?.name ?? place.id,
    unitId,
    boardAt: input.boardAt ?? known?.boardAt ?? pack.times.board,
    staleAt: input.staleAt ?? known?.staleAt ?? pack.times.stale,
    timezone: input.timezone ?? known?.timezone ?? org.timezone,
    locale: input.locale ?? known?.locale ?? org.locale,
    active: input.active ?? true,
    posts: known?.posts ?? null,
    since: known?.active ? known.since : work.now.toISOString(),
  });
  return channel;
}

export interface PostsInput {
  /** A comparison group as typed, or the word for the unit's own. */
  readonly group?: string | undefined;
  readonly kinds?: readonly PostKind[] | undefined;
  readonly sections?: readonly PostSection[] | undefined;
}

/**
 * Says what comes to the channel: whose board, which posts, which parts of the day's.
 * @throws UserError where it is not bound, the group is unknown, nothing changes, or forbidden
 */
export async function setPosts(work: Work, place: Place, input: PostsInput): Promise<PostedChannel> {
  requireRole(work.actor, ["admin"]);
  const known = await work.tx.channels.byAddress(work.org.id, addressOf(place));
  if (!known?.active) throw new UserError("not_found", "not_bound", {}, bindExample(work));
  const before = postsOf(known);
  const posts: ChannelPosts = {
    group: input.group === undefined ? before.group : groupOf(work, input.group),
    kinds: input.kinds ?? before.kinds,
    sections: input.sections ?? before.sections,
  };
  if (sameAs(posts, before)) throw new UserError("invalid_input", "nothing_changed", {}, postsExample(work));
  const more = posts.kinds.some((kind) => !before.kinds.includes(kind));
  const { id: _, ...rest } = known;
  const channel = await keep(work, known, {
    ...rest,
    posts: sameAs(posts, usualPosts) ? null : posts,
    // What has just been asked for begins with its next day: what was due this morning is not late.
    since: more ? work.now.toISOString() : known.since,
  });
  return withPosts(channel);
}

async function keep(work: Work, known: Channel | undefined, draft: Omit<Channel, "id">): Promise<Channel> {
  const channel = await work.tx.channels.bind(work.org.id, draft);
  // Cards that stand there are for whoever reads there now.
  if (known && (known.unitId !== draft.unitId || known.active !== draft.active || known.locale !== draft.locale))
    await work.tx.cards.touchPlace(work.org.id, draft.address, work.now);
  await recordOrganization(work, "channel", channel.unitId, { [`channel:${channel.id}`]: [known ?? null, channel] });
  return channel;
}

function groupOf(work: Work, given: string): string | null {
  if (/^(?:本组|本单位|自己|own)$/iu.test(given.trim())) return null;
  return findChoice(work.pack.groups, inWords(work, "组", "group"), given, work.locale, postsExample(work)).code;
}

function sameAs(one: ChannelPosts, other: ChannelPosts): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** As packs' own times: everybody's schedules fire then, and platforms are strictest about their limits. */
function refuseBusyMinute(work: Work, time: string): void {
  const [hour = "", minute = ""] = time.split(":");
  if (minute !== "00" && minute !== "30") return;
  const at = (Number(hour) * 60 + Number(minute) || 2) - 1;
  const nearest = [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const example = inWords(work, `/频道 绑定 榜单:${nearest}`, `/channel bind board:${nearest}`);
  throw new UserError("invalid_input", "busy_minute", { given: time, nearest }, example);
}

function addressOf({ platform, workspace, id }: Place) {
  return { platform, workspace, id };
}

/**
 * A board that everybody in a unit's channel will read: for the unit's leader, the coordinator and the admins.
 * @throws UserError when no unit's posts come here, or forbidden
 */
export function requirePosting(work: Work, channel: Channel | undefined): Channel {
  if (!channel?.active) throw new UserError("invalid_input", "not_bound", {}, bindExample(work));
  requireRole(work.actor, ["leader", "coordinator", "admin"], channel.unitId);
  return channel;
}

export async function unbindChannel(work: Work, place: Place): Promise<Channel> {
  requireRole(work.actor, ["admin"]);
  const known = await work.tx.channels.byAddress(work.org.id, addressOf(place));
  if (!known?.active) throw new UserError("not_found", "not_bound", {}, bindExample(work));
  // Nothing is sent there any more, so nobody is to be told that it cannot be.
  await work.tx.unreachables.clear(work.org.id, `channel:${known.id}`);
  return bindChannel(work, place, { active: false });
}

function bindExample(work: Work): string {
  return inWords(work, "/频道 绑定 开发区", "/channel bind KFQ");
}

function postsExample(work: Work): string {
  return inWords(work, "/频道 报送 种类:日报、周报", "/channel posts posts:daily,weekly");
}
