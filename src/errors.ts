import type { BoardsReasons } from "./reasons/boards.ts";
import type { CalendarReasons } from "./reasons/calendar.ts";
import type { ChainsReasons } from "./reasons/chains.ts";
import type { CreditReasons } from "./reasons/credit.ts";
import type { ExchangeReasons } from "./reasons/exchange.ts";
import type { FirstReportReasons } from "./reasons/first-report.ts";
import type { FundsReasons } from "./reasons/funds.ts";
import type { InvestorsReasons } from "./reasons/investors.ts";
import type { LinkingReasons } from "./reasons/linking.ts";
import type { OutingsReasons } from "./reasons/outings.ts";
import type { PostsReasons } from "./reasons/posts.ts";
import type { PromisesReasons } from "./reasons/promises.ts";
import type { RemindersReasons } from "./reasons/reminders.ts";
import type { RequestsReasons } from "./reasons/requests.ts";
import type { RulesReasons } from "./reasons/rules.ts";
import type { SidesReasons } from "./reasons/sides.ts";

/**
 * What can be wrong with what a person asked, by name, with what the sentence needs. The locale catalogues hold one
 * sentence for each (`errors`), so an error is never a text made up where it is thrown.
 */
export interface Reasons
  extends
    CoreReasons,
    BoardsReasons,
    InvestorsReasons,
    FirstReportReasons,
    SidesReasons,
    FundsReasons,
    CreditReasons,
    CalendarReasons,
    ChainsReasons,
    OutingsReasons,
    RemindersReasons,
    RequestsReasons,
    PromisesReasons,
    RulesReasons,
    PostsReasons,
    LinkingReasons,
    ExchangeReasons {}

/** Reading, projects, stages, rights and administration. */
export interface CoreReasons {
  readonly unknown_command: { readonly given: string; readonly nearest?: string };
  readonly unknown_key: { readonly given: string; readonly nearest?: string };
  /** Text that fits no argument: words too many, or a value without its key (`nearest`). */
  readonly unexpected_text: { readonly given: string; readonly nearest?: string };
  readonly unknown_unit: { readonly given: string; readonly nearest?: string };
  readonly unknown_person: { readonly given: string };
  readonly ambiguous_person: { readonly given: string; readonly count: number };
  readonly unknown_stage: { readonly given: string; readonly nearest?: string; readonly stages: readonly string[] };
  readonly unknown_metric: { readonly given: string; readonly metrics: readonly string[] };
  readonly unknown_choice: { readonly key: string; readonly given: string; readonly choices: readonly string[] };
  /** Words where a project's number belongs. */
  readonly no_project_number: { readonly given: string };
  readonly unknown_project: { readonly number: number };
  /** Logged by mistake and taken back. */
  readonly voided_project: { readonly number: number };
  readonly missing_argument: { readonly key: string };
  readonly repeated_key: { readonly key: string };
  /** The same form was sent before, and what it asked for is done. */
  readonly form_sent: Record<string, never>;
  readonly too_long: { readonly key: string; readonly limit: number };
  readonly bare_amount: { readonly given: string };
  readonly bad_amount: { readonly given: string };
  readonly bad_date: { readonly given: string };
  readonly past_date: { readonly given: string };
  readonly future_date: { readonly given: string };
  readonly bad_number: { readonly given: string };
  readonly bad_time: { readonly given: string };
  readonly bad_timezone: { readonly given: string };
  readonly bad_credit_code: { readonly given: string };
  readonly bad_year: { readonly given: string };
  readonly unclosed_quote: Record<string, never>;
  readonly state_secret: Record<string, never>;
  readonly not_a_member: Record<string, never>;
  readonly not_your_project: { readonly number: number };
  /** Of the person's own unit, at a level that is not for all of it. */
  readonly named_people_only: { readonly number: number };
  readonly not_allowed: { readonly role: string };
  readonly not_in_unit: { readonly person: string; readonly unit: string };
  readonly missing_evidence: { readonly stage: string; readonly keys: readonly string[] };
  readonly stage_backwards: { readonly from: string; readonly to: string };
  readonly same_stage: { readonly stage: string };
  readonly nothing_changed: Record<string, never>;
  readonly nothing_to_undo: { readonly minutes: number };
  readonly undo_not_last: { readonly number: number };
  /** The change a button stands under: taken back already, older than ten minutes, or somebody else's. */
  readonly undo_gone: { readonly number: number };
  readonly undo_administrative: Record<string, never>;
  readonly unit_exists: { readonly name: string };
  readonly unit_missing: Record<string, never>;
  /** Said in a direct conversation, where no unit's posts come out. */
  readonly no_channel: Record<string, never>;
  readonly not_bound: Record<string, never>;
  readonly last_admin: Record<string, never>;
}

export type Reason = keyof Reasons;

export type UserErrorCode = "invalid_input" | "unknown_command" | "not_found" | "conflict" | "forbidden";

/**
 * What a person may have meant, so that a press can say it instead of another line. Whether the line then reads is tried
 * before anybody is offered it (`runtime/suggest.ts`).
 */
export type Way =
  /** The piece of the line that is wrong, as typed, and what belongs in its place. `label`: what to call that. */
  | { readonly given: string; readonly put: string; readonly label?: string }
  /** Words that stand where a project's number belongs: the record may know which project. */
  | { readonly given: string; readonly lookUp: "project" }
  /** A whole line: what works now. */
  | { readonly line: string };

/** Something the person can put right. Shown privately, in their language, with an example; never retried. */
export class UserError<R extends Reason = Reason> extends Error {
  override readonly name = "UserError";
  readonly code: UserErrorCode;
  readonly reason: R;
  readonly values: Reasons[R];
  /** The shortest correct example, typed as the person would type it. */
  readonly hint: string | undefined;
  /** The argument it is about, where it was answered in a form. */
  readonly field: string | undefined;
  /** What else is wrong with the same form: it is shown at once and not one mistake after the other. */
  readonly also: readonly UserError[];
  /** The likeliest first; what does not read is left out. */
  readonly ways: readonly Way[];

  constructor(
    code: UserErrorCode,
    reason: R,
    values: Reasons[R],
    hint?: string,
    ways: readonly Way[] = [],
    form: FormFault = {},
  ) {
    super(`${code}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.values = values;
    this.hint = hint;
    this.ways = ways;
    this.field = form.field;
    this.also = form.also ?? [];
  }

  /** The same with another example. */
  hinted(hint: string | undefined): UserError<R> {
    return new UserError(this.code, this.reason, this.values, hint, this.ways, this);
  }

  /** The same about one argument of a form, with what else is wrong there. */
  inForm(form: FormFault): UserError<R> {
    return new UserError(this.code, this.reason, this.values, this.hint, this.ways, form);
  }
}

interface FormFault {
  readonly field?: string | undefined;
  readonly also?: readonly UserError[];
}

/**
 * - `rate_limited`: refused for now; `retryAfterMs` says when to come back.
 * - `forbidden`: the app may not (missing scope, muted, not a member).
 * - `gone`: the place, person, message or answer address is no longer there.
 * - `rejected`: the request itself is wrong; sending it again cannot help.
 * - `timeout`: no answer in time, or the connection broke: it may have taken effect.
 * - `unavailable`: the platform said it did nothing, and may later.
 * - `unknown`: anything else; it may have taken effect.
 */
export type PlatformErrorCode =
  | "rate_limited"
  | "forbidden"
  | "gone"
  | "rejected"
  | "timeout"
  | "unavailable"
  | "unknown";

/** A platform did not do what it was asked. Thrown by adapters only; the codes decide what the dispatcher does. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly code: PlatformErrorCode;
  /** Milliseconds the platform asked us to wait. */
  readonly retryAfterMs: number | undefined;
  /**
   * The platform's own code, where it says that this very person or place cannot be reached: gone, closed, the app not in
   * it. Undefined for everything that lies with the app, the message or the moment.
   */
  readonly unreachable: string | undefined;

  constructor(
    code: PlatformErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly retryAfterMs?: number | undefined;
      readonly unreachable?: string | undefined;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.unreachable = options.unreachable;
  }
}

/** Every wrong setting at once: names and what is expected, never the values. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`configuration: ${problems.join("; ")}`);
    this.problems = problems;
  }
}

/** Ends every chain over a union: a new member becomes a compile error where it is not handled. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
