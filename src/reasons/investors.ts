/** What can be wrong with investors, and with merging. */
export interface InvestorsReasons {
  /** None there is, or none that the person may read: the two must sound alike. */
  readonly unknown_investor: { readonly given: string };
  readonly not_your_investor: { readonly number: number };
  readonly investor_code_taken: { readonly code: string };
  readonly contact_unclear: { readonly given: string };
  readonly merged_project: { readonly number: number; readonly into: number };
  readonly merged_investor: { readonly number: number; readonly into: number };
  readonly merge_same: Record<string, never>;
  /** A project and an investor. */
  readonly merge_kinds: Record<string, never>;
  /** Two credit codes. */
  readonly merge_codes: { readonly into: number; readonly from: number };
  readonly not_merged: { readonly name: string };
  readonly bad_reference: { readonly given: string };
}
