import type { CardOf, Message, Reply } from "../../src/chat/message.ts";
import type { Entry, Member, ProjectRecord } from "../../src/domain/model.ts";
import type { Audience } from "../../src/domain/secrecy.ts";
import type { StageTime } from "../../src/domain/sides/times.ts";
import { projectCard } from "../../src/views/project.ts";
import type { CommandContext } from "../context.ts";

interface CardWords {
  readonly headline: string;
  readonly justChanged: boolean;
  readonly history?: readonly Entry[];
  readonly times?: readonly StageTime[];
  /** Said under the card, of what was just done. */
  readonly notes?: readonly string[];
}

/**
 * Answers with the project's card: to the place when it is a direct conversation or the project's own unit's channel and
 * the project may be named there, else to the caller alone; so is whoever may not know it by name. What everybody in a
 * channel reads is made for them: a leader's eyes are not theirs, and its buttons are for the unit's people.
 */
export async function answerWithCard(context: CommandContext, record: ProjectRecord, said: CardWords): Promise<Reply> {
  const { services, place, channel, actor } = context;
  const { openTo, project } = services.leads.describe(record);
  const shared = !place.direct && channel?.active === true && openTo(channel.unitId) && project.named;
  const audience: Audience = shared ? { channelOf: channel.unitId } : { reader: actor };
  const card = await composeCard(context, record, audience, said);
  return { ...card, audience: place.direct || shared ? "place" : "caller" };
}

/** The card for another person, who hears of what was done and has it not to undo. */
export async function cardFor(
  context: CommandContext,
  record: ProjectRecord,
  reader: Member,
  headline: string,
): Promise<{ readonly message: Message; readonly card: CardOf }> {
  // What may be seen goes by the person; through which door they come does not matter.
  const audience = { reader: { ...reader, identity: context.actor.identity } };
  return composeCard(context, record, audience, { headline, justChanged: false });
}

async function composeCard(
  { services, view }: CommandContext,
  record: ProjectRecord,
  audience: Audience,
  { headline, justChanged, history = [], times, notes }: CardWords,
): Promise<{ readonly message: Message; readonly card: CardOf }> {
  const facts = await services.leads.card(record, audience);
  const actors = await services.people.byIds([...new Set(history.map((entry) => entry.actorId))]);
  const byId = new Map<number, Member>(actors.map((member) => [member.id, member]));
  const message = projectCard(view, {
    ...facts,
    headline,
    justChanged,
    ...(notes ? { notes } : {}),
    step: record.seq,
    times,
    history: history.map((entry) => ({ entry, actor: byId.get(entry.actorId) })),
  });
  const { number } = record.project;
  return { message, card: { project: number, seq: record.seq, step: justChanged ? record.seq : null } };
}
