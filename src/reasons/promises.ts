/** What can be wrong with promises. */
export interface PromisesReasons {
  readonly unknown_promise: { readonly number: number };
  /** `state`: kept or withdrawn. */
  readonly promise_settled: { readonly number: number; readonly state: string };
}
