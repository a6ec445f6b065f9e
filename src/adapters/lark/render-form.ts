import { unreachable } from "../../errors.ts";
import type { Field, Form } from "../../chat/message.ts";
import { toFieldName, toName, toValue } from "./action.ts";
import type { CardButton, CardElement, DatePicker, Div, FormContainer, Input, PlainText, Select } from "./card.ts";
import { clean, cut } from "./escape.ts";
import { limits } from "./limits.ts";
import type { Rendering } from "./rendering.ts";

/**
 * A form container: at the card's root, with a submit button, and every component in it named uniquely in the card
 * (card-json-v2-components/containers/form-container; a repeated name makes the submit fail with 200530).
 */
export function renderForm(block: Form, rendering: Rendering): readonly CardElement[] {
  const { ordinal, words, direct } = rendering;
  const carried = { line: block.line, direct, form: block.id };
  const submit: CardButton = {
    tag: "button",
    text: plain(block.submit, limits.buttonLabel) ?? { tag: "plain_text", content: words.submit },
    type: "primary",
    behaviors: [{ type: "callback", value: toValue(carried) }],
    form_action_type: "submit",
    name: toName(carried, ordinal),
  };
  const form: FormContainer = {
    tag: "form",
    name: `form_${ordinal}`,
    elements: [...block.fields.flatMap((field) => [...renderField(field, rendering), ...renderProblem(field)]), submit],
  };
  return [form];
}

/** A card has no place for it at the input itself: it stands right below. */
function renderProblem({ problem }: Field): readonly Div[] {
  const content = problem === undefined ? undefined : plain(`⚠️ ${problem}`, limits.fieldProblem);
  return content === undefined ? [] : [{ tag: "div", text: { ...content, text_size: "notation", text_color: "red" } }];
}

function renderField(field: Field, rendering: Rendering): readonly (Div | Input | Select | DatePicker)[] {
  switch (field.kind) {
    case "text":
    case "multiline":
      return [renderInput(field, field.placeholder ?? "", rendering)];
    case "choice":
      return renderChoice(field, rendering);
    case "date":
      return [labelOf(field), renderDate(field, rendering)];
    case "project":
      return renderProject(field, rendering);
    default:
      return unreachable(field.kind);
  }
}

/** Cards have no list that is looked up while one types: one's own to choose from, and below it any other by number. */
function renderProject(field: Field, rendering: Rendering): readonly (Div | Input | Select)[] {
  const { words, ordinal } = rendering;
  const chosen = renderChoice({ ...field, required: false }, rendering);
  if (!chosen.some(({ tag }) => tag === "select_static"))
    return [renderInput(field, field.placeholder ?? "", rendering)];
  const listed = field.choices?.some(({ value }) => value === field.value) ?? false;
  const { value: _, ...empty } = field;
  const other = listed ? empty : field;
  const input = renderInput({ ...other, label: words.other, required: false }, field.placeholder ?? "", rendering);
  return [...chosen, { ...input, name: toFieldName(field.name, ordinal, "other") }];
}

function renderInput(field: Field, hint: string, { ordinal }: Rendering): Input {
  const placeholder = plain(hint, limits.placeholder);
  const value = cut(clean(field.value ?? ""), limits.input);
  return {
    tag: "input",
    name: toFieldName(field.name, ordinal, "text"),
    required: field.required,
    width: "fill",
    max_length: limits.input,
    input_type: field.kind === "multiline" ? "multiline_text" : "text",
    ...(field.kind === "multiline" ? { rows: 4 } : {}),
    label: { tag: "plain_text", content: labelText(field) },
    label_position: "top",
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(value === "" ? {} : { default_value: value }),
  };
}

/** Without choices, or with more than fit, the value is typed: a command reads it the same. */
function renderChoice(field: Field, rendering: Rendering): readonly (Div | Input | Select)[] {
  const { room, words } = rendering;
  // Two options with one value confuse the client (single-select-dropdown-menu page).
  const choices = [...new Map((field.choices ?? []).map((choice) => [choice.value, choice])).values()];
  if (choices.length === 0 || choices.length > room.choices) {
    const examples = choices.slice(0, 5).map(({ label }) => label);
    const hint =
      field.placeholder ??
      (examples.length < choices.length ? `${examples.join(words.between)}…` : examples.join(words.between));
    return [renderInput(field, hint, rendering)];
  }
  const initial = choices.findIndex(({ value }) => value === field.value) + 1;
  const select: Select = {
    tag: "select_static",
    name: toFieldName(field.name, rendering.ordinal, "text"),
    required: field.required,
    width: "fill",
    placeholder: plain(field.placeholder ?? "", limits.placeholder) ?? {
      tag: "plain_text",
      content: words.choose,
    },
    options: choices.map(({ label, value }) => ({
      text: plain(label, limits.optionLabel) ?? { tag: "plain_text", content: value },
      value,
    })),
    // By number: the page for `initial_option` does not say whether it means the label or the value.
    ...(initial === 0 ? {} : { initial_index: initial }),
  };
  return [labelOf(field), select];
}

function renderDate(field: Field, { ordinal, words }: Rendering): DatePicker {
  return {
    tag: "date_picker",
    name: toFieldName(field.name, ordinal, "date"),
    required: field.required,
    width: "fill",
    placeholder: plain(field.placeholder ?? "", limits.placeholder) ?? {
      tag: "plain_text",
      content: words.choose,
    },
    ...(/^\d{4}-\d{2}-\d{2}$/.test(field.value ?? "") ? { initial_date: field.value } : {}),
  };
}

/** Only an input has a label of its own. */
function labelOf(field: Field): Div {
  return { tag: "div", text: { tag: "plain_text", content: labelText(field) } };
}

function labelText(field: Field): string {
  return (plain(field.label, limits.fieldLabel)?.content ?? field.name) + (field.required ? " *" : "");
}

function plain(text: string, length: number): PlainText | undefined {
  const content = cut(clean(text).trim(), length);
  return content === "" ? undefined : { tag: "plain_text", content };
}
