import { canonicalJson } from "./canonical.ts";
import { brokenLink, type Head } from "./hash-chain.ts";
import { factsOf } from "./counting/facts.ts";
import { accumulate, cellKey, contributions } from "./figures.ts";
import { applyChanges, applyEntry } from "./fold.ts";
import type { Entry, Organization, Project, RollupCell, Subject } from "./model.ts";
import type { Fact } from "./models/board.ts";
import type { Rating } from "./models/request.ts";
import { outingsOf } from "./outings/derive.ts";
import type { Tx } from "./ports.ts";
import { redactionProof } from "./removal/proof.ts";
import { ruleProof } from "./rules/proof.ts";
import { keepRating, wrongRatings } from "./requests/proof.ts";
import type { Pack } from "../packs/pack.ts";

export interface Finding {
  readonly subject: Subject;
  readonly stream: number;
  readonly seq: number;
  readonly what: "gap" | "link" | "hash" | "fold" | "row" | "head" | "figure" | "derived";
  readonly detail: string;
}

export interface Verification {
  readonly organization: string;
  readonly entries: number;
  readonly projects: number;
  readonly cells: number;
  /** Entries that no longer name a person who was removed, each as the removal's entry says. */
  readonly redacted: number;
  readonly findings: readonly Finding[];
}

interface Rebuild {
  head: Head;
  state: Readonly<Record<string, unknown>> | undefined;
}

/** A kept row of anything that has a stream, for comparing. */
interface Row {
  readonly seq: number;
  readonly head: string;
  readonly state: object;
}

const batch = 2000;

/**
 * Proves an organisation's record: every entry's hash and link, no number without its entries, every row equal to its
 * entries added up, every kept figure equal to one rebuilt from nothing. Reads the ledger once, in order; holds one record
 * at a time. An entry may say something else than its hash where the organisation's own stream says so, and what it says now
 * has the hash that stands there: somebody was removed (`removal/`). What it cannot see: entries cut off the end of the organisation's own stream, which has no row.
 */
export async function verifyOrganization(tx: Tx, org: Organization, pack: Pack): Promise<Verification> {
  const findings: Finding[] = [];
  const figures = new Map<string, RollupCell>();
  const counts = { entries: 0, projects: 0 };
  const changed = new Map<Finding, Entry>();
  const rules = ruleProof();
  const redactions = redactionProof(org.id);
  const outings = { entries: [] as Entry[], rebuilt: 0 };
  let facts = 0;

  await walk(tx, org, "organization", findings, changed, counts, {
    row: () => Promise.resolve(undefined),
    entry: (entry) => {
      rules.follow(entry);
      redactions.follow(entry);
    },
    done: () => {},
  });
  for (const detail of await rules.wrong(tx, org.id))
    findings.push({ subject: "organization", stream: 0, seq: 0, what: "row", detail });
  await walk(tx, org, "project", findings, changed, counts, {
    row: async (number) => {
      const record = await tx.projects.byNumber(org.id, number);
      return record && { seq: record.seq, head: record.head, state: record.project };
    },
    entry: (entry) => {
      if (entry.kind === "progress" || entry.kind === "undo") outings.entries.push(entry);
    },
    done: async (state) => {
      counts.projects += 1;
      // The entries of a project add up to one, or a finding said otherwise.
      const project = state as unknown as Project;
      for (const cell of contributions(project, pack)) accumulate(figures, cell);
      const rebuilt = outingsOf(project, outings.entries.splice(0), org.timezone);
      outings.rebuilt += rebuilt.length;
      if (canonicalJson(rebuilt) !== canonicalJson(await tx.outings.ofProject(org.id, project.number)))
        findings.push(astray("project", project.number, "the kept visits are not those of the entries"));
      const reached = factsOf(project);
      facts += reached.length;
      if (!sameFacts(reached, await tx.facts.ofProject(org.id, project.number)))
        findings.push(astray("project", project.number, "the kept facts are not those of the entries"));
    },
  });
  await walk(tx, org, "investor", findings, changed, counts, {
    row: async (number) => {
      const [record] = await tx.investors.byNumbers(org.id, [number]);
      return record && { seq: record.seq, head: record.head, state: record.investor };
    },
    done: () => {},
  });
  const rated = new Map<number, Rating>();
  await walk(tx, org, "request", findings, changed, counts, {
    row: async (number) => {
      const record = await tx.requests.byNumber(org.id, number);
      return record && { seq: record.seq, head: record.head, state: record.request };
    },
    entry: (entry) => keepRating(rated, entry),
    done: () => {},
  });
  for (const stream of wrongRatings(rated, await tx.ratings.all(org.id)))
    findings.push({
      subject: "request",
      stream,
      seq: 0,
      what: "row",
      detail: "the rating is not the one in the ledger",
    });
  const kept = await tx.outings.count(org.id);
  if (kept !== outings.rebuilt)
    findings.push(astray("organization", 0, `visits: kept ${kept}, rebuilt ${outings.rebuilt}`));
  const keptFacts = await tx.facts.count(org.id);
  if (keptFacts !== facts) findings.push(astray("organization", 0, `facts: kept ${keptFacts}, rebuilt ${facts}`));
  findings.push(...compareFigures(figures, await tx.rollups.all(org.id)));
  const { left, redacted } = redactions.settle(findings, changed);
  return { organization: org.key, ...counts, cells: figures.size, redacted, findings: left };
}

/** Follows every stream of one subject in order. */
async function walk(
  tx: Tx,
  org: Organization,
  subject: Subject,
  findings: Finding[],
  changed: Map<Finding, Entry>,
  counts: { entries: number },
  kept: {
    readonly row: (stream: number) => Promise<Row | undefined>;
    /** Each entry in its order, before `done` of its stream. */
    readonly entry?: (entry: Entry) => void;
    readonly done: (state: Readonly<Record<string, unknown>>) => Promise<void> | void;
  },
): Promise<void> {
  const numbered = subject !== "organization";
  let current: { readonly stream: number; readonly rebuild: Rebuild } | undefined;

  const finish = async () => {
    if (!current || !numbered) return;
    const { stream, rebuild } = current;
    const row = await kept.row(stream);
    const at = { subject, stream, seq: rebuild.head.seq };
    if (!row || row.seq !== rebuild.head.seq || row.head !== rebuild.head.hash)
      findings.push({ ...at, what: "head", detail: "the row is not at the ledger's end" });
    else if (canonicalJson(row.state) !== canonicalJson(rebuild.state))
      findings.push({ ...at, what: "row", detail: "the row is not what the entries add up to" });
    if (rebuild.state) await kept.done(rebuild.state);
  };

  let cursor = { stream: -1, seq: 0 };
  for (;;) {
    const page = await tx.ledger.scan(org.id, subject, cursor, batch);
    for (const entry of page) {
      if (current?.stream !== entry.stream) {
        await finish();
        // Numbers are given without gaps: one that is not there was taken out.
        if (numbered)
          for (let lost = (current?.stream ?? 0) + 1; lost < entry.stream; lost++)
            findings.push(missing(subject, lost));
        current = { stream: entry.stream, rebuild: { head: { seq: 0, hash: "" }, state: undefined } };
      }
      follow(org.id, entry, current.rebuild, findings, changed);
      kept.entry?.(entry);
      counts.entries += 1;
    }
    const last = page.at(-1);
    if (!last || page.length < batch) break;
    cursor = { stream: last.stream, seq: last.seq };
  }
  await finish();
  const beyond = (current?.stream ?? 0) + 1;
  if (numbered && (await kept.row(beyond))) findings.push(missing(subject, beyond));
}

function compareFigures(rebuilt: ReadonlyMap<string, RollupCell>, kept: readonly RollupCell[]): readonly Finding[] {
  const stored = new Map(kept.map((cell) => [cellKey(cell), cell.value]));
  const at = { subject: "organization", stream: 0, seq: 0, what: "figure" } as const;
  const wrong = [...rebuilt]
    .filter(([key, cell]) => cell.value !== (stored.get(key) ?? 0))
    .map(([key, cell]) => ({ ...at, detail: `${key}: kept ${stored.get(key) ?? 0}, rebuilt ${cell.value}` }));
  const extra = [...stored]
    .filter(([key]) => !rebuilt.has(key))
    .map(([key, value]) => ({ ...at, detail: `${key}: kept ${value}, rebuilt 0` }));
  return [...wrong, ...extra];
}

/** Whatever order a database sorts their names in. */
function sameFacts(rebuilt: readonly Fact[], kept: readonly Fact[]): boolean {
  const lines = (facts: readonly Fact[]) => facts.map((fact) => canonicalJson(fact)).toSorted();
  return canonicalJson(lines(rebuilt)) === canonicalJson(lines(kept));
}

/** What is kept beside the record does not follow from it. */
function astray(subject: Subject, stream: number, detail: string): Finding {
  return { subject, stream, seq: 0, what: "derived", detail };
}

function missing(subject: Subject, stream: number): Finding {
  return { subject, stream, seq: 0, what: "gap", detail: `the ${subject} has no entries` };
}

function follow(
  orgId: number,
  entry: Entry,
  rebuild: Rebuild,
  findings: Finding[],
  changed: Map<Finding, Entry>,
): void {
  const { subject, stream, seq } = entry;
  const broken = brokenLink(orgId, entry, rebuild.head);
  if (broken) {
    const finding: Finding = { subject, stream, seq, what: broken, detail: "the chain of hashes does not hold here" };
    findings.push(finding);
    if (broken === "hash") changed.set(finding, entry);
  }
  rebuild.head = { seq, hash: entry.hash };
  if (subject === "organization") return;
  try {
    // A project's state was made by this very function at the entry before.
    rebuild.state =
      subject === "project"
        ? { ...applyEntry(rebuild.state as Project | undefined, entry.body) }
        : applyChanges(rebuild.state ?? {}, entry.body.changes, rebuild.state !== undefined);
  } catch (error) {
    findings.push({
      subject,
      stream,
      seq,
      what: "fold",
      detail: error instanceof Error ? error.message : "unreadable",
    });
  }
}
