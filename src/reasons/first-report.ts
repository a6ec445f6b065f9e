/** What can be wrong with first report. */
export interface FirstReportReasons {
  /** Another unit's hold stands; `until` its last day, `stage` the last one open, `decided` where it was confirmed. */
  readonly reported_first: { readonly until: string; readonly stage: string; readonly decided: boolean };
  readonly no_hold: { readonly number: number };
  /** What the hold is, where the step asks for another state. */
  readonly hold_state: { readonly number: number; readonly state: "soft" | "held" | "lapsed" | "released" };
  readonly renewed_already: { readonly until: string; readonly times: number };
  readonly renewal_needs_fact: { readonly since: string };
  readonly no_investor: { readonly number: number };
  /** The unit's own project that holds the investor already. */
  readonly unit_holds: { readonly number: number };
  readonly no_case: { readonly number: number };
  readonly case_moot: { readonly number: number };
  readonly case_state: {
    readonly number: number;
    readonly state: "open" | "joining" | "joined" | "proceeding" | "disputed" | "decided" | "appealed";
  };
  /** A third project that holds the investor meanwhile. */
  readonly hold_taken: { readonly number: number };
  /** Undoing would bring back what another unit has by now. */
  readonly hold_passed_on: { readonly number: number };
}
