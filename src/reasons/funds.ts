/** What can be wrong with funds. */
export interface FundsReasons {
  /** As typed. */
  readonly unknown_claim: { readonly given: string };
  /** The project is not yet where money can come; `stage` is where it must be. */
  readonly funds_too_early: { readonly number: number; readonly stage: string };
  readonly funds_before_contract: { readonly given: string; readonly since: string; readonly stage: string };
  /** `2026-10`: reported after the lock day, without a reason. */
  readonly month_closed: { readonly month: string; readonly lockDay: number };
  /** A proof or a reason that verifiers of other units read. */
  readonly names_investor: { readonly key: string };
  readonly claim_settled: { readonly claim: number; readonly state: "claimed" | "verified" | "rejected" | "withdrawn" };
  readonly own_funds: { readonly number: number };
  readonly claim_currency: { readonly claim: number };
  readonly above_claim: { readonly claim: number };
  readonly reject_whole: { readonly claim: number };
  readonly over_contract: { readonly claim: number; readonly number: number };
}
