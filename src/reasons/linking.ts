type Platform = "slack" | "lark" | "console";

/** What can be wrong with linking. */
export interface LinkingReasons {
  /** Unknown, used or too old: which of them is nobody's business. */
  readonly link_unknown: Record<string, never>;
  readonly link_too_often: { readonly minutes: number };
  readonly link_same: Record<string, never>;
  readonly link_same_platform: { readonly platform: Platform };
  /** The one with the organisation-wide role must be the one who makes the code. */
  readonly link_other_way: Record<string, never>;
  readonly link_none: { readonly platform: Platform };
  readonly link_last: Record<string, never>;
  readonly console_off: Record<string, never>;
}
