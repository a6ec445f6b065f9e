import type { Place } from "../../address.ts";

/**
 * A project's card in a conversation, as it was posted or last changed.
 * - `living`: kept up to date.
 * - `below`: a newer card of the project is in its spot. `elsewhere`: newer ones are in as many other spots as are kept.
 */
export interface Card {
  readonly id: number;
  readonly orgId: number;
  readonly project: number;
  readonly place: Place;
  readonly postedId: string;
  readonly postedAt: Date;
  /** Whose direct conversation it is, by the platform's id; null in a channel. */
  readonly reader: string | null;
  /** The project's sequence number that it shows. */
  readonly seq: number;
  /** The entry that it told of as it was posted; null where somebody only looked. */
  readonly step: number | null;
  readonly state: "living" | "below" | "elsewhere";
  /** The platform changes it no more. */
  readonly frozen: boolean;
  /** SHA-256 of what it was last made to say; null: of what it was posted with. */
  readonly shown: string | null;
  /** How often it was made anew. */
  readonly version: number;
}
