import type { Hours, Quiet } from "../model.ts";
import { isQuietAt } from "./quiet.ts";

/**
 * The local time at which somebody's digest comes: the pack's, moved into the unit's working hours and to the end of the
 * person's own quiet ones, or before them; undefined where the two leave no room. Never on the hour or the half hour, as all that is scheduled.
 */
export function digestTime(usual: string, hours: Hours, quiet: Quiet | undefined): string | undefined {
  const settled = minutesOf(hours.from) + settleMinutes;
  const isAtWork = usual >= hours.from && usual < hours.to;
  const wished = [isAtWork ? minutesOf(usual) : settled, ...(quiet?.hours ? [minutesOf(quiet.hours.to)] : []), settled];
  return wished
    .map((at) => textOf(offBusyMinute(at)))
    .find((at) => at >= hours.from && at < hours.to && !(quiet && isQuietAt(quiet, at)));
}

/** Who comes to work finds a cup of tea first. */
const settleMinutes = 5;

function offBusyMinute(minutes: number): number {
  return minutes % 30 === 0 ? minutes + 2 : minutes;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function textOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
