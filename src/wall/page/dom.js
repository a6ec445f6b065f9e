// @ts-check

/** @typedef {Node | string | undefined} Child */
/** @typedef {Readonly<Record<string, string | number | undefined>>} Attributes */

/**
 * Makes an element. Strings become text nodes, so nothing that a person wrote can turn into markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes] undefined leaves one out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {readonly Child[]} children
 * @returns {E}
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/**
 * The element with this id, which the server's page promises.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the page has no ${type.name} #${id}`);
  return element;
}

/**
 * @param {number} share of one
 * @returns {string} `37.5%`
 */
export function percent(share) {
  return `${Math.round(share * 10_000) / 100}%`;
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {number} size
 * @returns {readonly (readonly T[])[]} at least one part, so that an empty list is drawn as such
 */
export function inParts(items, size) {
  const count = Math.max(1, Math.ceil(items.length / size));
  // Even parts: 21 lines are 11 and 10, not 20 and one alone.
  const even = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, at) => items.slice(at * even, (at + 1) * even));
}
