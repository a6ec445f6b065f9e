/** Where a private answer goes: to one person's browsers, shown in the place where they asked. */
interface ReturnAddress {
  readonly person: string;
  readonly place: string;
  /** The form that was sent: its card is replaced by the answer. */
  readonly form?: string;
}

export function formatReturn(address: ReturnAddress): string {
  return new URLSearchParams({ ...address }).toString();
}

/** Undefined when the text was not made by `formatReturn`. */
export function parseReturn(text: string): ReturnAddress | undefined {
  const parameters = new URLSearchParams(text);
  const person = parameters.get("person");
  const place = parameters.get("place");
  const form = parameters.get("form");
  return person && place ? { person, place, ...(form === null ? {} : { form }) } : undefined;
}
