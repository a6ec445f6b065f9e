import { listOf, partOf, textOf, wordOf, type Part } from "./lark-card-parts.ts";
import { checkChart } from "./lark-chart-check.ts";
import { brokenTexts } from "./json.ts";
import { interactive, known, templates } from "./lark-card-tags.ts";

/**
 * What Feishu refuses in a card of JSON 2.0, as far as its pages say (feishu-cards/card-json-v2-structure and the component
 * pages). Written apart from the renderer, with its own numbers, so that one can be wrong without the other.
 */
/** Everything that is wrong with a card; empty when it would be shown. `bodyBytes` is the size of the request. */
export function checkCard(card: unknown, bodyBytes: number): readonly string[] {
  const problems: string[] = [];
  const say = (problem: string): number => problems.push(problem);
  const { schema, config, header, body, ...rest } = partOf(card);
  if (schema !== "2.0") say("schema is not 2.0");
  if (Object.keys(rest).length > 0) say(`unknown property ${Object.keys(rest).join(", ")}`);
  if (partOf(config)["update_multi"] === false) say("update_multi is false");
  if (header !== undefined) {
    const { title, template } = partOf(header);
    if (textOf(title) === "") say("header without a title");
    if (template !== undefined && !templates.includes(wordOf(template))) say("unknown header template");
  }
  const elements = listOf(partOf(body)["elements"]);
  if (elements.length === 0) say("body without elements");
  const all = [...partsOf(card, 0)];
  if (all.length > 200) say(`${all.length} elements, more than 200`);
  if (bodyBytes > 30 * 1024) say(`${bodyBytes} bytes, more than 30 KB`);
  if (all.filter(({ part }) => part["tag"] === "table").length > 5) say("more than 5 tables");
  for (const { part, depth } of all) checkPart(part, depth, elements.includes(part), say);
  const ids = all.map(({ part }) => part["element_id"]).filter((id) => id !== undefined);
  if (ids.some((id) => !/^[A-Za-z]\w{0,19}$/.test(wordOf(id)))) say("element_id is none");
  if (new Set(ids).size < ids.length) say("element_id twice");
  for (const at of brokenTexts(card)) say(`half a surrogate pair at ${at}`);
  checkForms(elements, say);
  return problems;
}

function checkPart(part: Part, depth: number, root: boolean, say: (problem: string) => void): void {
  const tag = wordOf(part["tag"]);
  const properties = known[tag];
  if (!properties) return say(`unsupported tag ${tag}`);
  if (depth > 12) say(`${tag} is nested too deep`);
  for (const key of Object.keys(part))
    if (key !== "tag" && !properties.includes(key)) say(`${tag} has the unknown property ${key}`);
  if (["table", "form"].includes(tag) && !root) say(`${tag} is not at the root`);
  if (tag === "plain_text" && typeof part["content"] !== "string") say("plain_text without content");
  if (tag === "markdown" && (typeof part["content"] !== "string" || part["content"] === ""))
    say("markdown without content");
  if (tag === "div" && textOf(part["text"]) === "") say("div without text");
  if (tag === "column_set" && listOf(part["columns"]).length === 0) say("column_set without columns");
  if (tag === "button") checkButton(part, say);
  if (tag === "table") checkTable(part, say);
  if (tag === "chart") checkChart(part, say);
  if (tag === "select_static") checkSelect(part, say);
  if (tag === "input") checkInput(part, say);
  if (
    tag === "date_picker" &&
    part["initial_date"] !== undefined &&
    !/^\d{4}-\d{2}-\d{2}$/.test(wordOf(part["initial_date"]))
  )
    say("initial_date is no date");
}

function checkButton(button: Part, say: (problem: string) => void): void {
  if (textOf(button["text"]).trim() === "") say("button without text");
  for (const behavior of listOf(button["behaviors"]).map(partOf)) {
    if (behavior["type"] === "callback" && (typeof behavior["value"] !== "object" || behavior["value"] === null))
      say("callback value is no object");
  }
}

function checkTable(table: Part, say: (problem: string) => void): void {
  const columns = listOf(table["columns"]).map(partOf);
  const size = Number(table["page_size"] ?? 5);
  if (columns.length === 0 || columns.length > 50) say(`table with ${columns.length} columns`);
  if (!Number.isInteger(size) || size < 1 || size > 10) say(`table with page_size ${size}`);
  if (new Set(columns.map((column) => column["name"])).size < columns.length) say("table with a column's name twice");
  const types = new Map(columns.map((column) => [column["name"], column["data_type"]]));
  for (const row of listOf(table["rows"]).map(partOf)) {
    for (const [key, cell] of Object.entries(row)) {
      const type = types.get(key);
      if (type === undefined) say(`table row with the undeclared column ${key}`);
      else if (type === "persons" ? !Array.isArray(cell) : typeof cell !== "string")
        say(`table cell ${key} is no ${wordOf(type)}`);
    }
  }
}

function checkSelect(select: Part, say: (problem: string) => void): void {
  const options = listOf(select["options"]).map(partOf);
  const values = options.map((option) => option["value"]);
  const initial = Number(select["initial_index"] ?? 0);
  if (options.length === 0) say("select without options");
  if (new Set(values).size < values.length) say("select with a repeated value");
  if (options.some((option) => textOf(option["text"]) === "")) say("option without text");
  if (initial > options.length) say("initial_index beyond the options");
}

function checkInput(input: Part, say: (problem: string) => void): void {
  const length = Number(input["max_length"] ?? 1000);
  if (!Number.isInteger(length) || length < 1 || length > 1000) say(`input with max_length ${length}`);
  if (textOf(input["placeholder"]).length > 100) say("placeholder of more than 100 characters");
  if (wordOf(input["default_value"]).length > length) say("default_value longer than max_length");
}

function checkForms(elements: readonly Part[], say: (problem: string) => void): void {
  const names: unknown[] = [];
  for (const form of elements.filter((element) => element["tag"] === "form")) {
    names.push(form["name"]);
    if (typeof form["name"] !== "string" || form["name"] === "")
      say("form's name is required and can not be empty string");
    const inside = [...partsOf(form["elements"], 0)].map(({ part }) => part);
    if (!inside.some((part) => part["tag"] === "button" && part["form_action_type"] === "submit"))
      say("form without a submit button");
    if (inside.some((part) => ["form", "table", "chart"].includes(wordOf(part["tag"]))))
      say("form with a table, chart or form inside");
    names.push(...inside.filter((part) => interactive.includes(wordOf(part["tag"]))).map((part) => part["name"]));
  }
  if (names.some((name) => typeof name !== "string" || name === "")) say("form component without a name");
  if (new Set(names).size < names.length) say("form component whose name is not unique");
}

/** Every object with a tag, with the depth it stands at. */
export function* partsOf(value: unknown, depth: number): Generator<{ readonly part: Part; readonly depth: number }> {
  if (typeof value !== "object" || value === null) return;
  const part = partOf(value);
  if (typeof part["tag"] === "string") yield { part, depth };
  for (const child of Object.values(part)) yield* partsOf(child, depth + 1);
}
