import type { Person, Place } from "../../address.ts";
import type { ConsoleDirectory, ConsolePerson } from "./directory.ts";

const directPrefix = "dm:";

/** The conversation between one person and the assistant has the id `dm:<person>`; every other id is a channel's. */
export function directId(person: string): string {
  return `${directPrefix}${person}`;
}

function isDirect(place: string): boolean {
  return place.startsWith(directPrefix);
}

export function toPlace(workspace: string, id: string): Place {
  return { platform: "console", workspace, id, direct: isDirect(id) };
}

export function toPerson(workspace: string, person: ConsolePerson): Person {
  return { platform: "console", workspace, id: person.id, name: person.name };
}

/** Who sees what is said in a place. */
export type Audience = "everyone" | readonly string[];

/** Undefined when there is no such place. */
export async function audienceOf(
  place: string,
  directory: Pick<ConsoleDirectory, "person" | "channels">,
): Promise<Audience | undefined> {
  if (!isDirect(place)) return (await directory.channels()).find((channel) => channel.id === place)?.members;
  const owner = await directory.person(place.slice(directPrefix.length));
  return owner && [owner.id];
}

export function sees(person: string, audience: Audience): boolean {
  return audience === "everyone" || audience.includes(person);
}
