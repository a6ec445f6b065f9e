import { kept } from "../../packs/rules/parts.ts";
import type { RuleSet } from "../../packs/rules/shape.ts";
import { actual, counted, target, termOf, type Context } from "./context.ts";
import { exact, isMore, minus } from "./exact.ts";
import type { UnitScore, Verdict } from "./model.ts";

/** P14: what keeps a unit out of the ranking. */
export function vetoesOf({ vetoes }: RuleSet, context: Context): readonly Verdict[] {
  return vetoes.flatMap((veto) => {
    const known = counted(context, veto);
    return isMore(exact(veto.least), known.value) ? [] : [{ code: veto.code, term: termOf(known) }];
  });
}

/** P14: what lifts a unit by a grade. Without a target there is no task to be on top of. */
export function promotionsOf({ promotions }: RuleSet, context: Context): readonly Verdict[] {
  return promotions.flatMap(({ code, met, any }) => {
    const full = met.every((metric) => {
      const task = target(context, { metric });
      return task !== undefined && !isMore(task.value, actual(context, metric).value);
    });
    if (!full) return [];
    const reached = any.find(({ metric, least, over }) => {
      const task = over ? target(context, { metric }) : undefined;
      if (over && !task) return false;
      const own = actual(context, metric).value;
      return !isMore(exact(kept(least)), task ? minus(own, task.value) : own);
    });
    return reached ? [{ code, term: termOf(actual(context, reached.metric)) }] : [];
  });
}

/** The grade by the total, and one better for who is promoted; none under a veto. */
export function gradeOf(
  { grades }: RuleSet,
  total: number,
  { promoted, vetoed }: { readonly promoted: boolean; readonly vetoed: boolean },
): UnitScore["grade"] {
  if (grades.length === 0) return undefined;
  const found = grades.findIndex(({ least }) => total >= least);
  const index = found === -1 ? grades.length : found;
  const byTotal = grades[index]?.code;
  return { byTotal, now: vetoed ? undefined : grades[promoted ? Math.max(0, index - 1) : index]?.code };
}
