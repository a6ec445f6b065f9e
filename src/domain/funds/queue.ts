import type { Actor, Member, ProjectRecord } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import type { Page } from "../ports.ts";
import { isCoordinator } from "../rights.ts";
import type { Work } from "../work.ts";
import { verifyDueAt } from "./dues.ts";
import { mayVerify, requireVerifier } from "./rights.ts";
import { asReader, showClaim, type ShownClaim } from "./shown.ts";

/** Claims are read in parts of this many, until a page is full. */
const chunk = 100;

/**
 * What waits for the actor's word, the oldest first: all claims but those of units they have a part in. It reads what
 * waits, never what was decided.
 * @throws UserError forbidden
 */
export async function verifierQueue(
  work: Work,
  page: Page,
): Promise<{ readonly claims: readonly ShownClaim[]; readonly more: boolean }> {
  requireVerifier(work.actor);
  const wanted = page.offset + page.limit + 1;
  const found: ShownClaim[] = [];
  for (let offset = 0; found.length < wanted; offset += chunk) {
    const parts = await work.tx.parts.inState(work.org.id, "funds", "claimed", { offset, limit: chunk });
    const records = await recordsOf(work, [...new Set(parts.map(({ project }) => project))]);
    for (const part of parts) {
      const record = records.get(part.project);
      const claim = record?.project.funds[part.number];
      if (record && claim && isOpenTo(work.actor, record, claim))
        found.push(showClaim(work, record, claim, work.actor));
    }
    if (parts.length < chunk) break;
  }
  return { claims: found.slice(page.offset, page.offset + page.limit), more: found.length >= wanted };
}

/** What is merged into another project counts there or nowhere: nobody need look at it. */
function isOpenTo(reader: Actor, { project }: ProjectRecord, claim: FundsClaim): boolean {
  return project.mergedInto === null && mayVerify(reader, project, claim);
}

type Read = Pick<Work, "tx" | "org" | "pack" | "calendar" | "now">;

/** Enough for any morning; the rest is reminded of on the next. */
const mostDue = 500;

/** A claim that waits, as it is kept: `showClaim` makes of it what one reader sees. */
export interface WaitingClaim {
  readonly record: ProjectRecord;
  readonly claim: FundsClaim;
}

/**
 * What one verifier is reminded of: claims that have waited for more than a working day. The coordinator hears of those
 * that no verifier may decide on.
 */
export async function waitingFor(
  work: Read,
  member: Member,
  verifiers: readonly Member[],
): Promise<readonly WaitingClaim[]> {
  const { tx, org, now } = work;
  const dues = await tx.dues.between(org.id, "verify", new Date(0), now, mostDue);
  const records = await recordsOf(work, [...new Set(dues.map(({ number }) => number))]);
  const reader = asReader(work, member);
  const others = isCoordinator(reader)
    ? verifiers.map((one) => asReader(work, one)).filter((one) => !isCoordinator(one))
    : [];
  return [...records.values()]
    .flatMap((record) => Object.values(record.project.funds).map((claim) => ({ record, claim })))
    .filter(({ record, claim }) => isOverdue(work, claim) && isOpenTo(reader, record, claim))
    .filter(({ record, claim }) => !others.some((one) => isOpenTo(one, record, claim)))
    .toSorted((a, b) => a.claim.number - b.claim.number);
}

function isOverdue(work: Read, claim: FundsClaim): boolean {
  return claim.state === "claimed" && verifyDueAt(claim, work) <= work.now;
}

async function recordsOf(
  { tx, org }: Pick<Work, "tx" | "org">,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, ProjectRecord>> {
  const records = numbers.length === 0 ? [] : await tx.projects.byNumbers(org.id, numbers);
  return new Map(records.map((record) => [record.project.number, record]));
}
