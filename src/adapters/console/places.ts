import type { Person, Place } from "../../address.ts";
import type { ConsoleChannel, ConsolePerson } from "./directory.ts";

const directPrefix = "dm:";

/** The conversation between one person and the assistant has the id `dm:<person>`; every other id is a channel's. */
export function directId(person: string): string {
  return `${directPrefix}${person}`;
}

export function isDirect(place: string): boolean {
  return place.startsWith(directPrefix);
}

export function toPlace(workspace: string, id: string): Place {
  return { platform: "console", workspace, id, direct: isDirect(id) };
}

export function toPerson(workspace: string, person: ConsolePerson): Person {
  return { platform: "console", workspace, id: person.id, name: person.name };
}

/** Who sees what is said in a place; undefined when there is no such place. */
export type Audience = "everyone" | readonly string[];

export function audienceOf(
  place: string,
  people: readonly ConsolePerson[],
  channels: readonly ConsoleChannel[],
): Audience | undefined {
  const owner = people.find((person) => directId(person.id) === place);
  if (owner) return [owner.id];
  return channels.find((channel) => channel.id === place)?.members;
}

export function sees(person: string, audience: Audience): boolean {
  return audience === "everyone" || audience.includes(person);
}
