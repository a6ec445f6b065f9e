import type { Project } from "../model.ts";
import type { Fact } from "../models/board.ts";
import { creditedUnits } from "./credit.ts";

/**
 * What a project has reached and been paid, for its unit and each that has credit in it, by name and unit: a pure function of
 * its present state. What is excluded by the rules has reached it all the same; what was rejected or withdrawn was never paid.
 */
export function factsOf(project: Project): readonly Fact[] {
  if (project.voided || project.mergedInto !== null) return [];
  const units = [...new Set([project.unitId, ...creditedUnits(project)])].toSorted((a, b) => a - b);
  const stages = Object.entries(project.reached).map(([code, day]) => ({ name: `stage:${code}`, kind: code, day }));
  const funds = Object.values(project.funds)
    .filter(({ state }) => state === "claimed" || state === "verified")
    .map(({ number, bookedOn }) => ({ name: `funds:${number}`, kind: "funds", day: bookedOn }));
  return [...stages, ...funds]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((one) => units.map((unitId) => ({ project: project.number, unitId, ...one })));
}
