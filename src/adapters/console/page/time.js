// @ts-check

/**
 * @param {string} locale
 * @param {Intl.DateTimeFormatOptions} options
 * @param {Date} date
 * @returns {string}
 */
function format(locale, options, date) {
  return new Intl.DateTimeFormat(locale, { hourCycle: "h23", ...options }).format(date);
}

/**
 * @param {string} locale
 * @param {Date} date
 * @param {string | undefined} timeZone the browser's own when undefined
 * @returns {string} 09:05
 */
export function clockTime(locale, date, timeZone) {
  return format(locale, { hour: "2-digit", minute: "2-digit", timeZone }, date);
}

/**
 * A day as a separator in a conversation shows it.
 * @param {string} locale
 * @param {Date} date
 * @param {{ today: string, yesterday: string }} words
 * @param {string | undefined} timeZone
 * @returns {string}
 */
export function dayName(locale, date, words, timeZone) {
  const days = Math.round((dayNumber(new Date(), timeZone) - dayNumber(date, timeZone)) / 86_400_000);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  return format(locale, { month: "long", day: "numeric", weekday: "short", timeZone }, date);
}

/**
 * Midnight of the calendar day in that zone, as if it were UTC, so that days are all of one length.
 * @param {Date} date
 * @param {string | undefined} timeZone
 * @returns {number}
 */
function dayNumber(date, timeZone) {
  // Sweden writes dates as ISO does.
  return Date.parse(format("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }, date));
}

/**
 * An instant inside a message, in the zone the message names.
 * @param {string} locale
 * @param {{ date: string, style: "day" | "time" | "relative", timezone: string }} inline
 * @returns {string}
 */
export function instant(locale, inline) {
  const date = new Date(inline.date);
  if (inline.style === "relative") return relative(locale, date);
  const day = { year: "numeric", month: "short", day: "numeric", timeZone: inline.timezone };
  const parts = inline.style === "day" ? { ...day, weekday: "short" } : { ...day, hour: "2-digit", minute: "2-digit" };
  return format(locale, /** @type {Intl.DateTimeFormatOptions} */ (parts), date);
}

/**
 * @param {string} locale
 * @param {Date} date
 * @returns {string}
 */
export function relative(locale, date) {
  const seconds = Math.round((date.getTime() - Date.now()) / 1000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const size = Math.abs(seconds);
  if (size < 60) return words.format(0, "minute");
  if (size < 3_600) return words.format(Math.round(seconds / 60), "minute");
  if (size < 86_400) return words.format(Math.round(seconds / 3_600), "hour");
  return words.format(Math.round(seconds / 86_400), "day");
}
