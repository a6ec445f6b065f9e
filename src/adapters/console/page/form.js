// @ts-check
/** @import { Field, Form } from "../../../chat/message.ts" */
/** @import { CardActions } from "./card.js" */
/** @import { Words } from "./words.js" */
import { h } from "./dom.js";
import { offerProjects } from "./project-field.js";

let forms = 0;

/**
 * Forms sent from this page whose answer is still to come: it takes the form's place, and the eyes go to what is wrong.
 * @type {Set<string>}
 */
const awaited = new Set();

/**
 * @param {Form} block
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
    ...block.fields.map((field, index) => drawField(field, `${prefix}-${index}`, words, actions)),
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
    if (block.id !== undefined) awaited.add(block.id);
    const sent = await actions.submit(block.line, values, block.id);
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
  if (block.id !== undefined && awaited.delete(block.id)) focusProblem(form);
  return form;
}

/**
 * Once it is in the page.
 * @param {HTMLElement} form
 */
function focusProblem(form) {
  requestAnimationFrame(() => {
    const wrong = form.querySelector("[aria-invalid]");
    if (wrong instanceof HTMLElement) wrong.focus();
  });
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {Words} words
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
function drawField(field, id, words, actions) {
  const label = h(
    "label",
    { for: id },
    field.label,
    field.required ? h("span", { class: "required", title: words.required }, "*") : undefined,
  );
  const input = drawInput(field, id, words);
  const problem =
    field.problem === undefined ? undefined : h("p", { id: `${id}-problem`, class: "field-problem" }, field.problem);
  if (problem) {
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", problem.id);
  }
  const offered = field.kind === "project" ? offerProjects(field, input, id, actions) : undefined;
  return h("div", { class: field.kind === "multiline" ? "field field-wide" : "field" }, label, input, offered, problem);
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
    maxlength: field.kind === "choice" || field.kind === "date" ? undefined : 4000,
  };
  switch (field.kind) {
    case "text":
    case "project":
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
