/** What can be wrong with outings. */
export interface OutingsReasons {
  /** A key that says something of a visit or an errand, at an entry that is neither. */
  readonly only_for_outings: { readonly key: string };
  readonly only_for_errands: { readonly key: string };
}
