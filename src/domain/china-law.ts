import type { LocalizedText } from "../locale.ts";
import { addDays } from "./day.ts";
import type { Day } from "./models/basic.ts";

/*
 * The national holidays themselves (全国年节及纪念日放假办法, as revised by State Council order 795, in force since 2025), without
 * what only the year's notice decides: bridging days and the weekend days worked for them. So much is certain before the
 * notice comes, and a board on the first day of Spring Festival would be worse than one missed on a Monday after it.
 */
const names = {
  newYear: { "zh-CN": "元旦", en: "New Year's Day" },
  spring: { "zh-CN": "春节", en: "Spring Festival" },
  tombs: { "zh-CN": "清明", en: "Tomb-sweeping Day" },
  labour: { "zh-CN": "劳动节", en: "Labour Day" },
  dragonBoat: { "zh-CN": "端午", en: "Dragon Boat Festival" },
  midAutumn: { "zh-CN": "中秋", en: "Mid-autumn Festival" },
  national: { "zh-CN": "国庆节", en: "National Day" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

const fixed: Readonly<Record<string, LocalizedText>> = {
  "01-01": names.newYear,
  "05-01": names.labour,
  "05-02": names.labour,
  "10-01": names.national,
  "10-02": names.national,
  "10-03": names.national,
};

/** Since when these days are the law's. */
const since = 2025;

/**
 * First day of the lunar year, Tomb-sweeping Day, fifth of the fifth and fifteenth of the eighth month, as almanacs print
 * them. Not computed with Intl: its Chinese calendar puts the new year of 2027, whose new moon falls four minutes before
 * midnight in Beijing, on the day after. A year that is not listed has the days of fixed date alone.
 */
export const lawTable: Readonly<Record<string, readonly [spring: string, tombs: string, boat: string, moon: string]>> =
  {
    2027: ["02-06", "04-05", "06-09", "09-15"],
    2028: ["01-26", "04-04", "05-28", "10-03"],
    2029: ["02-13", "04-04", "06-16", "09-22"],
    2030: ["02-03", "04-05", "06-05", "09-12"],
    2031: ["01-23", "04-05", "06-24", "10-01"],
    2032: ["02-11", "04-04", "06-12", "09-19"],
    2033: ["01-31", "04-04", "06-01", "09-08"],
    2034: ["02-19", "04-05", "06-20", "09-27"],
    2035: ["02-08", "04-05", "06-10", "09-16"],
    2036: ["01-28", "04-04", "05-30", "10-04"],
  };

/** The holiday that the day is by law, whatever the year's notice adds. */
export function lawOf(day: Day): LocalizedText | undefined {
  const year = day.slice(0, 4);
  if (Number(year) < since) return undefined;
  const always = fixed[day.slice(5)];
  if (always) return always;
  const row = lawTable[year];
  if (!row) return undefined;
  const [spring, tombs, boat, moon] = row;
  // Its eve and the first three days.
  for (let away = -1; away <= 2; away++) if (addDays(`${year}-${spring}`, away) === day) return names.spring;
  return { [tombs]: names.tombs, [boat]: names.dragonBoat, [moon]: names.midAutumn }[day.slice(5)];
}
