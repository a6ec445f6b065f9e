import { addDays, instantOf } from "../day.ts";
import type { Day, Project } from "../model.ts";
import type { PolicyPromise } from "../models/promise.ts";
import type { Work } from "../work.ts";

/** From the day of its first reminder on, the earliest open promise of a project makes the project be found. */
export function promiseDues(
  { promises }: Project,
  { pack, org }: Pick<Work, "org" | "pack" | "calendar">,
): readonly { readonly kind: "promise"; readonly at: Date }[] {
  const [first] = openPromises({ promises });
  if (!first) return [];
  const day = addDays(first.due, -pack.promises.remind[0]);
  return [{ kind: "promise", at: instantOf(day, "00:00", org.timezone) }];
}

/** What is due first comes first. */
export function openPromises({ promises }: Pick<Project, "promises">): readonly PolicyPromise[] {
  return Object.values(promises)
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => compareDays(a.due, b.due) || a.number - b.number);
}

export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
