// @ts-check
/** @import { ConsolePerson } from "../directory.ts" */
/** @import { WireState } from "../wire.ts" */
/** @import { Words } from "./words.js" */
import { avatar, h, part } from "./dom.js";

const dialog = part("people", HTMLDialogElement);

// A click on the dialog itself, not on what is in it, is a click beside it.
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

/**
 * Asks whom to act as.
 * @param {WireState} state
 * @param {Words} words
 * @param {(person: string) => void} choose
 */
export function askWho(state, words, choose) {
  const options = state.people.map((person) => {
    const about = [person.unit, person.title].filter((one) => one !== undefined).join(" · ");
    const option = h(
      "button",
      {
        type: "button",
        class: "person",
        "aria-current": person.id === state.me.id ? "true" : undefined,
        "data-person": person.id,
      },
      avatar(person.id, person.name),
      h("span", { class: "me-text" }, h("b", {}, person.name), h("span", {}, about)),
    );
    option.addEventListener("click", () => {
      dialog.close();
      if (person.id !== state.me.id) choose(person.id);
    });
    return h("li", {}, option);
  });
  const hint = state.organisation.demo ? h("p", {}, words.actAsHint) : undefined;
  show(words, words.actAs, hint, h("ul", {}, ...options));
}

/**
 * Who is signed in, and the way out.
 * @param {ConsolePerson} me
 * @param {Words} words
 * @param {() => void} signOut
 */
export function showAccount(me, words, signOut) {
  const about = [me.unit, me.title].filter((one) => one !== undefined).join(" · ");
  const out = h("button", { type: "button", class: "button sign-out" }, words.signOut);
  out.addEventListener("click", () => {
    out.disabled = true;
    signOut();
  });
  const person = h(
    "div",
    { class: "person" },
    avatar(me.id, me.name),
    h("span", { class: "me-text" }, h("b", {}, me.name), h("span", {}, about)),
  );
  show(words, words.account, person, h("p", {}, words.accountHint), out);
}

/**
 * @param {Words} words
 * @param {string} title
 * @param {...(HTMLElement | undefined)} content
 */
function show(words, title, ...content) {
  const close = h(
    "button",
    {
      type: "button",
      class: "icon-button close",
      "aria-label": words.close,
      onclick: () => dialog.close(),
    },
    "×",
  );
  const heading = h("h2", { id: "people-title" }, title);
  dialog.replaceChildren(h("div", { class: "people-inner" }, h("header", {}, heading, close), ...content));
  dialog.setAttribute("aria-labelledby", "people-title");
  dialog.showModal();
}
