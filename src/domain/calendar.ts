import { chinaKnows, chinaSays } from "./china-days.ts";
import { addDays, daysBetween, weekdayOf } from "./day.ts";
import type { Day } from "./model.ts";

/** Which days are worked. Pure: the same answers for ever, so schedules and clocks can be computed again. */
export interface WorkingCalendar {
  isWorkday(day: Day): boolean;
  /**
   * False for a year whose holidays are not published or not in our data: its answers are then Monday to Friday, and
   * somebody must be told.
   */
  known(year: number): boolean;
  /** The nth workday after the day; the day itself for 0. @throws RangeError below 0 or above 10,000 */
  addWorkingDays(day: Day, count: number): Day;
  /** Workdays after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
  /** The first workday after the day. */
  nextWorkday(day: Day): Day;
}

/** Days an organisation decides for itself; they win over everything. */
export type CalendarOverrides = Readonly<Record<Day, "work" | "off">>;

/** Some forty years; more is a mistake, and would make a table for each year on the way. */
const mostAdded = 10_000;

interface YearTable {
  readonly first: Day;
  readonly workdays: readonly Day[];
  /** At n: how many of the year's first n days are worked. */
  readonly upTo: Uint16Array;
}

interface Rule {
  readonly says: (day: Day) => "work" | "off" | undefined;
  readonly known: (year: number) => boolean;
}

const rules: Readonly<Record<"CN" | "weekdays", Rule>> = {
  CN: { says: chinaSays, known: chinaKnows },
  weekdays: { says: () => undefined, known: () => true },
};

// The two calendars without overrides are asked for with every piece of work, and their tables take a while to make.
const shared = {
  CN: makeCalendar(rules.CN, {}),
  weekdays: makeCalendar(rules.weekdays, {}),
};

/** Statutory holidays and make-up workdays (调休) of mainland China. */
export function chinaCalendar(overrides?: CalendarOverrides): WorkingCalendar {
  return calendarFor("CN", overrides);
}

/** Monday to Friday, no holidays but the overrides. */
export function weekdaysCalendar(overrides?: CalendarOverrides): WorkingCalendar {
  return calendarFor("weekdays", overrides);
}

/** @param kind a pack's `calendar` */
export function calendarFor(kind: "CN" | "weekdays", overrides?: CalendarOverrides): WorkingCalendar {
  return overrides && Object.keys(overrides).length > 0 ? makeCalendar(rules[kind], overrides) : shared[kind];
}

function makeCalendar(rule: Rule, overrides: CalendarOverrides): WorkingCalendar {
  const tables = new Map<number, YearTable>();

  const decided = (day: Day): boolean => {
    const said = overrides[day] ?? rule.says(day);
    return said === undefined ? weekdayOf(day) <= 5 : said === "work";
  };
  // A table is made once for a year, so that counting over a year or ten costs a few look-ups.
  const tableOf = (year: number): YearTable => {
    const made = tables.get(year);
    if (made) return made;
    const table = makeTable(year, decided);
    tables.set(year, table);
    return table;
  };
  /** Workdays of its year up to and including the day. */
  const rank = (day: Day): number => {
    const { first, upTo } = tableOf(yearOf(day));
    return upTo[daysBetween(first, day) + 1] ?? 0;
  };

  const workingDaysBetween = (from: Day, to: Day): number => {
    // Subtracted from 0, so that none is 0 and not -0.
    if (to < from) return 0 - workingDaysBetween(to, from);
    let count = rank(to) - rank(from);
    for (let year = yearOf(from); year < yearOf(to); year++) count += tableOf(year).workdays.length;
    return count;
  };

  const addWorkingDays = (day: Day, count: number): Day => {
    if (!Number.isInteger(count) || count < 0 || count > mostAdded)
      throw new RangeError(`working days to add: ${count}`);
    if (count === 0) return day;
    let wanted = rank(day) + count;
    for (let year = yearOf(day); year <= 9999; year++) {
      const { workdays } = tableOf(year);
      const found = workdays[wanted - 1];
      if (found !== undefined) return found;
      wanted -= workdays.length;
    }
    throw new RangeError("working days to add: beyond the year 9999");
  };

  return {
    isWorkday: decided,
    known: rule.known,
    addWorkingDays,
    workingDaysBetween,
    nextWorkday: (day) => addWorkingDays(day, 1),
  };
}

function makeTable(year: number, isWorkday: (day: Day) => boolean): YearTable {
  const first: Day = `${String(year).padStart(4, "0")}-01-01`;
  const length = daysBetween(first, `${first.slice(0, 4)}-12-31`) + 1;
  const workdays: Day[] = [];
  const upTo = new Uint16Array(length + 1);
  for (let index = 0; index < length; index++) {
    const day = addDays(first, index);
    if (isWorkday(day)) workdays.push(day);
    upTo[index + 1] = workdays.length;
  }
  return { first, workdays, upTo };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
