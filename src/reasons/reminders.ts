/** What can be wrong with wishes for one's own reminders. */
export interface RemindersReasons {
  readonly not_the_owner: { readonly number: number };
  readonly bad_snooze: { readonly given: string; readonly most: number };
  readonly bad_quiet: { readonly given: string };
  readonly unknown_policy: { readonly given: string; readonly policies: readonly string[] };
}
