/**
 * What can be wrong in a rule set written as a file, by name, with what the sentence needs. Each is told with its line,
 * its column and its path in the file.
 */
export interface RuleSetReasons {
  /** Bytes. */
  readonly file_too_large: { readonly limit: number };
  /** YAML itself could not be read; `code` is the library's own name of it. */
  readonly not_yaml: { readonly code: string };
  /** Anchors and aliases: a few lines of them can stand for gigabytes. */
  readonly alias: Readonly<Record<string, never>>;
  readonly unknown_key: Unknown;
  readonly missing_key: { readonly key: string };
  readonly wrong_type: { readonly expected: ExpectedType };
  readonly out_of_range: { readonly above?: number; readonly least?: number; readonly most?: number };
  /** Signs. */
  readonly too_long: { readonly most: number };
  readonly empty: Readonly<Record<string, never>>;
  readonly bad_code: Readonly<Record<string, never>>;
  readonly bad_day: Readonly<Record<string, never>>;
  readonly not_one_of: Unknown;
  readonly unknown_metric: Unknown;
  readonly unknown_group: Unknown;
  readonly unknown_mark: Unknown;
  /** The headline would rank what the pack shows for information alone. */
  readonly headline_unranked: { readonly given: string };
  /** The pack ranks units and never persons. */
  readonly persons_forbidden: Readonly<Record<string, never>>;
  readonly mark_kind: { readonly given: string; readonly kind: "count" | "percent" };
  /** Of one list: sections, items, marks, grades, or vetoes and promotions. */
  readonly duplicate_code: { readonly given: string };
  /** Points: what the items' weights add up to, and what they should. */
  readonly weights: { readonly sum: number; readonly full: number };
  readonly section_cap: { readonly sum: number; readonly cap: number };
  /** Percent. */
  readonly shares: { readonly sum: number };
  readonly not_falling: Readonly<Record<string, never>>;
  /** Exactly one of the two: a metric of the ledger, or a mark entered by hand. */
  readonly metric_or_mark: Readonly<Record<string, never>>;
  readonly floor_too_high: { readonly weight: number };
  readonly ends_before: Readonly<Record<string, never>>;
  readonly count_wanted: { readonly metric: string };
  readonly amount_wanted: { readonly metric: string; readonly currency: string };
}

/** What is not known, what is, and what was likely meant. */
interface Unknown {
  readonly given: string;
  readonly choices: readonly string[];
  readonly nearest?: string;
}

export type ExpectedType = "text" | "number" | "boolean" | "list" | "map" | "quantity" | "other";
