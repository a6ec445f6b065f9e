import type { types } from "@slack/bolt";
import type { Form, Message } from "../../chat/message.ts";
import { oneLine, shorten } from "./clip.ts";
import { fieldId } from "./form-ids.ts";
import { limits } from "./limits.ts";
import { writeMemo, type ModalMemo } from "./modal-memo.ts";
import { renderMessage } from "./render.ts";
import { renderFields } from "./render-form.ts";
import { words } from "./words.ts";

/** The one form of the message; undefined where there is none, or where a modal could not hold them all. */
export function onlyForm({ blocks }: Message): Form | undefined {
  const [form, second] = blocks.filter((block): block is Form => block.kind === "form");
  return second === undefined ? form : undefined;
}

/** The number of the form in a modal's ids. */
const only = "0";

/**
 * A message with its form as a modal (docs.slack.dev/surfaces/modals). Undefined where it does not fit one.
 * @param memo what it brings back; its line and form are the form's own.
 */
export function renderModal(
  message: Message,
  form: Form,
  memo: Omit<ModalMemo, "line" | "form">,
): types.ModalView | undefined {
  const { locale } = message;
  const metadata = writeMemo({ ...memo, line: form.line, form: form.id });
  const title = oneLine(message.title ?? message.summary);
  const rest = message.blocks.filter((block) => block !== form);
  // A title that is cut is said whole as the first line.
  const whole = title.length > limits.modalTitle ? [{ kind: "text", text: { strong: title } } as const] : [];
  const above = rest.length + whole.length > 0 ? renderMessage(untitled(message, [...whole, ...rest])).blocks : [];
  const blocks = [...above, ...renderFields(form, only, locale)];
  if (metadata === undefined || form.fields.length === 0 || blocks.length > limits.modalBlocks) return undefined;
  const submit = shorten(oneLine(form.submit), limits.modalButton);
  return {
    type: "modal",
    callback_id: "form",
    title: plain(title === "" ? words[locale].form : shorten(title, limits.modalTitle)),
    submit: plain(submit === "" ? words[locale].send : submit),
    close: plain(words[locale].cancel),
    private_metadata: metadata,
    blocks,
  };
}

/**
 * What is wrong with a modal that was sent, said at its fields, if all of it can be said there: the modal stays as it is.
 * @param sent ids of the blocks that it has
 */
export function problemsAt(form: Form, sent: readonly string[]): Readonly<Record<string, string>> | undefined {
  const shown = new Set(sent);
  const same = form.fields.length === shown.size && form.fields.every(({ name }) => shown.has(fieldId(only, name)));
  const problems = form.fields.flatMap(({ name, problem }): [string, string][] =>
    problem === undefined ? [] : [[fieldId(only, name), shorten(oneLine(problem), limits.fieldProblem)]],
  );
  return same && problems.length > 0 ? Object.fromEntries(problems) : undefined;
}

function untitled({ summary, locale }: Message, blocks: Message["blocks"]): Message {
  return { summary, locale, blocks };
}

function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}
