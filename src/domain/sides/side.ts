import { addDays, daysBetween } from "../day.ts";
import type { Day } from "../model.ts";
import type { Pause, SideState } from "../models/side.ts";

/** Off the line: no stage's clock runs, no stage is entered. */
export function isAway(side: SideState | null): side is SideState & { readonly state: "lost" | "exited" } {
  return side !== null && side.state !== "paused";
}

/** The excuse that somebody asked for and nobody has decided on yet. */
export function askedPause(side: SideState | null, today: Day): Pause | undefined {
  const pause = ownPause(side);
  return pause && !side?.accepted && pause.until >= today ? pause : undefined;
}

/** The accepted excuse that holds the clocks on this day. It ends by itself: nothing is written when it does. */
export function runningPause(side: SideState | null, today: Day): Pause | undefined {
  return acceptedPauses(side).find((pause) => pause.since <= today && today <= pause.until);
}

/** All accepted excuses since the clocks last started anew, the oldest first; they do not overlap. */
export function acceptedPauses(side: SideState | null): readonly Pause[] {
  const own = ownPause(side);
  return own && side?.accepted ? [...side.past, own] : (side?.past ?? []);
}

/** The side state that is worth showing on this day: an excuse that has ended is none. */
export function standingSide(side: SideState | null, today: Day): SideState | null {
  return isAway(side) || runningPause(side, today) || askedPause(side, today) ? side : null;
}

/** What is left when an excuse goes that was only asked for, or that began today: the one before it, where there was one. */
export function withoutOwnPause(side: SideState): SideState | null {
  const last = side.past.at(-1);
  return last ? { ...last, state: "paused", accepted: true, rounds: 0, past: side.past.slice(0, -1) } : null;
}

/** Days of (after, today] that accepted excuses cover. */
export function pausedDays(side: SideState | null, after: Day, today: Day): number {
  let days = 0;
  for (const { since, until } of acceptedPauses(side)) {
    const first = since > after ? since : addDays(after, 1);
    const last = until < today ? until : today;
    if (first <= last) days += daysBetween(first, last) + 1;
  }
  return days;
}

function ownPause(side: SideState | null): Pause | undefined {
  if (side?.state !== "paused" || side.until === null) return undefined;
  const { reason, words, since, until, byId } = side;
  return { reason, words, since, until, byId };
}
