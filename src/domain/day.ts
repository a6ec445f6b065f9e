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
  const at = instant.getTime();
  return toDay(at + offsetAt(at, timezone));
}

/** The local wall clock at the instant: `08:50`. */
export function timeOf(instant: Date, timezone: string): string {
  return wallClock(instant, timezone).slice(11, 16);
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
  const candidates = [wall - before, wall - after].filter((instant) => instant + offsetAt(instant, timezone) === wall);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wall - before);
}

/** `2026-11-23T08:50:00.000Z`, where Z is a lie: what local clocks show, written so that it can be cut. */
function wallClock(instant: Date, timezone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timezone)).toISOString();
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** By UTC day since 1970: the offset all that day, or "changes". */
  readonly offsets: Map<number, number | "changes">;
}

const zones = new Map<string, Zone>();
/** Eleven years; the projects of one organisation are rarely older. */
const mostOffsets = 4096;

/**
 * Milliseconds that local clocks are ahead of UTC at the instant. Asking Intl takes some microseconds and making a formatter
 * a hundred times that, while days are computed for every project of every list; so an offset that is the same at both ends
 * of a UTC day is kept for that day. (No zone has ever changed twice within one.)
 */
function offsetAt(instant: number, timezone: string): number {
  const zone = zoneOf(timezone);
  const day = Math.floor(instant / dayMs);
  const known = zone.offsets.get(day);
  if (known !== undefined) return known === "changes" ? readOffset(instant, zone.format) : known;
  const offset = readOffset(instant, zone.format);
  const ends = [day * dayMs, (day + 1) * dayMs].map((end) => readOffset(end, zone.format));
  if (zone.offsets.size >= mostOffsets) zone.offsets.clear();
  zone.offsets.set(day, ends.every((end) => end === offset) ? offset : "changes");
  return offset;
}

function readOffset(instant: number, format: Intl.DateTimeFormat): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of format.formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = NaN, month = NaN, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function zoneOf(timezone: string): Zone {
  const known = zones.get(timezone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const made: Zone = { format, offsets: new Map() };
  zones.set(timezone, made);
  return made;
}

const midnights = new Map<Day, number>();
const days = new Map<number, Day>();
/** Some ninety years of each. */
const mostDays = 32_768;

/** NaN for what is no day. Clocks of every project of every list are counted in days: what was read or written once is kept. */
function midnightUtc(day: Day): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  if (midnights.size >= mostDays) midnights.clear();
  midnights.set(day, midnight);
  return midnight;
}

/** The day in which this many milliseconds since 1970 fall. */
function toDay(wall: number): Day {
  const index = Math.floor(wall / dayMs);
  const known = days.get(index);
  if (known !== undefined) return known;
  const day = new Date(wall).toISOString().slice(0, 10);
  if (days.size >= mostDays) days.clear();
  days.set(index, day);
  return day;
}
