import type { Reply } from "../../src/chat/message.ts";
import type { SplitStep } from "../../src/domain/credit/split.ts";
import type { Member } from "../../src/domain/model.ts";
import { sharesText, unitNames } from "../../src/views/credit.ts";
import { creditNews, splitRequest } from "../../src/views/hand-over.ts";
import type { CommandContext } from "../context.ts";
import { answerWithCard } from "./card.ts";
import { tellPeople } from "./tell.ts";

/** Answers a step of a split; asks the leaders who have not said yes, or tells everybody concerned that it is settled. */
export async function answerSplit(
  context: CommandContext,
  step: SplitStep,
  said: { readonly agreed: boolean },
): Promise<Reply> {
  const { services, view, actor } = context;
  const { record, shares, concerned, waiting } = step;
  const { number, ownerId } = record.project;
  const { credit } = view.words;
  const units = await services.units.list();
  const then = sharesText(view, shares, units);
  if (waiting.length === 0) {
    const people = await peopleOf(context, concerned, ownerId);
    const headline = credit.splitSet(number);
    const news = (member: Member) =>
      creditNews(view, services.credit.showTo(record, member), { headline, tone: "good", shares: then });
    const also = await tellPeople(context, people, news);
    if (!services.credit.mayKnow(record)) return { message: news(actor), audience: "caller", also };
    return { ...(await answerWithCard(context, record, { headline, justChanged: true })), also };
  }
  const names = unitNames(view, units, waiting);
  const headline = said.agreed ? credit.splitAgreed(number, names) : credit.splitProposed(number, then, names);
  const asked = said.agreed ? [] : (await Promise.all(waiting.map((id) => services.credit.leaders(id)))).flat();
  const now = services.credit.sharesOf(record);
  const also = await tellPeople(context, asked, (member) =>
    splitRequest(view, services.credit.showTo(record, member), { units, now, proposed: shares, askedBy: actor.name }),
  );
  if (!services.credit.mayKnow(record)) {
    const message = creditNews(view, services.credit.showTo(record, actor), { headline, shares: then });
    return { message, audience: "caller", also };
  }
  return { ...(await answerWithCard(context, record, { headline, justChanged: true })), also };
}

/** Those whose matter it is: the leaders of the units concerned, and the project's owner. */
export async function peopleOf(
  { services }: CommandContext,
  unitIds: readonly number[],
  ownerId: number,
): Promise<readonly Member[]> {
  const leaders = await Promise.all(unitIds.map((id) => services.credit.leaders(id)));
  return [...leaders.flat(), ...(await services.people.byIds([ownerId]))];
}
