import type { Locale } from "../../chat/command.ts";

/** Sentences of the pages before the console, from the catalogue. */
export interface SignInWords {
  readonly title: string;
  readonly needed: string;
  readonly steps: readonly string[];
  readonly waiting: string;
  readonly hello: (name: string) => string;
  readonly notYou: string;
  readonly enter: (name: string) => string;
  readonly hours: string;
  readonly closed: string;
  readonly closedNote: string;
}

/** The form must say where it came from, so the page tells its own site who it is and nobody else. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
  "referrer-policy": "same-origin",
};

/** In the console's place for whoever has not signed in: how to get a link. Its script keeps where they wanted to go. */
export function neededPage(locale: Locale, words: SignInWords, build: string): string {
  const steps = words.steps.map((step) => `<li>${marked(step)}</li>`).join("");
  return document(
    locale,
    build,
    words.title,
    `<p>${escape(words.needed)}</p><ol>${steps}</ol><p class="aside">${escape(words.waiting)}</p>`,
    "sign-in.js",
  );
}

/** Whose link it is, and the one button that uses it up. Nothing in it needs a script. */
export function enterPage(locale: Locale, words: SignInWords, build: string, name: string, ticket: string): string {
  return document(
    locale,
    build,
    words.title,
    `<p>${escape(words.hello(name))}</p>
<form method="post" action="sign-in" accept-charset="utf-8">
<input type="hidden" name="t" value="${escape(ticket)}">
<button type="submit">${escape(words.enter(name))}</button>
</form>
<p class="aside">${escape(words.hours)} ${escape(words.notYou)}</p>`,
  );
}

/** The same for a link that is forged, used or too old. */
export function closedPage(locale: Locale, words: SignInWords, build: string): string {
  return document(locale, build, words.closed, `<p>${marked(words.closedNote)}</p>`);
}

function document(locale: Locale, build: string, heading: string, body: string, script?: string): string {
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(heading)}</title>
<link rel="icon" href="console/${build}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="console/${build}/theme.css">
<link rel="stylesheet" href="console/${build}/sign-in.css">
${script === undefined ? "" : `<script type="module" src="console/${build}/${script}"></script>\n`}</head>
<body class="door">
<main class="door-card">
<img src="console/${build}/icon.svg" alt="" width="64" height="64">
<h1>${escape(heading)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** What stands in backquotes is what one types. */
function marked(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? `<code>${escape(part)}</code>` : escape(part)))
    .join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
