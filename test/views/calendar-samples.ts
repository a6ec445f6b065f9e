import type { Locale } from "../../src/locale.ts";
import type { CalendarReasons } from "../../src/reasons/calendar.ts";

export function calendarReasons(locale: Locale): CalendarReasons {
  const en = locale === "en";
  return {
    bad_hours: { given: en ? "nine to five" : "白天" },
  };
}
