import type { Place } from "../../address.ts";
import { UserError } from "../../errors.ts";
import { findUnit } from "../membership.ts";
import type { Channel } from "../model.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
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
  const address = { platform: place.platform, workspace: place.workspace, id: place.id };
  const known = await tx.channels.byAddress(org.id, address);
  const unit = input.unit === undefined ? undefined : await findUnit(work, input.unit);
  const unitId = unit?.id ?? known?.unitId;
  if (unitId === undefined) throw new UserError("invalid_input", "unit_missing", {});
  const channel = await tx.channels.bind(org.id, {
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
  await recordOrganization(work, "channel", channel.unitId, { [`channel:${channel.id}`]: [known ?? null, channel] });
  return channel;
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
  const address = { platform: place.platform, workspace: place.workspace, id: place.id };
  const known = await work.tx.channels.byAddress(work.org.id, address);
  if (!known?.active) throw new UserError("not_found", "not_bound", {}, bindExample(work));
  return bindChannel(work, place, { active: false });
}

function bindExample(work: Work): string {
  return inWords(work, "/频道 绑定 开发区", "/channel bind KFQ");
}
