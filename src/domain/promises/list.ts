import { dayOf, daysBetween } from "../day.ts";
import type { PolicyPromise } from "../models/promise.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { compareDays, openPromises } from "./dues.ts";

export interface ListedPromise {
  readonly project: ShownProject;
  readonly promise: PolicyPromise;
  readonly daysLeft: number;
}

/** Projects with open promises that are looked through, those due first. */
const reach = 500;
const farFuture = new Date("9999-01-01T00:00:00.000Z");

/** Open promises of projects the actor may know, what is due first. */
export async function listPromises(
  work: Work,
  limit: number,
): Promise<{ readonly promises: readonly ListedPromise[]; readonly more: boolean }> {
  const { tx, org, actor, now } = work;
  const dues = await tx.dues.between(org.id, "promise", new Date(0), farFuture, reach);
  const records = await tx.projects.byNumbers(
    org.id,
    dues.map(({ number }) => number),
  );
  const today = dayOf(now, org.timezone);
  const found = records
    .map(({ project }) => ({ open: openPromises(project), project: show(project, { reader: actor }) }))
    .filter(({ project }) => project.named)
    .flatMap(({ open, project }) =>
      open.map((promise) => ({ project, promise, daysLeft: daysBetween(today, promise.due) })),
    )
    .toSorted((a, b) => compareDays(a.promise.due, b.promise.due) || a.promise.number - b.promise.number);
  return { promises: found.slice(0, limit), more: found.length > limit };
}
