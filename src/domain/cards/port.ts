import type { Address } from "../../address.ts";
import type { Card } from "../models/card.ts";

/** Which one of a project's cards is meant: only the newest of a spot is kept up to date. */
export interface Spot {
  readonly orgId: number;
  readonly project: number;
  readonly platform: string;
  readonly workspace: string;
  readonly spot: string;
}

/** What is written of a card that has been looked at. */
export interface LookedAt {
  readonly seq: number;
  readonly shown: string | null;
  readonly frozen: boolean;
  /** When it is to be looked at again; null: when the project changes. */
  readonly due: Date | null;
  readonly at: Date;
  /** The outbox row that changes it, or posts the next one, where something is to be sent. */
  readonly outbox: number | null;
}

/** Which cards are looked for. */
export interface DueCards {
  readonly now: Date;
  readonly platforms: readonly string[];
  readonly limit: number;
  /** None of these places (`slack:T1/C1`). */
  readonly without: readonly string[];
  /** None that was changed later: one that changes all the time is not changed all the time. */
  readonly unlessSince: Date;
}

/** Cards of projects as they stand in conversations: what has been sent of them is told by the outbox (`OutboxResult.card`). */
export interface Cards {
  /** The project has changed: its cards are to be looked at. */
  touch(orgId: number, project: number, at: Date): Promise<void>;
  /** What others may read of it has changed: so are the cards of those which it brought, and of these. */
  touchKin(orgId: number, project: number, broughtBy: readonly number[], at: Date): Promise<void>;
  /** Another unit reads there now, or none. */
  touchPlace(orgId: number, address: Address, at: Date): Promise<void>;
  /** The next card of the spot is on its way: the one that is there need not be changed first. */
  giveWay(spot: Spot): Promise<void>;
  /** Cards to be looked at, one of each place, whatever changed last first; none whose last change is still on its way. */
  due(wanted: DueCards): Promise<readonly Card[]>;
  /** One of them, held for this transaction; undefined where it is no longer due or another has it. */
  take(id: number, now: Date): Promise<Card | undefined>;
  keep(id: number, looked: LookedAt): Promise<void>;
  /** Looked at again at the instant, and otherwise as it was. */
  postpone(id: number, at: Date): Promise<void>;
  forget(id: number): Promise<void>;
  /** The card behind a message. */
  posted(address: Address, postedId: string): Promise<Card | undefined>;
  /** All that are kept of one project, the newest first. */
  ofProject(orgId: number, project: number): Promise<readonly Card[]>;
  /** Deletes at most `limit` that nothing was sent of since; returns how many. */
  purge(before: Date, limit: number): Promise<number>;
}
