// @ts-check
/** @import { Saying } from "./api.js" */
/** @import { Words } from "./words.js" */
import { newId, say, sendFile, SessionEnded } from "./api.js";
import { showPending } from "./conversation.js";
import { showBanner, showToast } from "./shell.js";

/**
 * Everything that goes from this tab to the server, in the name of whoever it is open for and in the place that is open.
 * @param {object} deps
 * @param {() => string} deps.person
 * @param {() => string} deps.place
 * @param {() => Words} deps.words
 * @param {(id: string) => boolean} deps.arrived Whether the entry is here already.
 * @param {() => void} deps.signIn
 */
export function createSender({ person, place, words, arrived, signIn }) {
  /** Lines that did not get through, by the id of their row. */
  /** @type {Map<string, Saying>} */
  const failed = new Map();

  /**
   * @param {Saying["kind"]} kind
   * @param {string} line
   * @returns {Saying}
   */
  const saying = (kind, line) => ({ kind, id: newId(), person: person(), place: place(), line });

  /** @param {Saying} said */
  async function send(said) {
    const id = `s-${said.id}`;
    showPending({ id, person: said.person, line: said.line, failed: false });
    const sent = await reached(() => say(said));
    if (sent || arrived(id)) return;
    failed.set(id, said);
    if (said.place === place()) showPending({ id, person: said.person, line: said.line, failed: true });
  }

  /**
   * @param {Saying} said
   * @returns {Promise<boolean>}
   */
  async function sendQuietly(said) {
    const sent = await reached(() => say(said));
    if (!sent) showToast(words().tryAgain);
    return sent;
  }

  /**
   * Whether it got through. What was typed stays on the page when the session is over: it can be copied before one signs in.
   * @param {() => Promise<boolean>} work
   * @returns {Promise<boolean>}
   */
  async function reached(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      showBanner(words().signInAgain, { label: words().signIn, run: signIn });
      return false;
    }
  }

  return {
    /** @param {string} text */
    line: (text) => void send(saying("line", text)),
    /** @param {string} line */
    press: (line) => sendQuietly(saying("button", line)),
    /** @param {string} line @param {Readonly<Record<string, string>>} fields @param {string | undefined} form its own id */
    submit: (line, fields, form) =>
      sendQuietly({ ...saying("form", line), fields, ...(form === undefined ? {} : { form }) }),
    /** @param {File} file @param {string} line */
    async file(file, line) {
      if (!(await reached(() => sendFile(file, saying("line", line))))) showToast(words().fileNotSent);
    },
    /** @param {string} id of the row */
    retry(id) {
      const said = failed.get(id);
      failed.delete(id);
      if (said) void send(said);
    },
    /** @param {string} id */
    forget: (id) => void failed.delete(id),
    /** Shows again what did not get through in a place. @param {string} where */
    showFailed(where) {
      for (const [id, { person: by, line, place: at }] of failed)
        if (at === where) showPending({ id, person: by, line, failed: true });
    },
  };
}
