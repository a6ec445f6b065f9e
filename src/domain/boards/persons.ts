import { keptAs } from "../counting/beside.ts";
import { keptPerShown } from "../figures.ts";
import type { Member } from "../model.ts";
import type { BoardData } from "../models/board.ts";
import { periodsOf, scheduleShare } from "../period.ts";
import { firstDay, scaleOf, type BoardQuestion, type Sources } from "./data.ts";
import { rankLines } from "./rank.ts";

/**
 * Ranks members by the results of the projects they own. A line's `unitId` is the member's id: the board is of persons, and
 * has neither targets nor other years.
 * @throws Error where the pack ranks no persons, or the metric is ranked for nobody
 */
export async function makePersonBoard(
  { pack, figures }: Pick<Sources, "pack" | "figures">,
  question: Omit<BoardQuestion, "group"> & { readonly members: readonly Pick<Member, "id" | "name">[] },
): Promise<BoardData> {
  const { period, day, metric, origin, before, members } = question;
  if (!pack.rankPersons) throw new Error(`pack ${pack.version}: persons are not ranked`);
  if (metric.informationOnly) throw new Error(`metric ${metric.code}: is ranked for nobody`);
  const key = keptAs.person(metric.code);
  const sums = (await figures.between(firstDay(period, day), day, [key], origin)).get(key);
  const lines = members.map(({ id, name }) => ({
    unitId: id,
    name,
    actual: (sums?.get(id) ?? 0) / keptPerShown(metric),
    claimed: null,
    target: null,
    lastYear: null,
  }));
  return {
    period,
    key: periodsOf(day)[scaleOf[period]],
    day,
    group: "persons",
    metric: metric.code,
    origin,
    schedule: scheduleShare(day),
    follows: null,
    lines: rankLines(lines, before),
  };
}
