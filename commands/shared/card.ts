import type { Reply } from "../../src/chat/message.ts";
import type { Entry, Member, ProjectRecord } from "../../src/domain/model.ts";
import type { StageTime } from "../../src/domain/sides/times.ts";
import { projectCard } from "../../src/views/project.ts";
import type { CommandContext } from "../context.ts";

/**
 * Answers with the project's card: to the place when it is a direct conversation or the project's own unit's channel and
 * the project may be named there, else to the caller alone.
 */
export async function answerWithCard(
  context: CommandContext,
  record: ProjectRecord,
  options: {
    readonly headline: string;
    readonly justChanged: boolean;
    readonly history?: readonly Entry[];
    readonly times?: readonly StageTime[];
    /** Said under the card, of what was just done. */
    readonly notes?: readonly string[];
  },
): Promise<Reply> {
  const { services, view, place, channel, actor } = context;
  const { openTo, ...described } = services.leads.describe(record);
  const { unitId, ownerId } = described.project;
  const history = options.history ?? [];
  const shared = !place.direct && channel?.active === true && openTo(channel.unitId);
  const unit = await services.units.byId(unitId);
  const people = await services.people.byIds([...new Set([ownerId, ...history.map((entry) => entry.actorId)])]);
  // Only what is shared or waits needs other units' names.
  const { shares, transfer, split } = described.project;
  const units = shares.length > 0 || transfer || split ? await services.units.list() : [];
  const outings = described.project.named ? await services.outings.counts(record.project.number) : undefined;
  const byId = new Map<number, Member>(people.map((member) => [member.id, member]));
  const message = projectCard(view, {
    ...described,
    unit,
    units,
    owner: byId.get(ownerId),
    headline: options.headline,
    justChanged: options.justChanged,
    ...(outings ? { outings } : {}),
    ...(options.notes ? { notes: options.notes } : {}),
    step: record.seq,
    times: options.times,
    // Read by everybody in the channel where it is posted there: a leader's eyes are not theirs.
    kin: await services.leads.kin(record, shared ? { channelOf: channel?.unitId } : { reader: actor }),
    history: history.map((entry) => ({ entry, actor: byId.get(entry.actorId) })),
  });
  return { message, audience: place.direct || shared ? "place" : "caller" };
}
