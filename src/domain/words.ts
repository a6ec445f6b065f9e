import { UserError } from "../errors.ts";
import type { LocalizedText } from "../locale.ts";
import type { Gate, Mark, Metric, Pack, Stage } from "../packs/pack.ts";
import { gatesOf, lineOf, stagesOf } from "./line.ts";
import { near, waysTo } from "./near.ts";
import { foldText } from "./record.ts";

interface Named {
  readonly code: string;
  readonly name: LocalizedText;
  readonly words: readonly string[];
}

/** The item of a pack's list that a typed word means, in any language. */
export function lookup<T extends Named>(items: readonly T[], given: string): T | undefined {
  const wanted = foldText(given).trim();
  return items.find((item) => wordsOf(item).some((word) => foldText(word) === wanted));
}

/** The names of the items that a word which is none of them may stand for. */
export function namesNear(items: readonly Named[], given: string, locale: keyof LocalizedText): readonly string[] {
  return near(given, items, wordsOf).map(({ name }) => name[locale]);
}

function wordsOf({ code, name, words }: Named): readonly string[] {
  return [code, name["zh-CN"], name.en, ...words];
}

/**
 * The stage of any line that a word means, for a list.
 * @throws UserError with all stages and the nearest
 */
export function findStage(pack: Pack, given: string, locale: keyof LocalizedText, hint?: string): Stage {
  return found(stagesOf(pack), given, locale, hint);
}

/**
 * The stage or mark of one kind's own line that a word means.
 * @throws UserError with the stages there are, or saying that the stage is another kind's
 */
export function findGate(pack: Pack, kind: string, given: string, locale: keyof LocalizedText, hint?: string) {
  const line = lineOf(pack, kind);
  const own = [...line.stages, ...line.marks];
  const other = lookup(own, given) ? undefined : lookup(gatesOf(pack), given);
  if (!other) return found<Stage | Mark>(own, given, locale, hint);
  throw new UserError(
    "invalid_input",
    "stage_of_other_kind",
    {
      stage: other.name[locale],
      kind: pack.kinds.find((item) => item.code === kind)?.name[locale] ?? kind,
      stages: line.stages.map((item) => item.name[locale]),
    },
    hint,
  );
}

function found<T extends Gate>(items: readonly T[], given: string, locale: keyof LocalizedText, hint?: string): T {
  const item = lookup(items, given);
  if (item) return item;
  throw unknownStage(items, given, locale, hint);
}

/** What is said of a word that is none of these stages. */
export function unknownStage(
  items: readonly Gate[],
  given: string,
  locale: keyof LocalizedText,
  hint?: string,
): UserError {
  const names = namesNear(items, given, locale);
  const [nearest] = names;
  const stages = items.map((one) => one.name[locale]);
  return new UserError(
    "not_found",
    "unknown_stage",
    { given, stages, ...(nearest === undefined ? {} : { nearest }) },
    hint,
    waysTo(given, names),
  );
}

/** @throws UserError with all metrics and the nearest */
export function findMetric(pack: Pack, given: string, locale: keyof LocalizedText, hint?: string): Metric {
  const metric = lookup(pack.metrics, given);
  if (metric) return metric;
  throw new UserError(
    "not_found",
    "unknown_metric",
    { given, metrics: pack.metrics.map((item) => item.name[locale]) },
    hint,
    waysTo(given, namesNear(pack.metrics, given, locale)),
  );
}

/** @throws UserError with all choices; `key` is the argument's own name. */
export function findChoice<T extends Named>(
  items: readonly T[],
  key: string,
  given: string,
  locale: keyof LocalizedText,
  hint?: string,
): T {
  const item = lookup(items, given);
  if (item) return item;
  throw new UserError(
    "invalid_input",
    "unknown_choice",
    { key, given, choices: items.map((one) => one.name[locale]) },
    hint,
    waysTo(given, namesNear(items, given, locale)),
  );
}
