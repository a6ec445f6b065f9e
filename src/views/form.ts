import type { Field, Message } from "../chat/message.ts";
import type { Evidence } from "../packs/pack.ts";
import { gatesOf, type View } from "./view.ts";

/** A sentence that something is missing, and the form to put it right in. */
export function formMessage(view: View, message: Message, line: string, fields: readonly Field[]): Message {
  return { ...message, blocks: [...message.blocks, { kind: "form", line, submit: view.words.form.submit, fields }] };
}

/** What a form is for, with the example that the line alone would have been. */
export function formHeading(view: View, purpose: string, given: string, message: Message): Message {
  const title = [given.trim(), purpose].filter((part) => part !== "").join(" ");
  const example = message.blocks.filter((block) => block.kind === "note");
  return { summary: title, title, locale: view.locale, blocks: example };
}

/** What a stage's gate asks, as fields named by the pack's keys. Empty for a stage that asks nothing. */
export function gateFields(view: View, stageName: string): readonly Field[] {
  const stage = gatesOf(view).find((item) => item.name[view.locale] === stageName);
  return (stage?.evidence ?? []).map((item) => field(view, item));
}

function field(view: View, item: Evidence): Field {
  const example =
    item.hint?.[view.locale] ??
    { text: "", date: "2026-11-20", amount: view.locale === "en" ? "US$30m" : "50亿", creditCode: "" }[item.kind];
  return {
    name: item.key,
    label: item.name[view.locale],
    kind: item.kind === "date" ? "date" : "text",
    required: item.required,
    ...(example === "" ? {} : { placeholder: example }),
  };
}
