import { UserError } from "../../errors.ts";
import { dayOf, instantOf } from "../day.ts";
import { findUnit } from "../membership.ts";
import type { Unit } from "../model.ts";
import type { Rating } from "../models/request.ts";
import { belongsTo, isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

/** What a unit's enterprises say of it this year. */
export interface Reputation {
  readonly unit: Unit;
  /** Enterprises that were given a link, and those that used it. */
  readonly asked: number;
  readonly rated: number;
  /** Undefined until there are enough. */
  readonly told:
    | {
        /** How many are told of: whole handfuls, so that nobody reads the newest one off the difference. */
        readonly of: number;
        readonly median: number;
        readonly average: number;
        /** How many of 5, 4, 3, 2, 1. */
        readonly levels: readonly number[];
        /** In the order of their words, not of their coming. */
        readonly comments: readonly string[];
      }
    | undefined;
}

/**
 * The same for everybody who may ask: the unit's people and the coordinator.
 * @throws UserError forbidden
 */
export async function reputationOf(work: Work, given: string | undefined): Promise<Reputation> {
  const { tx, org, actor, pack } = work;
  const unit = given === undefined ? await ownUnit(work) : await findUnit(work, given);
  if (!isCoordinator(actor) && !belongsTo(actor, unit.id))
    throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  const { from, to } = yearOf(work);
  const all = await tx.ratings.ofUnit(org.id, unit.id, from, to);
  const told = disclosed(all, pack.requests.ratingsHiddenBelow);
  return {
    unit,
    asked: Math.max(all.length, await tx.ratings.asked(org.id, unit.id, from, to)),
    rated: all.length,
    told: told.length === 0 ? undefined : summaryOf(told),
  };
}

/** Whole handfuls in the order of their coming: a figure that moved with each rating would tell what the last one was. */
export function disclosed<T>(all: readonly T[], handful: number): readonly T[] {
  return all.slice(0, all.length - (all.length % handful));
}

export function summaryOf(ratings: readonly Rating[]): NonNullable<Reputation["told"]> {
  const stars = ratings.map((rating) => rating.stars).toSorted((a, b) => a - b);
  const middle = Math.floor(stars.length / 2);
  const upper = stars[middle] ?? 0;
  return {
    of: ratings.length,
    median: stars.length % 2 === 1 ? upper : ((stars[middle - 1] ?? 0) + upper) / 2,
    average: Math.round((stars.reduce((sum, one) => sum + one, 0) / stars.length) * 10) / 10,
    levels: [5, 4, 3, 2, 1].map((level) => stars.filter((one) => one === level).length),
    comments: ratings
      .flatMap(({ comment }) => (comment === null ? [] : [comment]))
      .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}

/** The calendar year: what is told begins again with it (归零), and no reading grows with all history. */
export function yearOf({ org, now }: Pick<Work, "org" | "now">): { readonly from: Date; readonly to: Date } {
  const year = Number(dayOf(now, org.timezone).slice(0, 4));
  const at = (day: string) => instantOf(day, "00:00", org.timezone);
  return { from: at(`${year}-01-01`), to: at(`${year + 1}-01-01`) };
}

async function ownUnit(work: Work): Promise<Unit> {
  const { tx, org, actor } = work;
  const unit = actor.unitId === undefined ? undefined : await tx.units.byId(org.id, actor.unitId);
  if (unit) return unit;
  throw new UserError("invalid_input", "unit_missing", {}, inWords(work, "/评价 汇总 开发区", "/ratings North"));
}
