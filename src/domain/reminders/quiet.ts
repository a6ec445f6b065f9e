import type { Quiet } from "../model.ts";

/** Whether a local time, `08:50`, lies within the quiet hours; `to` itself does not. */
export function isQuietAt({ hours }: Quiet, time: string): boolean {
  if (!hours) return false;
  const { from, to } = hours;
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
