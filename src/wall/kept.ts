/**
 * What was made within the last `ms` is given again, and while one is being made everybody waits for that one: ten screens cost
 * one reading. A failure is given to those who wait, and not kept.
 * @param now milliseconds
 */
export function keptFor<T>(ms: number, now: () => number, make: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | undefined;
  return () => {
    if (kept && now() < kept.until) return kept.value;
    const value = make();
    const own = { value, until: Number.POSITIVE_INFINITY };
    kept = own;
    value.then(
      () => {
        if (kept === own) kept = { value, until: now() + ms };
      },
      () => {
        if (kept === own) kept = undefined;
      },
    );
    return value;
  };
}
