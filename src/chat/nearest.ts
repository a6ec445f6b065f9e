import { distance } from "../distance.ts";
import { fold } from "./normalize.ts";

/**
 * The known word a person most likely meant; undefined when none is near. Near is one mistake in up to five signs, two
 * in more, one of two Chinese signs, or the word's own beginning (`prog`) or end (`总投资`).
 */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const wanted = fold(given).trim();
  // Nobody mistypes a name by so much; a long text is no name.
  if (wanted === "" || wanted.length > 40) return undefined;
  let best: { readonly word: string; readonly score: number } | undefined;
  for (const word of known) {
    const folded = fold(word);
    const away = distance(wanted, folded);
    const length = [...folded].length;
    const part = folded.startsWith(wanted) || (length >= 2 && (wanted.startsWith(folded) || wanted.endsWith(folded)));
    const allowed = Math.max(1, length > 5 ? 2 : 1);
    const near = away <= allowed && away < length;
    if (!near && !(part && [...wanted].length >= 2)) continue;
    const score = part ? Math.min(away, 0.5 + away / 100) : away;
    if (!best || score < best.score) best = { word, score };
  }
  return best?.word;
}
