import { createHash } from "node:crypto";
import { UserError } from "../../errors.ts";
import { addDays, dayOf, instantOf } from "../day.ts";
import type { Day, Member } from "../model.ts";
import type { Rating, RatingLink } from "../models/request.ts";
import type { Tx } from "../ports.ts";
import { inWords, type Work } from "../work.ts";
import { loadToHandle } from "./load.ts";
import { recordRequest } from "./record.ts";
import { disclosed, yearOf } from "./reputation.ts";

/** Counts characters as people do, and is little enough to be read. */
export const longestComment = 500;

export interface Invitation {
  readonly number: number;
  readonly token: string;
  /** The last day on which it is good. */
  readonly until: Day;
}

/**
 * A one-time link with which the enterprise rates what was done. A new one voids the one before that nobody used. The token
 * is told once, here; what is kept is its hash.
 */
export async function inviteRating(work: Work, number: number): Promise<Invitation> {
  const { tx, org, pack, now } = work;
  const { request } = (await loadToHandle(work, number)).record;
  if (request.state !== "solved")
    throw new UserError(
      "conflict",
      "request_not_done",
      { number },
      inWords(work, `/诉求 办结 R${number} 已协调解决`, `/request done R${number} the line was reinforced`),
    );
  // Their link is used up for good: one rating for a case.
  if (await tx.ratings.rated(org.id, number))
    throw new UserError("conflict", "request_rated", { number }, inWords(work, "/评价 汇总", "/ratings"));
  const token = work.secret();
  const until = addDays(dayOf(now, org.timezone), pack.requests.ratingDays);
  await tx.ratings.putLink(org.id, {
    tokenHash: hashOf(token),
    request: number,
    unitId: request.unitId,
    createdAt: now.toISOString(),
    expiresAt: instantOf(addDays(until, 1), "00:00", org.timezone).toISOString(),
    usedAt: null,
  });
  return { number, token, until };
}

/** What a page may say about a link that is good. */
export interface OpenLink {
  readonly orgId: number;
  readonly link: RatingLink;
}

/** The link of a token if it is good now: known, not used, not expired. Looked up by the hash of 256 bits, so guessing is idle. */
export async function openLink(tx: Tx, token: string, now: Date): Promise<OpenLink | "gone" | undefined> {
  const found = await tx.ratings.byToken(hashOf(token));
  if (!found) return undefined;
  return found.link.usedAt === null && found.link.expiresAt > now.toISOString() ? found : "gone";
}

export interface Ballot {
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly comment: string | null;
}

/** The unit that the last few ratings are about, and how many of them were low: for the coordinators, to revisit. */
export interface Revisit {
  readonly unitId: number;
  readonly low: number;
  readonly of: number;
  readonly coordinators: readonly Member[];
}

/**
 * Takes the enterprise's word: once, whoever else sends the same link at the same instant. It is written under the
 * assistant's identity, because nobody is to know whose word it was.
 * @returns undefined where the link was used meanwhile
 */
export async function castBallot(
  work: Work,
  { link }: OpenLink,
  { stars, comment }: Ballot,
): Promise<{ readonly revisit: Revisit | undefined } | undefined> {
  const { tx, org, now } = work;
  const record = await tx.requests.byNumber(org.id, link.request);
  if (!record || record.request.voided || record.request.state !== "solved") return undefined;
  if (!(await tx.ratings.use(link.tokenHash, now))) return undefined;
  const { number, unitId } = record.request;
  const rating: Rating = { request: number, unitId, stars, comment, at: now.toISOString() };
  if (!(await tx.ratings.add(org.id, rating))) return undefined;
  await recordRequest(work, record, record.request, "rating", { stars, comment });
  return { revisit: await revisitOf(work, unitId) };
}

/**
 * Whether the coordinators are to revisit. Not at each low rating: told at once and singly, it would say which request it
 * was about, and so who rated. They hear when another handful is complete, of the handful.
 */
async function revisitOf(work: Work, unitId: number): Promise<Revisit | undefined> {
  const { tx, org, pack } = work;
  const { from, to } = yearOf(work);
  const all = await tx.ratings.ofUnit(org.id, unitId, from, to);
  const handful = pack.requests.ratingsHiddenBelow;
  if (disclosed(all, handful).length < all.length) return undefined;
  const low = all.slice(-handful).filter(({ stars }) => stars <= 2).length;
  if (low === 0) return undefined;
  const coordinators = await tx.people.holding(org.id, { name: "coordinator", unitId: undefined });
  return { unitId, low, of: handful, coordinators };
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
