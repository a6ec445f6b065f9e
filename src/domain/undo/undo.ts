import { UserError } from "../../errors.ts";
import { mergedIn, undoMergeOf } from "../investors/merge.ts";
import type { Entry } from "../model.ts";
import { assistant, inWords, type Work } from "../work.ts";
import { revert, takenBack, type Reverted } from "./revert.ts";

export const undoMinutes = 10;

/** How far back a stream is read to see what still stands; more changes than this in ten minutes are not one person's. */
const reach = 50;

/** One particular change, as the button on its card names it. */
export interface UndoTarget {
  /** Of a project where nothing is said. */
  readonly subject?: "project" | "request";
  readonly number: number;
  /** Without it, the last own change of this project or request. */
  readonly step?: number | undefined;
}

/** What was taken back, and what became of it. */
export type Undone = Reverted & { readonly undone: Entry };

/**
 * Takes back the actor's own last change, if it is at most ten minutes old and nobody has changed the same thing since. It
 * restores the exact former state by one more entry for each that the change made (a lead and its investor, two merged
 * projects); doing it again takes back the one before. A button takes back the one change it stands under, so that a
 * second press, or a colleague's, takes back nothing else.
 */
export async function undoLast(work: Work, target?: UndoTarget): Promise<Undone> {
  const { tx, org, actor, now } = work;
  const since = new Date(now.getTime() - undoMinutes * 60_000);
  const own = await tx.ledger.byActor(org.id, actor.id, since, reach);
  const candidates = standing(own).filter((one) =>
    target === undefined
      ? !isWord(one) && !cameAlong(one, own)
      : one.subject === (target.subject ?? "project") && one.stream === target.number,
  );
  const newest = target?.step === undefined ? candidates[0] : candidates.find((one) => one.seq === target.step);
  if (!newest && target?.step !== undefined && target.subject === "request")
    throw new UserError("conflict", "request_undo_gone", { number: target.number }, requestLine(work, target.number));
  if (!newest && target?.step !== undefined)
    throw new UserError("conflict", "undo_gone", { number: target.number }, await whereNow(work, target.number));
  if (!newest)
    throw new UserError("not_found", "nothing_to_undo", { minutes: undoMinutes }, inWords(work, "/我的", "/mine"));
  if (newest.subject === "organization")
    throw new UserError("conflict", "undo_administrative", {}, inWords(work, "/单位", "/unit"));
  // A merging may have moved more projects than are looked at here: it knows them all itself.
  const merged = mergedIn(newest);
  if (merged) {
    const back = await undoMergeOf(work, merged);
    return back.subject === "project"
      ? { subject: back.subject, record: back.from, undone: newest }
      : { subject: back.subject, record: back.from, undone: newest };
  }

  const together = standing(own).filter((one) => one.delivery === newest.delivery);
  // What was asked for goes first: a project named, else the project a delivery was about.
  const main = (target ? newest : together.find((one) => one.subject === "project")) ?? newest;
  const reverted = await revertOne(work, main, true);
  if (!reverted) throw new Error("ledger: nothing stands there");
  for (const other of together) if (other !== main) await revertOne(work, other, other.subject === "project");
  return { ...reverted, undone: main };
}

/** The project's card; of one that was taken back altogether there is none. */
async function whereNow(work: Work, number: number): Promise<string> {
  const record = await work.tx.projects.byNumber(work.org.id, number);
  return record && !record.project.voided
    ? inWords(work, `/线索 #${number}`, `/lead #${number}`)
    : inWords(work, "/我的", "/mine");
}

/** What was only said to the organisation (feedback, a wrong code) changed nothing: there is nothing to take back. */
function isWord({ subject, body }: Entry): boolean {
  return subject === "organization" && Object.keys(body.changes).length === 0;
}

/** @param must whether it is an error that somebody changed it since; else it is left as it is */
async function revertOne(work: Work, entry: Entry, must: boolean): Promise<Reverted | undefined> {
  const { subject, stream, seq } = entry;
  const [top] = standing(await work.tx.ledger.ofStream(work.org.id, subject, stream, reach)).filter(
    (other) => other.seq <= seq || isInTheWay(other, entry),
  );
  if (top?.seq === seq) return revert(work, entry);
  if (!must) return undefined;
  if (subject === "request")
    throw new UserError("conflict", "request_undo_not_last", { number: stream }, requestLine(work, stream));
  throw new UserError(
    "conflict",
    "undo_not_last",
    { number: stream },
    inWords(work, `/线索 改 #${stream} 投资:60亿`, `/lead edit #${stream} amount:US$35m`),
    [{ line: inWords(work, `/线索 #${stream}`, `/lead #${stream}`) }],
  );
}

/** An investor that was made for a lead goes with it, or stays where others stand on it: it is no step of its own. */
function cameAlong(entry: Entry, own: readonly Entry[]): boolean {
  const made = entry.subject === "investor" && entry.seq === 1;
  return made && own.some(({ subject, delivery }) => subject === "project" && delivery === entry.delivery);
}

/** What the assistant noted of itself since (whom it told) hinders nobody, unless it is about the same thing. */
function isInTheWay(later: Entry, entry: Entry): boolean {
  const fields = takenBack(entry);
  return later.actorId !== assistant.id || Object.keys(later.body.changes).some((field) => field in fields);
}

function requestLine(work: Work, number: number): string {
  return inWords(work, `/诉求 R${number}`, `/request R${number}`);
}

/** Of entries newest first: those that no later undo took back, undos themselves left out. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  const taken = new Set(
    entries.flatMap((entry) =>
      entry.kind === "undo" ? [`${entry.subject}/${entry.stream}:${String(entry.body.details["undoes"])}`] : [],
    ),
  );
  return entries.filter(
    (entry) => entry.kind !== "undo" && !taken.has(`${entry.subject}/${entry.stream}:${entry.seq}`),
  );
}
