import type { Entry, ProjectRecord } from "../model.ts";
import { mayKnow, showEntry } from "../secrecy.ts";
import type { Work } from "../work.ts";

/** A project's last entries, the newest first, as the actor may see them; none for those outside its circle. */
export async function historyOf(work: Work, { project }: ProjectRecord, limit: number): Promise<readonly Entry[]> {
  const audience = { reader: work.actor };
  if (!mayKnow(project, audience)) return [];
  const entries = await work.tx.ledger.ofStream(work.org.id, "project", project.number, limit);
  return entries.map((entry) => showEntry(entry, project, audience));
}
