/** What can be wrong with requests and their ratings. */
export interface RequestsReasons {
  readonly unknown_request: { readonly number: number };
  readonly not_your_request: { readonly number: number };
  /** No unit has it yet. */
  readonly request_unassigned: { readonly number: number };
  /** A step that does not follow from where it stands: `state` is one of open, accepted, answered, solved. */
  readonly request_state: { readonly number: number; readonly state: string };
  readonly request_same_unit: { readonly number: number; readonly unit: string };
  readonly request_not_in_unit: { readonly person: string; readonly unit: string };
  readonly request_object_late: { readonly number: number; readonly days: number };
  readonly request_extend_late: { readonly number: number; readonly due: string };
  readonly request_extend_earlier: { readonly number: number; readonly due: string };
  readonly request_extend_most: { readonly number: number; readonly most: string };
  readonly request_not_done: { readonly number: number };
  readonly request_rated: { readonly number: number };
  readonly request_undo_gone: { readonly number: number };
  readonly request_undo_not_last: { readonly number: number };
}
