import { UserError } from "../../errors.ts";
import { recordOrganization } from "../record.ts";
import type { Work } from "../work.ts";

const mostTries = 5;
const windowMinutes = 10;
/** More entries than this in ten minutes are not one person's typing. */
const reach = 500;

/**
 * Every wrong code is an entry of the organisation's ledger: it says who tried, it stays although the try is refused, and
 * since each entry has its place in the stream, tries at the same moment cannot pass the limit together.
 * @throws UserError forbidden after five in ten minutes, whatever is typed
 */
export async function requireTries({ tx, org, actor, now }: Work): Promise<void> {
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const own = await tx.ledger.byActor(org.id, actor.id, since, reach);
  const wrong = own.filter((entry) => entry.kind === "link" && entry.body.details["refused"] === true);
  if (wrong.length >= mostTries) throw new UserError("forbidden", "link_too_often", { minutes: windowMinutes });
}

export async function recordWrongTry(work: Work): Promise<void> {
  await recordOrganization(work, "link", work.actor.unitId ?? 0, {}, { refused: true });
}
