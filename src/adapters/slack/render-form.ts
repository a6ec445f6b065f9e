import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Choice, Field, Form } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import { clean, cut, oneLine, shorten } from "./clip.ts";
import { fieldId, formBlockId, projectAction, submitId } from "./form-ids.ts";
import { limits } from "./limits.ts";
import { renderNote } from "./render-note.ts";
import { words } from "./words.ts";

/**
 * A form inside the message: input blocks and a button, whose press brings their values in `state.values`. Where Slack let
 * us open no modal (`render-modal.ts`): after a message that was typed, or too late after a press.
 */
export function renderForm(form: Form, index: number, locale: Locale): types.KnownBlock[] {
  const id = String(index);
  const submit = shorten(oneLine(form.submit), limits.buttonLabel);
  const button: types.Button = {
    type: "button",
    action_id: submitId(id),
    text: { type: "plain_text", text: submit === "" ? words[locale].send : submit, emoji: false },
    value: form.line,
    style: "primary",
  };
  return [
    ...renderFields(form, id, locale),
    { type: "actions", block_id: formBlockId(id, form.id), elements: [button] },
  ];
}

/** Each input, and under it what is wrong with it. */
export function renderFields(form: Form, id: string, locale: Locale): types.KnownBlock[] {
  return form.fields.flatMap((field) => [
    renderField(field, id),
    ...(field.problem === undefined ? [] : renderNote(`⚠️ ${field.problem}`, locale)),
  ]);
}

function renderField(field: Field, form: string): types.InputBlock {
  const label = shorten(oneLine(field.label), limits.inputLabel);
  return {
    type: "input",
    block_id: fieldId(form, field.name),
    optional: !field.required,
    label: { type: "plain_text", text: label === "" ? field.name : label, emoji: false },
    element: renderElement(field),
  };
}

function renderElement(field: Field): types.InputBlock["element"] {
  switch (field.kind) {
    case "text":
      return textInput(field, false);
    case "multiline":
      return textInput(field, true);
    case "date": {
      const valid = field.value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(field.value);
      return {
        type: "datepicker",
        action_id: "value",
        ...(valid ? { initial_date: field.value } : {}),
      };
    }
    case "choice":
      return select(field) ?? textInput(field, false);
    case "project":
      return projectSelect(field);
    default:
      return unreachable(field.kind);
  }
}

function textInput(field: Field, multiline: boolean): types.PlainTextInput {
  const value = clean(field.value ?? "");
  const shown = multiline ? value : value.replaceAll(/\s+/g, " ");
  return {
    type: "plain_text_input",
    action_id: "value",
    multiline,
    max_length: limits.inputValue,
    ...(shown === "" ? {} : { initial_value: cut(shown, limits.inputValue) }),
    ...placeholder(field),
  };
}

/** Undefined where a select cannot offer every choice: typing the value then loses none. */
function select(field: Field): types.StaticSelect | undefined {
  const choices = field.choices ?? [];
  if (choices.length === 0 || choices.length > limits.options) return undefined;
  if (choices.some((choice) => choice.value === "" || choice.value.length > limits.option)) return undefined;
  const options = choices.map(optionOf);
  const initial = options.find((option) => option.value === field.value);
  return {
    type: "static_select",
    action_id: "value",
    options,
    ...(initial ? { initial_option: initial } : {}),
    ...placeholder(field),
  };
}

/** Found by typing, or chosen from one's own: Slack asks us each time (`block_suggestion`). */
function projectSelect(field: Field): types.ExternalSelect {
  const { value } = field;
  const known = field.choices?.find((choice) => choice.value === value);
  const initial = known ?? (value !== undefined && value !== "" ? { label: value, value } : undefined);
  return {
    type: "external_select",
    action_id: projectAction,
    min_query_length: 0,
    ...(initial && initial.value.length <= limits.option ? { initial_option: optionOf(initial) } : {}),
    ...placeholder(field),
  };
}

export function optionOf({ label, value }: Choice): types.PlainTextOption {
  const text = shorten(oneLine(label), limits.option);
  return { text: { type: "plain_text", text: text === "" ? value : text, emoji: false }, value };
}

function placeholder(field: Field): { readonly placeholder?: types.PlainTextElement } {
  const text = shorten(oneLine(field.placeholder ?? ""), limits.placeholder);
  return text === "" ? {} : { placeholder: { type: "plain_text", text, emoji: false } };
}
