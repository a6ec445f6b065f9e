import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Button } from "../../chat/message.ts";
import { oneLine, shorten } from "./clip.ts";
import { limits } from "./limits.ts";
import { renderNote } from "./render-note.ts";
import { words } from "./words.ts";

/** `value` is the command line, whole: a line that does not fit is no button, for half a command is another command. */
export function renderButtons(buttons: readonly Button[], index: number, locale: Locale): types.KnownBlock[] {
  const usable = buttons.filter((button) => button.line !== "" && button.line.length <= limits.buttonValue);
  const blocks: types.KnownBlock[] = [];
  for (let start = 0; start < usable.length; start += limits.buttons) {
    const id = `buttons:${index}:${start}`;
    blocks.push({
      type: "actions",
      block_id: id,
      elements: usable
        .slice(start, start + limits.buttons)
        .map((button, position) => renderButton(button, `${id}:${position}`, locale)),
    });
  }
  const missing = buttons.length - usable.length;
  return missing === 0 ? blocks : [...blocks, ...renderNote(words[locale].moreButtons(missing), locale)];
}

function renderButton(button: Button, id: string, locale: Locale): types.Button {
  const label = shorten(oneLine(button.label), limits.buttonLabel);
  return {
    type: "button",
    action_id: id,
    text: { type: "plain_text", text: label === "" ? words[locale].open : label, emoji: false },
    value: button.line,
    ...(button.tone ? { style: button.tone } : {}),
  };
}
