/** Reading of a card that may hold anything. */
export type Part = Readonly<Record<string, unknown>>;

export function textOf(value: unknown): string {
  const { content } = partOf(value);
  return typeof content === "string" ? content : "";
}

/** The text where one is expected; nothing for anything else. */
export function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function listOf(value: unknown): readonly Part[] {
  return Array.isArray(value) ? (value as readonly Part[]) : [];
}

export function partOf(value: unknown): Part {
  return typeof value === "object" && value !== null ? (value as Part) : {};
}
