// @ts-check
/** @import { WireEntry } from "../wire.ts" */

import { address } from "./api.js";

/** The server beats every 20 seconds; a line silent for longer than two beats is dead without having said so. */
const silenceMs = 45_000;
const retryMs = 1_500;

/**
 * @typedef {object} StreamEvents
 * @property {(entry: WireEntry) => void} entry
 * @property {(connected: boolean) => void} connection
 * @property {() => void} ended The session is over.
 * @property {() => void} reset The server no longer knows where we were: load everything again.
 */

/**
 * Follows what this person may see, from `cursor` on, and reconnects by itself from where it was.
 * @param {string} person
 * @param {string} cursor
 * @param {StreamEvents} on
 * @returns {() => void} ends it
 */
export function follow(person, cursor, on) {
  /** @type {EventSource | undefined} */
  let source;
  let at = cursor;
  let ended = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function open() {
    const opened = new EventSource(address("console/events", { as: person, after: at }));
    source = opened;
    opened.addEventListener("open", () => {
      on.connection(true);
      watch();
    });
    opened.addEventListener("error", () => {
      on.connection(false);
      reopen(retryMs);
    });
    opened.addEventListener("beat", (event) => heard(event));
    opened.addEventListener("entry", (event) => {
      heard(event);
      on.entry(JSON.parse(event.data));
    });
    opened.addEventListener("end", () => {
      end();
      on.ended();
    });
    opened.addEventListener("reset", () => {
      end();
      on.reset();
    });
  }

  /** @param {MessageEvent} event */
  function heard(event) {
    if (event.lastEventId !== "") at = event.lastEventId;
    watch();
  }

  function watch() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      on.connection(false);
      reopen(0);
    }, silenceMs);
  }

  /**
   * A browser gives up on an address that answers with an error, so we reconnect ourselves.
   * @param {number} delay
   */
  function reopen(delay) {
    source?.close();
    clearTimeout(timer);
    if (!ended) timer = setTimeout(open, delay);
  }

  function end() {
    ended = true;
    clearTimeout(timer);
    source?.close();
  }

  open();
  return end;
}
