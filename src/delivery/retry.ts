import { unreachable, type PlatformErrorCode } from "../errors.ts";
import type { OutboxKind } from "./ports.ts";

/** What is done with a message after a try that failed. */
export type Verdict =
  /** Another try; `mayRepeat`: the failed one may have arrived. */
  | { readonly kind: "again"; readonly afterMs: number; readonly mayRepeat: boolean }
  /** The same row goes to the person directly. */
  | { readonly kind: "fallback" }
  | { readonly kind: "dead" };

export interface Failure {
  readonly kind: OutboxKind;
  readonly code: PlatformErrorCode;
  /** Tries that have failed, this one included: 1 or more. */
  readonly attempts: number;
  /** What the platform asked for. */
  readonly retryAfterMs: number | undefined;
}

/** For what did certainly not arrive. Quick at first, because a person may be waiting; then every five minutes. */
const patient = [1_000, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000] as const;
/** For what may have arrived: each of these tries could be a second copy, so they are few and far apart. */
const careful = [2_000, 10_000, 60_000, 300_000] as const;
/** One day of tries every five minutes: an outage of the platform loses nothing, a message nobody can take ends. */
const patientTries = 300;
/** A wait which a platform asks for is believed up to an hour. */
const longestWait = 3_600_000;
/** A wait of nothing would be a loop. */
const leastWait = 100;

/**
 * | failure | post | answer | direct | update | why |
 * |---|---|---|---|---|---|
 * | rate_limited | wait | wait | wait | wait | the platform did nothing, and says when to come back |
 * | unavailable | again | again | again | again | it did nothing; a reply owed is delivered, so a day of patience |
 * | timeout, unknown | again, may repeat, 5 tries | the same, then fallback | as post | as post | it may have arrived: the adapter looks first, or the platform drops the second by its key |
 * | gone, forbidden | dead | fallback | dead | dead | no try can change it, but an answer's address expires while the person is still there |
 * | rejected | dead | dead | dead | dead | the request itself is wrong, in the same way each time |
 *
 * The steps have no jitter: rows of one lane never run together, and the windows spread the lanes.
 */
export function decide(failure: Failure): Verdict {
  const { kind, code, attempts, retryAfterMs } = failure;
  switch (code) {
    case "rate_limited":
      if (attempts >= patientTries) return { kind: "dead" };
      return { kind: "again", afterMs: askedWait(attempts, retryAfterMs), mayRepeat: false };
    case "unavailable":
      if (attempts >= patientTries) return { kind: "dead" };
      return {
        kind: "again",
        afterMs: Math.max(step(patient, attempts), Math.min(retryAfterMs ?? 0, longestWait)),
        mayRepeat: false,
      };
    case "timeout":
    case "unknown":
      if (attempts > careful.length) return kind === "answer" ? { kind: "fallback" } : { kind: "dead" };
      return { kind: "again", afterMs: step(careful, attempts), mayRepeat: true };
    case "gone":
    case "forbidden":
      return kind === "answer" ? { kind: "fallback" } : { kind: "dead" };
    case "rejected":
      return { kind: "dead" };
  }
  return unreachable(code);
}

/** What the platform says; after ten refusals in a row its word alone is not believed any more, and the pause grows. */
function askedWait(attempts: number, retryAfterMs: number | undefined): number {
  const asked = Math.min(Math.max(retryAfterMs ?? step(patient, attempts), leastWait), longestWait);
  return attempts <= 10 ? asked : Math.max(asked, step(patient, attempts - 10));
}

/** The pause after the given number of failures; the last step repeats. */
export function step(steps: readonly [number, ...number[]], failures: number): number {
  return steps[Math.min(Math.max(1, failures), steps.length) - 1] ?? steps[0];
}
