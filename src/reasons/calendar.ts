/** What can be wrong with working hours and days. */
export interface CalendarReasons {
  readonly bad_hours: { readonly given: string };
}
