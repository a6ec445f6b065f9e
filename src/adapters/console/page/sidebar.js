// @ts-check
/** @import { ConsolePerson } from "../directory.ts" */
/** @import { WirePlace, WireState } from "../wire.ts" */
/** @import { Words } from "./words.js" */
import { avatar, h, icon, part, svg } from "./dom.js";

/**
 * @param {WireState} state
 * @param {Words} words
 * @param {{ current: string, unread: ReadonlyMap<string, number>, open: (place: string) => void }} view
 */
export function showPlaces(state, words, { current, unread, open }) {
  const group = /** @param {string} name @param {readonly WirePlace[]} places */ (name, places) =>
    places.length === 0
      ? []
      : [
          h("h2", {}, name),
          h(
            "ul",
            {},
            ...places.map((place) =>
              h("li", {}, drawPlace(place, place.id === current, unread.get(place.id) ?? 0, words, open)),
            ),
          ),
        ];
  part("places", HTMLDivElement).replaceChildren(
    ...group(
      words.channels,
      state.places.filter((place) => !place.direct),
    ),
    ...group(
      words.directs,
      state.places.filter((place) => place.direct),
    ),
  );
}

/**
 * @param {WirePlace} place
 * @param {boolean} current
 * @param {number} unread
 * @param {Words} words
 * @param {(place: string) => void} open
 * @returns {HTMLElement}
 */
function drawPlace(place, current, unread, words, open) {
  const mark = place.direct
    ? h("img", { src: icon, alt: "", class: "place-icon" })
    : svg(
        "svg",
        { viewBox: "0 0 20 20", class: "place-icon", "aria-hidden": "true" },
        svg("path", { d: "M7.5 3.5 6 16.5M14 3.5l-1.5 13M3.5 7.5h13.5M3 12.5h13.5" }),
      );
  const badge =
    unread === 0
      ? undefined
      : h("span", { class: "unread", "aria-label": words.unread(unread) }, unread > 99 ? "99+" : String(unread));
  return h(
    "button",
    {
      type: "button",
      class: unread > 0 ? "place has-unread" : "place",
      "data-place": place.id,
      "aria-current": current ? "page" : undefined,
      onclick: () => open(place.id),
    },
    mark,
    h("span", { class: "place-name" }, place.name),
    badge,
  );
}

/**
 * @param {ConsolePerson} me
 * @param {Words} words
 * @param {boolean} signedIn
 */
export function showMe(me, words, signedIn) {
  const about = [me.unit, me.title].filter((one) => one !== undefined).join(" · ");
  const swap = svg(
    "svg",
    { viewBox: "0 0 20 20", class: "swap", "aria-hidden": "true" },
    svg("path", { d: "M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5" }),
  );
  const large = part("me", HTMLButtonElement);
  const purpose = signedIn ? words.account : words.switchPerson;
  large.replaceChildren(
    avatar(me.id, me.name),
    h("span", { class: "me-text" }, h("b", {}, me.name), h("span", {}, about)),
    h("span", { class: "visually-hidden" }, purpose),
    swap,
  );
  const small = part("me-small", HTMLButtonElement);
  small.replaceChildren(avatar(me.id, me.name));
  small.setAttribute("aria-label", `${me.name} (${purpose})`);
  for (const button of [large, small]) button.title = purpose;
}
