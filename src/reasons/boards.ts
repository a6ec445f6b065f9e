/** What can be wrong with boards and their issues. */
export interface BoardsReasons {
  readonly no_issue: { readonly number: number };
  /** Whoever asks belongs to no unit and named none. */
  readonly whose_board: Record<string, never>;
}
