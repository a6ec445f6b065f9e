import type { CalendarReasons } from "../../../reasons/calendar.ts";
import type { Sentences } from "../../sentences.ts";

export const calendarErrors: Sentences<CalendarReasons> = {
  bad_hours: ({ given }) =>
    `I cannot read the hours “${given}”. Please write them like 09:00-17:00, the earlier time first.`,
  bad_days: ({ given }) =>
    `I cannot read the days “${given}”. Please write them like 2026-12-31 or 2027-02-15 to 2027-02-21.`,
  bad_period: ({ given }) => `I cannot read “${given}”. Please write a year or a month, like 2027 or 2026-12.`,
  days_backwards: ({ from, to }) => `${to} is before ${from}. Please write the earlier day first.`,
  too_many_days: ({ count, most }) =>
    `These are ${count} days, and ${most} is the most at once. Please check both ends.`,
  calendar_past: ({ day, today }) =>
    `${day} is over (today is ${today}); posts and clocks went by it, and it cannot be changed. Please begin with today or a later day.`,
  calendar_far: ({ day, last }) => `${day} is too far away; ${last} is the last day that can be set.`,
  no_own_days: ({ from, to }) => `Nothing was set for ${from === to ? from : `${from} to ${to}`}.`,
  calendar_same: ({ from, to }) => `${from === to ? from : `${from} to ${to}`} is set so already. Nothing changes.`,
  year_known: ({ year }) => `The arrangement of ${year} is known; it needs no confirmation.`,
  year_not_near: ({ year, years }) => `Only ${years.join(" and ")} can be confirmed, not ${year}.`,
  year_empty: ({ year }) => `No day of ${year} has been entered. Please enter its days off and make-up days first.`,
  unknown_region: ({ given, within, codes }) =>
    within === null
      ? `“${given}” is not a country code. Please write the ISO code, like US or GB, or with a state, like US-CA.`
      : `“${given}” is not a state of ${within}${codes.length === 0 ? ", which has none" : `. There are: ${codes.join(", ")}`}.`,
  region_fixed: () =>
    "Your calendar is the State Council's arrangement, which has no regions. Single days can be set with /calendar off and /calendar work.",
  region_same: ({ region }) =>
    region === null
      ? "No region is set. Nothing changes."
      : `Public holidays are ${region}'s already. Nothing changes.`,
};
