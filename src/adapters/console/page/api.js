// @ts-check
/** @import { WireBoard, WireChoices, WireState } from "../wire.ts" */

/**
 * @param {string} person "" for whoever comes first
 * @returns {Promise<WireState>}
 */
export async function fetchState(person) {
  return getJson(`/console/state?as=${encodeURIComponent(person)}`);
}

/**
 * Projects that may be meant by what is typed so far.
 * @param {string} person
 * @param {string} typed
 * @returns {Promise<WireChoices>}
 */
export async function fetchChoices(person, typed) {
  return getJson(`/console/suggest?${new URLSearchParams({ as: person, typed }).toString()}`);
}

/** @returns {Promise<WireBoard>} */
export async function fetchBoard() {
  return getJson("/console/board");
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
 * True once the server has stored it. Tried three times: a lost answer is no reason to bother a person.
 * @param {Saying} saying
 * @returns {Promise<boolean>}
 */
export async function say(saying) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    try {
      const response = await fetch("/console/say", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(saying),
      });
      if (response.ok) return true;
      if (response.status < 500) return false;
    } catch {
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
  const address = new URLSearchParams({ as: person, place, id, line, name: file.name });
  try {
    const response = await fetch(`/console/file?${address.toString()}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function getJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  return response.json();
}
