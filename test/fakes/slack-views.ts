import { checkBlocks } from "./slack-blocks.ts";
import { checkText, type Say } from "./slack-elements.ts";
import { list, str, type Json } from "./json.ts";

const keys: Readonly<Record<string, readonly string[]>> = {
  modal: [
    "type",
    "title",
    "blocks",
    "submit",
    "close",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
    "submit_disabled",
  ],
  home: ["type", "blocks", "private_metadata", "callback_id", "external_id"],
};

/**
 * What Slack refuses in a view of `views.open`, `views.update`, `views.push` (modal) and `views.publish` (home), from
 * docs.slack.dev/reference/views and the methods' errors. Breaches as those of `checkMessage`; empty when it would be shown.
 */
export function checkView(view: Json): readonly string[] {
  const problems: string[] = [];
  const say: Say = (pointer, what) => problems.push(`${pointer}: ${what}`);
  const type = str(view["type"]);
  const known = keys[type];
  if (!known) say("/type", `unknown view ${type}`);
  for (const key of Object.keys(view)) if (known && !known.includes(key)) say(`/${key}`, `no property of a ${type}`);
  if (type === "modal") {
    checkText(view["title"], "/title", 24, ["plain_text"], say);
    for (const key of ["submit", "close"]) if (key in view) checkText(view[key], `/${key}`, 24, ["plain_text"], say);
    if (list(view["blocks"]).some((block) => block["type"] === "input") && !("submit" in view))
      say("/submit", "a modal with an input needs it");
  }
  if (!Array.isArray(view["blocks"])) say("/blocks", "missing");
  if (str(view["private_metadata"]).length > 3000) say("/private_metadata", "over 3000");
  for (const key of ["callback_id", "external_id"]) if (str(view[key]).length > 255) say(`/${key}`, "over 255");
  // view_too_large
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) say("", "more than 250 KB");
  checkBlocks(list(view["blocks"]), 100, say);
  return problems;
}
