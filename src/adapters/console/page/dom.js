// @ts-check

/** @typedef {Node | string | undefined} Child */
/** @typedef {string | number | boolean | undefined | ((event: any) => void)} Attribute */

/** The assistant's seal, beside this file wherever that is served. */
export const icon = new URL("icon.svg", import.meta.url).pathname;

/**
 * Makes an element. Strings become text nodes, so nothing that a person wrote can turn into markup. A function under
 * `onclick` and the like is added as a listener; false and undefined leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Readonly<Record<string, Attribute>>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * The element of the page with this id, which index.html promises.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`);
  return element;
}

/**
 * A coloured disc with the first character of a name; the colour follows from the id.
 * @param {string} id
 * @param {string} name
 * @returns {HTMLElement}
 */
export function avatar(id, name) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return h("span", { class: "avatar", "data-hue": sum % 6, "aria-hidden": "true" }, [...name][0] ?? "?");
}
