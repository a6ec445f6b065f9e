import { projectNumber, words } from "../../src/chat/args.ts";
import type { Also, Message, Reply } from "../../src/chat/message.ts";
import type { ProjectRecord } from "../../src/domain/model.ts";
import { holderNotice, withCase } from "../../src/views/first-report.ts";
import type { CommandContext } from "../context.ts";
import { tellPeople } from "./tell.ts";

export const claimNumber = projectNumber({ keys: { "zh-CN": ["编号"], en: ["number"] } });

export const claimReason = words({
  keys: { "zh-CN": ["理由"], en: ["reason"] },
  placeholder: { "zh-CN": "去年起一直在谈，有来往函件", en: "We have talked since last year, with letters to show" },
  max: 500,
});

/** One message to each of these people, alone; nothing to the one who caused it. */
export async function tell(
  context: CommandContext,
  memberIds: readonly number[],
  message: Message,
): Promise<readonly Also[]> {
  return tellPeople(context, await context.services.people.byIds(memberIds), () => message);
}

/** The same to the coordinator. */
export async function tellCoordinator(context: CommandContext, message: Message): Promise<readonly Also[]> {
  return tell(context, await context.services.firstReport.coordinators(), message);
}

export function withAlso(reply: Reply, also: readonly Also[]): Reply {
  return { ...reply, also: [...(reply.also ?? []), ...also] };
}

/**
 * The answer to a report: where another unit was first, its card goes to the reporter alone, with what is to be chosen,
 * and the first reporter hears of it once.
 */
export async function withReport(context: CommandContext, record: ProjectRecord, reply: Reply): Promise<Reply> {
  const { services, view } = context;
  const said = await services.firstReport.announce(record);
  if (!said) return reply;
  const { seen, notice } = said;
  const answer: Reply = { ...reply, message: withCase(view, reply.message, seen), audience: "caller" };
  return notice ? withAlso(answer, await tell(context, [notice.owner.id], holderNotice(view, notice))) : answer;
}
