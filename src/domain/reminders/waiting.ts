import { lampOf } from "../stale.ts";
import type { Read } from "./ladder-lines.ts";

/** A bulletin counts no further: it says "more than". */
const most = 200;

/** How many leads of a unit have a red lamp; `more` where there may be others. */
export async function redIn(
  { tx, org, pack, calendar, now }: Read,
  unitId: number,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const records = await tx.projects.due(org.id, { unitId }, { until: now }, most);
  const red = records.filter(({ project }) => lampOf(project, pack, calendar, org.timezone, now).lamp === "red");
  return { count: red.length, more: records.length === most };
}
