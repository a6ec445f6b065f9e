import type { Day, Quiet } from "../model.ts";

/** Whether a local time, `08:50`, lies within the quiet hours; `to` itself does not. */
export function isQuietAt({ hours }: Quiet, time: string): boolean {
  if (!hours) return false;
  const { from, to } = hours;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** What still holds of it on a day: an absence that is over is none. */
export function standingQuiet(quiet: Quiet | undefined, today: Day): Quiet | undefined {
  if (quiet?.awayUntil === undefined || today <= quiet.awayUntil) return quiet;
  return quiet.hours && { hours: quiet.hours };
}
