import type { Reply } from "../../src/chat/message.ts";
import type { ProjectRecord } from "../../src/domain/model.ts";
import { closedGapNote } from "../../src/views/chains.ts";
import type { CommandContext } from "../context.ts";
import { tellPeople } from "./tell.ts";

/** An answer about a project that has closed a gap of its chain says so, and asks the coordinators to mark the link. */
export async function withClosedGap(context: CommandContext, record: ProjectRecord, reply: Reply): Promise<Reply> {
  const { services, view, actor } = context;
  const closed = await services.chains.closedBy(record);
  if (!closed) return reply;
  const { blocks } = closedGapNote(view, services.credit.showTo(record, actor), closed);
  const decides = actor.roles.some(({ name }) => name === "coordinator");
  const asked = await tellPeople(context, await services.chains.keepers(), (member) =>
    closedGapNote(view, services.credit.showTo(record, member), closed),
  );
  return {
    ...reply,
    message: { ...reply.message, blocks: [...reply.message.blocks, ...(decides ? blocks : blocks.slice(0, 1))] },
    also: [...(reply.also ?? []), ...asked],
  };
}
