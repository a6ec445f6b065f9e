import { UserError } from "../errors.ts";
import type { LocalizedText } from "../locale.ts";
import type { Metric, Pack, Stage } from "../packs/pack.ts";
import { foldText } from "./record.ts";

interface Named {
  readonly code: string;
  readonly name: LocalizedText;
  readonly words: readonly string[];
}

/** The item of a pack's list that a typed word means, in any language. */
export function lookup<T extends Named>(items: readonly T[], given: string): T | undefined {
  const wanted = foldText(given).trim();
  return items.find((item) =>
    [item.code, item.name["zh-CN"], item.name.en, ...item.words].some((word) => foldText(word) === wanted),
  );
}

/** The one item whose words begin with what was typed: a suggestion, never taken by itself. */
function nearest<T extends Named>(items: readonly T[], given: string): T | undefined {
  const wanted = foldText(given).trim();
  return items.find((item) =>
    [item.code, item.name["zh-CN"], item.name.en, ...item.words].some(
      (word) => foldText(word).includes(wanted) || wanted.includes(foldText(word)),
    ),
  );
}

/** @throws UserError with all stages and the nearest */
export function findStage(pack: Pack, given: string, locale: keyof LocalizedText, hint?: string): Stage {
  const stage = lookup(pack.stages, given);
  if (stage) return stage;
  const near = nearest(pack.stages, given);
  throw new UserError(
    "not_found",
    "unknown_stage",
    { given, stages: pack.stages.map((item) => item.name[locale]), ...(near ? { nearest: near.name[locale] } : {}) },
    hint,
  );
}

/** @throws UserError with all metrics */
export function findMetric(pack: Pack, given: string, locale: keyof LocalizedText, hint?: string): Metric {
  const metric = lookup(pack.metrics, given);
  if (metric) return metric;
  throw new UserError(
    "not_found",
    "unknown_metric",
    { given, metrics: pack.metrics.map((item) => item.name[locale]) },
    hint,
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
  );
}

export function stageOf(pack: Pack, code: string): Stage {
  const stage = pack.stages.find((item) => item.code === code);
  if (!stage) throw new Error(`pack ${pack.version}: no stage ${code}`);
  return stage;
}

export function stageIndex(pack: Pack, code: string): number {
  return pack.stages.findIndex((item) => item.code === code);
}
