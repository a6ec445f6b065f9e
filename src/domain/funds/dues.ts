import { dayOf, instantOf } from "../day.ts";
import type { FundsClaim } from "../models/funds.ts";
import type { Work } from "../work.ts";

type Setting = Pick<Work, "org" | "calendar">;

/** When somebody should look at a project's claims: one instant, its oldest's, since one look finds the others. */
export function verifyDues(
  project: { readonly funds: Readonly<Record<string, FundsClaim>> },
  setting: Setting,
): readonly { readonly kind: "verify"; readonly at: Date }[] {
  const waiting = Object.values(project.funds).filter(({ state }) => state === "claimed");
  const [first] = waiting.map((claim) => verifyDueAt(claim, setting)).toSorted((a, b) => a.getTime() - b.getTime());
  return first ? [{ kind: "verify", at: first }] : [];
}

/** A claim has all of the working day after it; it is due as the next one begins. */
export function verifyDueAt(claim: FundsClaim, { org, calendar }: Setting): Date {
  const reported = dayOf(new Date(claim.at), org.timezone);
  return instantOf(calendar.addWorkingDays(reported, 2), "00:00", org.timezone);
}
