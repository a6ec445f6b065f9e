import { isJson, list, str, type Json } from "./json.ts";

/** Interactive elements of Block Kit and the small objects in them (docs.slack.dev/reference/block-kit), with Slack's numbers. */
export type Say = (pointer: string, what: string) => unknown;

export function checkText(value: unknown, at: string, max: number, types: readonly string[], say: Say): void {
  if (!isJson(value)) return void say(at, "missing");
  const type = str(value["type"]);
  const text = str(value["text"]);
  if (!types.includes(type)) say(at, `must be ${types.join(" or ")}`);
  if (text === "") say(at, "must be more than 0 characters");
  if (text.length > max) say(at, `${text.length} characters, more than ${max}`);
  if (type === "plain_text" && "verbatim" in value) say(at, "verbatim is for mrkdwn");
  if (type === "mrkdwn" && "emoji" in value) say(at, "emoji is for plain_text");
}

/** Where each element may stand. `plain_text_input` and its kin live only in an input. */
const places: Readonly<Record<string, readonly ("actions" | "input" | "section")[]>> = {
  button: ["actions", "section"],
  checkboxes: ["actions", "input", "section"],
  radio_buttons: ["actions", "input", "section"],
  datepicker: ["actions", "input", "section"],
  datetimepicker: ["actions", "input"],
  timepicker: ["actions", "input", "section"],
  overflow: ["actions", "section"],
  static_select: ["actions", "input", "section"],
  multi_static_select: ["actions", "input", "section"],
  users_select: ["actions", "input", "section"],
  multi_users_select: ["actions", "input", "section"],
  conversations_select: ["actions", "input", "section"],
  channels_select: ["actions", "input", "section"],
  external_select: ["actions", "input", "section"],
  plain_text_input: ["input"],
  rich_text_input: ["input"],
  email_text_input: ["input"],
  url_text_input: ["input"],
  number_input: ["input"],
};

/** How many options an element takes at most; each needs one. */
const mostOptions: Readonly<Record<string, number>> = {
  checkboxes: 10,
  radio_buttons: 10,
  overflow: 5,
  static_select: 100,
  multi_static_select: 100,
};

export function checkElement(element: Json, at: string, place: "actions" | "input" | "section", say: Say): void {
  const type = str(element["type"]);
  if (!places[type]?.includes(place)) return void say(at, `unknown element ${type}`);
  if (str(element["action_id"]).length > 255) say(at, "action_id over 255");
  if ("placeholder" in element) checkText(element["placeholder"], `${at}/placeholder`, 150, ["plain_text"], say);
  if ("confirm" in element) checkConfirm(element["confirm"], `${at}/confirm`, say);
  if (type === "button") checkButton(element, at, say);
  if (type in mostOptions) checkOptions(element, at, mostOptions[type] ?? 0, say);
  if (type === "plain_text_input") checkTextInput(element, at, say);
  if ("initial_date" in element && !/^\d{4}-\d{2}-\d{2}$/.test(str(element["initial_date"]))) say(at, "initial_date");
  if ("initial_time" in element && !/^\d{2}:\d{2}$/.test(str(element["initial_time"]))) say(at, "initial_time");
  if (type === "number_input" && typeof element["is_decimal_allowed"] !== "boolean") say(at, "is_decimal_allowed");
}

function checkButton(button: Json, at: string, say: Say): void {
  checkText(button["text"], `${at}/text`, 75, ["plain_text"], say);
  if (str(button["value"]).length > 2000) say(at, "value over 2000");
  if (str(button["url"]).length > 3000) say(at, "url over 3000");
  if (str(button["accessibility_label"]).length > 75) say(at, "accessibility_label over 75");
  if ("style" in button && !["primary", "danger"].includes(str(button["style"]))) say(at, "style");
}

function checkConfirm(value: unknown, at: string, say: Say): void {
  const confirm = isJson(value) ? value : {};
  checkText(confirm["title"], `${at}/title`, 100, ["plain_text"], say);
  checkText(confirm["text"], `${at}/text`, 300, ["plain_text", "mrkdwn"], say);
  checkText(confirm["confirm"], `${at}/confirm`, 30, ["plain_text"], say);
  checkText(confirm["deny"], `${at}/deny`, 30, ["plain_text"], say);
}

function checkTextInput(input: Json, at: string, say: Say): void {
  const most = "max_length" in input ? Number(input["max_length"]) : 3000;
  if (!Number.isInteger(most) || most < 1 || most > 3000) say(at, `max_length ${most}`);
  const initial = str(input["initial_value"]);
  if (initial.length > 3000) say(at, "initial_value over 3000");
  if (initial.length > most) say(at, "initial_value longer than max_length");
  if ("initial_value" in input && input["initial_value"] === "") say(at, "empty initial_value");
}

function checkOptions(element: Json, at: string, most: number, say: Say): void {
  const groups = list(element["option_groups"]);
  if (groups.length > 100) say(at, `${groups.length} option_groups`);
  for (const [index, group] of groups.entries())
    checkText(group["label"], `${at}/option_groups/${index}`, 75, ["plain_text"], say);
  const sets = groups.length > 0 ? groups.map((group) => list(group["options"])) : [list(element["options"])];
  for (const options of sets) {
    if (options.length === 0 || options.length > most) say(at, `${options.length} options`);
    for (const [index, option] of options.entries()) {
      const types = element["type"] === "checkboxes" || element["type"] === "radio_buttons" ? ["mrkdwn"] : [];
      checkText(option["text"], `${at}/options/${index}`, 75, ["plain_text", ...types], say);
      if ("description" in option)
        checkText(option["description"], `${at}/options/${index}/description`, 75, ["plain_text", ...types], say);
      const value = str(option["value"]);
      if (value === "" || value.length > 75) say(at, `option ${index} value of ${value.length}`);
    }
  }
  const known = new Set(sets.flat().map((option) => JSON.stringify(option)));
  const initial = [element["initial_option"], ...list(element["initial_options"])].filter((one) => one !== undefined);
  if (initial.some((option) => !known.has(JSON.stringify(option)))) say(at, "initial_option is no option");
}
