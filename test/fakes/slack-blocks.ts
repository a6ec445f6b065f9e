import { checkElement, checkText, type Say } from "./slack-elements.ts";
import { brokenTexts, isJson, list, str, type Json } from "./json.ts";

export { isJson, list, str, type Json };

/**
 * What Slack checks and shows of a message's blocks, from the Block Kit reference and independent of our renderer: the
 * limits here are Slack's, the renderer's are ours to keep below them.
 */
const known = new Set(["header", "section", "context", "divider", "actions", "input", "rich_text", "image"]);

/** Breaches, as `/blocks/3/text: more than 150 characters`. Empty when Slack would take the message. */
export function checkMessage(text: string, blocks: readonly Json[]): readonly string[] {
  const problems: string[] = [];
  const say: Say = (pointer, what) => problems.push(`${pointer}: ${what}`);
  if (!text.isWellFormed()) say("/text", "half a surrogate pair");
  if (text === "" && blocks.length === 0) say("/text", "no text and no blocks");
  if (text.length > 4000) say("/text", `${text.length} characters, more than 4000`);
  const size = visibleSize(blocks);
  if (size > 13_000) say("/blocks", `${size} characters together, msg_blocks_too_long`);
  checkBlocks(blocks, 50, say);
  return problems;
}

/** Blocks of a message or a view, of which there may be so many. */
export function checkBlocks(blocks: readonly Json[], most: number, say: Say): void {
  if (blocks.length > most) say("/blocks", `${blocks.length} blocks, more than ${most}`);
  const ids = blocks.map((block) => str(block["block_id"])).filter((id) => id !== "");
  if (new Set(ids).size !== ids.length) say("/blocks", "a block_id twice");
  for (const [index, block] of blocks.entries()) checkBlock(block, `/blocks/${index}`, say);
  for (const at of brokenTexts(blocks, "/blocks")) say(at, "half a surrogate pair");
}

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

function checkSection(block: Json, at: string, say: Say): void {
  if ("text" in block) checkText(block["text"], `${at}/text`, 3000, ["plain_text", "mrkdwn"], say);
  const fields = list(block["fields"]);
  if ("fields" in block && (fields.length === 0 || fields.length > 10)) say(`${at}/fields`, `${fields.length} fields`);
  for (const [index, field] of fields.entries())
    checkText(field, `${at}/fields/${index}`, 2000, ["plain_text", "mrkdwn"], say);
  if (!("text" in block) && !("fields" in block)) say(at, "neither text nor fields");
  if (isJson(block["accessory"])) checkElement(block["accessory"], `${at}/accessory`, "section", say);
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
  for (const [index, element] of elements.entries()) checkElement(element, `${at}/elements/${index}`, "actions", say);
}

function checkInput(block: Json, at: string, say: Say): void {
  checkText(block["label"], `${at}/label`, 2000, ["plain_text"], say);
  if ("hint" in block) checkText(block["hint"], `${at}/hint`, 2000, ["plain_text"], say);
  checkElement(isJson(block["element"]) ? block["element"] : {}, `${at}/element`, "input", say);
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
