import type { Day } from "../model.ts";

/**
 * The month-end lock (月结). Until the pack's lock day of the following month a month is open: what is claimed for it counts
 * on the day the money came. From the day after it is closed, and nothing is added to it any more: a later claim needs a
 * reason, is marked 补报, and counts on the day it is reported.
 *
 * So what units claimed for a closed month can no longer grow. It can still be put right, and only downwards: what the
 * verifier rejects or cuts, or the unit withdraws, leaves the month it was claimed for, and what is verified is verified
 * for that month, never beyond what was claimed for it. (Counting it on the day of the decision instead would take
 * December's money out of the year because its verifier had a full desk.) Each such correction is an entry that names the
 * closed month, and the ledger as it stood at any instant adds up to the figures as they stood then: a bulletin of a closed
 * month can be made again from (ledger, pack version, instant).
 */
export function isClosed(day: Day, today: Day, lockDay: number): boolean {
  return today > lastOpenDay(day, lockDay);
}

/** The last day on which the month of this day is open. */
export function lastOpenDay(day: Day, lockDay: number): Day {
  const [year = NaN, month = NaN] = day.split("-").map(Number);
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return [String(nextYear).padStart(4, "0"), pad(next), pad(lockDay)].join("-");
}

/** The day a claim counts on that is reported today, in the organisation's time zone. */
export function bookedOn(day: Day, today: Day, lockDay: number): Day {
  return isClosed(day, today, lockDay) ? today : day;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
