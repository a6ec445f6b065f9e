import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import type { LocalizedText } from "../locale.ts";
import { addDays } from "./day.ts";
import type { Day } from "./models/basic.ts";
import type { DaySource, Said } from "./models/calendar.ts";

/*
 * Public holidays of countries and their states, as the `date-holidays` package knows them. It reads some megabytes, so it is
 * loaded when the first region is asked for, and by `require`, because calendars are asked for where nothing waits. Of its
 * answers the written local day is taken and never an instant: that would be read in the time zone of the process.
 */
const load = createRequire(import.meta.url);
let loaded: typeof Holidays | undefined;

function library(): typeof Holidays {
  return (loaded ??= load("date-holidays") as typeof Holidays);
}

interface Found {
  readonly code: string;
}

/** What was typed is no region, and these are: countries, or the states of the one that was typed. */
interface Unknown {
  readonly within: string | null;
  readonly codes: readonly string[];
}

/** `US`, `us-ca`, `US CA`: a country, or one of its states, by their codes in ISO 3166. */
export function readRegion(given: string): Found | Unknown {
  const parts = given
    .normalize("NFKC")
    .toUpperCase()
    .split(/[-_/\s]+/u)
    .filter((part) => part !== "");
  const [country = "", state = "", more] = parts;
  const catalogue = new (library())();
  const countries = catalogue.getCountries() as Readonly<Record<string, string>> | undefined;
  if (!countries || !Object.hasOwn(countries, country)) return { within: null, codes: Object.keys(countries ?? {}) };
  if (state === "") return { code: country };
  const states = (catalogue.getStates(country) ?? {}) as Readonly<Record<string, string>>;
  if (!Object.hasOwn(states, state) || more !== undefined) return { within: country, codes: Object.keys(states) };
  return { code: `${country}-${state}` };
}

/** A country or a state, with its name: `California, United States`. */
export interface Region {
  readonly code: string;
  readonly name: LocalizedText;
}

export function regionOf(code: string): Region {
  const [country = "", state] = code.split("-");
  const catalogue = new (library())();
  const states = (catalogue.getStates(country, "en") ?? {}) as Readonly<Record<string, string>>;
  const inside = state === undefined ? undefined : (states[state] ?? state);
  const nameIn = (locale: "zh-CN" | "en") => new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  return {
    code,
    name: {
      "zh-CN": inside === undefined ? nameIn("zh-CN") : `${nameIn("zh-CN")} ${inside}`,
      en: inside === undefined ? nameIn("en") : `${inside}, ${nameIn("en")}`,
    },
  };
}

/** Whole days that are public or bank holidays there. Half days are worked. */
export function regionDays(code: string): DaySource {
  const years = new Map<number, ReadonlyMap<Day, Said>>();
  const yearOf = (year: number): ReadonlyMap<Day, Said> => {
    const made = years.get(year);
    if (made) return made;
    const days = daysOf(code, year);
    years.set(year, days);
    return days;
  };
  return {
    says: (day) => yearOf(Number(day.slice(0, 4))).get(day),
    known: () => true,
    version: () => (load("date-holidays/package.json") as { readonly version: string }).version,
  };
}

function daysOf(code: string, year: number): ReadonlyMap<Day, Said> {
  const [country = "", state] = code.split("-");
  const calendar = state === undefined ? new (library())(country) : new (library())(country, state);
  const chinese = namesBy(calendar.getHolidays(year, "zh"));
  const days = new Map<Day, Said>();
  // The year before too: what begins on 31 December may last, and what falls on 1 January may be observed a day early.
  for (const holiday of [year - 1, year, year + 1].flatMap((one) => calendar.getHolidays(one, "en"))) {
    if ((holiday.type !== "public" && holiday.type !== "bank") || !holiday.date.slice(11).startsWith("00:00")) continue;
    const first = holiday.date.slice(0, 10);
    const count = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
    const name = { "zh-CN": chinese.get(`${holiday.date} ${holiday.rule}`) ?? holiday.name, en: holiday.name };
    for (let at = 0; at < count; at++) {
      const day = addDays(first, at);
      if (Number(day.slice(0, 4)) === year && !days.has(day)) days.set(day, { is: "off", name, by: "region" });
    }
  }
  return days;
}

function namesBy(holidays: readonly { readonly date: string; readonly rule: string; readonly name: string }[]) {
  return new Map(holidays.map(({ date, rule, name }) => [`${date} ${rule}`, name]));
}
