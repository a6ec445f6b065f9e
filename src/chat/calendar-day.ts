/** Days as numbers since 1970-01-01 and as `2026-12-03`: calendar arithmetic without instants, hence without zones. */
const oneDay = 86_400_000;

/** The day's number, or undefined when the calendar has no such day (30 February), or it is outside 1900 to 2199. */
export function dayNumber(year: number, month: number, date: number): number | undefined {
  if (year < 1900 || year > 2199) return undefined;
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() / oneDay : undefined;
}

export function formatDay(number: number): string {
  return new Date(number * oneDay).toISOString().slice(0, 10);
}

export function splitDay(number: number): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
} {
  const at = new Date(number * oneDay);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}

/** Monday is 0: weeks begin on Monday (GB/T 7408). */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

export function lastDateOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The same date so many months on; where the month is too short, its last day (a month after 31 January). */
export function addMonths(number: number, months: number): number {
  const { year, month, date } = splitDay(number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = lastDateOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  return first.getTime() / oneDay + Math.min(date, last) - 1;
}

/** Making a formatter takes longer than reading a whole command; an installation has few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The instant's calendar day in the zone. */
export function dayNumberIn(timezone: string, instant: Date): number {
  const parts = formatFor(timezone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day")) / oneDay;
}

function formatFor(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  formats.set(timezone, format);
  return format;
}
