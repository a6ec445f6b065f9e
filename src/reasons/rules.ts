/** What can be wrong with rule sets, what is done with them, and the figures entered under them. */
export interface RulesReasons {
  readonly unknown_rule: { readonly given: string; readonly nearest?: string; readonly codes: readonly string[] };
  readonly unknown_rule_version: {
    readonly code: string;
    readonly given: string;
    readonly versions: readonly string[];
  };
  /** Code and version stand for another text, or for this one. */
  readonly rule_exists: { readonly code: string; readonly version: string };
  /** Bytes that are no text. */
  readonly rule_not_text: { readonly name: string };
  readonly rule_sample: { readonly code: string };
  /** The document number is still the sample's. */
  readonly rule_number: { readonly number: string };
  readonly rule_not_draft: { readonly code: string; readonly version: string };
  /** Days. `next`: the next one that would do. */
  readonly rule_period_begun: { readonly given: string; readonly next: string };
  readonly rule_not_first_day: { readonly given: string; readonly next: string };
  readonly rule_period_over: { readonly given: string; readonly first: string };
  readonly rule_before_document: { readonly given: string; readonly from: string };
  readonly rule_after_document: { readonly given: string; readonly to: string };
  readonly rule_not_active: { readonly code: string; readonly version: string };
  readonly rule_end_day: { readonly given: string; readonly last: string };
  readonly no_rule_for_group: { readonly group: string };
  readonly no_marks: { readonly unit: string };
  readonly no_such_mark: { readonly given: string; readonly nearest?: string; readonly choices: readonly string[] };
  readonly bad_mark_value: {
    readonly given: string;
    readonly mark: string;
    readonly kind: "count" | "percent" | "points";
  };
  readonly own_unit_mark: { readonly unit: string };
  readonly no_mark_number: { readonly number: number };
  readonly mark_taken_back: { readonly number: number };
}
