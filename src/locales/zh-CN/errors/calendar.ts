import type { CalendarReasons } from "../../../reasons/calendar.ts";
import type { Sentences } from "../../sentences.ts";

export const calendarErrors: Sentences<CalendarReasons> = {
  bad_hours: ({ given }) => `看不懂工时「${given}」，请写成 09:00-17:00 这样，先上班后下班。`,
};
