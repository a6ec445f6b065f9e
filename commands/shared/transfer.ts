import { projectNumber } from "../../src/chat/args.ts";
import type { Also, Reply } from "../../src/chat/message.ts";
import type { TransferStep } from "../../src/domain/credit/transfer.ts";
import type { Member } from "../../src/domain/model.ts";
import { creditNews, transferRequest } from "../../src/views/hand-over.ts";
import type { CommandContext } from "../context.ts";
import { answerWithCard } from "./card.ts";
import { tellPeople } from "./tell.ts";

export const numberField = projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } });

/** Asks whoever has the next word: the own leader for what an owner asked, then the receiving one. */
export async function askForWord(context: CommandContext, { record, transfer, fromUnitId }: TransferStep) {
  const { services, view } = context;
  const asked = await services.credit.leaders(transfer.given ? transfer.toUnitId : fromUnitId);
  const units = await services.units.list();
  const [byWhom] = await services.people.byIds([transfer.byId]);
  const askedBy = byWhom?.name ?? view.words.none;
  return tellPeople(context, asked, (member) => {
    const pending = services.credit.pendingFor(record, member);
    if (!pending) throw new Error("a hand-over that waits for nobody");
    return transferRequest(view, pending, { units, askedBy });
  });
}

/** Tells those who had a part in a hand-over that came to nothing, and answers whoever ended it. */
export async function answerEnded(
  context: CommandContext,
  { record, transfer, fromUnitId }: TransferStep,
  said: { readonly headline: (number: number, unit: string) => string; readonly reason?: string },
): Promise<Reply> {
  const { services, view, actor } = context;
  const unit = await services.units.byId(transfer.toUnitId);
  const { number, ownerId } = record.project;
  const headline = said.headline(number, unit?.shortName ?? view.words.none);
  const words = said.reason === undefined ? undefined : view.words.credit.said(actor.name, said.reason);
  const asked = await services.credit.leaders(transfer.given ? transfer.toUnitId : fromUnitId);
  const part = await services.people.byIds([ownerId, transfer.byId, ...(transfer.given ? [transfer.given.byId] : [])]);
  const news = (member: Member) => creditNews(view, services.credit.showTo(record, member), { headline, words });
  const also: readonly Also[] = await tellPeople(context, [...part, ...asked], news);
  // Whoever declines for the other unit has no card of it.
  if (!services.credit.mayKnow(record)) return { message: news(actor), audience: "caller", also };
  return { ...(await answerWithCard(context, record, { headline, justChanged: true })), also };
}
