import { z } from "zod";
import { code } from "../parts.ts";
import { scored } from "./items.ts";
import { points, quantity, text } from "./parts.ts";

/** `YYYY-MM-DD`. */
const day = z.iso.date();

/** P16: points come in named sections; however many its items give, a section counts for no more than its cap. */
const section = z.strictObject({ code, name: text, cap: points, items: z.array(scored).min(1).readonly() }).readonly();

/** A figure that no ledger knows: the coordinating office enters it for each unit and period. */
const mark = z.strictObject({ code, name: text, kind: z.enum(["count", "percent", "points"]) }).readonly();

/** P14: a unit with at least so many of it is not ranked. */
const veto = z
  .strictObject({
    code,
    name: text,
    metric: code.optional(),
    mark: code.optional(),
    least: z.number().positive().default(1),
  })
  .readonly();

/**
 * P14: direct promotion by a grade. Every target of `met` is met, and one of `any` is reached; `over`: beyond the target,
 * on top of the full task.
 */
const promotion = z
  .strictObject({
    code,
    name: text,
    met: z.array(code).default([]).readonly(),
    any: z
      .array(z.strictObject({ metric: code, least: quantity, over: z.boolean().default(false) }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly();

export const shape = z
  .strictObject({
    code,
    version: z.string().min(1).max(60),
    /** What a ranking follows: 文号 and title of the published measure. */
    document: z.strictObject({ number: text, title: text }).readonly(),
    /** Days in force, both included; open where `to` is not given. */
    from: day,
    to: day.optional(),
    /** Comparison groups of the pack: units of several groups of one rule set are still ranked apart. */
    groups: z.array(code).min(1).readonly(),
    period: z.enum(["month", "quarter", "year"]),
    /** Code of the metric that the daily board ranks under this rule set. */
    headline: code,
    /** Whether results may also be read by person, as `/board persons`; only where the pack allows it at all. */
    persons: z.boolean().optional(),
    /** Shipped as an example, to be replaced by the bureau's own document. */
    sample: z.boolean().default(false),
    /** What all weights add up to: the points of a unit that does all it should, bonuses apart. */
    full: points.default(100),
    marks: z.array(mark).default([]).readonly(),
    sections: z.array(section).min(1).readonly(),
    vetoes: z.array(veto).default([]).readonly(),
    promotions: z.array(promotion).default([]).readonly(),
    /** Best first: the first whose `least` the total reaches. */
    grades: z
      .array(z.strictObject({ code, name: text, least: points }).readonly())
      .default([])
      .readonly(),
  })
  .readonly();

export type RuleSet = z.output<typeof shape>;
/** A rule set as it is written down, before defaults and checks. */
export type RuleSetSource = z.input<typeof shape>;
export type Section = RuleSet["sections"][number];
export type MarkKind = RuleSet["marks"][number]["kind"];
