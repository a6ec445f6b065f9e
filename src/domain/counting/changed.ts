import type { Pack } from "../../packs/pack.ts";
import { creditedOf, type Credited } from "../figures.ts";
import type { Project } from "../model.ts";
import { countedOf } from "./counted.ts";

/**
 * What had counted for a ranking and no longer does as it did: another day, value, unit or ledger, or none at all. What comes
 * to count is news and no correction; what is shown for information alone, such as claims that wait, never had a rank.
 */
export function changedFacts(before: Project, after: Project, pack: Pack): readonly Credited[] {
  const left = new Map(rankedOf(after, pack).map((one) => [keyOf(one), one]));
  return rankedOf(before, pack).filter((one) => {
    const now = left.get(keyOf(one));
    if (!now || before.origin !== after.origin) return true;
    // More money in a year brings forward the day on which enough had come: an addition, whose own day it is.
    const moved = one.metric.fundedPercent === undefined ? now.day !== one.day : now.day > one.day;
    return moved || now.value !== one.value;
  });
}

function rankedOf(project: Project, pack: Pack): readonly Credited[] {
  const ranked = countedOf(project, pack).filter(({ metric }) => !metric.informationOnly);
  return creditedOf(project, ranked);
}

function keyOf({ metric, source, unitId }: Credited): string {
  return `${metric.code} ${source} ${unitId}`;
}
