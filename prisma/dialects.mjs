import { fileURLToPath } from "node:url";

/** @typedef {"sqlite" | "postgresql"} Dialect */

/** @type {readonly Dialect[]} */
export const dialects = ["sqlite", "postgresql"];

/** @param {Dialect} dialect @param {string[]} names */
export function pathOf(dialect, ...names) {
  return fileURLToPath(new URL([dialect, ...names].join("/"), import.meta.url));
}

/**
 * The models are written once, for SQLite; the other schema is the same text with another provider and output.
 * @param {string} text the SQLite schema
 * @param {Dialect} dialect
 */
export function schemaFor(text, dialect) {
  if (dialect === "sqlite") return text;
  const derived = text
    .replace('provider = "sqlite"', `provider = "${dialect}"`)
    .replace("src/store/generated/sqlite", `src/store/generated/${dialect}`);
  const head = "// Made from ../sqlite/schema.prisma by `npm run generate`: change that one.\n\n";
  return head + derived.slice(derived.indexOf("generator client"));
}
