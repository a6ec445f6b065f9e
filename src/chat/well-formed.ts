import type { Message } from "./message.ts";

/**
 * The message with every half of a surrogate pair replaced (U+FFFD): a name from a platform's profile or a cell of a file may
 * have one, and it cannot be written in UTF-8, so a platform refuses the JSON or shows something else.
 */
export function wellFormed(message: Message): Message {
  // JSON writes a half as its escape, and nothing else as one of these.
  if (!/\\ud[89a-f]/iu.test(JSON.stringify(message))) return message;
  return JSON.parse(JSON.stringify(message), (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed() : value,
  ) as Message;
}
