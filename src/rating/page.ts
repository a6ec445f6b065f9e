import { createHash } from "node:crypto";
import type { Catalogue } from "../locales/index.ts";
import { style } from "./style.ts";

type Words = Catalogue["requests"]["page"];

/** What the form is about, and what was already filled in when something was missing. */
export interface FormPage {
  readonly organization: string;
  readonly unit: string;
  readonly number: number;
  readonly limit: number;
  readonly level?: string | undefined;
  readonly comment?: string | undefined;
  readonly problem?: string | undefined;
}

/** Pages are whole without a script; the one style is named by its hash, and nothing else is loaded or sent anywhere. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; ` +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
};

/** Five levels, a comment that may be left out, and what becomes of it. It posts to where it came from. */
export function formPage(words: Words, page: FormPage): string {
  const problem =
    page.problem === undefined ? "" : `<p class="problem" id="problem" role="alert">${escape(page.problem)}</p>`;
  const described = page.problem === undefined ? "" : ' aria-describedby="problem"';
  const levels = words.levels.map((label, at) => level(label, 5 - at, page.level)).join("");
  return document(
    words,
    words.title,
    `<h1>${escape(words.heading)}</h1>
<p class="about">${escape(words.about(page.organization, page.unit, page.number))}</p>
${problem}<form method="post" accept-charset="utf-8">
<fieldset${described}><legend>${escape(words.legend)}</legend>${levels}</fieldset>
<label class="name" for="comment">${escape(words.comment)}</label>
<textarea id="comment" name="comment" rows="4" maxlength="${page.limit}" aria-describedby="hint">${escape(page.comment ?? "")}</textarea>
<p class="hint" id="hint">${escape(words.commentHint(page.limit))}</p>
<button type="submit">${escape(words.submit)}</button>
<p class="promise">${escape(words.promise)}</p>
</form>`,
  );
}

/** One thing to say: thanks, or that the link is of no use now, whatever the reason. */
export function wordPage(words: Words, title: string, text: string, mark: "done" | "closed"): string {
  const sign = mark === "done" ? "✓" : "–";
  return document(
    words,
    title,
    `<div class="word ${mark}"><span class="sign" aria-hidden="true">${sign}</span>
<h1>${escape(title)}</h1><p>${escape(text)}</p></div>`,
  );
}

function level(label: string, value: number, chosen: string | undefined): string {
  const checked = chosen === String(value) ? " checked" : "";
  const stars = `${"★".repeat(value)}<i>${"★".repeat(5 - value)}</i>`;
  return (
    `<label class="level"><input type="radio" name="level" value="${value}" required${checked}>` +
    `<span class="box"><span class="label">${escape(label)}</span><span class="stars" aria-hidden="true">${stars}</span></span></label>`
  );
}

function document({ language }: Words, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${escape(title)}</title><style>${style}</style></head>
<body><main>
${body}
</main></body>
</html>
`;
}

/** What a person wrote stays text, wherever in the page it stands. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
