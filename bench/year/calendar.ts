import data from "chinese-days/dist/chinese-days.json" with { type: "json" };

/*
 * The same holidays as everybody's, counted day by day: what the year is judged by must not be the calendar that it judges.
 */
const off = new Set(Object.keys(data.holidays));
const made = new Set(Object.keys(data.workdays));

export function isWorked(day: string): boolean {
  if (made.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return !off.has(day) && weekday !== 0 && weekday !== 6;
}

/** A weekend day that is worked (调休). */
export function isMadeUp(day: string): boolean {
  return made.has(day);
}

export function dayAfter(day: string, count = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

export function* daysFrom(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = dayAfter(day)) yield day;
}

/** Working days after the first day, up to and including the second. */
export function workedBetween(from: string, to: string): number {
  let count = 0;
  for (const day of daysFrom(dayAfter(from), to)) if (isWorked(day)) count += 1;
  return count;
}
