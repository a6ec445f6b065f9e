import type { Block, Button } from "../../chat/message.ts";
import { toValue } from "./action.ts";
import type { CardButton, CardElement } from "./card.ts";
import { clean, cut } from "./escape.ts";
import { limits } from "./limits.ts";
import { note, type Rendering } from "./rendering.ts";

type ButtonsBlock = Extract<Block, { readonly kind: "buttons" }>;

/** Side by side, running on to the next line where the screen ends. JSON 2.0 has no `action` container any more. */
export function renderButtons({ buttons }: ButtonsBlock, rendering: Rendering): readonly CardElement[] {
  // A press sends the line: without one it does nothing.
  const shown = buttons.filter(({ line }) => line !== "").slice(0, rendering.room.buttons);
  const left = note(buttons.length > shown.length ? rendering.words.buttons(buttons.length - shown.length) : "");
  if (shown.length === 0) return left === undefined ? [] : [left];
  const row: CardElement = {
    tag: "column_set",
    flex_mode: "flow",
    horizontal_spacing: "8px",
    columns: shown.map((button) => ({
      tag: "column",
      width: "auto",
      elements: [renderButton(button, rendering.direct)],
    })),
  };
  return left === undefined ? [row] : [row, left];
}

function renderButton({ label, line, tone }: Button, direct: boolean): CardButton {
  const text = (what: string): string => clean(cut(what, limits.buttonLabel)).trim();
  return {
    tag: "button",
    text: {
      tag: "plain_text",
      content: text(label) || text(line) || "…",
    },
    type: tone ?? "default",
    behaviors: [{ type: "callback", value: toValue({ line, direct }) }],
  };
}
