import type { Entry, Project, RollupCell } from "../model.ts";
import type { BoardIssue, EditionData } from "../models/board.ts";
import type { Work } from "../work.ts";
import { before, lastOf } from "./as-of.ts";
import {
  changedLines,
  changedScores,
  correctEdition,
  correctingCells,
  lastCorrected,
  type LineChange,
  type ScoreChange,
} from "./corrected.ts";

type Read = Pick<Work, "tx" | "org" | "pack">;

/** An entry that made a posted board wrong, and the project as it is now. */
export interface Cause {
  readonly project: Project;
  readonly entry: Entry;
}

export interface Reissue {
  readonly edition: EditionData;
  readonly changes: readonly LineChange[];
  readonly scores: readonly ScoreChange[];
  readonly causes: readonly Cause[];
}

/** A project's way from the instant of a board to what is known of it now. */
interface Way {
  readonly past: Project | undefined;
  /** As known when the board was last put right; undefined where that was not for this project's sake. */
  readonly known: Project | undefined;
  readonly now: Project;
  /** Since the board, in their order. */
  readonly entries: readonly Entry[];
}

/**
 * What the issue must say after what has been corrected since: undefined while its results and ranks stay the same. Its own figures are
 * taken and only the projects that were corrected are looked at, so it costs nothing of what else has happened.
 * @param at everything up to this instant is put right, nothing after it
 */
export async function reissueOf(work: Read, issue: BoardIssue, at: Date): Promise<Reissue | undefined> {
  const { pack } = work;
  const { edition } = issue;
  // Under another pack other things count: what was posted stays as it was.
  if (!edition || edition.pack !== pack.version) return undefined;
  const since = edition.corrected ?? edition.asOf;
  // Also those that changed nothing to be seen when they were looked at: they are part of what is known now.
  const late = await work.tx.corrections.between(work.org.id, since, at.toISOString());
  if (late.length === 0) return undefined;
  const cells: RollupCell[] = [];
  const causes: Cause[] = [];
  for (const number of new Set(late.map(({ project }) => project))) {
    const way = await wayOf(work, number, edition, at);
    if (!way) continue;
    const own = way.past ? correctingCells(way.past, way.known ?? way.past, way.now, pack) : [];
    if (own.length === 0) continue;
    cells.push(...own);
    const seqs = new Set(late.filter(({ project }) => project === number).map(({ seq }) => seq));
    causes.push(...way.entries.filter(({ seq }) => seqs.has(seq)).map((entry) => ({ project: way.now, entry })));
  }
  const corrected = correctEdition(edition, cells, at, { pack, rules: await work.tx.rules.list(work.org.id) });
  const [changes, scores] = [changedLines(edition, corrected), changedScores(edition, corrected)];
  return changes.length + scores.length === 0 ? undefined : { edition: corrected, changes, scores, causes };
}

async function wayOf(
  { tx, org, pack }: Read,
  number: number,
  edition: EditionData,
  at: Date,
): Promise<Way | undefined> {
  const record = await tx.projects.byNumber(org.id, number);
  if (!record) return undefined;
  const entries = await lastOf({ tx, org }, number, new Date(edition.asOf));
  const past = before(record.project, entries);
  const now = lastCorrected(past, entries, at.toISOString(), pack);
  const { corrected } = edition;
  const known = corrected === null ? undefined : lastCorrected(past, entries, corrected, pack);
  return now && { past, known, now, entries };
}
