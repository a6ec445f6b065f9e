import type { Entry, Project } from "../model.ts";
import type { Work } from "../work.ts";
import { firmOf, outingOf, undoneProgress } from "./derive.ts";

/**
 * Keeps the outings of a project in step with the entry just made: one more, one taken back, none left of a project that
 * was taken back itself, and all of them the investor's from when one is named or two projects become one.
 */
export async function keepOutings(
  { tx, org }: Pick<Work, "tx" | "org">,
  before: Project | undefined,
  after: Project,
  entry: Entry,
): Promise<void> {
  if (after.voided) {
    if (before?.voided === false) await tx.outings.clear(org.id, after.number);
    return;
  }
  if (before && firmOf(before) !== firmOf(after)) await tx.outings.setFirm(org.id, after.number, firmOf(after));
  const outing = outingOf(after, entry, org.timezone);
  if (outing) await tx.outings.add(org.id, [outing]);
  const undone = undoneProgress(entry);
  if (undone !== undefined) await tx.outings.remove(org.id, after.number, undone);
}
