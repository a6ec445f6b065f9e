import { instantOf } from "./day.ts";
import type { DueKind } from "./models/part.ts";
import type { Span } from "./posts.ts";
import type { Work } from "./work.ts";

const kinds = ["hold-end", "pause-end", "revisit", "promise"] as const satisfies readonly DueKind[];

/** How many things of one kind fall due in a time. */
export interface ComingDue {
  /** `clock`: a lead's, which then waits. */
  readonly kind: (typeof kinds)[number] | "clock";
  readonly count: number;
  /** There may be more: so many are read and no more. */
  readonly more: boolean;
}

const mostRead = 5000;
/** Of one unit in some days. */
const mostClocks = 200;

/** What falls due in one unit on these days, by kind; kinds of which nothing does are left out. */
export async function comingDues(
  { tx, org }: Pick<Work, "tx" | "org">,
  unitId: number,
  { from, to }: Span,
): Promise<readonly ComingDue[]> {
  const [after, until] = [startOf(from, org.timezone, -1), startOf(to, org.timezone, 0)];
  const coming: ComingDue[] = [];
  for (const kind of kinds) {
    const dues = await tx.dues.between(org.id, kind, after, until, mostRead);
    const count = dues.filter((due) => due.unitId === unitId).length;
    if (count > 0) coming.push({ kind, count, more: dues.length === mostRead });
  }
  return coming;
}

/** The same, and before it the leads whose clock runs out in that time, if nothing happens. */
export async function comingSoon(
  read: Pick<Work, "tx" | "org" | "now">,
  unitId: number,
  span: Span,
): Promise<readonly ComingDue[]> {
  const { tx, org, now } = read;
  const range = { after: now, until: startOf(span.to, org.timezone, 0) };
  const clocks = (await tx.projects.due(org.id, { unitId }, range, mostClocks)).length;
  const dues = await comingDues(read, unitId, span);
  return clocks === 0 ? dues : [{ kind: "clock", count: clocks, more: clocks === mostClocks }, ...dues];
}

/** Dues fall on local midnights; the first one of a time must not be left out by `after`. */
function startOf(day: string, timezone: string, ms: number): Date {
  return new Date(instantOf(day, "00:00", timezone).getTime() + ms);
}
