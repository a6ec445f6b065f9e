import { addDays, instantOf } from "../day.ts";
import type { Organization, Project } from "../model.ts";
import type { DueKind } from "../models/part.ts";

/** The day after an accepted excuse, on which the clocks run again; the day to call an old acquaintance. */
export function sideDues(
  { side }: Project,
  { org }: { readonly org: Organization },
): readonly { readonly kind: DueKind; readonly at: Date }[] {
  if (side === null || side.until === null) return [];
  const midnight = (day: string) => instantOf(day, "00:00", org.timezone);
  switch (side.state) {
    case "paused":
      return side.accepted ? [{ kind: "pause-end", at: midnight(addDays(side.until, 1)) }] : [];
    case "lost":
      return [{ kind: "revisit", at: midnight(side.until) }];
    case "exited":
      return [];
  }
}
