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
  for (const { project, seq } of await tx.projects.byNumbers(org.id, [...byStream.keys()])) {
    const late = byStream.get(project.number) ?? [];
    // Where two machines' clocks differ, an entry behind these may carry an earlier instant.
    const whole = late.at(-1)?.seq === seq && late.length === seq - (late[0]?.seq ?? seq) + 1;
    const past = before(project, whole ? late : await lastOf({ tx, org }, project.number, asOf));
    for (const cell of contributions(project, pack)) accumulate(cells, { ...cell, value: -cell.value });
    if (past) for (const cell of contributions(past, pack)) accumulate(cells, cell);
  }
  return [...cells.values()].filter(({ value }) => value !== 0);
}

/** More than any project has seen since a board it is on. */
const mostEntries = 10_000;

/** The entries of a project from the first that is later than the instant, in their order. */
export async function lastOf({ tx, org }: Pick<Read, "tx" | "org">, project: number, instant: Date) {
  const entries = (await tx.ledger.ofStream(org.id, "project", project, mostEntries)).toReversed();
  return laterThan(entries, instant.toISOString());
}

/** From the first entry that is later than the instant on. */
export function laterThan(entries: readonly Entry[], instant: string): readonly Entry[] {
  const first = entries.findIndex(({ at }) => at > instant);
  return first === -1 ? [] : entries.slice(first);
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
