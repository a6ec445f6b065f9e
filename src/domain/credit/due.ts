import { dayOf, instantOf } from "../day.ts";
import type { Project } from "../model.ts";
import type { Work } from "../work.ts";

/** When whoever is asked is reminded: as the working day begins after the ones the pack allows. */
export function transferDue(
  { transfer }: Project,
  { org, pack, calendar }: Pick<Work, "org" | "pack" | "calendar">,
): readonly { readonly kind: "transfer"; readonly at: Date }[] {
  if (!transfer) return [];
  const since = dayOf(new Date((transfer.given ?? transfer).at), org.timezone);
  const last = calendar.addWorkingDays(since, pack.credit.remindAfterWorkingDays);
  return [{ kind: "transfer", at: instantOf(calendar.nextWorkday(last), "00:00", org.timezone) }];
}
