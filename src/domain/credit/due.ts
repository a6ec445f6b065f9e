import { dayOf, instantOf } from "../day.ts";
import type { Project } from "../model.ts";
import type { Work } from "../work.ts";

/** When whoever is asked is reminded: as the working day begins after the ones the pack allows. */
export function creditDues(
  { transfer, split }: Project,
  { org, pack, calendar }: Pick<Work, "org" | "pack" | "calendar">,
): readonly { readonly kind: "transfer" | "split"; readonly at: Date }[] {
  const after = (asked: string): Date => {
    const last = calendar.addWorkingDays(dayOf(new Date(asked), org.timezone), pack.credit.remindAfterWorkingDays);
    return instantOf(calendar.nextWorkday(last), "00:00", org.timezone);
  };
  return [
    ...(transfer ? [{ kind: "transfer" as const, at: after((transfer.given ?? transfer).at) }] : []),
    ...(split ? [{ kind: "split" as const, at: after(split.at) }] : []),
  ];
}
