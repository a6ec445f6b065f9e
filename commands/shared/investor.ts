import type { Reply } from "../../src/chat/message.ts";
import { investorCard, investorList } from "../../src/views/investors.ts";
import type { CommandContext } from "../context.ts";

/** The card of the one investor that is meant, or the list where several are. For the asker alone: others may see less. */
export async function answerWithNamed(context: CommandContext, who: string): Promise<Reply> {
  const { services, view } = context;
  const named = await services.investors.named(who);
  if ("record" in named) return answerWithInvestor(context, named.record.investor.number);
  return { message: investorList(view, who, named), audience: "caller" };
}

export async function answerWithInvestor(context: CommandContext, number: number, headline?: string): Promise<Reply> {
  const { services, view, actor } = context;
  const described = await services.investors.describe(await services.investors.load(number));
  const message = investorCard(view, {
    ...described,
    headline: headline ?? view.words.investors.title(number, described.investor.name),
    units: await services.units.list(),
    mayMerge: actor.roles.some(({ name }) => name === "coordinator"),
  });
  return { message, audience: "caller" };
}
