import { describe, expect, it } from "vitest";
import { calendarFor, calendarOf } from "../../src/domain/calendar.ts";
import { calendarWarning } from "../../src/domain/calendar-warning.ts";
import { noticedYears } from "../../src/domain/china-days.ts";

const china = calendarFor("CN");
const last = Math.max(...noticedYears);

describe("the warning of a year without its arrangement", () => {
  it.each([
    [`${last}-10-31`, undefined],
    [`${last}-11-01`, [last + 1]],
    [`${last}-12-31`, [last + 1]],
    [`${last + 1}-01-01`, [last + 1]],
    [`${last + 1}-10-31`, [last + 1]],
    [`${last + 1}-11-01`, [last + 1, last + 2]],
    [`${last - 1}-12-01`, undefined],
  ])("on %s is of %j", (today, missing) => {
    expect(calendarWarning(china, today)?.missing).toEqual(missing);
  });

  it("ends once the year was entered by hand, and never comes where no notice is waited for", () => {
    const confirmed = calendarOf("CN", { regions: [], days: {}, confirmed: { [last + 1]: "1号" } });
    expect(calendarWarning(confirmed, `${last}-12-01`)).toBeUndefined();
    expect(calendarWarning(confirmed, `${last + 1}-11-01`)?.missing).toEqual([last + 2]);
    expect(calendarWarning(calendarFor("weekdays"), "2031-12-01")).toBeUndefined();
  });
});
