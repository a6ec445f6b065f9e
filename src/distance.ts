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
