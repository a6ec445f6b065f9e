// @ts-check
/** @import { Child } from "./dom.js" */
import { h } from "./dom.js";

/**
 * What stands over every chart: its title, its unit, and what its forms mean.
 * @param {{ title: string, unit: string }} chart
 * @param {readonly (readonly [key: string, word: string])[]} legend the class of a key's sample, and its word
 * @returns {HTMLElement}
 */
export function caption({ title, unit }, legend) {
  const keys = legend.flatMap(([key, word]) => [h("i", { class: `key-${key}` }), word]);
  return h(
    "figcaption",
    {},
    h("span", { class: "chart-title" }, title),
    unit === "" ? undefined : h("span", { class: "chart-unit" }, unit),
    keys.length === 0 ? undefined : h("span", { class: "legend" }, ...keys),
  );
}

/**
 * @param {string} kind
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function figure(kind, ...children) {
  return h("figure", { class: `chart chart-${kind}` }, ...children);
}

/**
 * @param {number} value
 * @returns {string}
 */
export function number(value) {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(value);
}

/**
 * @param {number} value
 * @returns {string}
 */
export function percent(value) {
  return new Intl.NumberFormat("en", { style: "percent" }).format(value);
}
