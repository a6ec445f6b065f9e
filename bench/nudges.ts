import { join } from "node:path";
import { wholeYear, type Size } from "./year/shape.ts";
import { liveYear } from "./year/year.ts";
import type { Row } from "./table.ts";

/** The same in miniature. */
const shortYear: Size = { units: 8, peopleEach: 4, projects: 400, from: "2025-12-15", to: "2026-03-31" };

/** A year of reminders, day by day: what must never be, and how often it was. */
export async function measureNudges(
  folder: string,
  quick: boolean,
  note: (what: string) => void,
): Promise<readonly Row[]> {
  const size = quick ? shortYear : wholeYear;
  const year = await liveYear(`file:${join(folder, "year.db")}`, size, 2026, (day) => note(`reminders, ${day}`));
  const { untold, latest } = year;
  const number = (value: number) => value.toLocaleString("en");
  const none = (what: string, found: readonly unknown[]): Row => ({
    what,
    ours: number(found.length),
    target: "none",
    met: found.length === 0,
  });
  const steps = ["owner", "leader", "coordinator"] as const;
  return [
    {
      what: `${number(year.daysWorked)} working days, ${number(year.people)} people, ${size.units} units`,
      ours: `${number(year.projects)} projects, ${number(year.acts)} acts`,
    },
    {
      what: "private digests, most for one person on one day",
      ours: String(year.mostPerPersonAndDay),
      baseline: `${number(year.digests)} in all, ${year.perPersonAndWorkday.toFixed(2)} a person and working day`,
      target: "at most 1",
      met: year.mostPerPersonAndDay <= 1,
    },
    none("private digests outside somebody's hours", year.offHours),
    none("private digests on days off", year.offDays),
    none(`make-up workdays (${year.madeUpDays}) without any digest`, year.madeUpSilent),
    none("leads named that were worked on, planned, excused or over", year.wrong),
    ...steps.map((step) => ({
      ...none(`leads of ${number(year.forgotten)} forgotten ones that the ${step} never heard of`, untold[step]),
      baseline: `at the latest ${latest[step]} working days late`,
    })),
    { what: "lists of waiting leads in channels", ours: number(year.channelPosts) },
  ];
}
