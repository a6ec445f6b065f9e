import type { Block } from "../chat/message.ts";
import type { ComingDue } from "../domain/coming.ts";
import type { View } from "./view.ts";

/** How many of one kind fall due: `首报期满 3 项`. */
export function dueText(view: View, due: ComingDue): string {
  return view.words.posts.bulletin.due[due.kind](countText(view, due));
}

export function countText(view: View, { count, more }: { readonly count: number; readonly more: boolean }): string {
  return more ? view.words.posts.bulletin.moreThan(count) : String(count);
}

/** What ends in the next working days, in one line under the day's news; numbers alone. */
export function comingNote(view: View, coming: readonly ComingDue[]): readonly Block[] {
  if (coming.length === 0) return [];
  const text = view.words.digest.coming(coming.map((due) => dueText(view, due)).join(view.words.listSeparator));
  return [{ kind: "note", text }];
}
