/** What can be wrong with leaving the main line, coming back to it, and going along it. */
export interface SidesReasons {
  /** A stage of another kind's line: an upgrade is not signed. */
  readonly stage_of_other_kind: {
    readonly stage: string;
    readonly kind: string;
    readonly stages: readonly string[];
  };
  readonly mark_too_early: { readonly mark: string; readonly from: string };
  /** A correction to where it never was; `stages` are those it may go back to. */
  readonly correct_unreached: {
    readonly number: number;
    readonly stage: string;
    readonly stages: readonly string[];
  };
  readonly kind_past_start: { readonly from: string; readonly to: string; readonly stage: string };
  readonly introduced_in_circle: { readonly number: number; readonly by: number };
  readonly pause_too_long: { readonly days: number; readonly latest: string };
  readonly already_paused: { readonly number: number; readonly until: string };
  /** Decided, withdrawn, or asked for again since. */
  readonly pause_gone: { readonly number: number };
  readonly signed_exits: { readonly number: number; readonly stage: string };
  readonly not_signed_yet: { readonly number: number; readonly stage: string };
  readonly not_lost: { readonly number: number };
  readonly is_lost: { readonly number: number };
  readonly is_exited: { readonly number: number };
  readonly on_line: { readonly number: number };
}
