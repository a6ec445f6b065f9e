import { seal } from "./hash-chain.ts";
import { changesBetween, same } from "./fold.ts";
import { changedFacts } from "./counting/changed.ts";
import { factsOf } from "./counting/facts.ts";
import { figureDeltas } from "./figures.ts";
import { duesOf } from "./dues.ts";
import type { Changes, Entry, EntryKind, Project, ProjectRecord, Subject } from "./model.ts";
import type { Fact } from "./models/board.ts";
import { keepOutings } from "./outings/keep.ts";
import { partsOf } from "./parts.ts";
import { ConcurrencyError } from "./ports.ts";
import { requireOnLine } from "./sides/on-line.ts";
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
  if (before) requireOnLine(work, before.project, kind);
  const changes = changesBetween(before?.project, after);
  const entry = await recordEntry(work, "project", after.number, before, kind, after.unitId, changes, details);
  const record: ProjectRecord = { project: after, seq: entry.seq, head: entry.hash };
  const derived = { dueAt: dueAt(after, pack, work.calendar, org.timezone), searchText: searchText(after) };
  if (!before) await tx.projects.insert(org.id, record, derived);
  else if (!(await tx.projects.update(org.id, record, derived, before.seq)))
    throw new ConcurrencyError("project changed meanwhile");
  await touchCards(work, before?.project, after);
  await keepDerived(work, before?.project, after, entry);
  await keepOutings(work, before?.project, after, entry);
  return record;
}

/** Cards of it that stand in conversations are due, and those which name it where what they may say of it is another now. */
async function touchCards({ tx, org, now }: Work, before: Project | undefined, after: Project): Promise<void> {
  if (before) await tx.cards.touch(org.id, after.number, now);
  if (before && same(kinShown(before), kinShown(after))) return;
  const broughtBy = [before?.introducedBy, after.introducedBy].filter((number) => typeof number === "number");
  if (before || broughtBy.length > 0) await tx.cards.touchKin(org.id, after.number, broughtBy, now);
}

/** What cards of others say of a project that brought them or was brought by them. */
function kinShown({ name, codeName, secrecy, voided, mergedInto, unitId, ownerId, partners, introducedBy }: Project) {
  return [name, codeName, secrecy, voided, mergedInto, unitId, ownerId, partners, introducedBy];
}

/** What follows from a project besides its row: figures and what they are counted from, the places of its numbered parts, what falls due. */
async function keepDerived(work: Work, before: Project | undefined, after: Project, { seq, at }: Entry): Promise<void> {
  const { tx, org, pack } = work;
  const deltas = figureDeltas(before, after, pack);
  if (deltas.length > 0) await tx.rollups.add(org.id, deltas);
  if (before && deltas.length > 0 && changedFacts(before, after, pack).length > 0)
    await tx.corrections.add(org.id, [{ project: after.number, seq, at }]);
  await keepFacts(work, before ? factsOf(before) : [], factsOf(after), after.number);
  const [oldParts, parts] = [before ? partsOf(before) : [], partsOf(after)];
  if (!same(oldParts, parts)) await tx.parts.put(org.id, after.number, parts);
  const [oldDues, dues] = [before ? duesOf(before, work) : [], duesOf(after, work)];
  if (!same(oldDues, dues)) await tx.dues.put(org.id, "project", after.number, dues);
}

/** Mostly one is added, and the others stay: that is one statement. */
async function keepFacts(
  { tx, org }: Work,
  before: readonly Fact[],
  after: readonly Fact[],
  project: number,
): Promise<void> {
  const known = new Set(before.map(factKey));
  const fresh = after.filter((fact) => !known.has(factKey(fact)));
  if (after.length - fresh.length < before.length) await tx.facts.put(org.id, project, after);
  else if (fresh.length > 0) await tx.facts.add(org.id, fresh);
}

function factKey({ name, unitId, day }: Fact): string {
  return `${name} ${unitId} ${day}`;
}

/** One entry at the end of the stream of anything numbered. `before` is where the stream stood. */
export async function recordEntry(
  work: Work,
  subject: Subject,
  stream: number,
  before: { readonly seq: number; readonly head: string } | undefined,
  kind: EntryKind,
  unitId: number,
  changes: Changes,
  details: Readonly<Record<string, unknown>>,
): Promise<Entry> {
  const draft = { subject, stream, kind, ...signature(work, unitId), body: { changes, details } };
  const entry = seal(work.org.id, draft, before ? { seq: before.seq, hash: before.head } : { seq: 0, hash: "" });
  await work.tx.ledger.append(work.org.id, [entry]);
  return entry;
}

/** The same for everything that belongs to the organisation and has no stream of its own. */
export async function recordOrganization(
  work: Work,
  kind: EntryKind,
  unitId: number,
  changes: Changes,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { seq, hash } = await work.tx.ledger.head(work.org.id, "organization", 0);
  await recordEntry(work, "organization", 0, { seq, head: hash }, kind, unitId, changes, details);
}

/** Case and width are folded: `ＢＹＤ电池` is found by `byd`. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

export function searchText(project: Project): string {
  return foldText([project.name, project.codeName, project.company ?? ""].join(" "));
}

/** Who, when, by which delivery and rules: the part of an entry that the work says. */
export function signature(work: Work, unitId: number) {
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
