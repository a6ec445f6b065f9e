import { initialsOf } from "./initials.ts";

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

/** How words are compared: chat and record fold different things away. */
export interface Near {
  readonly fold: (text: string) => string;
  /** A word within another is near as well, wherever it stands. */
  readonly within?: boolean;
}

/**
 * The known ones that somebody may have meant, the likeliest first. Near is one mistake in up to five signs, two in more,
 * one of two Chinese signs, or the word's own beginning (`prog`) or end (`总投资`).
 */
export function nearOnes<T>(
  given: string,
  known: Iterable<T>,
  wordsOf: (one: T) => readonly string[],
  { fold, within = false }: Near,
): readonly T[] {
  const wanted = fold(given).trim();
  // Nobody mistypes a name by so much; a long text is no name.
  if (wanted === "" || wanted.length > 40) return [];
  const scored = [...known].map((one) => ({
    one,
    score: Math.min(
      ...wordsOf(one).map((word) => {
        const score = scoreOf(wanted, fold(word), within);
        // An input method offers other signs of the same sound: of 查询 and 查看 the first is what 查寻 was to be.
        return score >= 1 && score < Infinity && soundsLike(wanted, fold(word)) ? score - 0.1 : score;
      }),
    ),
  }));
  return scored
    .filter(({ score }) => score < Infinity)
    .toSorted((left, right) => left.score - right.score)
    .map(({ one }) => one);
}

function soundsLike(wanted: string, known: string): boolean {
  const initials = initialsOf(wanted);
  return initials !== undefined && initials === initialsOf(known);
}

/** The less the nearer; Infinity for what is not near. */
function scoreOf(wanted: string, known: string, within: boolean): number {
  const length = [...known].length;
  const inside =
    known.startsWith(wanted) ||
    (length >= 2 && (wanted.startsWith(known) || wanted.endsWith(known))) ||
    (within && length >= 2 && (known.includes(wanted) || wanted.includes(known)));
  const part = inside && [...wanted].length >= 2;
  const allowed = length > 5 ? 2 : 1;
  // What differs in more signs than that cannot be near.
  const away = !part && Math.abs(length - [...wanted].length) > allowed ? Infinity : distance(wanted, known);
  if (part) return Math.min(away, 0.5 + away / 100);
  return away <= allowed && away < length ? away : Infinity;
}
