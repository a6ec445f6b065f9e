import type { Money } from "../../money.ts";
import type { Pack } from "../../packs/pack.ts";
import { addDays } from "../day.ts";
import type { Day } from "../model.ts";
import type { Hold } from "../models/first-report.ts";

/** How long a first report protects: pure arithmetic of days and amounts over the pack's policy. */
export type Policy = Pack["firstReport"];

/** An amount is compared with the threshold of its own currency and with no other: currencies are never converted. */
export function reaches(amount: Money | null, policy: Policy): boolean {
  return policy.thresholds.some(
    (threshold) => amount?.currency === threshold.currency && amount.minor >= threshold.minor,
  );
}

/** What the first reporter of an investor is given on the day of the report. */
export function newHold(amount: Money | null, today: Day, policy: Policy): Hold {
  const rest = { since: today, renewals: 0, warned: 0, told: [] };
  return reaches(amount, policy)
    ? { state: "held", until: addDays(today, policy.days), ...rest }
    : { state: "soft", until: null, ...rest };
}

/**
 * The hold after its project's amount was corrected. It protects from the day on which the threshold was reached; an
 * amount that falls below and rises again finds the days it had, or correcting would be a way to more of them.
 */
export function weigh(hold: Hold, amount: Money | null, today: Day, policy: Policy): Hold {
  if (hold.state === "soft" && reaches(amount, policy))
    return { ...hold, state: "held", until: hold.until ?? addDays(today, policy.days) };
  if (hold.state === "held" && !reaches(amount, policy)) return { ...hold, state: "soft" };
  return hold;
}

/** What the hold is on this day: one whose days are over protects nobody, whether or not that was noted already. */
export function stateOn(hold: Hold, today: Day): Hold["state"] {
  return hold.state === "held" && hold.until !== null && hold.until < today ? "lapsed" : hold.state;
}

/** The day from which the days that run now are counted: of the report, of reaching the threshold, or of the renewal. */
export function termStart(until: Day, policy: Policy): Day {
  return addDays(until, -policy.days);
}

/** The days on which the holder is reminded that the days that run now are ending. */
export function warningDays(until: Day, policy: Policy): readonly [first: Day, second: Day] {
  const [first, second] = policy.warnings;
  return [addDays(termStart(until, policy), first), addDays(termStart(until, policy), second)];
}
