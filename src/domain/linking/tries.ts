import { UserError } from "../../errors.ts";
import { recordEntry } from "../record.ts";
import type { Work } from "../work.ts";

const mostTries = 5;
const windowMinutes = 10;
/** More entries than this in ten minutes are not one person's typing. */
const reach = 500;

/** Leave to try once. */
export interface Try {
  /** Writes down that it was wrong. */
  wrong(): Promise<void>;
}

/**
 * Every wrong code is an entry of the organisation's ledger: it says who tried, and stays although the try is refused. The
 * end of that stream is read before the tries are counted, and a wrong one is put right behind it: whoever was counted too
 * early finds the place taken and begins again, so tries at the same moment cannot pass the limit together.
 * @throws UserError forbidden after five in ten minutes, whatever is typed
 */
export async function requireTry(work: Work): Promise<Try> {
  const { tx, org, actor, now } = work;
  const { seq, hash } = await tx.ledger.head(org.id, "organization", 0);
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const own = await tx.ledger.byActor(org.id, actor.id, since, reach);
  const wrong = own.filter((entry) => entry.kind === "link" && entry.body.details["refused"] === true);
  if (wrong.length >= mostTries) throw new UserError("forbidden", "link_too_often", { minutes: windowMinutes });
  const details = { refused: true };
  return {
    async wrong() {
      await recordEntry(work, "organization", 0, { seq, head: hash }, "link", actor.unitId ?? 0, {}, details);
    },
  };
}
