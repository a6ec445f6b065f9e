/** The value below which `share` of the values lie (nearest rank); NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** One slow round, on a machine that others use too, does not move it. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Runs it once for nothing and then so many times: the median in milliseconds, and what came of the last. */
export async function time<T>(
  times: number,
  work: () => Promise<T>,
): Promise<{ readonly ms: number; readonly result: T }> {
  let result = await work();
  const all: number[] = [];
  for (let run = 0; run < times; run++) {
    const began = performance.now();
    result = await work();
    all.push(performance.now() - began);
  }
  return { ms: median(all), result };
}
