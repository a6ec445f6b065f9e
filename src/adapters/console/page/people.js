// @ts-check
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
  const hint = state.organisation.demo ? h("p", {}, words.actAsHint) : undefined;
  dialog.replaceChildren(
    h(
      "div",
      { class: "people-inner" },
      h("header", {}, h("h2", { id: "people-title" }, words.actAs), close),
      hint,
      h("ul", {}, ...options),
    ),
  );
  dialog.setAttribute("aria-labelledby", "people-title");
  dialog.showModal();
}
