import type { ItemBy } from "../../packs/rules/items.ts";
import {
  actual,
  given,
  hundredth,
  mark,
  scheduled,
  target,
  termOf,
  unscored,
  type Context,
  type Known,
  type Worked,
} from "./context.ts";
import { exact, isMore, larger, minus, one, over, shown, smaller, sum, times, zero, type Exact } from "./exact.ts";
import type { Line } from "./model.ts";

/** Items whose points are a share of their weight. */

interface Whole {
  readonly weight: number;
  /** Percent. */
  readonly limit?: number;
  /** Percent of the bottom that is the whole. */
  readonly full?: number;
}

/** P1, P2, P9 and P17 are this arithmetic over different bottoms. */
function shareOf(top: Known, bottom: Known, { weight, limit = 100, full = 100 }: Whole): Worked {
  const ratio = over(top.value, bottom.value);
  const reached = larger(over(ratio, hundredth(full)), zero);
  const points = times(smaller(reached, hundredth(limit)), exact(weight));
  const line: Line = {
    kind: "ratio",
    top: termOf(top),
    bottom: termOf(bottom),
    ratio: shown(ratio),
    full,
    limit,
    limited: isMore(reached, hundredth(limit)),
    weight,
    points: shown(points),
  };
  return { lines: [line], points, unscored: [] };
}

export function ratio(item: ItemBy<"ratio">, context: Context): Worked {
  const bottom = target(context, item);
  if (!bottom) return unscored({ reason: "no_target", metric: item.metric });
  return shareOf(actual(context, item.metric), bottom, item);
}

export function scheduledRatio(item: ItemBy<"scheduled">, context: Context): Worked {
  const bottom = scheduled(context, item);
  if (!bottom) return unscored({ reason: "no_target", metric: item.metric });
  return shareOf(actual(context, item.metric), bottom, item);
}

/** The unit that did most gives the whole; where nobody did anything there is nothing to compare with. */
export function best({ metric, weight }: ItemBy<"best">, context: Context): Worked {
  const most = context.group.map((unit) => exact(given(unit.actual, metric) ?? 0)).reduce(larger, zero);
  if (most.top === 0n) return unscored({ reason: "nobody", metric });
  return shareOf(actual(context, metric), { source: { kind: "best", metric }, value: most }, { weight });
}

export function cohort({ part, of, since, weight, full }: ItemBy<"cohort">, { unit }: Context): Worked {
  const [top, bottom] = ([part, of] as const).map((code): Known => ({
    source: { kind: "cohort", cohort: code, since },
    value: exact(unit.cohort[`${code}@${since}`] ?? 0),
  }));
  if (!top || !bottom || bottom.value.top <= 0n) return unscored({ reason: "no_cohort", cohort: of, since });
  return shareOf(top, bottom, { weight, full });
}

/** P5. Without one of its targets a mix is none. */
export function mix(item: ItemBy<"mix">, context: Context): Worked {
  const parts = item.parts.map((part) => ({ part, bottom: target(context, part) }));
  const missing = parts.filter(({ bottom }) => !bottom);
  if (missing.length > 0)
    return unscored(...missing.map(({ part }) => ({ reason: "no_target" as const, metric: part.metric })));
  return together(
    parts.flatMap(({ part, bottom }) =>
      bottom ? [shareLine(actual(context, part.metric), bottom, part.share, part.limit)] : [],
    ),
    item,
  );
}

/** P12. A rating nobody has given yet is no rating of 0. */
export function partner(item: ItemBy<"partner">, context: Context): Worked {
  const missing = item.parts.filter((part) => given(context.unit.marks, part.mark) === undefined);
  if (missing.length > 0) return unscored(...missing.map((part) => ({ reason: "no_mark" as const, mark: part.mark })));
  return together(
    item.parts.map((part) => shareLine(mark(context, part.mark), undefined, part.share, undefined)),
    { weight: item.weight, limit: 100 },
  );
}

/** P13. Growth from nothing has no rate. */
export function growth({ metric, weight, full }: ItemBy<"growth">, context: Context): Worked {
  const value = given(context.unit.lastYear, metric);
  if (value === undefined || value <= 0) return unscored({ reason: "no_last_year", metric });
  const now = actual(context, metric);
  const before: Known = { source: { kind: "lastYear", metric }, value: exact(value) };
  const rate = minus(over(now.value, before.value), one);
  const reached = larger(over(rate, hundredth(full)), zero);
  const points = times(smaller(reached, one), exact(weight));
  const line: Line = {
    kind: "growth",
    now: termOf(now),
    before: termOf(before),
    growth: shown(rate),
    full,
    limited: isMore(reached, one),
    weight,
    points: shown(points),
  };
  return { lines: [line], points, unscored: [] };
}

interface Part {
  readonly line: Line;
  readonly value: Exact;
}

function shareLine(top: Known, bottom: Known | undefined, share: number, limit: number | undefined): Part {
  const reached = bottom ? over(top.value, bottom.value) : over(top.value, exact(100));
  const most = limit === undefined ? undefined : hundredth(limit);
  const value = times(most ? smaller(reached, most) : reached, hundredth(share));
  const line: Line = {
    kind: "share",
    top: termOf(top),
    bottom: bottom && termOf(bottom),
    ratio: shown(reached),
    limit,
    limited: most !== undefined && isMore(reached, most),
    share,
    part: shown(value),
  };
  return { line, value };
}

function together(
  parts: readonly Part[],
  { weight, limit }: { readonly weight: number; readonly limit: number },
): Worked {
  const whole = sum(parts.map(({ value }) => value));
  const points = times(smaller(larger(whole, zero), hundredth(limit)), exact(weight));
  const line: Line = {
    kind: "sum",
    ratio: shown(whole),
    limit,
    limited: isMore(whole, hundredth(limit)),
    weight,
    points: shown(points),
  };
  return { lines: [...parts.map((part) => part.line), line], points, unscored: [] };
}
