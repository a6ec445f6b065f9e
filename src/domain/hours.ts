import type { Hours, Member, Unit } from "./model.ts";
import type { Tx } from "./ports.ts";
import type { Setting } from "./setting.ts";

/** Working hours with the zone whose clocks show them. */
export interface LocalHours extends Hours {
  readonly timezone: string;
}

/**
 * When the people of a unit are at work on a working day: its own hours and zone, else the pack's hours and the
 * organisation's zone. Of somebody who belongs to no unit the latter.
 */
export function hoursOf(
  unit: Pick<Unit, "hours" | "timezone"> | undefined,
  { org, pack }: Pick<Setting, "org" | "pack">,
): LocalHours {
  const { from, to } = unit?.hours ?? pack.hours;
  return { from, to, timezone: unit?.timezone ?? org.timezone };
}

/** When somebody is at work, and by whose clocks. */
export async function hoursOfPerson(
  tx: Pick<Tx, "units">,
  { org, pack }: Pick<Setting, "org" | "pack">,
  { unitId }: Pick<Member, "unitId">,
): Promise<LocalHours> {
  const unit = unitId === undefined ? undefined : await tx.units.byId(org.id, unitId);
  return hoursOf(unit, { org, pack });
}
