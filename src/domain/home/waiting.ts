import { pendingOf } from "../credit/pending.ts";
import { dayOf } from "../day.ts";
import { verifierQueue } from "../funds/queue.ts";
import { isVerifier } from "../funds/rights.ts";
import type { StaleLine, StaleLines } from "../reminders/ladder-lines.ts";
import { morningOf } from "../reminders/morning.ts";
import { linesFor } from "../requests/lateness.ts";
import { worseLampFirst } from "../stale.ts";
import type { Work } from "../work.ts";

/** What waits for one person now, told already or not; what the person has snoozed is not among it. */
export interface Waiting {
  /** The person's own leads, the worst first. */
  readonly leads: readonly StaleLine[];
  /** How many of other people's leads have come up to them as leader or coordinator. */
  readonly above: number;
  readonly counts: WaitingCounts;
  /** There are more claims to verify than were counted. */
  readonly moreClaims: boolean;
}

export type WaitingKind = "requests" | "promises" | "revisits" | "ending" | "lapsed" | "pending" | "claims" | "rules";
export type WaitingCounts = Readonly<Record<WaitingKind, number>>;

/** Of claims to verify so many are counted. */
const mostCounted = 50;

/**
 * The same reading as the morning's digest, as of now: the digest does not say again what it said yesterday, a page that
 * somebody opens does.
 */
export async function waitingNow(work: Work): Promise<Waiting> {
  const { calendar, org, actor, now } = work;
  const today = dayOf(now, org.timezone);
  const morning = await morningOf(work, actor, calendar.isWorkday(today) ? [today] : [], { withHeld: true });
  const { own, raised, escalated, promises, revisits, ending, lapsed, rules } = morning;
  // Only for these is there ever something to confirm.
  const decides = actor.roles.some(({ name }) => name === "leader" || name === "coordinator");
  const pending = decides ? await pendingOf(work) : [];
  const page = { offset: 0, limit: mostCounted };
  const queue = isVerifier(actor) ? await verifierQueue(work, page) : { claims: [], more: false };
  return {
    leads: openLines(own).toSorted((a, b) => worseLampFirst(a.lamp, b.lamp) || a.project.number - b.project.number),
    above: [raised, escalated].reduce((sum, lines) => sum + openLines(lines).length + lines.more, 0),
    counts: {
      requests: linesFor(morning.due, actor).length,
      promises: promises.length,
      revisits: revisits.length,
      ending: ending.length,
      lapsed: lapsed.length,
      pending: pending.filter(({ forMe }) => forMe).length,
      claims: queue.claims.length,
      rules: rules.length,
    },
    moreClaims: queue.more,
  };
}

/** What would be said now, and what was said already and still waits. */
function openLines({ said, held }: StaleLines): readonly StaleLine[] {
  const told = held.filter(({ why }) => why.because === "told" || why.because === "stopped");
  return [...said, ...told.map(({ line }) => line)];
}
