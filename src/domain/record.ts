import { seal } from "./chain.ts";
import { changesBetween } from "./fold.ts";
import { figureDeltas } from "./figures.ts";
import type { Changes, EntryKind, Project, ProjectRecord } from "./model.ts";
import { ConcurrencyError } from "./ports.ts";
import { dueAt } from "./stale.ts";
import type { Work } from "./work.ts";

/**
 * The only way a project changes: one entry at the end of its ledger, then the row, the lists' keys and the figures that
 * follow from it, in the caller's transaction.
 */
export async function recordProject(
  work: Work,
  before: ProjectRecord | undefined,
  after: Project,
  kind: EntryKind,
  details: Readonly<Record<string, unknown>>,
): Promise<ProjectRecord> {
  const { tx, org, pack } = work;
  const entry = seal(
    org.id,
    {
      stream: after.number,
      kind,
      ...signature(work, after.unitId),
      body: { changes: changesBetween(before?.project, after), details },
    },
    before ? { seq: before.seq, hash: before.head } : { seq: 0, hash: "" },
  );
  const record: ProjectRecord = { project: after, seq: entry.seq, head: entry.hash };
  const derived = { dueAt: dueAt(after, pack, work.calendar, org.timezone), searchText: searchText(after) };
  await tx.ledger.append(org.id, [entry]);
  if (!before) await tx.projects.insert(org.id, record, derived);
  else if (!(await tx.projects.update(org.id, record, derived, before.seq)))
    throw new ConcurrencyError("project changed meanwhile");
  const deltas = figureDeltas(before?.project, after, pack);
  if (deltas.length > 0) await tx.rollups.add(org.id, deltas);
  return record;
}

/** The same for everything that belongs to the organisation and not to one project: stream 0. */
export async function recordOrganization(
  work: Work,
  kind: EntryKind,
  unitId: number,
  changes: Changes,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { tx, org } = work;
  const head = await tx.ledger.head(org.id);
  const entry = seal(org.id, { stream: 0, kind, ...signature(work, unitId), body: { changes, details } }, head);
  await tx.ledger.append(org.id, [entry]);
}

/** Case and width are folded: `ＢＹＤ电池` is found by `byd`. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

export function searchText(project: Project): string {
  return foldText([project.name, project.codeName, project.company ?? ""].join(" "));
}

function signature(work: Work, unitId: number) {
  const { platform, workspace, id } = work.actor.identity;
  return {
    at: work.now.toISOString(),
    actorId: work.actor.id,
    via: `${platform}:${workspace}/${id}`,
    delivery: work.delivery,
    rule: work.pack.version,
    unitId,
  };
}
