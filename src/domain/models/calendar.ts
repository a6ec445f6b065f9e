import type { LocalizedText } from "../../locale.ts";
import type { Day } from "./basic.ts";

/** What an organisation has said of its working days itself. It wins over every other source. */
export interface OwnCalendar {
  /** Whose public holidays count and from which day on, the earliest first; before the first, and for a null, the pack's. */
  readonly regions: readonly RegionFrom[];
  readonly days: Readonly<Record<Day, OwnDay>>;
  /** Years whose arrangement was entered by hand, each with the number of its document. */
  readonly confirmed: Readonly<Record<string, string>>;
}

export interface RegionFrom {
  readonly from: Day;
  /** `US`, `US-CA` (ISO 3166), `CN`; null: the pack's calendar. */
  readonly code: string | null;
}

export interface OwnDay {
  readonly is: "work" | "off";
  readonly reason: string;
}

/** What is said of a day beside its weekday. */
export interface Said {
  readonly is: "work" | "off";
  /** The holiday: its own name on a day off, the one it makes up for on a day worked; null for an own day. */
  readonly name: LocalizedText | null;
  /**
   * - `notice`: the year's arrangement of the State Council. `law`: the national holidays themselves, while that is missing.
   * - `region`: public holidays of a country or state. `own`: the organisation's word.
   */
  readonly by: "notice" | "law" | "region" | "own";
}

/** One source of days off and days worked. */
export interface DaySource {
  /** Undefined where the weekday decides. */
  says(day: Day): Said | undefined;
  /** Whether it has the data of this year. */
  known(year: number): boolean;
  /** Changes whenever an answer may: what was reckoned with another one is reckoned again. */
  version(): string;
}
