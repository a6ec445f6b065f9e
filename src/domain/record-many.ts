import { seal } from "./hash-chain.ts";
import { changesBetween } from "./fold.ts";
import { accumulate, figureDeltas } from "./figures.ts";
import { factsOf } from "./counting/facts.ts";
import { duesOf } from "./dues.ts";
import { investorChanges } from "./investors/record.ts";
import { keysOf } from "./investors/keys.ts";
import type { Changes, EntryKind, Project, ProjectRecord, RollupCell, Subject } from "./model.ts";
import type { Investor, InvestorRecord } from "./models/investor.ts";
import { partsOf } from "./parts.ts";
import { searchText, signature } from "./record.ts";
import { dueAt } from "./stale.ts";
import type { Work } from "./work.ts";

/** Something new of its kind, with the delivery it is to be undone by. */
export interface New<T> {
  readonly of: T;
  readonly delivery: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Cells of figures in one statement, seven values each, and facts, six. */
const cellsAtOnce = 500;

/**
 * Many new projects at once: what `recordProject` writes for each, entry for entry, in few statements. For projects that
 * exist it has no use, as each may have changed meanwhile.
 */
export async function recordNewProjects(
  work: Work,
  kind: EntryKind,
  projects: readonly New<Project>[],
): Promise<readonly ProjectRecord[]> {
  const { tx, org, pack } = work;
  const entries = projects.map(({ of, delivery, details }) =>
    firstEntry(work, "project", of.number, kind, of.unitId, delivery, changesBetween(undefined, of), details),
  );
  await tx.ledger.append(org.id, entries);
  const records = projects.map(({ of }, index): ProjectRecord => ({
    project: of,
    seq: 1,
    head: entries[index]?.hash ?? "",
  }));
  await tx.projects.insertAll(
    org.id,
    records.map((record) => {
      const { project } = record;
      const due = dueAt(project, pack, work.calendar, org.timezone);
      return { record, derived: { dueAt: due, searchText: searchText(project) } };
    }),
  );
  const cells = merged(projects.flatMap(({ of }) => figureDeltas(undefined, of, pack)));
  for (let at = 0; at < cells.length; at += cellsAtOnce)
    await tx.rollups.add(org.id, cells.slice(at, at + cellsAtOnce));
  const facts = projects.flatMap(({ of }) => factsOf(of));
  for (let at = 0; at < facts.length; at += cellsAtOnce) await tx.facts.add(org.id, facts.slice(at, at + cellsAtOnce));
  for (const { of } of projects) {
    const parts = partsOf(of);
    if (parts.length > 0) await tx.parts.put(org.id, of.number, parts);
  }
  await tx.dues.add(
    org.id,
    projects.flatMap(({ of }) => duesOf(of, work)),
  );
  return records;
}

/** Many new investors at once, as `recordInvestor` writes each. */
export async function recordNewInvestors(work: Work, investors: readonly New<Investor>[]): Promise<void> {
  const { tx, org } = work;
  const entries = investors.map(({ of, delivery, details }) =>
    firstEntry(work, "investor", of.number, "investor", of.unitId, delivery, investorChanges(undefined, of), details),
  );
  await tx.ledger.append(org.id, entries);
  await tx.investors.insertAll(
    org.id,
    investors.map(({ of }, index) => {
      const record: InvestorRecord = { investor: of, seq: 1, head: entries[index]?.hash ?? "" };
      return { record, keys: keysOf(of) };
    }),
  );
}

function firstEntry(
  work: Work,
  subject: Subject,
  stream: number,
  kind: EntryKind,
  unitId: number,
  delivery: string,
  changes: Changes,
  details: Readonly<Record<string, unknown>>,
) {
  const signed = { ...signature(work, unitId), delivery };
  return seal(work.org.id, { subject, stream, kind, ...signed, body: { changes, details } }, { seq: 0, hash: "" });
}

/** A file of one unit and year has few different cells. */
function merged(cells: readonly RollupCell[]): readonly RollupCell[] {
  const sums = new Map<string, RollupCell>();
  for (const cell of cells) accumulate(sums, cell);
  return [...sums.values()];
}
