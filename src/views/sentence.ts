import type { Message } from "../chat/message.ts";
import type { View } from "./view.ts";

/** An answer that is one sentence. */
export function sentence(view: View, text: string, note?: string): Message {
  return {
    summary: text,
    tone: "good",
    locale: view.locale,
    blocks: [{ kind: "text", text }, ...(note === undefined ? [] : [{ kind: "note", text: note } as const])],
  };
}
