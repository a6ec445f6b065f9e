import type { WorkingCalendar } from "../calendar.ts";
import type { Day } from "../model.ts";
import { repeatHeld, timesTold } from "./ladder.ts";
import type { Snooze, Told } from "./port.ts";

/** What tells one matter from another. */
export type Matter = Pick<Told, "subject" | "number" | "kind" | "stint">;

/** How often a matter is told, in working days. */
export interface Repetition {
  readonly every: number;
  readonly times: number;
}

/** What is repeated on each working day until it is done, and after so many not any more. */
export const routine: Repetition = { every: 1, times: 10 };
/** What the coordinating office has to decide on is brought to mind once a working week. */
export const weekly: Repetition = { every: 5, times: 4 };
export const once: Repetition = { every: 1, times: 1 };
/** Nobody can do without it: once a working week for as long as it is missing. */
export const untilDone: Repetition = { every: 5, times: 100 };

/** Of one kind in one digest: it has to fit into one message on every platform, whatever else there is. */
const mostOfKind = 10;

/** Decides what is said to one hearer today, and remembers what was. */
export interface Saying {
  /** Those of the items that are said today. */
  say<Item>(items: readonly Item[], matterOf: (item: Item) => Matter, repetition: Repetition): readonly Item[];
  /** To be kept once it is said. */
  marks(): readonly Told[];
  /** How many would have been said too, and come on another day. */
  left(): number;
}

export function makeSaying(
  told: readonly Told[],
  snoozes: readonly Snooze[],
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): Saying {
  const marks: Told[] = [];
  let left = 0;
  const isAsleep = ({ subject, number, kind }: Matter): boolean =>
    kind === "request" && snoozes.some((one) => one.subject === subject && one.number === number && today < one.until);
  const toldOf = (matter: Matter) => told.find((one) => isSame(one, matter));
  return {
    say(items, matterOf, repetition) {
      const open = items.filter((item) => {
        const matter = matterOf(item);
        return !repeatHeld(toldOf(matter), matter.stint, repetition, today, calendar) && !isAsleep(matter);
      });
      const said = open.slice(0, mostOfKind);
      left += open.length - said.length;
      for (const matter of said.map(matterOf)) {
        // Several items may be one matter: rule sets that end on one day.
        if (marks.some((one) => isSame(one, matter))) continue;
        marks.push({ ...matter, times: timesTold(toldOf(matter), matter.stint), last: today });
      }
      return said;
    },
    marks: () => marks,
    left: () => left,
  };
}

function isSame(
  one: Pick<Told, "subject" | "number" | "kind">,
  other: Pick<Told, "subject" | "number" | "kind">,
): boolean {
  return one.subject === other.subject && one.number === other.number && one.kind === other.kind;
}
