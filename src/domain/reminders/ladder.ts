import type { Pack } from "../../packs/pack.ts";
import type { WorkingCalendar } from "../calendar.ts";
import type { Day, Project } from "../model.ts";
import type { LampReading } from "../stale.ts";
import type { Told } from "./port.ts";

/** Who is spoken to of a lead that waits. */
export type Step = "owner" | "channel" | "leader" | "coordinator";

/** Why somebody is not told of something today, although it waits. */
export type HeldBack =
  /** It has not come to this step yet. */
  | { readonly because: "not_yet" }
  /** Told already, and not again before a day. */
  | { readonly because: "told"; readonly again: Day }
  /** Told as often as the pack says. */
  | { readonly because: "stopped"; readonly times: number };

/** What began this telling: the clock that ran out, and the lamp. A lamp that changes is news, and told anew. */
export function stintOf(dueAt: Date, { lamp, reason }: Pick<LampReading, "lamp" | "reason">): string {
  return `${dueAt.toISOString()} ${reason === "nurture" ? reason : lamp}`;
}

/**
 * Whether a lead is spoken of to one step today: undefined when it is, else why not.
 *
 * @param told what this hearer was told of it last; another stint does not count
 * @param alone nobody below can be told (its owner has left, cannot be reached, or says that it is not theirs): the step
 * above takes their place at once
 */
export function heldBack(
  pack: Pick<Pack, "nudges">,
  step: Step,
  reading: Pick<LampReading, "lamp" | "overdueWorkingDays">,
  stint: string,
  told: Told | undefined,
  { today, calendar, alone = false }: { today: Day; calendar: WorkingCalendar; alone?: boolean },
): HeldBack | undefined {
  const { after, every, times } = pack.nudges[step];
  const urgent = step === "coordinator" ? reading.lamp === "red" : step !== "owner" && reading.lamp !== "green";
  if (reading.overdueWorkingDays < (alone || urgent ? 1 : after)) return { because: "not_yet" };
  return repeatHeld(told, stint, { every, times }, today, calendar);
}

/** Whether something is said again, by how often and when it was said in this stint. */
export function repeatHeld(
  told: Told | undefined,
  stint: string,
  { every, times }: { readonly every: number; readonly times: number },
  today: Day,
  calendar: WorkingCalendar,
): HeldBack | undefined {
  if (told === undefined || told.stint !== stint) return undefined;
  if (told.times >= times) return { because: "stopped", times: told.times };
  const again = calendar.addWorkingDays(told.last, every);
  return today < again ? { because: "told", again } : undefined;
}

/** How often it has been said in this stint, once it is said now. */
export function timesTold(told: Told | undefined, stint: string): number {
  return told?.stint === stint ? told.times + 1 : 1;
}

/** Its owner said that it is not theirs, and it was not given to anybody else since. */
export function isDisowned({ disowned, ownerId }: Pick<Project, "disowned" | "ownerId">): boolean {
  return disowned !== null && disowned.byId === ownerId;
}
