import type { CalendarReasons } from "../../../reasons/calendar.ts";
import type { Sentences } from "../../sentences.ts";

export const calendarErrors: Sentences<CalendarReasons> = {
  bad_hours: ({ given }) => `看不懂工时「${given}」，请写成 09:00-17:00 这样，先上班后下班。`,
  bad_days: ({ given }) => `看不懂日期「${given}」，请写成 2026-12-31 或 2027-02-05至2027-02-11 这样。`,
  bad_period: ({ given }) => `看不懂年月「${given}」，请写成 2027 或 2026-12 这样。`,
  days_backwards: ({ from, to }) => `${to} 在 ${from} 之前，起止日期请按先后写。`,
  too_many_days: ({ count, most }) => `这是 ${count} 天，一次最多 ${most} 天；请核对起止日期。`,
  calendar_past: ({ day, today }) =>
    `${day} 已经过去（今天是 ${today}），通报和时限都按原来的日历算过，不能再改；请从今天或以后的日子写起。`,
  calendar_far: ({ day, last }) => `${day} 太远，最远只能定到 ${last}。`,
  no_own_days: ({ from, to }) => `${from === to ? from : `${from} 至 ${to}`} 没有自定的安排，不用清除。`,
  calendar_same: ({ from, to }) => `${from === to ? from : `${from} 至 ${to}`} 已经是这样定的，没有变化。`,
  year_known: ({ year }) => `${year} 年的放假安排已有数据，不用确认。`,
  year_not_near: ({ year, years }) => `只能确认${years.join("年和")}年，不能确认 ${year} 年。`,
  year_empty: ({ year }) => `${year} 年还没有录入任何一天，请先按文件录入放假和调休，再确认。`,
  unknown_region: ({ given, within, codes }) =>
    within === null
      ? `没有「${given}」这个国家代码，请写 ISO 代码，如 US、GB；也可以带上州代码，如 US-CA。`
      : `${within} 没有「${given}」这个州${codes.length === 0 ? "，该国只按全国算" : `，现有：${codes.join("、")}`}。`,
  region_fixed: () => "本单位按国务院放假安排，不用设地区；个别日子请用「/日历 休」「/日历 班」来定。",
  region_same: ({ region }) =>
    region === null ? "本来就没有按地区公共假日放假，没有变化。" : `已经是按 ${region} 的公共假日放假，没有变化。`,
};
