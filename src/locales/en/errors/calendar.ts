import type { CalendarReasons } from "../../../reasons/calendar.ts";
import type { Sentences } from "../../sentences.ts";

export const calendarErrors: Sentences<CalendarReasons> = {
  bad_hours: ({ given }) =>
    `I cannot read the hours “${given}”. Please write them like 09:00-17:00, the earlier time first.`,
};
