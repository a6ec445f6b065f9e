import { fold } from "./normalize.ts";

/** How many signs must be written, dropped, changed or swapped with their neighbour to come from one to the other. */
export function distance(left: string, right: string): number {
  const from = [...left];
  const to = [...right];
  let older: readonly number[] = [];
  let above: readonly number[] = to.map((_, at) => at).concat(to.length);
  for (const [row, sign] of from.entries()) {
    const here = [row + 1];
    for (const [column, other] of to.entries()) {
      const cost = sign === other ? 0 : 1;
      let best = Math.min((above[column] ?? 0) + cost, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1);
      if (row > 0 && column > 0 && sign === to[column - 1] && from[row - 1] === other)
        best = Math.min(best, (older[column - 1] ?? 0) + 1);
      here.push(best);
    }
    older = above;
    above = here;
  }
  return above[to.length] ?? 0;
}

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
