import { loadPack } from "../packs/index.ts";
import type { Pack } from "../packs/pack.ts";
import { calendarOf, type WorkingCalendar } from "./calendar.ts";
import type { Organization } from "./model.ts";
import { withPolicy } from "./policy.ts";

/** An organisation with what its pack says, ready for work. */
export interface Setting {
  readonly org: Organization;
  readonly pack: Pack;
  readonly calendar: WorkingCalendar;
}

export function settingOf(org: Organization): Setting {
  const pack = withPolicy(loadPack(org.pack), org.policy);
  return { org, pack, calendar: calendarOf(pack.calendar, org.calendar) };
}
