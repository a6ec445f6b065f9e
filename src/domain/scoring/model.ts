import type { CohortCode, Item } from "../../packs/rules/items.ts";
import type { Quantity } from "../../packs/rules/parts.ts";
import type { Section } from "../../packs/rules/shape.ts";

/**
 * What is known of one unit in the period, by code of metric or mark. Values are what people read of: projects, which may be
 * fractions where credit is shared, or minor units of the metric's currency. What is not there is 0, but for targets, last
 * year, percent marks and cohorts, where "unknown" and "none" are two things.
 */
export interface UnitFigures {
  readonly unitId: number;
  readonly actual: Readonly<Record<string, number>>;
  /** The same days of last year. */
  readonly lastYear: Readonly<Record<string, number>>;
  readonly target: Readonly<Record<string, number | undefined>>;
  readonly marks: Readonly<Record<string, number>>;
  /** By `${metric}@${sinceYear}`. */
  readonly cohort: Readonly<Record<string, number>>;
  /** By metric: how many projects were shared among 1, 2, 3 … units. */
  readonly heads: Readonly<Record<string, readonly number[]>>;
}

/** Where a value in the arithmetic comes from. */
export type Source =
  /** `goal` is the rule set's own target for all, `best` the best unit's result of the group. */
  | { readonly kind: "actual" | "lastYear" | "target" | "goal" | "best"; readonly metric: string }
  /** The target × the share of the period gone. */
  | { readonly kind: "scheduled"; readonly metric: string; readonly target: number; readonly schedule: number }
  | { readonly kind: "mark"; readonly mark: string }
  | { readonly kind: "cohort"; readonly cohort: CohortCode; readonly since: number };

export interface Term {
  readonly source: Source;
  readonly value: number;
}

/**
 * One line of the arithmetic, enough to be done again with a pocket calculator. Ratios and shares of a whole are numbers of
 * which 1 is the whole; `limit`, `share`, `full`, `at` and `least` are percent, as the rule set writes them.
 */
export type Line =
  /** top ÷ bottom (÷ full), at most the limit, × weight. */
  | {
      readonly kind: "ratio";
      readonly top: Term;
      readonly bottom: Term;
      readonly ratio: number;
      readonly full: number;
      readonly limit: number;
      readonly limited: boolean;
      readonly weight: number;
      readonly points: number;
    }
  /** One part of a mix: top ÷ bottom × share; a rating has no bottom, it is percent already. */
  | {
      readonly kind: "share";
      readonly top: Term;
      readonly bottom: Term | undefined;
      readonly ratio: number;
      readonly limit: number | undefined;
      readonly limited: boolean;
      readonly share: number;
      readonly part: number;
    }
  /** The parts together, at most the limit, × weight. */
  | {
      readonly kind: "sum";
      readonly ratio: number;
      readonly limit: number;
      readonly limited: boolean;
      readonly weight: number;
      readonly points: number;
    }
  /** now ÷ before − 1, none below 0, at most `full`, × weight. */
  | {
      readonly kind: "growth";
      readonly now: Term;
      readonly before: Term;
      readonly growth: number;
      readonly full: number;
      readonly limited: boolean;
      readonly weight: number;
      readonly points: number;
    }
  /** What deductions begin from. */
  | { readonly kind: "start"; readonly points: number }
  | {
      readonly kind: "met";
      readonly actual: Term;
      readonly target: Term;
      readonly met: boolean;
      readonly points: number;
    }
  /**
   * So many × so many points. `all`: actual (less what another part counts); `over`: actual − against; `missing`: against −
   * actual. `per`: whole steps of so many. `each` is negative for a deduction.
   */
  | {
      readonly kind: "each";
      readonly how: "all" | "over" | "missing";
      readonly actual: Term;
      readonly less: Term | undefined;
      readonly against: Term | undefined;
      readonly per: Quantity | undefined;
      readonly count: number;
      readonly each: number;
      readonly cap: number | undefined;
      readonly capped: boolean;
      readonly points: number;
    }
  /** Projects that were shared among so many units: projects × each ÷ units. */
  | {
      readonly kind: "heads";
      readonly metric: string;
      readonly projects: number;
      readonly units: number;
      readonly each: number;
      readonly points: number;
    }
  /** `at`: the rung reached; undefined below the last. */
  | {
      readonly kind: "ladder";
      readonly top: Term;
      readonly bottom: Term;
      readonly ratio: number;
      readonly at: number | undefined;
      readonly points: number;
    }
  /** A second condition: top ÷ bottom is at least so many percent. */
  | {
      readonly kind: "also";
      readonly top: Term;
      readonly bottom: Term;
      readonly ratio: number;
      readonly least: number;
      readonly met: boolean;
    };

/** Why something gives no points though nothing was done wrong. */
export type Unscored =
  | { readonly reason: "no_target" | "no_last_year" | "nobody"; readonly metric: string }
  | { readonly reason: "no_mark"; readonly mark: string }
  | { readonly reason: "no_cohort"; readonly cohort: CohortCode; readonly since: number };

export interface ItemScore {
  readonly item: Item;
  readonly lines: readonly Line[];
  readonly unscored: readonly Unscored[];
  /** What the item's cap or floor cut, points before it. */
  readonly cut: { readonly by: "cap" | "floor"; readonly at: number; readonly before: number } | undefined;
  /** With two decimals: the one place that rounds. Sections and totals add these. */
  readonly points: number;
}

export interface SectionScore {
  readonly section: Section;
  readonly items: readonly ItemScore[];
  /** What its items give together, before the section's cap. */
  readonly before: number;
  readonly points: number;
}

/** Met or not, with the figure that says so. */
export interface Verdict {
  readonly code: string;
  readonly term: Term;
}

export interface UnitScore {
  readonly unitId: number;
  /** Equal totals share a rank (1, 2, 2, 4). Undefined under a veto: such units come last. */
  readonly rank: number | undefined;
  readonly total: number;
  readonly sections: readonly SectionScore[];
  readonly vetoes: readonly Verdict[];
  readonly promotions: readonly Verdict[];
  /** Codes of the rule set's grades: by the total, and after promotion by one; none under a veto. */
  readonly grade: { readonly byTotal: string | undefined; readonly now: string | undefined } | undefined;
}

export interface GroupScore {
  /** Share of the period gone that was reckoned with, in steps of a hundredth of a percent, as it is printed. */
  readonly schedule: number;
  readonly units: readonly UnitScore[];
}
