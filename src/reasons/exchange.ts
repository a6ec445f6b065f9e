/** What can be wrong with a file that is brought in, or with asking for one. */
export interface ExchangeReasons {
  readonly not_your_unit: { readonly unit: string };
  /** The unit has no leader whom a project without an owner could be booked on. */
  readonly no_owner: { readonly unit: string };
  /** No row among the first ones names the project's name. */
  readonly no_header: { readonly rows: number };
  /** Not xlsx and not csv: an old .xls, a picture, something broken or locked. */
  readonly unreadable_file: { readonly name: string };
  readonly file_too_large: { readonly name: string; readonly megabytes: number };
  /** The platform did not give it. */
  readonly file_gone: { readonly name: string };
  /** `#REF!` and its kind, in the cell itself. */
  readonly cell_error: { readonly given: string };
  readonly no_rows: { readonly name: string };
  readonly unknown_exchange: { readonly number: number };
  /** It is done, under way or given up: it cannot be asked for again. */
  readonly exchange_over: { readonly number: number };
  readonly no_file: Record<string, never>;
}
