/**
 * The one text of a JSON value: what is hashed, and what is stored, letter for letter. Keys stand in code unit order and
 * there are no blanks. A property that is undefined is left out, as JSON has none.
 * @throws TypeError for what JSON would lose or bend silently: NaN, infinities, bigint, functions, holes, instances of classes.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("canonical JSON has finite numbers only");
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : canonicalComposite(value);
    default:
      throw new TypeError(`canonical JSON has no ${typeof value}`);
  }
}

function canonicalComposite(value: object): string {
  // Array.from visits holes, which map would skip.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError("canonical JSON has plain objects only");
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
