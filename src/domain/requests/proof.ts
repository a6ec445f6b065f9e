import { same } from "../fold.ts";
import type { Entry } from "../model.ts";
import type { Rating } from "../models/request.ts";

/** Takes what an entry says of a rating. */
export function keepRating(rated: Map<number, Rating>, { kind, stream, unitId, at, body }: Entry): void {
  if (kind !== "rating") return;
  const { stars, comment } = body.details;
  // Both were written as such by the only function that writes these entries.
  rated.set(stream, { request: stream, unitId, stars: stars as number, comment: comment as string | null, at });
}

/** Requests whose rating that is counted is not the one that was given: added, changed or lost. */
export function wrongRatings(given: ReadonlyMap<number, Rating>, kept: readonly Rating[]): readonly number[] {
  const counted = new Map(kept.map((rating) => [rating.request, rating]));
  return [...new Set([...given.keys(), ...counted.keys()])].filter(
    (number) => !same(given.get(number) ?? null, counted.get(number) ?? null),
  );
}
