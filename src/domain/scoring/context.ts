import { kept, type Quantity } from "../../packs/rules/parts.ts";
import { exact, over, shown, times, type Exact } from "./exact.ts";
import type { Line, Source, Term, UnitFigures, Unscored } from "./model.ts";

/** What an item is worked out from: one unit's figures, beside those of its group. */
export interface Context {
  readonly unit: UnitFigures;
  readonly group: readonly UnitFigures[];
  readonly schedule: Exact;
}

/** An item worked out, before its cap and before rounding. */
export interface Worked {
  readonly lines: readonly Line[];
  readonly points: Exact;
  readonly unscored: readonly Unscored[];
}

/** A value with where it comes from, still exact. */
export interface Known {
  readonly source: Source;
  readonly value: Exact;
}

export function termOf({ source, value }: Known): Term {
  return { source, value: shown(value) };
}

/** Codes are typed by people: `constructor` is a mark's name like any other. */
export function given<T>(figures: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(figures, code) ? figures[code] : undefined;
}

export function actual({ unit }: Context, metric: string): Known {
  return { source: { kind: "actual", metric }, value: exact(given(unit.actual, metric) ?? 0) };
}

/** What a mark stands at: none was entered is none, but for ratings. */
export function mark({ unit }: Context, code: string): Known {
  return { source: { kind: "mark", mark: code }, value: exact(given(unit.marks, code) ?? 0) };
}

export function counted(
  context: Context,
  part: { readonly metric?: string | undefined; readonly mark?: string | undefined },
): Known {
  return part.mark === undefined ? actual(context, part.metric ?? "") : mark(context, part.mark);
}

/** The rule set's own target for all units, or the unit's; undefined where neither is set: a target of nothing is none. */
export function target(
  { unit }: Context,
  { metric, goal }: { readonly metric: string; readonly goal?: Quantity | undefined },
): Known | undefined {
  if (goal !== undefined) return { source: { kind: "goal", metric }, value: exact(kept(goal)) };
  const value = given(unit.target, metric);
  return value === undefined || value <= 0 ? undefined : { source: { kind: "target", metric }, value: exact(value) };
}

/** 序时目标: the target × the share of the period gone. */
export function scheduled(context: Context, asked: Parameters<typeof target>[1]): Known | undefined {
  const whole = target(context, asked);
  if (!whole || context.schedule.top === 0n) return undefined;
  return {
    source: {
      kind: "scheduled",
      metric: asked.metric,
      target: shown(whole.value),
      schedule: shown(context.schedule),
    },
    value: times(whole.value, context.schedule),
  };
}

export function unscored(...reasons: readonly Unscored[]): Worked {
  return { lines: [], points: exact(0), unscored: reasons };
}

export function hundredth(percent: number): Exact {
  return over(exact(percent), exact(100));
}
