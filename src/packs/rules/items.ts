import { z } from "zod";
import { code } from "../parts.ts";
import { percent, points, quantity, text } from "./parts.ts";

/*
 * One shape for each way of scoring that the rules of the field use (P1 to P17 of the domain research). P14, veto and
 * direct promotion, stands beside the points and P16, the hundred-point mix, is the rule set with its sections: both are in
 * `shape.ts`.
 */

const common = {
  code,
  name: text,
  /** The most the item gives, however it came about. */
  cap: points.optional(),
};
const weight = z.number().positive().max(1000);
/** The same for every unit, where the document sets it; each unit's own target where it is not given. */
const goal = quantity.optional();
/** Percent of the whole beyond which a result gives no more. */
const limit = percent.default(100);
/** What a deduction stops at. */
const floor = z.number().min(-1000).max(1000).default(0);

/** Exactly one of the two: a metric of the ledger, or a mark the coordinating office enters by hand. */
const source = { metric: code.optional(), mark: code.optional() };

const item = <By extends string, Shape extends z.ZodRawShape>(by: By, shape: Shape) =>
  z.strictObject({ by: z.literal(by), ...common, ...shape }).readonly();

/** P1: actual ÷ target, at most `limit`, × weight. */
const ratio = item("ratio", { metric: code, weight, goal, limit });

/** P2: P1 against the target × the share of the period gone (序时目标). */
const scheduled = item("scheduled", { metric: code, weight, goal, limit });

/** P3: the target is met: the whole weight, and `bonus.points` for each whole `bonus.per` beyond it; missed: nothing. */
const met = item("met", {
  metric: code,
  weight,
  goal,
  bonus: z.strictObject({ points, per: quantity, cap: points.optional() }).readonly().optional(),
});

/** P4: the weight, less `minus` for each one missing to the target, plus `plus` for each beyond it. */
const missing = item("missing", {
  metric: code,
  weight: points.default(0),
  goal,
  minus: points,
  plus: points.default(0),
  floor: floor.unwrap().optional(),
});

/** P5: ratios to targets, each by its share, added, the sum at most `limit`, × weight. */
const mix = item("mix", {
  weight,
  limit,
  parts: z
    .array(z.strictObject({ metric: code, goal, share: percent, limit: percent.optional() }).readonly())
    .min(2)
    .readonly(),
});

/** P6: the weight, less `minus` for each project missing in a size band. A larger project does not stand in for a smaller. */
const bands = item("bands", {
  weight,
  minus: points,
  floor,
  bands: z
    .array(z.strictObject({ metric: code, least: z.number().positive() }).readonly())
    .min(1)
    .readonly(),
});

/** P7: the weight, less `minus` for each event of each kind, never below the floor. Weight 0 and a negative floor: a deduction. */
const events = item("events", {
  weight: points.default(0),
  floor,
  events: z
    .array(z.strictObject({ ...source, minus: points }).readonly())
    .min(1)
    .readonly(),
});

/** P8: the points of the highest rung reached, none below the last; `also` is a second condition on all rungs. */
const ladder = item("ladder", {
  metric: code,
  weight,
  goal,
  /** `at`: percent of the target. Falling, the first giving the weight. */
  rungs: z
    .array(z.strictObject({ at: percent, points }).readonly())
    .min(1)
    .readonly(),
  /** `metric` ÷ `of` (its own target where none is given) is at least so many percent. */
  also: z.strictObject({ metric: code, of: code.optional(), least: percent }).readonly().optional(),
});

/** P9: actual ÷ the best unit's of the group, × weight. */
const best = item("best", { metric: code, weight });

/** P10: each project gives `points`, divided equally among the units that worked on it. */
const split = item("split", { metric: code, weight: points.default(0), points });

/**
 * P11: so many points for each, every part and the whole with a cap of its own. `over`: only what goes beyond the target.
 * `except`: those counted by another part, which are among these too (of 10亿 and more those of 50亿). `per`: for each whole
 * so many.
 */
const bonus = item("bonus", {
  parts: z
    .array(
      z
        .strictObject({
          ...source,
          points,
          per: quantity.optional(),
          over: z.boolean().default(false),
          goal,
          except: code.optional(),
          cap: points.optional(),
        })
        .readonly(),
    )
    .min(1)
    .readonly(),
});

/** P12: partners' ratings in percent, each by its share, × weight. */
const partner = item("partner", {
  weight,
  parts: z
    .array(z.strictObject({ mark: code, share: percent }).readonly())
    .min(1)
    .readonly(),
});

/** P13: growth on the same days of last year: nothing at none or less, the weight at `full` percent. */
const growth = item("growth", { metric: code, weight, full: percent });

/** P15: the arithmetic of P7, of one mark: reports that came late or not at all. */
const late = item("late", { mark: code, weight, minus: points, floor });

/** What a cohort of contracts is followed by; `contract` and `arrived` are amounts in the pack's currency. */
export const cohortCodes = ["signed", "started", "operating", "capacity", "performed", "contract", "arrived"] as const;
export type CohortCode = (typeof cohortCodes)[number];

/**
 * P17: of all that was signed since the first day of `since`, the part that has come so far: 履约率 is performed ÷ signed,
 * 到位率 arrived ÷ contract. The weight at `full` percent.
 */
const cohort = item("cohort", {
  weight,
  part: z.enum(cohortCodes),
  of: z.enum(cohortCodes),
  since: z.int().min(1990).max(2100),
  full: percent.default(100),
});

export const scored = z.discriminatedUnion("by", [
  ratio,
  scheduled,
  met,
  missing,
  mix,
  bands,
  events,
  ladder,
  best,
  split,
  bonus,
  partner,
  growth,
  late,
  cohort,
]);

export type Item = z.output<typeof scored>;
export type By = Item["by"];
export type ItemBy<B extends By> = Extract<Item, { readonly by: B }>;
