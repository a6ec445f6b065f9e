import { addDays, weekdayOf } from "../day.ts";
import type { Day } from "../model.ts";

export type OutingPeriod = "today" | "week" | "month" | "last-month" | "year" | "last-year";

/** First and last day, both included; what has begun ends today. */
export function daysOf(period: OutingPeriod, today: Day): { readonly from: Day; readonly to: Day } {
  const [month, year] = [today.slice(0, 7), Number(today.slice(0, 4))];
  switch (period) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: addDays(today, 1 - weekdayOf(today)), to: today };
    case "month":
      return { from: `${month}-01`, to: today };
    case "last-month": {
      const to = addDays(`${month}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case "year":
      return { from: `${year}-01-01`, to: today };
    case "last-year":
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}
