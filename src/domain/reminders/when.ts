import type { Hours, Quiet } from "../model.ts";
import { isQuietAt } from "./quiet.ts";

/**
 * The local time at which somebody's digest comes: the pack's, moved into the unit's working hours and out of the person's
 * own quiet ones; undefined where the two leave no room. Never on the hour or the half hour, as all that is scheduled.
 */
export function digestTime(usual: string, hours: Hours, quiet: Quiet | undefined): string | undefined {
  let at = minutesOf(later(usual, hours.from));
  if (at < minutesOf(hours.from) + settleMinutes && minutesOf(usual) < minutesOf(hours.from))
    at = minutesOf(hours.from) + settleMinutes;
  if (quiet?.hours && isQuietAt(quiet, textOf(at))) at = minutesOf(quiet.hours.to);
  at = offBusyMinute(at);
  const fits = at < minutesOf(hours.to) && !(quiet && isQuietAt(quiet, textOf(at)));
  return fits ? textOf(at) : undefined;
}

/** Who comes to work finds a cup of tea first. */
const settleMinutes = 5;

function offBusyMinute(minutes: number): number {
  return minutes % 30 === 0 ? minutes + 2 : minutes;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function textOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
