/** Where a private answer goes: to one person's browsers, shown in the place where they asked. */
interface ReturnAddress {
  readonly person: string;
  readonly place: string;
}

export function formatReturn({ person, place }: ReturnAddress): string {
  return new URLSearchParams({ person, place }).toString();
}

/** Undefined when the text was not made by `formatReturn`. */
export function parseReturn(text: string): ReturnAddress | undefined {
  const parameters = new URLSearchParams(text);
  const person = parameters.get("person");
  const place = parameters.get("place");
  return person && place ? { person, place } : undefined;
}
