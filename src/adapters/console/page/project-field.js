// @ts-check
/** @import { Choice, Field } from "../../../chat/message.ts" */
/** @import { CardActions } from "./card.js" */
import { h } from "./dom.js";

/** A person types on within this time; only then the server is asked. */
const pauseMs = 200;

/**
 * The list that the browser offers under a field of projects: one's own at first, then what is found by what is typed.
 * @param {Field} field
 * @param {HTMLElement} input
 * @param {string} id
 * @param {CardActions} actions
 * @returns {HTMLElement}
 */
export function offerProjects(field, input, id, actions) {
  const list = h("datalist", { id: `${id}-list` }, ...optionsOf(field.choices ?? []));
  input.setAttribute("list", list.id);
  input.setAttribute("autocomplete", "off");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let asked = 0;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => void look(), pauseMs);
  });

  async function look() {
    if (!(input instanceof HTMLInputElement)) return;
    asked += 1;
    const mine = asked;
    try {
      const choices = await actions.suggest(input.value);
      // An answer that comes late is about something typed before.
      if (mine === asked) list.replaceChildren(...optionsOf(choices));
    } catch {
      // Without suggestions the number is typed.
    }
  }
  return list;
}

/**
 * @param {readonly Choice[]} choices
 * @returns {HTMLElement[]}
 */
function optionsOf(choices) {
  return choices.map(({ label, value }) => h("option", { value }, label));
}
