import type { Address } from "../../address.ts";
import { addDays, dayOf, instantOf, timeOf } from "../day.ts";
import { hoursOfPerson } from "../hours.ts";
import type { Tx } from "../ports.ts";
import type { Setting } from "../setting.ts";
import { isQuietAt } from "./quiet.ts";

/**
 * When something that somebody else's work brings may be told to a person: undefined for now, else the end of the quiet
 * hours that the person has set, by their unit's clocks.
 */
export async function restUntil(
  tx: Tx,
  setting: Pick<Setting, "org" | "pack">,
  person: Address,
  now: Date,
): Promise<Date | undefined> {
  const member = await tx.people.byIdentity(setting.org.id, person);
  const hours = member?.quiet?.hours;
  if (!member || !hours) return undefined;
  const { timezone } = await hoursOfPerson(tx, setting, member);
  const time = timeOf(now, timezone);
  if (!isQuietAt({ hours }, time)) return undefined;
  const today = dayOf(now, timezone);
  return instantOf(time < hours.to ? today : addDays(today, 1), hours.to, timezone);
}
