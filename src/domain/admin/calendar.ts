import { UserError } from "../../errors.ts";
import { calendarOf } from "../calendar.ts";
import { addDays, dayOf, daysBetween } from "../day.ts";
import type { Day } from "../model.ts";
import type { OwnCalendar, OwnDay } from "../models/calendar.ts";
import { ConcurrencyError } from "../ports.ts";
import { recordOrganization } from "../record.ts";
import { readRegion, regionOf, type Region } from "../region-days.ts";
import { requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

/** Days next to each other, both ends included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The longest holiday of a year, several times over; more is a slip of the year. */
const mostDays = 62;

/** Nothing was said yet. */
const nothing: OwnCalendar = { regions: [], days: {}, confirmed: {} };

/**
 * Makes days off or worked, for a reason, whatever any arrangement says of them. Days that are over stay as they were: posts
 * went out and clocks were reckoned by them.
 */
export async function setDays(work: Work, range: DayRange, is: OwnDay["is"], reason: string): Promise<DayRange> {
  requireRole(work.actor, ["admin"]);
  const days = daysIn(work, range);
  const before = work.org.calendar ?? nothing;
  const after: OwnCalendar = {
    ...before,
    days: { ...before.days, ...Object.fromEntries(days.map((day) => [day, { is, reason }])) },
  };
  await keepDays(work, days, after, { reason });
  return range;
}

/**
 * Takes own days back: what the arrangement says holds again. A year that was confirmed and of which nothing entered is left
 * is confirmed no longer.
 */
export async function clearDays(work: Work, range: DayRange): Promise<DayRange> {
  requireRole(work.actor, ["admin"]);
  const days = daysIn(work, range);
  const before = work.org.calendar ?? nothing;
  if (!days.some((day) => before.days[day])) throw new UserError("not_found", "no_own_days", range, "/calendar");
  const left = Object.entries(before.days).filter(([day]) => !days.includes(day));
  const confirmed = Object.entries(before.confirmed).filter(([year]) =>
    left.some(([day]) => day.startsWith(`${year}-`)),
  );
  const after = { ...before, days: Object.fromEntries(left), confirmed: Object.fromEntries(confirmed) };
  await keepDays(work, days, after, {});
  return range;
}

/**
 * Says that the arrangement of a year, this or the next, was entered by hand from its document, while our data do not have
 * it: nobody is warned of it any longer. @returns how many days of that year were entered
 */
export async function confirmYear(work: Work, year: number, number: string): Promise<number> {
  requireRole(work.actor, ["admin"]);
  const { org, pack, calendar } = work;
  const before = org.calendar ?? nothing;
  const now = Number(dayOf(work.now, org.timezone).slice(0, 4));
  const hint = inWords(work, "/日历", "/calendar");
  if (year !== now && year !== now + 1)
    throw new UserError("invalid_input", "year_not_near", { year, years: [now, now + 1] }, hint);
  const without = calendarOf(pack.calendar, { ...before, confirmed: {} });
  if (without.known(year)) throw new UserError("conflict", "year_known", { year }, hint);
  const entered = Object.keys(before.days).filter((day) => day.startsWith(`${year}-`)).length;
  if (entered === 0) {
    const example = inWords(
      work,
      `/日历 休 ${year}-10-01至${year}-10-07 国庆节`,
      `/calendar off ${year}-10-01 to ${year}-10-07 National Day`,
    );
    throw new UserError("invalid_input", "year_empty", { year }, example);
  }
  if (calendar.known(year) && before.confirmed[year] === number)
    throw new UserError("conflict", "nothing_changed", {}, hint);
  const after = { ...before, confirmed: { ...before.confirmed, [year]: number } };
  await keep(work, after, { [`year:${year}`]: [before.confirmed[year] ?? null, number] }, {});
  return entered;
}

/**
 * From today on the public holidays of a country or state are days off; null: those of the pack alone. The days before keep
 * what they were reckoned by. A pack that follows the State Council's arrangement takes no other.
 */
export async function setRegion(work: Work, given: string | null): Promise<Region | null> {
  requireRole(work.actor, ["admin"]);
  const { org, pack, now } = work;
  const hint = inWords(work, "/日历", "/calendar");
  if (pack.calendar === "CN") throw new UserError("invalid_input", "region_fixed", {}, hint);
  const code = given === null ? null : codeOf(given);
  const before = org.calendar ?? nothing;
  const known = before.regions.at(-1)?.code ?? null;
  if (code === known) throw new UserError("conflict", "region_same", { region: code }, hint);
  const from = dayOf(now, org.timezone);
  const regions = [...before.regions.filter((one) => one.from < from), { from, code }];
  await keep(work, { ...before, regions }, { region: [known, code] }, { from });
  return code === null ? null : regionOf(code);
}

function codeOf(given: string): string {
  const read = readRegion(given);
  if ("code" in read) return read.code;
  const { within, codes } = read;
  const example = within === null ? "US-CA" : `${within}-${codes[0] ?? ""}`;
  throw new UserError("invalid_input", "unknown_region", { given, within, codes }, `/calendar region ${example}`);
}

/** Every day of a range that may still be changed. */
function daysIn(work: Work, { from, to }: DayRange): readonly Day[] {
  const today = dayOf(work.now, work.org.timezone);
  const last = `${Number(today.slice(0, 4)) + 2}-12-31`;
  if (to < from) throw new UserError("invalid_input", "days_backwards", { from, to });
  if (from < today) throw new UserError("invalid_input", "calendar_past", { day: from, today });
  if (to > last) throw new UserError("invalid_input", "calendar_far", { day: to, last });
  const count = daysBetween(from, to) + 1;
  if (count > mostDays) throw new UserError("invalid_input", "too_many_days", { count, most: mostDays });
  return Array.from({ length: count }, (_, at) => addDays(from, at));
}

async function keepDays(work: Work, days: readonly Day[], after: OwnCalendar, details: object): Promise<void> {
  const before = work.org.calendar ?? nothing;
  const pairs = days.map((day) => [day, before.days[day] ?? null, after.days[day] ?? null] as const);
  const changed = pairs.filter(([, old, fresh]) => old?.is !== fresh?.is || old?.reason !== fresh?.reason);
  const [from = "", to = from] = [days[0], days.at(-1)];
  if (changed.length === 0) throw new UserError("conflict", "calendar_same", { from, to });
  const years = Object.entries(before.confirmed).filter(([year]) => after.confirmed[year] === undefined);
  await keep(
    work,
    after,
    Object.fromEntries([
      ...changed.map(([day, old, fresh]) => [`day:${day}`, [old, fresh]] as const),
      ...years.map(([year, number]) => [`year:${year}`, [number, null]] as const),
    ]),
    details,
  );
}

/** The row, and who did it in the ledger. @throws ConcurrencyError where another admin was faster: this one runs again */
async function keep(
  work: Work,
  after: OwnCalendar,
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
  details: object,
): Promise<void> {
  const { tx, org } = work;
  const empty =
    after.regions.length === 0 && [after.days, after.confirmed].every((one) => Object.keys(one).length === 0);
  if (!(await tx.organizations.setCalendar(org.id, empty ? null : after, org.calendar)))
    throw new ConcurrencyError("calendar changed meanwhile");
  await recordOrganization(work, "calendar", 0, changes, { ...details });
}
