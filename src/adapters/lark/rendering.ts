import type { Message } from "../../chat/message.ts";
import type { Div } from "./card.ts";
import { clean } from "./escape.ts";
import type { Room } from "./limits.ts";
import type { Words } from "./words.ts";

/** What every block renderer gets beside its block. */
export interface Rendering {
  readonly locale: Message["locale"];
  readonly words: Words;
  readonly room: Room;
  /** The card is for a conversation with one person. */
  readonly direct: boolean;
  /** How many blocks of the same kind stand before this one. */
  readonly ordinal: number;
}

/** Text in an element that interprets nothing; undefined when there is none to show. */
export function data(text: string): Div | undefined {
  const content = clean(text).trim();
  return content === "" ? undefined : { tag: "div", text: { tag: "plain_text", content } };
}

/** The same, small and grey. */
export function note(text: string): Div | undefined {
  const content = clean(text).trim();
  return content === ""
    ? undefined
    : {
        tag: "div",
        text: { tag: "plain_text", content, text_size: "notation", text_color: "grey" },
      };
}
