import type { Day } from "./model.ts";

const dayMs = 86_400_000;

/**
 * Days are strings, and this is their arithmetic. A day is a square on the calendar and has no zone; only `dayOf`,
 * `timeOf` and `instantOf`, which cross between days and instants, ask for one.
 */
export function addDays(day: Day, count: number): Day {
  return toDay(midnightUtc(day) + count * dayMs);
}

/** Days from `from` to `to`: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return (midnightUtc(to) - midnightUtc(from)) / dayMs;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(midnightUtc(day)).getUTCDay() || 7;
}

/** The local day on which the instant falls. */
export function dayOf(instant: Date, timezone: string): Day {
  return localIso(instant.getTime(), timezone).slice(0, 10);
}

/** The local wall clock at the instant: `08:50`. */
export function timeOf(instant: Date, timezone: string): string {
  return localIso(instant.getTime(), timezone).slice(11, 16);
}

/**
 * The instant at which local clocks show this time on this day. Where a clock change makes it ambiguous, the answer is
 * the one most schedulers give (RFC 5545, and the "compatible" rule of ECMAScript's Temporal):
 * a time that is shown twice means the first; a time that is jumped over is as late after the jump as it would have been
 * (02:30 becomes 03:30).
 * @param time `HH:MM`
 * @throws RangeError when day or time is none
 */
export function instantOf(day: Day, time: string, timezone: string): Date {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const before = offsetAt(wall - dayMs, timezone);
  const after = offsetAt(wall + dayMs, timezone);
  if (before === after) return new Date(wall - before);
  const candidates = [wall - before, wall - after].filter(
    (instant) => instant + offsetAt(instant, timezone) === wall,
  );
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wall - before);
}

/** Milliseconds that local clocks are ahead of UTC at the instant. */
function offsetAt(instant: number, timezone: string): number {
  const local = Date.parse(localIso(instant, timezone));
  return local - Math.floor(instant / 1000) * 1000;
}

// Making a formatter costs some hundred times what using it does, and days are computed for every project on every list.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2026-11-23T08:50:00Z`, where Z is a lie: the local wall clock, written so that it can be cut and compared. */
function localIso(instant: number, timezone: string): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of formatterFor(timezone).formatToParts(instant)) parts[part.type] = part.value;
  const year = (parts.year ?? "").padStart(4, "0");
  return `${year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`;
}

function formatterFor(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timezone, made);
  return made;
}

function midnightUtc(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`);
}

function toDay(midnight: number): Day {
  return new Date(midnight).toISOString().slice(0, 10);
}
