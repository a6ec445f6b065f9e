import { nearOnes } from "../distance.ts";
import type { Way } from "../errors.ts";
import { foldText } from "./record.ts";

/** The known ones that a typed word may stand for, the likeliest first: suggestions, never taken by themselves. */
export function near<T>(
  given: string,
  known: Iterable<T>,
  wordsOf: (one: T) => readonly string[],
  fold: (text: string) => string = foldText,
): readonly T[] {
  return nearOnes(given, known, wordsOf, { fold, within: true });
}

/** To put in a typed word's place, one for each known one. */
export function waysTo(given: string, puts: readonly string[]): readonly Way[] {
  return [...new Set(puts)].map((put) => ({ given, put }));
}
