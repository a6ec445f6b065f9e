import { recomputeIssues, type Recomputed } from "../domain/boards/recompute.ts";
import type { Organization } from "../domain/model.ts";
import { settingOf } from "../domain/setting.ts";
import { verifyOrganization } from "../domain/verify.ts";
import type { StoreTx } from "../store/port.ts";

/**
 * Proves the record of every organisation: the ledger and all that follows from it, then the posted boards. A line for
 * each finding and one for each organisation.
 * @param read one consistent reading each time it is called
 * @returns whether all of it is sound
 */
export async function proveRecord(
  read: <T>(work: (tx: StoreTx) => Promise<T>) => Promise<T>,
  out: (line: string) => void,
): Promise<boolean> {
  let sound = true;
  for (const org of await read((tx) => tx.organizations.all())) {
    const { pack } = settingOf(org);
    const result = await read((tx) => verifyOrganization(tx, org, pack));
    for (const { subject, stream, seq, what, detail } of result.findings)
      out(`${org.key} ${subject} ${stream} entry ${seq}: ${what}: ${detail}`);
    out(
      `${org.key}: ${result.entries} entries, ${result.projects} projects, ${result.cells} figures: ${result.findings.length === 0 ? "sound" : `${result.findings.length} findings`}`,
    );
    if (result.redacted > 0)
      out(`${org.key}: ${result.redacted} entries no longer name people who were removed, as the removals say`);
    sound &&= result.findings.length === 0;
    // A ledger that does not add up has no figures to make boards from.
    if (result.findings.length === 0)
      sound &&= reportBoards(org, await read((tx) => recomputeIssues(tx, org, pack)), out);
  }
  return sound;
}

/** Posted boards made again from the ledger; true where each that can be says the same. */
function reportBoards(org: Organization, boards: readonly Recomputed[], out: (line: string) => void): boolean {
  const of = (outcome: Recomputed["outcome"]) => boards.filter((one) => one.outcome === outcome);
  for (const { issue } of of("different"))
    out(
      `${org.key} channel ${issue.channelId} ${issue.kind} ${issue.number}/${issue.revision}: board: the ledger says something else`,
    );
  const parts = [
    `${of("equal").length} equal`,
    ...(["different", "other_pack", "not_kept"] as const)
      .filter((outcome) => of(outcome).length > 0)
      .map((outcome) => `${of(outcome).length} ${words[outcome]}`),
  ];
  if (boards.length > 0)
    out(`${org.key}: ${boards.length} posted boards made again from the ledger: ${parts.join(", ")}`);
  return of("different").length === 0;
}

const words = {
  different: "different",
  other_pack: "made under another version of the pack",
  not_kept: "posted before boards were kept",
} as const;
