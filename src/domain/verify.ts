import { canonicalJson } from "./canonical.ts";
import { brokenLink, type Head } from "./chain.ts";
import { accumulate, cellKey, contributions } from "./figures.ts";
import { applyEntry } from "./fold.ts";
import type { Entry, Organization, Project, RollupCell } from "./model.ts";
import type { Tx } from "./ports.ts";
import type { Pack } from "../packs/pack.ts";

export interface Finding {
  readonly stream: number;
  readonly seq: number;
  readonly what: "gap" | "link" | "hash" | "fold" | "row" | "head" | "figure";
  readonly detail: string;
}

export interface Verification {
  readonly organization: string;
  readonly entries: number;
  readonly projects: number;
  readonly cells: number;
  readonly findings: readonly Finding[];
}

interface Rebuild {
  head: Head;
  project: Project | undefined;
}

const batch = 2000;

/**
 * Proves an organisation's record: every entry's hash and link, no project without its entries, every project row equal
 * to its entries added up, every kept figure equal to one rebuilt from nothing. Reads the ledger once, in order; holds one
 * project at a time. What it cannot see: entries cut off the end of the organisation's own stream, which has no row.
 */
export async function verifyOrganization(tx: Tx, org: Organization, pack: Pack): Promise<Verification> {
  const findings: Finding[] = [];
  const figures = new Map<string, RollupCell>();
  let entries = 0;
  let projects = 0;
  let current: { readonly stream: number; readonly state: Rebuild } | undefined;

  const finish = async () => {
    if (!current || current.stream === 0) return;
    projects += 1;
    const { stream, state } = current;
    const row = await tx.projects.byNumber(org.id, stream);
    const at = { stream, seq: state.head.seq };
    if (!row || row.seq !== state.head.seq || row.head !== state.head.hash)
      findings.push({ ...at, what: "head", detail: "the row is not at the ledger's end" });
    else if (canonicalJson(row.project) !== canonicalJson(state.project))
      findings.push({ ...at, what: "row", detail: "the row is not what the entries add up to" });
    if (state.project) for (const cell of contributions(state.project, pack)) accumulate(figures, cell);
  };

  let cursor = { stream: -1, seq: 0 };
  for (;;) {
    const page = await tx.ledger.scan(org.id, cursor, batch);
    for (const entry of page) {
      if (current?.stream !== entry.stream) {
        await finish();
        // Numbers are given without gaps: one that is not there was taken out.
        for (let lost = (current?.stream ?? 0) + 1; lost < entry.stream; lost++) findings.push(missing(lost));
        current = { stream: entry.stream, state: { head: { seq: 0, hash: "" }, project: undefined } };
      }
      follow(org.id, entry, current.state, findings);
      entries += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < batch) break;
    cursor = { stream: last.stream, seq: last.seq };
  }
  await finish();
  const beyond = (current?.stream ?? 0) + 1;
  if (await tx.projects.byNumber(org.id, beyond)) findings.push(missing(beyond));

  const stored = new Map((await tx.rollups.all(org.id)).map((cell) => [cellKey(cell), cell.value]));
  for (const [key, cell] of figures) {
    if (cell.value !== 0 && stored.get(key) !== cell.value) {
      findings.push({
        stream: 0,
        seq: 0,
        what: "figure",
        detail: `${key}: kept ${stored.get(key) ?? 0}, rebuilt ${cell.value}`,
      });
    }
    stored.delete(key);
  }
  for (const [key, value] of stored)
    findings.push({ stream: 0, seq: 0, what: "figure", detail: `${key}: kept ${value}, rebuilt 0` });
  return { organization: org.key, entries, projects, cells: figures.size, findings };
}

function missing(stream: number): Finding {
  return { stream, seq: 0, what: "gap", detail: "the project has no entries" };
}

function follow(orgId: number, entry: Entry, state: Rebuild, findings: Finding[]): void {
  const { stream, seq } = entry;
  const broken = brokenLink(orgId, entry, state.head);
  if (broken) findings.push({ stream, seq, what: broken, detail: "the chain of hashes does not hold here" });
  state.head = { seq, hash: entry.hash };
  if (stream === 0) return;
  try {
    state.project = applyEntry(state.project, entry.body);
  } catch (error) {
    findings.push({ stream, seq, what: "fold", detail: error instanceof Error ? error.message : "unreadable" });
  }
}
