// @ts-check
/** @import { Field } from "../../../chat/message.ts" */
/** @import { WireBlock } from "../wire.ts" */
/** @import { CardActions } from "./card.js" */
/** @import { Words } from "./words.js" */
import { h } from "./dom.js";

let forms = 0;

/**
 * @param {WireBlock & { kind: "form" }} block
 * @param {Words} words
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
export function drawForm(block, words, actions) {
  forms += 1;
  const prefix = `form-${forms}`;
  const fieldset = h(
    "fieldset",
    {},
    ...block.fields.map((field, index) => drawField(field, `${prefix}-${index}`, words)),
  );
  const submit = h("button", { type: "submit", class: "button", "data-tone": "primary" }, block.submit || words.send);
  const status = h("span", { class: "form-status", role: "status", tabindex: "-1" });
  const form = h("form", { class: "card-form" }, fieldset, h("div", { class: "buttons" }, submit, status));
  async function send() {
    // Before the fields are disabled: a disabled field has no value. None of them takes a file.
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
    );
    fieldset.disabled = true;
    submit.disabled = true;
    const sent = await actions.submit(block.line, values);
    status.textContent = sent ? `✓ ${words.submitted}` : "";
    fieldset.disabled = sent;
    submit.disabled = sent;
    // What was focused is no longer there to be; a keyboard goes on from here.
    if (sent) status.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawField(field, id, words) {
  const label = h(
    "label",
    { for: id },
    field.label,
    field.required ? h("span", { class: "required", title: words.required }, "*") : undefined,
  );
  return h(
    "div",
    { class: field.kind === "multiline" ? "field field-wide" : "field" },
    label,
    drawInput(field, id, words),
  );
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {Words} words
 * @returns {HTMLElement}
 */
function drawInput(field, id, words) {
  const common = {
    id,
    name: field.name,
    required: field.required,
    maxlength: field.kind === "text" || field.kind === "multiline" ? 4000 : undefined,
  };
  switch (field.kind) {
    case "text":
      return h("input", {
        ...common,
        type: "text",
        placeholder: field.placeholder,
        value: field.value,
      });
    case "date":
      return h("input", { ...common, type: "date", value: field.value });
    case "multiline":
      return h("textarea", { ...common, rows: "3", placeholder: field.placeholder }, field.value ?? "");
    case "choice": {
      const none = field.value === undefined ? [h("option", { value: "" }, field.placeholder ?? words.choose)] : [];
      const choices = (field.choices ?? []).map(({ label, value }) =>
        h("option", { value, selected: value === field.value }, label),
      );
      return h("select", common, ...none, ...choices);
    }
  }
}
