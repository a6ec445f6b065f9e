/** From here on a count is of microseconds: in milliseconds it would be the year 33658. */
const microsecondsFrom = 1e15;

/** Lark writes times as digits: milliseconds in events, microseconds in card callbacks (card-callback-communication). */
export function readTime(digits: string | undefined): Date | undefined {
  if (digits === undefined || !/^\d{10,16}$/.test(digits)) return undefined;
  const count = Number(digits);
  return new Date(count >= microsecondsFrom ? count / 1000 : count);
}
