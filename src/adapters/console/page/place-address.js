// @ts-check

/**
 * Where an address leads, after `#`: `place=hitech`, `place=hitech&message=m-1`, `/p/12` for a project's card, `/board`.
 * @typedef {{ place: string, message?: string } | { project: number } | "board" | undefined} Target
 */

/**
 * @param {string} hash with its `#`
 * @returns {Target} undefined for none
 */
export function readAddress(hash) {
  const text = hash.slice(1);
  if (text === "/board") return "board";
  const project = /^\/p\/(\d{1,9})$/.exec(text)?.[1];
  if (project !== undefined) return { project: Number(project) };
  // As addresses were before there was more than places.
  if (text !== "" && !/[=/]/.test(text)) return { place: decoded(text) };
  const parameters = new URLSearchParams(text);
  const place = parameters.get("place");
  if (place === null) return undefined;
  const message = parameters.get("message");
  return message === null ? { place } : { place, message };
}

/**
 * @param {string} text
 * @returns {string}
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/**
 * @param {Exclude<Target, undefined>} target
 * @returns {string} with its `#`
 */
export function addressOf(target) {
  if (target === "board") return "#/board";
  if ("project" in target) return `#/p/${target.project}`;
  const { place, message } = target;
  return `#${new URLSearchParams(message === undefined ? { place } : { place, message }).toString()}`;
}

/**
 * The same as a link for others: without the person who copies it.
 * @param {Exclude<Target, undefined>} target
 * @returns {string}
 */
export function linkTo(target) {
  return `${location.origin}${location.pathname}${addressOf(target)}`;
}

const wantedKey = "xianfeng.wanted";
/** Longer than a sign-in link is good for. */
const wantedMs = 15 * 60_000;

/** Keeps where somebody wanted to go, for when they have signed in: in this tab or another. */
export function keepWanted() {
  if (readAddress(location.hash) === undefined) return;
  withStorage((storage) => storage.setItem(wantedKey, JSON.stringify({ hash: location.hash, at: Date.now() })));
}

/**
 * Where they wanted to go, once.
 * @returns {string} with its `#`, or nothing
 */
export function takeWanted() {
  const kept = withStorage((storage) => {
    const text = storage.getItem(wantedKey);
    storage.removeItem(wantedKey);
    return text;
  });
  try {
    const { hash, at } = JSON.parse(kept ?? "null") ?? {};
    return typeof hash === "string" && Date.now() - at < wantedMs ? hash : "";
  } catch {
    return "";
  }
}

/**
 * A browser may be told to keep nothing.
 * @template T
 * @param {(storage: Storage) => T} work
 * @returns {T | undefined}
 */
function withStorage(work) {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}
