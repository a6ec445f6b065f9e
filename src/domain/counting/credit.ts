import type { Project } from "../model.ts";

/** Shares of a value among units, exact: what is left by rounding goes to the unit that has the project. */
export function creditOf(project: Project, value: number): readonly (readonly [unitId: number, part: number])[] {
  if (project.shares.length === 0) return [[project.unitId, value]];
  const parts = new Map<number, number>();
  let rest = value;
  for (const { unitId, percent } of project.shares) {
    // Exact beyond 2^53 too: amounts go to 1e14, and a hundred times that is out of reach of a double's integers.
    const part = Number((BigInt(value) * BigInt(percent)) / 100n);
    parts.set(unitId, (parts.get(unitId) ?? 0) + part);
    rest -= part;
  }
  if (rest !== 0) parts.set(project.unitId, (parts.get(project.unitId) ?? 0) + rest);
  return [...parts].filter(([, part]) => part !== 0);
}

/** Units that have credit in it, each once; its own where nothing was shared. */
export function creditedUnits({ shares, unitId }: Project): readonly number[] {
  return shares.length === 0 ? [unitId] : [...new Set(shares.map((share) => share.unitId))];
}
