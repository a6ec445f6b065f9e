/** What can be wrong with hand-overs and credit. */
export interface CreditReasons {
  /** Waits already for this unit's word, or for the own leader's before it. */
  readonly transfer_waiting: { readonly number: number; readonly unit: string };
  readonly transfer_none: { readonly number: number };
  readonly transfer_merged: { readonly number: number };
  readonly transfer_same_unit: { readonly number: number; readonly unit: string };
  /** The giving unit's leader has not said yes. */
  readonly transfer_unconfirmed: { readonly number: number; readonly unit: string };
  readonly giver_keeps_too_much: { readonly percent: number; readonly most: number };
  readonly nobody_to_ask: { readonly unit: string };
  readonly split_unreadable: { readonly given: string };
  readonly split_sum: { readonly sum: number };
  readonly split_twice: { readonly unit: string };
  readonly split_not_whole: { readonly given: string };
  readonly split_waiting: { readonly number: number };
  readonly split_none: { readonly number: number };
}
