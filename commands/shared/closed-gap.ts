import type { Reply } from "../../src/chat/message.ts";
import type { ProjectRecord } from "../../src/domain/model.ts";
import { closedGapNote, closedGapText } from "../../src/views/chains.ts";
import type { CommandContext } from "../context.ts";
import { tellPeople } from "./tell.ts";

/** An answer about a project that has closed a gap of its chain says so, and asks the coordinators to mark the link. */
export async function withClosedGap(context: CommandContext, record: ProjectRecord, reply: Reply): Promise<Reply> {
  const { services, view } = context;
  const closed = await services.chains.closedBy(record);
  if (!closed) return reply;
  const note = { kind: "note", text: closedGapText(view, closed.chain, closed.link) } as const;
  const asked = await tellPeople(context, await services.chains.keepers(), (member) =>
    closedGapNote(view, services.credit.showTo(record, member), closed),
  );
  return {
    ...reply,
    message: { ...reply.message, blocks: [...reply.message.blocks, note] },
    also: [...(reply.also ?? []), ...asked],
  };
}
