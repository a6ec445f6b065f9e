import { durations, keptAs } from "../counting/beside.ts";
import { perProject } from "../counting/counted.ts";
import type { Figures, Periods } from "./figures.ts";

/** How long projects were in a stage, of those that left it in the period. */
export interface Duration {
  readonly stage: string;
  /** How many left it. */
  readonly projects: number;
  /** Calendar days, exact: half of the projects took no longer; between the two in the middle of an even number. */
  readonly median: number;
}

/**
 * The median days in each stage, for one unit or for all; stages that nobody left are left out. Costs as many rows as there
 * are units and different numbers of days.
 */
export async function stageDurations(
  figures: Figures,
  question: {
    readonly stages: readonly string[];
    readonly periods: Periods;
    readonly origin: string;
    readonly unitId?: number | undefined;
  },
): Promise<readonly Duration[]> {
  const { stages, periods, origin, unitId } = question;
  const sums = [...(await figures.beginning(durations, periods, origin))];
  return stages.flatMap((stage): readonly Duration[] => {
    const prefix = keptAs.days(stage);
    const own = sums.filter(([metric]) => metric.startsWith(prefix));
    const counts = own.map(([metric, units]): DayCount => {
      const kept = unitId === undefined ? [...units.values()] : [units.get(unitId) ?? 0];
      return {
        days: Number(metric.slice(prefix.length)),
        projects: kept.reduce((sum, value) => sum + value, 0) / perProject,
      };
    });
    const projects = counts.reduce((sum, one) => sum + one.projects, 0);
    return projects === 0 ? [] : [{ stage, projects, median: medianOf(counts, projects) }];
  });
}

interface DayCount {
  readonly days: number;
  readonly projects: number;
}

function medianOf(counts: readonly DayCount[], projects: number): number {
  const sorted = counts.toSorted((a, b) => a.days - b.days);
  const at = (place: number): number => {
    let passed = 0;
    return sorted.find((one) => (passed += one.projects) >= place)?.days ?? 0;
  };
  return (at(Math.floor((projects + 1) / 2)) + at(Math.ceil((projects + 1) / 2))) / 2;
}
