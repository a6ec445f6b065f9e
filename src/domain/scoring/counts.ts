import type { ItemBy } from "../../packs/rules/items.ts";
import { kept, type Quantity } from "../../packs/rules/parts.ts";
import {
  actual,
  counted,
  given,
  hundredth,
  mark,
  target,
  termOf,
  unscored,
  type Context,
  type Known,
  type Worked,
} from "./context.ts";
import {
  exact,
  isMore,
  larger,
  minus,
  over,
  plus,
  shown,
  smaller,
  sum,
  times,
  whole,
  zero,
  type Exact,
} from "./exact.ts";
import type { Line } from "./model.ts";

/** Items that count: so many points for each, or off for each. */

interface Each {
  readonly how: "all" | "over" | "missing";
  readonly actual: Known;
  readonly less?: Known;
  readonly against?: Known;
  readonly per?: Quantity | undefined;
  /** Negative for a deduction. */
  readonly each: number;
  readonly cap?: number | undefined;
}

interface Step {
  readonly line: Line;
  readonly points: Exact;
}

/** Shares of a project count by their share; with `per` only whole steps do. */
function step(asked: Each): Step {
  const { how, less, against, per, each, cap } = asked;
  const own = asked.actual.value;
  const difference =
    how === "missing"
      ? minus(against?.value ?? zero, own)
      : minus(own, (how === "over" ? against : less)?.value ?? zero);
  const many = larger(difference, zero);
  const count = per === undefined ? many : whole(over(many, exact(kept(per))));
  const full = times(count, exact(each));
  const points = cap === undefined ? full : smaller(full, exact(cap));
  const line: Line = {
    kind: "each",
    how,
    actual: termOf(asked.actual),
    less: less && termOf(less),
    against: against && termOf(against),
    per,
    count: shown(count),
    each,
    cap,
    capped: isMore(full, points),
    points: shown(points),
  };
  return { line, points };
}

function added(start: number, steps: readonly Step[]): Worked {
  const first: readonly Line[] = start === 0 ? [] : [{ kind: "start", points: start }];
  return {
    lines: [...first, ...steps.map(({ line }) => line)],
    points: plus(exact(start), sum(steps.map(({ points }) => points))),
    unscored: [],
  };
}

/** P3 */
export function met(item: ItemBy<"met">, context: Context): Worked {
  const against = target(context, item);
  if (!against) return unscored({ reason: "no_target", metric: item.metric });
  const own = actual(context, item.metric);
  const reached = !isMore(against.value, own.value);
  const line: Line = {
    kind: "met",
    actual: termOf(own),
    target: termOf(against),
    met: reached,
    points: reached ? item.weight : 0,
  };
  if (!reached) return { lines: [line], points: zero, unscored: [] };
  const { bonus } = item;
  const more = bonus
    ? [step({ how: "over", actual: own, against, per: bonus.per, each: bonus.points, cap: bonus.cap })]
    : [];
  const worked = added(0, more);
  return { lines: [line, ...worked.lines], points: plus(exact(item.weight), worked.points), unscored: [] };
}

/** P4 */
export function missing(item: ItemBy<"missing">, context: Context): Worked {
  const against = target(context, item);
  if (!against) return unscored({ reason: "no_target", metric: item.metric });
  const own = actual(context, item.metric);
  const short = isMore(against.value, own.value);
  const steps = short
    ? [step({ how: "missing", actual: own, against, each: -item.minus })]
    : item.plus > 0
      ? [step({ how: "over", actual: own, against, each: item.plus })]
      : [];
  const line: Line = { kind: "met", actual: termOf(own), target: termOf(against), met: !short, points: item.weight };
  return steps.length > 0 ? added(item.weight, steps) : { lines: [line], points: exact(item.weight), unscored: [] };
}

/** P6 */
export function bands(item: ItemBy<"bands">, context: Context): Worked {
  const steps = item.bands.map(({ metric, least }) =>
    step({
      how: "missing",
      actual: actual(context, metric),
      against: { source: { kind: "goal", metric }, value: exact(least) },
      each: -item.minus,
    }),
  );
  return added(item.weight, steps);
}

/** P7 */
export function events(item: ItemBy<"events">, context: Context): Worked {
  const steps = item.events.map((event) => step({ how: "all", actual: counted(context, event), each: -event.minus }));
  return added(item.weight, steps);
}

/** P15: the arithmetic of P7. */
export function late(item: ItemBy<"late">, context: Context): Worked {
  return added(item.weight, [step({ how: "all", actual: mark(context, item.mark), each: -item.minus })]);
}

/** P8 */
export function ladder(item: ItemBy<"ladder">, context: Context): Worked {
  const bottom = target(context, item);
  if (!bottom) return unscored({ reason: "no_target", metric: item.metric });
  const also = item.also && condition(item.also, context);
  if (item.also && !also) return unscored({ reason: "no_target", metric: item.also.of ?? item.also.metric });
  const top = actual(context, item.metric);
  const ratio = over(top.value, bottom.value);
  const rung = item.rungs.find(({ at }) => !isMore(hundredth(at), ratio));
  const line: Line = {
    kind: "ladder",
    top: termOf(top),
    bottom: termOf(bottom),
    ratio: shown(ratio),
    at: rung?.at,
    points: rung?.points ?? 0,
  };
  const holds = also?.met ?? true;
  return { lines: also ? [line, also] : [line], points: exact(holds ? line.points : 0), unscored: [] };
}

type Also = Line & { readonly kind: "also" };

/** Undefined where there is nothing to take a share of. */
function condition(asked: NonNullable<ItemBy<"ladder">["also"]>, context: Context): Also | undefined {
  const bottom = asked.of === undefined ? target(context, asked) : actual(context, asked.of);
  if (!bottom || bottom.value.top <= 0n) return undefined;
  const top = actual(context, asked.metric);
  const ratio = over(top.value, bottom.value);
  return {
    kind: "also",
    top: termOf(top),
    bottom: termOf(bottom),
    ratio: shown(ratio),
    least: asked.least,
    met: !isMore(hundredth(asked.least), ratio),
  };
}

/** P10 */
export function split({ metric, points }: ItemBy<"split">, { unit }: Context): Worked {
  const steps = (given(unit.heads, metric) ?? []).flatMap((projects, index): readonly Step[] => {
    if (projects <= 0) return [];
    const units = index + 1;
    const part = over(times(exact(projects), exact(points)), exact(units));
    return [{ line: { kind: "heads", metric, projects, units, each: points, points: shown(part) }, points: part }];
  });
  return added(0, steps);
}

/** P11. A part without its target gives nothing and says so; the others count. */
export function bonus(item: ItemBy<"bonus">, context: Context): Worked {
  const parts = item.parts.map((part) => {
    const { metric, goal, per, points: each, cap } = part;
    const own = counted(context, part);
    if (!part.over || metric === undefined) {
      const less = part.except === undefined ? {} : { less: actual(context, part.except) };
      return step({ how: "all", actual: own, ...less, per, each, cap });
    }
    const against = target(context, { metric, goal });
    return against ? step({ how: "over", actual: own, against, per, each, cap }) : metric;
  });
  const worked = added(
    0,
    parts.filter((part) => typeof part !== "string"),
  );
  return {
    ...worked,
    unscored: parts.flatMap((part) =>
      typeof part === "string" ? [{ reason: "no_target" as const, metric: part }] : [],
    ),
  };
}
