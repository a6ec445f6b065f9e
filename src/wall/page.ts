import type { Locale } from "../locale.ts";
import { catalogueOf } from "../locales/index.ts";

/**
 * Nothing inline: the server's content policy holds as it is. The form is a plain one, so that it works before any script; its
 * browser must say where it came from, so the page tells its own site who it is and nobody else.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow",
  "referrer-policy": "same-origin",
};

export type Theme = "dark" | "light";

export interface Frame {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Of the page's files: where they are, and how a screen tells that the server has others. */
  readonly build: string;
  /** From the page's own address to where `wall` is: addresses are relative, as a prefix may stand before them. */
  readonly root: "" | "../";
}

/** The screen: a frame that its script fills, with every word it will need. */
export function wallPage(frame: Frame): string {
  const { locale, build } = frame;
  const { page } = catalogueOf(locale).wall;
  return document(
    frame,
    page.loading,
    `<header class="top">
<img class="seal" src="${filesOf(frame)}/icon.svg" alt="">
<p id="organization"></p>
<p id="demo" class="demo" hidden></p>
<p class="clock"><time id="date"></time><time id="clock"></time></p>
</header>
<main id="main" tabindex="-1">
<h1 id="title" aria-live="polite">${escape(page.loading)}</h1>
<ul id="notes" class="notes"></ul>
<section id="stage" class="stage" aria-labelledby="title"></section>
</main>
<footer class="foot">
<p id="as-of" class="as-of" role="status"></p>
<p id="rule" class="rule"></p>
<p id="page" class="page"></p>
<nav class="turn" aria-label="${escape(page.slides)}">
<button type="button" id="previous" aria-label="${escape(page.previous)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="m15 5-7 7 7 7"/></svg></button>
<ol id="dots" class="dots"></ol>
<button type="button" id="next" aria-label="${escape(page.next)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="m9 5 7 7-7 7"/></svg></button>
<button type="button" id="pause" aria-pressed="false" aria-label="${escape(page.pause)}" title="${escape(page.keys)}"><svg viewBox="0 0 24 24" aria-hidden="true"><path class="running" d="M8 5v14M16 5v14"/><path class="halted" d="M8 5v14l11-7z"/></svg></button>
</nav>
</footer>
<template id="words" data-build="${build}" data-words="${escape(JSON.stringify(page))}"></template>`,
    "wall.js",
  );
}

/** Asks for the token, once for each screen; a link ending in `#token` fills it in by the script, and is forgotten. */
export function signInPage(frame: Frame, problem?: "wrong" | "tooMany"): string {
  const { locale, theme, root } = frame;
  const { signIn } = catalogueOf(locale).wall;
  const said =
    problem === undefined ? "" : `<p class="problem" id="problem" role="alert">${escape(signIn[problem])}</p>`;
  return document(
    frame,
    signIn.heading,
    `<main class="card">
<img class="seal" src="${filesOf(frame)}/icon.svg" alt="">
<h1>${escape(signIn.heading)}</h1>
<p>${escape(signIn.about)}</p>
${said}<form method="post" action="${root}wall/sign-in" accept-charset="utf-8">
<input type="hidden" name="theme" value="${theme}">
<label for="token">${escape(signIn.label)}</label>
<input id="token" name="token" type="password" required autocomplete="current-password" spellcheck="false"${problem === undefined ? "" : ' aria-describedby="problem"'}>
<button type="submit">${escape(signIn.submit)}</button>
</form>
</main>`,
    "sign-in.js",
  );
}

/** One sentence: what the operator has to set. */
export function unsetPage(frame: Frame): string {
  const { signIn } = catalogueOf(frame.locale).wall;
  return document(
    frame,
    signIn.heading,
    `<main class="card"><img class="seal" src="${filesOf(frame)}/icon.svg" alt=""><h1>${escape(signIn.heading)}</h1><p>${escape(signIn.unset)}</p></main>`,
  );
}

function filesOf({ root, build }: Frame): string {
  return `${root}wall/${build}`;
}

function document(frame: Frame, title: string, body: string, script?: string): string {
  const { locale, theme } = frame;
  const files = filesOf(frame);
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme}">
<title>${escape(title)}</title>
<link rel="icon" href="${files}/icon.svg">
${["theme", "frame", "board", "slides", "sign-in", "phone"].map((name) => `<link rel="stylesheet" href="${files}/${name}.css">`).join("\n")}
${script === undefined ? "" : `<script type="module" src="${files}/${script}"></script>\n`}</head>
<body>
${body}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
