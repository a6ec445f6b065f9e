import type { LocalizedText } from "../../locale.ts";
import { readKept } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";
import type { Read } from "./ladder-lines.ts";

/** A rule set in force (a year's assessment, a hundred-day campaign) whose last day is near. */
export interface EndingRule {
  readonly code: string;
  readonly version: string;
  /** Title of the document it follows; its code where the pack reads it no more. */
  readonly title: LocalizedText | string;
  readonly to: Day;
}

/** Working days before the last one on which the coordinating office hears of it. */
const ahead = 5;

export async function endingRules({ tx, org, pack, calendar, now }: Read): Promise<readonly EndingRule[]> {
  const today = dayOf(now, org.timezone);
  const until = calendar.addWorkingDays(today, ahead);
  return (await tx.rules.list(org.id)).flatMap(({ code, version, state, to, text }) => {
    if (state !== "active" || to === null || to < today || to > until) return [];
    return [{ code, version, to, title: readKept(text, pack)?.document.title ?? code }];
  });
}
