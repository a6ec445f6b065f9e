import type { Block, Message } from "../chat/message.ts";
import type { View } from "./view.ts";

/** What an issue begins with that comes after its time. */
export function lateNote({ words }: View, since: string | undefined): readonly Block[] {
  return since === undefined ? [] : [{ kind: "note", text: words.board.late(since) }];
}

/** The message, with a word that it comes after its time where it does. */
export function saysLate(view: View, message: Message, since: string | undefined): Message {
  if (since === undefined) return message;
  return { ...message, blocks: [{ kind: "note", text: view.words.board.lateList(since) }, ...message.blocks] };
}
