import { requireHoldFree } from "../first-report/undo.ts";
import { applyChanges, applyEntry, reversed } from "../fold.ts";
import { leadingOf } from "../investors/leading.ts";
import { recordInvestor } from "../investors/record.ts";
import type { Changes, Entry, ProjectRecord } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import type { EnterpriseRequest, RequestRecord } from "../models/request.ts";
import { recordProject } from "../record.ts";
import { recordRequest } from "../requests/record.ts";
import type { Work } from "../work.ts";

/** What stands after something was taken back. */
export type Reverted =
  | { readonly subject: "project"; readonly record: ProjectRecord }
  | { readonly subject: "investor"; readonly record: InvestorRecord }
  | { readonly subject: "request"; readonly record: RequestRecord };

/**
 * The values that taking an entry back restores. The class that a project is counted by is its investor's, whenever that was
 * said: it follows the investor that comes back, and nobody's undo waits for it.
 */
export function takenBack(entry: Entry): Changes {
  const { leading: _, ...changes } = reversed(entry);
  return changes;
}

/**
 * Takes one entry back by one more. An investor that others meanwhile stand on stays: what it was made for is gone, it is not.
 * @returns undefined where it was left as it is
 */
export async function revert(work: Work, entry: Entry): Promise<Reverted | undefined> {
  const details = { undoes: entry.seq, kind: entry.kind };
  const changes = takenBack(entry);
  switch (entry.subject) {
    case "project": {
      const before = await work.tx.projects.byNumber(work.org.id, entry.stream);
      if (!before) throw new Error(`ledger: no project ${entry.stream}`);
      const applied = applyEntry(before.project, { changes, details: {} });
      const { investor } = applied;
      const after =
        investor === before.project.investor ? applied : { ...applied, leading: await leadingOf(work, investor) };
      await requireHoldFree(work, before.project, after);
      return { subject: "project", record: await recordProject(work, before, after, "undo", details) };
    }
    case "investor": {
      const [before] = await work.tx.investors.byNumbers(work.org.id, [entry.stream]);
      if (!before) throw new Error(`ledger: no investor ${entry.stream}`);
      if (entry.seq === 1 && (await work.tx.projects.pointingTo(work.org.id, entry.stream, 0, 1)).length > 0)
        return undefined;
      // The values came out of an Investor when the entry was made.
      const after = applyChanges(before.investor, changes, true) as unknown as Investor;
      return { subject: "investor", record: await recordInvestor(work, before, after, "undo", details) };
    }
    case "request": {
      const before = await work.tx.requests.byNumber(work.org.id, entry.stream);
      if (!before) throw new Error(`ledger: no request ${entry.stream}`);
      // The values came out of an EnterpriseRequest when the entry was made.
      const after = applyChanges(before.request, changes, true) as unknown as EnterpriseRequest;
      return { subject: "request", record: await recordRequest(work, before, after, "undo", details) };
    }
    case "organization":
      throw new Error(`nothing to revert in ${entry.subject}/${entry.stream}`);
  }
}
