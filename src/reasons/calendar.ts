/** What can be wrong with working hours and days. */
export interface CalendarReasons {
  readonly bad_hours: { readonly given: string };
  /** No day and no range of days. */
  readonly bad_days: { readonly given: string };
  /** No year and no month. */
  readonly bad_period: { readonly given: string };
  /** A range that ends before it begins. */
  readonly days_backwards: { readonly from: string; readonly to: string };
  readonly too_many_days: { readonly count: number; readonly most: number };
  /** Clocks were reckoned with these days. */
  readonly calendar_past: { readonly day: string; readonly today: string };
  readonly calendar_far: { readonly day: string; readonly last: string };
  readonly no_own_days: { readonly from: string; readonly to: string };
  readonly calendar_same: { readonly from: string; readonly to: string };
  readonly year_known: { readonly year: number };
  readonly year_not_near: { readonly year: number; readonly years: readonly number[] };
  /** None of its days was entered. */
  readonly year_empty: { readonly year: number };
  /** `within`: the country whose states these are; null: these are countries. */
  readonly unknown_region: {
    readonly given: string;
    readonly within: string | null;
    readonly codes: readonly string[];
  };
  readonly region_fixed: Record<string, never>;
  readonly region_same: { readonly region: string | null };
}
