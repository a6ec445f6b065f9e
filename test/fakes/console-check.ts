import { brokenTexts, isJson, list, str, type Json } from "./json.ts";

/**
 * What the page is built for, written apart from the renderer. A browser takes more; a person, a phone and the stream of
 * events do not.
 */
export function checkConsole(message: Json): readonly string[] {
  const problems: string[] = [];
  const say = (problem: string): unknown => problems.push(problem);
  const blocks = list(message["blocks"]);
  // Each of a hundred may have a line or two under it that says what is missing.
  if (blocks.length > 301) say(`${blocks.length} blocks`);
  if (str(message["summary"]).length > 401) say("summary over 400");
  if (str(message["title"]).length > 201) say("title over 200");
  const bytes = Buffer.byteLength(JSON.stringify(message));
  if (bytes > 2 ** 20) say(`${bytes} bytes, more than 1 MiB`);
  for (const at of brokenTexts(message)) say(`half a surrogate pair at ${at}`);
  for (const block of blocks) checkBlock(block, say);
  return problems;
}

type Say = (problem: string) => unknown;

function checkBlock(block: Json, say: Say): void {
  switch (block["kind"]) {
    case "text":
    case "note":
      return checkText(block["text"], 8000, say);
    case "fields":
      if (list(block["fields"]).length > 60) say("more than 60 fields");
      for (const field of list(block["fields"])) {
        checkLabel(field["label"], say);
        checkText(field["value"], 8000, say);
      }
      return;
    case "table":
      return checkTable(block, say);
    case "buttons":
      if (list(block["buttons"]).length > 25) say("more than 25 buttons");
      for (const button of list(block["buttons"])) {
        checkLabel(button["label"], say);
        checkLine(button["line"], say);
      }
      return;
    case "form":
      return checkForm(block, say);
    case "chart":
      return checkChart(block["chart"], say);
    case "divider":
      return;
    default:
      say(`unknown block ${String(block["kind"])}`);
  }
}

function checkTable(table: Json, say: Say): void {
  const rows = Array.isArray(table["rows"]) ? (table["rows"] as readonly unknown[]) : [];
  if (list(table["columns"]).length > 20) say("more than 20 columns");
  if (rows.length > 200) say("more than 200 rows");
  for (const column of list(table["columns"])) checkLabel(column["label"], say);
  for (const row of rows) for (const cell of row as readonly unknown[]) checkText(cell, 400, say);
}

function checkForm(form: Json, say: Say): void {
  const fields = list(form["fields"]);
  if (fields.length > 40) say("more than 40 fields in a form");
  checkLabel(form["submit"], say);
  checkLine(form["line"], say);
  for (const field of fields) {
    checkLabel(field["label"], say);
    checkLabel(field["placeholder"] ?? "", say);
    // What is sent back with the form is read up to 4,000 characters.
    if (str(field["value"]).length > 4000) say("value over 4000");
    const choices = list(field["choices"]);
    if (choices.length > 200) say("more than 200 choices");
    for (const choice of choices) checkLabel(choice["label"], say);
  }
}

function checkChart(chart: unknown, say: Say): void {
  if (!isJson(chart)) return void say("no chart");
  checkLabel(chart["title"], say);
  if (str(chart["alt"]) === "" || str(chart["alt"]).length > 8001) say("alt text");
  const walk = (value: unknown): void => {
    if (typeof value === "number" && !Number.isFinite(value)) say("no number");
    if (typeof value !== "object" || value === null) return;
    if ("label" in value) checkLabel(value.label, say);
    if (Array.isArray(value) && value.length > 60) say(`${value.length} in a row`);
    for (const member of Object.values(value)) walk(member);
  };
  walk(chart);
}

function checkText(value: unknown, most: number, say: Say): void {
  const parts = Array.isArray(value) ? (value as readonly unknown[]) : [];
  let letters = 0;
  for (const part of parts) {
    const { strong, code, label, link } = isJson(part) ? part : {};
    letters += [part, strong, code, label].map(str).join("").length;
    if (link !== undefined && !/^https?:\/\//iu.test(str(link))) say("a link that is none of the web");
    if (str(link).length > 8000) say("link over 8000");
  }
  // An ellipsis for each part at most.
  if (letters > most + parts.length + 1) say(`${letters} letters, more than ${most}`);
}

function checkLabel(value: unknown, say: Say): void {
  if (typeof value !== "string" || value.length > 201) say(`label of ${str(value).length}`);
}

/** It comes back as if somebody had typed it, and a longer one is refused. */
function checkLine(value: unknown, say: Say): void {
  if (typeof value !== "string" || value === "" || value.length > 4000) say(`line of ${str(value).length}`);
}
