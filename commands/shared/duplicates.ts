import type { Reply } from "../../src/chat/message.ts";
import type { ProjectRecord } from "../../src/domain/model.ts";
import { duplicateMessage, duplicateNotes, withNotes } from "../../src/views/investors.ts";
import type { CommandContext } from "../context.ts";

/** Adds who may be with the same investor already: for the reporter alone, so beside the card where others see that. */
export async function withDuplicates(context: CommandContext, record: ProjectRecord, reply: Reply): Promise<Reply> {
  const { services, view, place, caller } = context;
  const found = await services.investors.duplicatesOf(record);
  if (found.length === 0) return reply;
  const notes = duplicateNotes(view, found, await services.units.list());
  if (reply.audience === "caller" || place.direct) return { ...reply, message: withNotes(reply.message, notes) };
  const message = duplicateMessage(view, record.project.number, notes);
  return { ...reply, also: [...(reply.also ?? []), { person: caller, message }] };
}
