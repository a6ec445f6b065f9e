import type { Entry, Organization, ProjectRecord } from "../model.ts";
import type { Tx } from "../ports.ts";
import { outingsOf } from "./derive.ts";

const batch = 500;

/**
 * Makes the kept outings again from the ledger: for records from before they were kept. Holds one batch of projects and
 * the entries of one project at a time.
 */
export async function rebuildOutings(tx: Tx, org: Organization): Promise<void> {
  for (let last = 0; ;) {
    const records = await tx.projects.after(org.id, last, batch);
    for (const record of records) {
      const { project } = record;
      await tx.outings.clear(org.id, project.number);
      const outings = outingsOf(project, await entriesOf(tx, org, record), org.timezone);
      for (let at = 0; at < outings.length; at += batch) await tx.outings.add(org.id, outings.slice(at, at + batch));
    }
    last = records.at(-1)?.project.number ?? last;
    if (records.length < batch) return;
  }
}

/** All entries of one project, the oldest first. */
export async function entriesOf(
  tx: Tx,
  org: Organization,
  { project, seq }: Pick<ProjectRecord, "project" | "seq">,
): Promise<readonly Entry[]> {
  // A stream is as long as its last number.
  return (await tx.ledger.ofStream(org.id, "project", project.number, seq)).toReversed();
}
