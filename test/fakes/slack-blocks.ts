/**
 * What Slack checks and shows of a message's blocks, from the Block Kit reference and independent of our renderer: the
 * limits here are Slack's, the renderer's are ours to keep below them.
 */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function str(value: unknown): string {
  return typeof value === "string" ? value : "";
}

const known = new Set(["header", "section", "context", "divider", "actions", "input", "rich_text", "image"]);

/** Breaches, as `/blocks/3/text: more than 150 characters`. Empty when Slack would take the message. */
export function checkMessage(text: string, blocks: readonly Json[]): readonly string[] {
  const problems: string[] = [];
  const say = (pointer: string, what: string): unknown => problems.push(`${pointer}: ${what}`);
  if (text === "" && blocks.length === 0) say("/text", "no text and no blocks");
  if (text.length > 4000) say("/text", `${text.length} characters, more than 4000`);
  if (blocks.length > 50) say("/blocks", `${blocks.length} blocks, more than 50`);
  const size = visibleSize(blocks);
  if (size > 13_000) say("/blocks", `${size} characters together, msg_blocks_too_long`);
  const ids = blocks.map((block) => str(block["block_id"])).filter((id) => id !== "");
  if (new Set(ids).size !== ids.length) say("/blocks", "a block_id twice");
  for (const [index, block] of blocks.entries()) checkBlock(block, `/blocks/${index}`, say);
  return problems;
}

/** Breaches of a modal, as of a message. Empty when Slack would open it. */
export function checkView(view: Json): readonly string[] {
  const problems: string[] = [];
  const say = (pointer: string, what: string): unknown => problems.push(`${pointer}: ${what}`);
  const blocks = list(view["blocks"]);
  if (view["type"] !== "modal") say("/view/type", `unknown ${str(view["type"])}`);
  checkText(view["title"], "/view/title", 24, ["plain_text"], say);
  for (const label of ["submit", "close"])
    if (label in view) checkText(view[label], `/view/${label}`, 24, ["plain_text"], say);
  if (blocks.length === 0 || blocks.length > 100) say("/view/blocks", `${blocks.length} blocks`);
  if (blocks.some((block) => block["type"] === "input") && !("submit" in view)) say("/view/submit", "missing");
  if (str(view["private_metadata"]).length > 3000) say("/view/private_metadata", "more than 3000 characters");
  for (const id of ["callback_id", "external_id"]) if (str(view[id]).length > 255) say(`/view/${id}`, "over 255");
  if (JSON.stringify(view).length > 250_000) say("/view", "view_too_large");
  const ids = blocks.map((block) => str(block["block_id"])).filter((id) => id !== "");
  if (new Set(ids).size !== ids.length) say("/view/blocks", "a block_id twice");
  for (const [index, block] of blocks.entries()) checkBlock(block, `/view/blocks/${index}`, say);
  return problems;
}

type Say = (pointer: string, what: string) => unknown;

function checkBlock(block: Json, at: string, say: Say): void {
  const type = str(block["type"]);
  if (!known.has(type)) say(at, `unknown block ${type}`);
  if (str(block["block_id"]).length > 255) say(at, "block_id over 255");
  if (type === "header") checkText(block["text"], `${at}/text`, 150, ["plain_text"], say);
  if (type === "section") checkSection(block, at, say);
  if (type === "context") checkContext(block, at, say);
  if (type === "actions") checkActions(block, at, say);
  if (type === "input") checkInput(block, at, say);
  if (type === "rich_text") checkRichText(block, at, say);
  if (type === "image") checkImage(block, at, say);
}

function checkImage(block: Json, at: string, say: Say): void {
  const alt = str(block["alt_text"]);
  if (alt === "" || alt.length > 2000) say(`${at}/alt_text`, `${alt.length} characters`);
  if ("title" in block) checkText(block["title"], `${at}/title`, 2000, ["plain_text"], say);
  const file = isJson(block["slack_file"]) ? block["slack_file"] : undefined;
  if ((file === undefined) === (str(block["image_url"]) === "")) say(at, "needs either image_url or slack_file");
  if (!file) return;
  if ("url" in file === "id" in file) say(`${at}/slack_file`, "needs either url or id");
  if ("id" in file && !/^F[A-Z0-9]{8,}$/.test(str(file["id"])))
    say(`${at}/slack_file/id`, "input must match regex pattern: ^[F][A-Z0-9]{8,}$");
}

function checkText(value: unknown, at: string, max: number, types: readonly string[], say: Say): void {
  if (!isJson(value)) return void say(at, "missing");
  const type = str(value["type"]);
  const text = str(value["text"]);
  if (!types.includes(type)) say(at, `must be ${types.join(" or ")}`);
  if (text === "") say(at, "must be more than 0 characters");
  if (text.length > max) say(at, `${text.length} characters, more than ${max}`);
  if (type === "plain_text" && "verbatim" in value) say(at, "verbatim is for mrkdwn");
  if (type === "mrkdwn" && "emoji" in value) say(at, "emoji is for plain_text");
}

function checkSection(block: Json, at: string, say: Say): void {
  if ("text" in block) checkText(block["text"], `${at}/text`, 3000, ["plain_text", "mrkdwn"], say);
  const fields = list(block["fields"]);
  if ("fields" in block && (fields.length === 0 || fields.length > 10)) say(`${at}/fields`, `${fields.length} fields`);
  for (const [index, field] of fields.entries())
    checkText(field, `${at}/fields/${index}`, 2000, ["plain_text", "mrkdwn"], say);
  if (!("text" in block) && !("fields" in block)) say(at, "neither text nor fields");
}

function checkContext(block: Json, at: string, say: Say): void {
  const elements = list(block["elements"]);
  if (elements.length === 0 || elements.length > 10) say(at, `${elements.length} elements`);
  for (const [index, element] of elements.entries())
    checkText(element, `${at}/elements/${index}`, 2000, ["plain_text", "mrkdwn"], say);
}

function checkActions(block: Json, at: string, say: Say): void {
  const elements = list(block["elements"]);
  if (elements.length === 0 || elements.length > 25) say(at, `${elements.length} elements`);
  const ids = elements.map((element) => str(element["action_id"]));
  if (new Set(ids).size !== ids.length) say(at, "an action_id twice");
  for (const [index, element] of elements.entries()) {
    const pointer = `${at}/elements/${index}`;
    checkText(element["text"], `${pointer}/text`, 75, ["plain_text"], say);
    if (str(element["value"]).length > 2000) say(pointer, "value over 2000");
    if (str(element["action_id"]).length > 255) say(pointer, "action_id over 255");
    if ("style" in element && !["primary", "danger"].includes(str(element["style"]))) say(pointer, "style");
  }
}

function checkInput(block: Json, at: string, say: Say): void {
  checkText(block["label"], `${at}/label`, 2000, ["plain_text"], say);
  const element = isJson(block["element"]) ? block["element"] : {};
  const type = str(element["type"]);
  if ("placeholder" in element)
    checkText(element["placeholder"], `${at}/element/placeholder`, 150, ["plain_text"], say);
  if (type === "plain_text_input") {
    if (str(element["initial_value"]).length > 3000) say(at, "initial_value over 3000");
    if ("initial_value" in element && element["initial_value"] === "") say(at, "empty initial_value");
    return;
  }
  if (type === "datepicker") {
    if ("initial_date" in element && !/^\d{4}-\d{2}-\d{2}$/.test(str(element["initial_date"]))) say(at, "initial_date");
    return;
  }
  if (type === "external_select") {
    const option = element["initial_option"];
    if (option !== undefined) checkOptions([isJson(option) ? option : {}], at, say);
    return;
  }
  if (type !== "static_select") return void say(at, `unknown element ${type}`);
  const options = list(element["options"]);
  if (options.length === 0 || options.length > 100) say(at, `${options.length} options`);
  checkOptions(options, at, say);
  const initial = element["initial_option"];
  if (initial !== undefined && !options.some((option) => JSON.stringify(option) === JSON.stringify(initial)))
    say(at, "initial_option is no option");
}

export function checkOptions(options: readonly Json[], at: string, say: Say): void {
  for (const [index, option] of options.entries()) {
    checkText(option["text"], `${at}/element/options/${index}`, 75, ["plain_text"], say);
    const value = str(option["value"]);
    if (value === "" || value.length > 75) say(at, `option ${index} value of ${value.length}`);
  }
}

function checkRichText(block: Json, at: string, say: Say): void {
  const elements = list(block["elements"]);
  if (elements.length === 0) say(at, "no elements");
  for (const [index, element] of elements.entries()) {
    const inner = list(element["elements"]);
    const preformatted = element["type"] === "rich_text_preformatted";
    if (!preformatted && element["type"] !== "rich_text_section")
      say(`${at}/elements/${index}`, `unknown ${str(element["type"])}`);
    if (inner.length === 0) say(`${at}/elements/${index}`, "no elements");
    for (const part of inner) {
      if (preformatted && !["text", "link"].includes(str(part["type"])))
        say(at, "preformatted holds text and links only");
      if (part["type"] === "text" && str(part["text"]) === "") say(at, "must be more than 0 characters");
      if (part["type"] === "user" && !/^[UW][A-Z0-9]+$/.test(str(part["user_id"]))) say(at, "no user id");
      if (part["type"] === "link" && !/^(https?:|mailto:)/.test(str(part["url"]))) say(at, "no link");
      if (part["type"] === "link" && str(part["url"]).length > 3000) say(at, "link over 3000");
      if (part["type"] === "date" && !Number.isInteger(part["timestamp"])) say(at, "no timestamp");
    }
  }
}

function visibleSize(blocks: readonly Json[]): number {
  const keys = new Set(["text", "url", "value", "initial_value", "fallback"]);
  const walk = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce((sum: number, member: unknown) => sum + walk(member), 0);
    if (!isJson(value)) return 0;
    return Object.entries(value).reduce(
      (sum, [key, member]) => sum + (typeof member === "string" ? (keys.has(key) ? member.length : 0) : walk(member)),
      0,
    );
  };
  return walk(blocks);
}
