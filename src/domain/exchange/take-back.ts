import type { Entry, Subject } from "../model.ts";
import { revert } from "../undo/revert.ts";
import type { Work } from "../work.ts";

/**
 * Takes back the projects of an import among the next numbers, with the investors they brought: those that nobody has
 * worked on since. Goes through the numbers in parts, each in a transaction of the caller.
 * @returns the last number looked at, and how many were taken back; no number when there are no more
 */
export async function takeBack(
  work: Work,
  exchange: number,
  range: { readonly after: number; readonly last: number; readonly limit: number },
): Promise<{ readonly upTo: number | undefined; readonly count: number }> {
  const { tx, org } = work;
  const untouched = async (subject: Subject, stream: number): Promise<Entry | undefined> => {
    const [newest] = await tx.ledger.ofStream(org.id, subject, stream, 1);
    return newest?.seq === 1 && newest.body.details["import"] === exchange ? newest : undefined;
  };
  const records = await tx.projects.after(org.id, range.after, range.limit);
  const found = records.filter(({ project }) => project.number <= range.last);
  let count = 0;
  for (const { project } of found) {
    const entry = await untouched("project", project.number);
    if (!entry) continue;
    await revert(work, entry);
    count += 1;
    const brought = project.investor === null ? undefined : await untouched("investor", project.investor);
    // One that other projects stand on stays (`revert`).
    if (brought) await revert(work, brought);
  }
  return { upTo: found.at(-1)?.project.number, count };
}
