import type { Address } from "../../address.ts";

/** What a removal does away with beside the record, by how many rows. */
export interface TraceCounts {
  readonly identities: number;
  /** Deliveries that came from the person, or say the name. */
  readonly deliveries: number;
  /** Messages to the person, or that say the name. */
  readonly messages: number;
  /** Files that the person sent or asked for. */
  readonly files: number;
  /** Snoozes, what was told, codes, quiet hours. */
  readonly reminders: number;
}

/** What is kept of a person beside the record. */
export interface Traces {
  /**
   * Deletes it, or what it says.
   * @param ids the person's number, and those that were joined with it
   * @param words names and platform ids, as they stand in texts
   */
  remove(
    orgId: number,
    ids: readonly number[],
    identities: readonly Address[],
    words: readonly string[],
  ): Promise<TraceCounts>;
}
