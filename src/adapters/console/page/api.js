// @ts-check
/** @import { WireBoard, WireChoices, WirePage, WireState } from "../wire.ts" */

/** Addresses are relative to the page, which may stand behind a prefix. */

/** With a session the server knows who asks, and the page names nobody. */
export const signedIn = document.documentElement.dataset["session"] !== undefined;

/** The server says that this browser's session is over, or never was. */
export class SessionEnded extends Error {}

/**
 * @param {string} path
 * @param {Readonly<Record<string, string>>} parameters
 * @returns {string} the address, with the person asking where nobody has signed in
 */
export function address(path, { as = "", ...parameters } = {}) {
  return `${path}?${new URLSearchParams({ ...(signedIn ? {} : { as }), ...parameters }).toString()}`;
}

/**
 * @param {string} person "" for whoever comes first
 * @returns {Promise<WireState>}
 */
export async function fetchState(person) {
  return getJson(address("console/state", { as: person }));
}

/**
 * Projects that may be meant by what is typed so far.
 * @param {string} person
 * @param {string} typed
 * @returns {Promise<WireChoices>}
 */
export async function fetchChoices(person, typed) {
  return getJson(address("console/suggest", { as: person, typed }));
}

/**
 * @param {string} person
 * @param {string} place
 * @param {number} before order of the oldest entry that is known
 * @returns {Promise<WirePage>}
 */
export async function fetchEarlier(person, place, before) {
  return getJson(address("console/earlier", { as: person, place, before: String(before) }));
}

/**
 * @param {string} person
 * @returns {Promise<WireBoard>}
 */
export async function fetchBoard(person) {
  return getJson(address("console/board", { as: person }));
}

/** Ends this browser's session. */
export async function signOut() {
  await fetch("console/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
}

/**
 * @typedef {object} Saying
 * @property {string} id Chosen here and kept when sent again, so that the server recognises a repeat.
 * @property {"line" | "button" | "form"} kind
 * @property {string} person
 * @property {string} place
 * @property {string} line
 * @property {Readonly<Record<string, string>>} [fields]
 * @property {string} [form] the form's own id
 */

/** @returns {string} */
export function newId() {
  // randomUUID exists on https and localhost only; a console behind plain http elsewhere has getRandomValues.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * True once the server has stored it. Tried three times: a lost answer is no reason to bother a person. Rejects with
 * SessionEnded where it is refused.
 * @param {Saying} saying
 * @returns {Promise<boolean>}
 */
export async function say(saying) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      const response = await fetch("console/say", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(saying),
      });
      if (response.ok) return true;
      if (response.status === 403 && signedIn) throw new SessionEnded();
      if (response.status < 500) return false;
    } catch (error) {
      if (error instanceof SessionEnded) throw error;
      // No connection: the next try, or the caller, deals with it.
    }
    if (attempt < 3) await new Promise((resolve) => setTimeout(resolve, attempt * 400));
  }
  return false;
}

/**
 * Sends a file with a line, which may be empty. True once the server has stored both.
 * @param {File} file
 * @param {Saying} saying
 * @returns {Promise<boolean>}
 */
export async function sendFile(file, { id, person, place, line }) {
  const to = new URLSearchParams({ as: person, place, id, line, name: file.name });
  try {
    const response = await fetch(`console/file?${to.toString()}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    if (response.status === 403 && signedIn) throw new SessionEnded();
    return response.ok;
  } catch (error) {
    if (error instanceof SessionEnded) throw error;
    return false;
  }
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function getJson(path) {
  const response = await fetch(path);
  if (response.status === 403 && signedIn) throw new SessionEnded();
  if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  return response.json();
}
