import { nearOnes } from "../distance.ts";
import { fold } from "./normalize.ts";

/** The known word a person most likely meant; undefined when none is near. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  return nearestOnes(given, known)[0];
}

/** All that a person may have meant, the likeliest first. */
export function nearestOnes(given: string, known: Iterable<string>): readonly string[] {
  return nearOnes(given, known, (word) => [word], { fold });
}
