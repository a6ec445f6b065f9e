/** What can be wrong with boards and their issues. */
export interface BoardsReasons {
  readonly no_issue: { readonly number: number };
  /** Whoever asks belongs to no unit and named none. */
  readonly whose_board: Record<string, never>;
  /** The pack ranks units and never persons. */
  readonly persons_never: Record<string, never>;
  /** No rule set in force for the group wants them. */
  readonly persons_off: { readonly group: string };
  /** What is shown for information alone is nobody's result. */
  readonly no_result: { readonly metric: string };
}
