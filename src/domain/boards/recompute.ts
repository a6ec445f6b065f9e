import type { Pack } from "../../packs/pack.ts";
import { canonicalJson } from "../canonical.ts";
import type { Entry, Organization } from "../model.ts";
import type { BoardIssue, EditionData } from "../models/board.ts";
import type { Tx } from "../ports.ts";
import { ledgerFigures } from "./ledger-figures.ts";
import { makeEdition } from "./edition.ts";
import { settingsThen } from "./settings-then.ts";

export interface Recomputed {
  readonly issue: BoardIssue;
  /**
   * `equal`: to the byte. `different`: the ledger says something else. `other_pack`: made under a pack this program does not
   * have. `not_kept`: posted before boards were kept.
   */
  readonly outcome: "equal" | "different" | "other_pack" | "not_kept";
  readonly edition: EditionData | undefined;
}

const batch = 2000;

/**
 * Makes every posted board again from the ledger and nothing else, and compares. Reads the ledger once, however many boards
 * there are; holds one project's entries and the figures of one instant at a time.
 */
export async function recomputeIssues(tx: Tx, org: Organization, pack: Pack): Promise<readonly Recomputed[]> {
  const issues = await allIssues(tx, org.id);
  const known = issues.flatMap(({ edition }) => (edition && edition.pack === pack.version ? [edition] : []));
  const ledger = ledgerFigures(
    known.map(({ asOf, corrected }) => ({ asOf, ...(corrected === null ? {} : { corrected }) })),
    pack,
  );
  for await (const entries of streams(tx, org.id, "project")) ledger.follow(entries);
  const own: Entry[] = [];
  for await (const entries of streams(tx, org.id, "organization")) own.push(...entries);
  const rules = await tx.rules.list(org.id);
  const made = new Map<BoardIssue, Recomputed>();
  const last = new Map<string, EditionData>();
  for (const { asOf, figures, corrected } of ledger.inOrder()) {
    const here = issues.filter(({ edition }) => edition?.asOf === asOf && edition.pack === pack.version);
    for (const issue of here.toSorted((a, b) => a.revision - b.revision || (a.at < b.at ? -1 : 1))) {
      const { edition } = issue;
      if (!edition) continue;
      const settings = settingsThen(own, rules, firstPosted(issues, issue).at);
      const sources = { pack, settings, figures: edition.corrected === null ? figures : corrected(edition.corrected) };
      const again = await makeAgain(sources, issue, edition, last.get(seriesOf(issue, issue.number - 1)));
      last.set(seriesOf(issue, issue.number), again);
      const outcome = canonicalJson(again) === canonicalJson(edition) ? "equal" : "different";
      made.set(issue, { issue, outcome, edition: again });
    }
  }
  return issues.map(
    (issue): Recomputed =>
      made.get(issue) ?? { issue, outcome: issue.edition ? "other_pack" : "not_kept", edition: undefined },
  );
}

/** The same question as was asked then; the issue's own data says which boards it had. */
async function makeAgain(
  sources: Parameters<typeof makeEdition>[0],
  { kind }: BoardIssue,
  edition: EditionData,
  previous: EditionData | undefined,
): Promise<EditionData> {
  const [first] = edition.boards;
  const metric = sources.pack.metrics.find(({ code }) => code === first?.metric);
  if (!first || !metric) return { ...edition, boards: [] };
  const origins = new Set(edition.boards.map(({ origin }) => origin));
  const again = await makeEdition(sources, {
    kind,
    asOf: new Date(edition.asOf),
    day: first.day,
    group: first.group,
    metric,
    periods: [...new Set(edition.boards.map(({ period }) => period))],
    // By hand one ledger alone may have been asked for.
    ...(kind === "manual" && origins.size === 1 ? { origin: first.origin } : {}),
    ...(edition.corrected === null ? {} : { only: edition.boards }),
    previous,
  });
  return { ...again, corrected: edition.corrected };
}

/** Ranks change against the last word of the issue before. */
function seriesOf({ channelId, kind }: BoardIssue, number: number): string {
  return `${channelId} ${kind} ${number}`;
}

/** Targets, groups and rules of a re-issue are those of the first posting. */
function firstPosted(issues: readonly BoardIssue[], issue: BoardIssue): BoardIssue {
  const { channelId, kind, number } = issue;
  return (
    issues.find(
      (one) => one.channelId === channelId && one.kind === kind && one.number === number && one.revision === 0,
    ) ?? issue
  );
}

async function allIssues(tx: Tx, orgId: number): Promise<readonly BoardIssue[]> {
  const issues: BoardIssue[] = [];
  for (;;) {
    const page = await tx.issues.scan(orgId, issues.at(-1), batch);
    issues.push(...page);
    if (page.length < batch) return issues;
  }
}

async function* streams(tx: Tx, orgId: number, subject: "project" | "organization"): AsyncGenerator<readonly Entry[]> {
  let current: Entry[] = [];
  let cursor = { stream: -1, seq: 0 };
  for (;;) {
    const page = await tx.ledger.scan(orgId, subject, cursor, batch);
    for (const entry of page) {
      if (current[0] && current[0].stream !== entry.stream) {
        yield current;
        current = [];
      }
      current.push(entry);
    }
    const last = page.at(-1);
    if (!last || page.length < batch) break;
    cursor = { stream: last.stream, seq: last.seq };
  }
  if (current.length > 0) yield current;
}
