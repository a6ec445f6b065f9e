import { same } from "../fold.ts";
import type { Changes, Entry, Subject } from "../model.ts";
import type { Work } from "../work.ts";

/** A stream that was merged away changes no more, so that its merging is among its last entries. */
const reach = 200;

/** The entry by which this, which is merged now, was merged away. */
export async function mergeEntryOf(work: Work, subject: Subject, number: number): Promise<Entry> {
  const entries = await work.tx.ledger.ofStream(work.org.id, subject, number, reach);
  const entry = entries.find(({ kind, body }) => kind === "merge" && "mergedInto" in body.changes);
  if (!entry) throw new Error(`ledger: ${subject}/${number} was never merged`);
  return entry;
}

/** One entry of a stream. */
export async function entryAt(work: Work, subject: Subject, stream: number, seq: number): Promise<Entry> {
  const [entry] = await work.tx.ledger.scan(work.org.id, subject, { stream, seq: seq - 1 }, 1);
  if (entry?.stream !== stream || entry.seq !== seq) throw new Error(`ledger: no ${subject}/${stream}:${seq}`);
  return entry;
}

/**
 * A record without what a merging brought it: exactly as it was, where nothing has touched the same fields since. Of a
 * list that has grown meanwhile only what came with the merging goes; what somebody has set otherwise stays.
 */
export function without<T extends object>(record: T, changes: Changes): T {
  const now = new Map<string, unknown>(Object.entries(record));
  const back = Object.entries(changes).map(([field, [old, brought]]) => [
    field,
    takenBack(now.get(field), old, brought),
  ]);
  // Each value is one the field has had, or a part of the list it holds.
  return { ...record, ...(Object.fromEntries(back) as Partial<T>) };
}

function takenBack(now: unknown, old: unknown, brought: unknown): unknown {
  if (same(now, brought)) return old;
  if (Array.isArray(now) && Array.isArray(old) && Array.isArray(brought)) {
    const came = brought.filter((one) => !old.some((was) => same(one, was)));
    return now.filter((one) => !came.some((item) => same(one, item)));
  }
  return now;
}
