export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

export function str(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Strings that are no text: half of a surrogate pair cannot be written in UTF-8, and JSON parsers refuse or replace it. */
export function* brokenTexts(value: unknown, at = ""): Generator<string> {
  if (typeof value === "string" && !value.isWellFormed()) yield at;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (!key.isWellFormed()) yield `${at}/${key}`;
    yield* brokenTexts(member, `${at}/${key}`);
  }
}
