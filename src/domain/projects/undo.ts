import { UserError } from "../../errors.ts";
import { applyEntry, reversed } from "../fold.ts";
import type { Entry, ProjectRecord } from "../model.ts";
import { recordProject } from "../record.ts";
import { inWords, type Work } from "../work.ts";

export const undoMinutes = 10;

/** How far back a stream is read to see what still stands; more changes than this in ten minutes are not one person's. */
const reach = 50;

/** One particular change, as the button on its card names it. */
export interface UndoTarget {
  readonly number: number;
  /** Without it, the last own change of this project. */
  readonly step?: number | undefined;
}

/**
 * Takes back the actor's own last change, if it is at most ten minutes old and nobody has changed the project since. It
 * restores the exact former state by one more entry; doing it again takes back the one before. A button takes back the
 * one change it stands under, so that a second press, or a colleague's, takes back nothing else.
 */
export async function undoLast(
  work: Work,
  target?: UndoTarget,
): Promise<{ readonly record: ProjectRecord; readonly undone: Entry }> {
  const { tx, org, actor, now } = work;
  const since = new Date(now.getTime() - undoMinutes * 60_000);
  const own = await tx.ledger.byActor(org.id, actor.id, since, reach);
  const candidates = standing(own).filter((one) => target === undefined || one.stream === target.number);
  const entry = target?.step === undefined ? candidates[0] : candidates.find((one) => one.seq === target.step);
  if (!entry && target?.step !== undefined)
    throw new UserError(
      "conflict",
      "undo_gone",
      { number: target.number },
      inWords(work, `/线索 #${target.number}`, `/lead #${target.number}`),
    );
  if (!entry)
    throw new UserError("not_found", "nothing_to_undo", { minutes: undoMinutes }, inWords(work, "/我的", "/mine"));
  if (entry.stream === 0) throw new UserError("conflict", "undo_administrative", {}, inWords(work, "/单位", "/unit"));
  const before = await tx.projects.byNumber(org.id, entry.stream);
  if (!before) throw new Error(`ledger: no project ${entry.stream}`);
  const [top] = standing(await tx.ledger.ofStream(org.id, entry.stream, reach));
  if (top?.seq !== entry.seq)
    throw new UserError(
      "conflict",
      "undo_not_last",
      { number: entry.stream },
      inWords(work, `/线索 改 #${entry.stream} 投资:60亿`, `/lead edit #${entry.stream} amount:US$35m`),
    );
  const after = applyEntry(before.project, { changes: reversed(entry.kind, entry.body), details: {} });
  const record = await recordProject(work, before, after, "undo", { undoes: entry.seq, kind: entry.kind });
  return { record, undone: entry };
}

/** Of entries newest first: those that no later undo took back, undos themselves left out. */
function standing(entries: readonly Entry[]): readonly Entry[] {
  const taken = new Set(
    entries.flatMap((entry) =>
      entry.kind === "undo" ? [`${entry.stream}:${String(entry.body.details["undoes"])}`] : [],
    ),
  );
  return entries.filter((entry) => entry.kind !== "undo" && !taken.has(`${entry.stream}:${entry.seq}`));
}
