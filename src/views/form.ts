import { fieldAtFault } from "../chat/form-answers.ts";
import type { Field, Form, Message } from "../chat/message.ts";
import { UserError } from "../errors.ts";
import type { Evidence, Gate } from "../packs/pack.ts";
import { errorSentence } from "./error.ts";
import { gatesOf, type View } from "./view.ts";

/** What a form is to be: where its answers go, and under which id. */
export type FormDraft = Pick<Form, "line" | "fields" | "id">;

/** A sentence that something is missing, and the form to put it right in. */
export function formMessage(view: View, message: Message, draft: FormDraft): Message {
  return { ...message, blocks: [...message.blocks, { kind: "form", submit: view.words.form.submit, ...draft }] };
}

/** What a form is for, with the example that the line alone would have been. */
export function formHeading(view: View, purpose: string, given: string, message: Message): Message {
  const title = headingOf(given, purpose);
  const example = message.blocks.filter((block) => block.kind === "note");
  return { summary: title, title, locale: view.locale, blocks: example };
}

/** The same form once more, where everything that is wrong stands at its field. */
export function formToMend(view: View, purpose: string, given: string, problems: readonly string[]): Message {
  return {
    summary: problems.join(" "),
    title: headingOf(given, purpose),
    tone: "warning",
    locale: view.locale,
    blocks: [{ kind: "text", text: view.words.form.mend }],
  };
}

/** In the form's place, once what it asked for is done. */
export function formDone(view: View, done: Message): Message {
  const text = view.words.form.done(done.title ?? done.summary);
  return { summary: text, tone: "good", locale: view.locale, blocks: [{ kind: "text", text }] };
}

/** Of a form that was sent before, with a button that opens it anew. */
export function formSent(view: View, message: Message, line: string): Message {
  return {
    ...message,
    blocks: [...message.blocks, { kind: "buttons", buttons: [{ label: view.words.form.again, line }] }],
  };
}

function headingOf(given: string, purpose: string): string {
  // What a former step settled stands in the line with its keys: `编号:“#12” 阶段:“签约”`.
  const settled = given.replaceAll(/[^\s:：]+[:：][“「"‘]([^”」"’]*)[”」"’]/gu, "$1");
  return [settled.trim(), purpose].filter((part) => part !== "").join(" ");
}

/** One sentence for each field that is wrong, by the field's name; empty where what is wrong is at none of them. */
export function problemsAt(
  view: View,
  error: UserError,
  fields: readonly Field[],
  answers: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const shown = new Set(fields.map(({ name }) => name));
  const problems = new Map<string, string>();
  for (const one of [...missingEvidence(error, fields, answers), error, ...error.also]) {
    const argument = one.field ?? answeredWith(one, fields, answers);
    const at = argument === undefined ? undefined : fieldAtFault(argument, one.reason, shown);
    if (at !== undefined && shown.has(at) && !problems.has(at)) problems.set(at, errorSentence(one, view.words));
  }
  return problems;
}

/** Evidence that a gate's form was sent without; a gate that asks for the first time reproaches nothing. */
function missingEvidence(
  error: UserError,
  fields: readonly Field[],
  answers: Readonly<Record<string, string>>,
): readonly UserError[] {
  if (error.reason !== "missing_evidence" || !fields.some(({ name }) => name in answers)) return [];
  const { keys } = (error as UserError<"missing_evidence">).values;
  return fields
    .filter(({ name, label }) => keys.includes(label) && (answers[name] ?? "").trim() === "")
    .map(({ name, label }) =>
      new UserError("invalid_input", "missing_argument", { key: label }).inForm({ field: name }),
    );
}

/** What the domain refuses it names by what was given, or by the argument's own word. */
function answeredWith(
  { values }: UserError,
  fields: readonly Field[],
  answers: Readonly<Record<string, string>>,
): string | undefined {
  const { given, key } = values as { readonly given?: unknown; readonly key?: unknown };
  const byAnswer = fields.filter(({ name }) => typeof given === "string" && answers[name]?.trim() === given.trim());
  const byName = fields.filter(({ label }) => label === key);
  const [found, second] = byAnswer.length > 0 ? byAnswer : byName;
  return second === undefined ? found?.name : undefined;
}

/** What a stage's gate asks, as fields named by the pack's keys. Empty for a stage that asks nothing. */
export function gateFields(view: View, stageName: string): readonly Field[] {
  return fieldsOfGate(
    view,
    gatesOf(view).find((item) => item.name[view.locale] === stageName),
  );
}

/** The fields of the gate that these answers are about: keys of evidence are unique in the pack. */
export function gateFieldsFor(view: View, answered: readonly string[]): readonly Field[] {
  const asked = (gate: Gate) => gate.evidence.some(({ key }) => answered.includes(key));
  return fieldsOfGate(view, gatesOf(view).find(asked));
}

function fieldsOfGate(view: View, gate: Gate | undefined): readonly Field[] {
  return (gate?.evidence ?? []).map((item) => field(view, item));
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
