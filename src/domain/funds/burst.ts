import type { Metric, Pack } from "../../packs/pack.ts";
import { addDays } from "../day.ts";
import type { Day, Unit } from "../model.ts";
import { periodsOf, yearToDateRanges } from "../period.ts";
import type { Work } from "../work.ts";
import { lastOpenDay } from "./booking.ts";

/** A unit whose claims of the year came in a heap at the end of a period. Minor units of the metric's currency. */
export interface Burst {
  readonly unit: Unit;
  readonly metric: Metric;
  readonly last: number;
  readonly year: number;
}

/** The end of an assessed period whose month was closed before this working day and after the one before it. */
export function periodJustClosed(
  { pack, calendar }: Pick<Work, "pack" | "calendar">,
  today: Day,
): { readonly end: Day; readonly told: Day } | undefined {
  const end = addDays(`${today.slice(0, 7)}-01`, -1);
  const told = calendar.nextWorkday(lastOpenDay(end, pack.funds.lockDay));
  return told === today && pack.funds.burst.months.includes(Number(end.slice(5, 7))) ? { end, told } : undefined;
}

/**
 * Units with more than the pack's share of the year's claims booked on the last days of a period: reads kept sums alone,
 * so its cost grows with the number of units. Each currency by its own metric.
 */
export async function findBursts(work: Pick<Work, "tx" | "org" | "pack">, end: Day): Promise<readonly Burst[]> {
  const { days, percent } = work.pack.funds.burst;
  const units = (await work.tx.units.list(work.org.id)).filter(({ active }) => active);
  const found = await Promise.all(
    claimMetrics(work.pack).map(async (metric) => {
      const last = await sumsIn(work, metric, [
        { scale: "D", from: periodsOf(addDays(end, 1 - days)).D, to: periodsOf(end).D },
      ]);
      const year = await sumsIn(work, metric, yearToDateRanges(end));
      return units.map((unit) => ({ unit, metric, last: last.get(unit.id) ?? 0, year: year.get(unit.id) ?? 0 }));
    }),
  );
  return found.flat().filter(({ last, year }) => last * 100 > year * percent);
}

function claimMetrics(pack: Pack): readonly Metric[] {
  return pack.metrics.filter(({ funds }) => funds === "claimed");
}

async function sumsIn(
  { tx, org }: Pick<Work, "tx" | "org">,
  metric: Metric,
  ranges: readonly { readonly scale: "M" | "D"; readonly from: string; readonly to: string }[],
): Promise<ReadonlyMap<number, number>> {
  const sums = new Map<number, number>();
  for (const range of ranges)
    for (const [unitId, value] of await tx.rollups.sums(org.id, { ...range, metric: metric.code }))
      sums.set(unitId, (sums.get(unitId) ?? 0) + value);
  return sums;
}
