import type { Entry, Organization } from "../model.ts";
import type { Tx } from "../ports.ts";
import { outingsOf } from "./derive.ts";

const batch = 500;

/**
 * Makes the kept outings again from the ledger: for records from before they were kept. Holds one batch of projects and
 * the progress entries of one project at a time.
 */
export async function rebuildOutings(tx: Tx, org: Organization): Promise<void> {
  for (let last = 0; ;) {
    const records = await tx.projects.after(org.id, last, batch);
    for (const { project } of records) {
      await tx.outings.clear(org.id, project.number);
      const outings = outingsOf(project, await entriesOf(tx, org, project.number), org.timezone);
      for (let at = 0; at < outings.length; at += batch) await tx.outings.add(org.id, outings.slice(at, at + batch));
    }
    last = records.at(-1)?.project.number ?? last;
    if (records.length < batch) return;
  }
}

/** All entries of one project, the oldest first, read in parts. */
export async function entriesOf(tx: Tx, org: Organization, number: number): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let seq = 0; ;) {
    const page = await tx.ledger.scan(org.id, "project", { stream: number, seq }, batch);
    const own = page.filter((entry) => entry.stream === number);
    found.push(...own);
    if (own.length < batch) return found;
    seq = own.at(-1)?.seq ?? seq;
  }
}
