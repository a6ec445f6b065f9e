import type { Day } from "../model.ts";
import type { Rating, RatingLink, RequestRecord } from "../models/request.ts";

export interface Requests {
  /** Rejects with ConcurrencyError when the number is taken. `due`: the last day of the clock that runs, null while none does. */
  insert(orgId: number, record: RequestRecord, due: Day | null): Promise<void>;
  /** As `Projects.update`. */
  update(orgId: number, record: RequestRecord, due: Day | null, expectedSeq: number): Promise<boolean>;
  byNumber(orgId: number, number: number): Promise<RequestRecord | undefined>;
  /** In the order of their numbers. */
  byNumbers(orgId: number, numbers: readonly number[]): Promise<readonly RequestRecord[]>;
  /**
   * Those whose clock runs, what is due first: of all, or of these units and this person, at most `limit` of each.
   */
  open(
    orgId: number,
    scope: { readonly unitIds: readonly number[]; readonly memberId?: number } | undefined,
    limit: number,
  ): Promise<readonly RequestRecord[]>;
  /** Those whose clock runs, by number after the cursor, each with the last day that is kept. */
  withDue(orgId: number, after: number, limit: number): Promise<readonly DueRequest[]>;
  /** Keeps another last day, where the row is still at `expectedSeq`; false when somebody was faster. */
  setDue(orgId: number, number: number, due: Day | null, expectedSeq: number): Promise<boolean>;
}

export interface DueRequest {
  readonly record: RequestRecord;
  readonly due: Day | null;
}

export interface Ratings {
  /** Replaces the unused link that the request has. */
  putLink(orgId: number, link: RatingLink): Promise<void>;
  /** Removes the unused links of a request. */
  voidLinks(orgId: number, request: number): Promise<void>;
  /** Whatever its organisation: whoever follows a link belongs to none. */
  byToken(tokenHash: string): Promise<{ readonly orgId: number; readonly link: RatingLink } | undefined>;
  /** True for the one who uses a link that is not used and not expired. */
  use(tokenHash: string, at: Date): Promise<boolean>;
  /** False when the request has one already. */
  add(orgId: number, rating: Rating): Promise<boolean>;
  rated(orgId: number, request: number): Promise<boolean>;
  /** A unit's in [from, to), in the order of their coming. */
  ofUnit(orgId: number, unitId: number, from: Date, to: Date): Promise<readonly Rating[]>;
  /** For how many requests of the unit a link was made in [from, to). */
  asked(orgId: number, unitId: number, from: Date, to: Date): Promise<number>;
  /** For verification, by request. */
  all(orgId: number): Promise<readonly Rating[]>;
}
