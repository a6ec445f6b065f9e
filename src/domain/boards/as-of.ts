import { accumulate, contributions } from "../figures.ts";
import { applyChanges } from "../fold.ts";
import type { Entry, Project, RollupCell } from "../model.ts";
import type { Work } from "../work.ts";
import { keptFigures, withCells, type Figures } from "./figures.ts";

type Read = Pick<Work, "tx" | "org" | "pack">;

/**
 * How long ago an instant must lie so that everything of that time is in the ledger: a command's entry carries the instant at
 * which the command began, and is seen when its transaction has ended. Longer than any of ours takes.
 */
const settleMs = 15_000;

/**
 * The instant whose figures a board shows that is made at `now` for the slot `at`: the slot's own, once everything of it is
 * in the ledger, to the second. The ledger can be asked for it again at any time, and says the same.
 */
export function asOfFor(at: Date, now: Date): Date {
  const settled = Math.min(at.getTime(), now.getTime() - settleMs);
  return new Date(Math.floor(settled / 1000) * 1000);
}

/** The figures of an instant that has passed. Costs as many entries as there have been since. */
export async function figuresAsOf(work: Read, asOf: Date): Promise<Figures> {
  const { tx, org } = work;
  return withCells(keptFigures(tx, org.id), await cellsSince(work, asOf));
}

/** What must be added to the kept figures to have those of the instant. */
async function cellsSince({ tx, org, pack }: Read, asOf: Date): Promise<readonly RollupCell[]> {
  const units = (await tx.units.list(org.id)).map(({ id }) => id);
  const entries = await tx.ledger.sinceInUnits(org.id, units, asOf);
  if (entries.length === 0) return [];
  const byStream = new Map<number, Entry[]>();
  for (const entry of entries) byStream.set(entry.stream, [...(byStream.get(entry.stream) ?? []), entry]);
  const cells = new Map<string, RollupCell>();
  for (const { project } of await tx.projects.byNumbers(org.id, [...byStream.keys()])) {
    const past = before(project, byStream.get(project.number) ?? []);
    for (const cell of contributions(project, pack)) accumulate(cells, { ...cell, value: -cell.value });
    if (past) for (const cell of contributions(past, pack)) accumulate(cells, cell);
  }
  return [...cells.values()].filter(({ value }) => value !== 0);
}

/**
 * The project as it was before these entries, which are the last of its stream in their order; undefined when it was made by one.
 * @throws Error when the entries do not lead to it
 */
export function before(project: Project, entries: readonly Entry[]): Project | undefined {
  let state: Project = project;
  for (const { seq, body } of entries.toReversed()) {
    if (seq === 1) return undefined;
    const reversed = Object.entries(body.changes).map(([path, [old, value]]) => [path, [value, old] as const] as const);
    // Its fields are those of a project, with values that were its own before.
    state = applyChanges(state, Object.fromEntries(reversed), true) as unknown as Project;
  }
  return state;
}
