import { canonicalJson } from "./canonical.ts";
import { chinaDays } from "./china-days.ts";
import { addDays, daysBetween, weekdayOf } from "./day.ts";
import type { Day } from "./model.ts";
import type { DaySource, OwnCalendar, Said } from "./models/calendar.ts";
import { regionDays } from "./region-days.ts";

/** Which days are worked. Pure: the same answers for ever, so schedules and clocks can be computed again. */
export interface WorkingCalendar {
  isWorkday(day: Day): boolean;
  /**
   * False for a year whose holidays are not published or not in our data, and that nobody has entered by hand: its answers
   * are then the weekdays and what the law alone says (`china-law.ts`), and somebody must be told.
   */
  known(year: number): boolean;
  /** What is said of the day beside its weekday. */
  says(day: Day): Said | undefined;
  /** The nth workday after the day; the day itself for 0. @throws RangeError below 0 or above 10,000 */
  addWorkingDays(day: Day, count: number): Day;
  /** Workdays after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
  /** The first workday after the day. */
  nextWorkday(day: Day): Day;
}

/** A pack's calendar: mainland China's, or Monday to Friday. */
export type CalendarKind = "CN" | "weekdays";

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

const weekdays: DaySource = { says: () => undefined, known: () => true, version: () => "" };
const sources: Readonly<Record<CalendarKind, DaySource>> = { CN: chinaDays, weekdays };

// The two calendars without overrides are asked for with every piece of work, and their tables take a while to make.
const shared = {
  CN: makeCalendar(sources.CN, {}),
  weekdays: makeCalendar(sources.weekdays, {}),
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
export function calendarFor(kind: CalendarKind, overrides?: CalendarOverrides): WorkingCalendar {
  return overrides && Object.keys(overrides).length > 0 ? makeCalendar(sources[kind], overrides) : shared[kind];
}

const own = new Map<string, WorkingCalendar>();
/** Organisations of one installation are few; a change of a calendar leaves the one before behind. */
const mostOwn = 64;

/** A pack's calendar with what an organisation says itself; made once for as long as it says the same. */
export function calendarOf(kind: CalendarKind, said: OwnCalendar | null): WorkingCalendar {
  if (said === null) return shared[kind];
  const key = `${kind} ${canonicalJson(said)}`;
  const known = own.get(key);
  if (known) return known;
  if (own.size >= mostOwn) own.clear();
  const made = makeCalendar(sourceOf(kind, said), daysOf(said), new Set(Object.keys(said.confirmed).map(Number)));
  own.set(key, made);
  return made;
}

/** What the answers of such a calendar depend on beside code: the days, not their reasons, and the data behind them. */
export function calendarVersion(kind: CalendarKind, said: OwnCalendar | null): string {
  return canonicalJson(said === null ? [sources[kind].version()] : [sourceOf(kind, said).version(), daysOf(said)]);
}

function daysOf({ days }: OwnCalendar): CalendarOverrides {
  return Object.fromEntries(Object.entries(days).map(([day, { is }]) => [day, is]));
}

/** Each day is asked of the source in force on it, so that a new region leaves the days before it as they were. */
function sourceOf(kind: CalendarKind, { regions }: OwnCalendar): DaySource {
  if (regions.length === 0) return sources[kind];
  const since = regions.map(({ from, code }) => ({ from, code, source: regionOf(kind, code) }));
  const on = (day: Day): DaySource => since.findLast(({ from }) => from <= day)?.source ?? sources[kind];
  return {
    says: (day) => on(day).says(day),
    known: (year) => on(`${year}-12-31`).known(year),
    version: () =>
      canonicalJson([
        sources[kind].version(),
        ...since.map(({ from, code, source }) => [from, code, source.version()]),
      ]),
  };
}

function regionOf(kind: CalendarKind, code: string | null): DaySource {
  if (code === null) return sources[kind];
  return code === "CN" ? chinaDays : regionDays(code);
}

function makeCalendar(
  source: DaySource,
  overrides: CalendarOverrides,
  confirmed: ReadonlySet<number> = new Set(),
): WorkingCalendar {
  const tables = new Map<number, YearTable>();

  const says = (day: Day): Said | undefined => {
    const is = overrides[day];
    return is === undefined ? source.says(day) : { is, name: null, by: "own" };
  };
  const decided = (day: Day): boolean => {
    const said = says(day);
    return said === undefined ? weekdayOf(day) <= 5 : said.is === "work";
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
    known: (year) => confirmed.has(year) || source.known(year),
    says,
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
