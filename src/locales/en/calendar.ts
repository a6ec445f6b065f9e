import type { calendar as zhCalendar } from "../zh-CN/calendar.ts";
import { monthName } from "./months.ts";

export const calendar: typeof zhCalendar = {
  period: (year, month) => (month === null ? `${year}` : `${monthName(month)} ${year}`),
  title: (periods) => `Working calendar: ${periods.join(", ")}`,
  workdays: (period, count) => `${period}: ${count} working days`,
  columns: ["Days", "What", "Why", "By"],
  is: { off: "off", work: "worked" },
  by: { notice: "State Council notice", law: "national holiday by law", region: "public holiday", own: "your own" },
  madeUp: "State Council notice, make-up day",
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  day: (day, weekday) => `${day} (${weekday})`,
  range: (from, to) => `${from} to ${to}`,
  shortDay: (monthAndDay, weekday) => `${monthAndDay} ${weekday}`,
  shortRange: (from, to) => `${from} – ${to}`,
  nothing: "Monday to Friday, nothing else.",
  source: {
    notice: (year) => `${year}: the State Council's arrangement of holidays.`,
    law: (year) =>
      `${year}: no arrangement of holidays yet. Monday to Friday are worked but for the national holidays by law; make-up days are not known.`,
    weekdays: (year) => `${year}: Monday to Friday; no public holidays are set.`,
    confirmed: (year, document) => `${year}: entered by an admin from ${document}.`,
    region: (year, region, code) => `${year}: public holidays of ${region} (${code}).`,
  },
  how: "Admins change today and later days with /calendar off, /calendar work and /calendar clear. Posts, reminders and clocks follow this calendar.",
  missing: (years) =>
    `No arrangement of holidays is known for ${years.join(" and ")}: until it comes, Monday to Friday are worked but for the national holidays by law (New Year, Spring Festival, Tomb-sweeping, Labour Day, Dragon Boat, Mid-autumn, National Day), without make-up days. Update xianfeng, or enter it by hand with /calendar off <days> <reason> and /calendar work <days> <reason>, then send /calendar confirm ${years[0] ?? ""} <document number>.`,
  set: (days, is, reason) => `Set: ${days} ${is} (${reason})`,
  cleared: (days) => `Own days of ${days} taken back: the arrangement holds again`,
  confirmed: (year, document, entered) =>
    `Confirmed: the arrangement of ${year} was entered from ${document}, ${entered} day${entered === 1 ? "" : "s"}`,
  regionSet: (region, code) => `From today on, public holidays of ${region} (${code}) are days off`,
  regionNone: "From today on, no region's public holidays are days off",
  reckoned: "Clocks will be reckoned again by the new calendar within a few minutes.",
};
