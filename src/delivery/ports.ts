import type { Platform } from "../address.ts";

/**
 * What delivery asks of the store. Invocations and messages pass through as JSON text: the store keeps them, it does not
 * read them. `owner` is one running process; a lease that has run out may be taken over by any other.
 */
export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

export interface InboxRow {
  /** `slack:<delivery id>`: unique per platform delivery. */
  readonly key: string;
  /** The Invocation as JSON. */
  readonly body: string;
  readonly receivedAt: Date;
  readonly attempts: number;
}

export interface InboxPort {
  /** Durable once resolved. False when this delivery was stored before: then nothing is to be done. */
  accept(row: Omit<InboxRow, "attempts">, lease: Lease): Promise<boolean>;
  /** Pending rows whose lease has run out, oldest first, now leased to the caller, `attempts` one higher. */
  takeOver(now: Date, lease: Lease, limit: number): Promise<readonly InboxRow[]>;
  /** Gives up the lease so that the row is taken again from `at` on. */
  postpone(key: string, at: Date): Promise<void>;
  pending(): Promise<number>;
  /** Deletes at most `limit` finished rows received before; returns how many. */
  purge(before: Date, limit: number): Promise<number>;
}

/** Inside the transaction that does the work. */
export interface InboxTx {
  /** Pending becomes done. False when it was done already: the caller must then change nothing. */
  finish(key: string, now: Date): Promise<boolean>;
  /** True once for each key: what a person can set going twice and means once. Forgotten with what it was noted with. */
  first(key: string, now: Date): Promise<boolean>;
}

export type OutboxKind = "post" | "answer" | "direct" | "update";

/** One message owed. */
export interface OutboxDraft {
  /** Unique; handed to the platform so that a repeat can be recognised. At most 40 characters of [A-Za-z0-9_-]. */
  readonly key: string;
  readonly kind: OutboxKind;
  readonly platform: Platform;
  /** What is kept in order: the place's address, the person's for `direct`, the answer address for `answer`. */
  readonly lane: string;
  /** Target and message as JSON (`Delivery` in `delivery/delivery.ts`). */
  readonly body: string;
  readonly createdAt: Date;
  readonly notBefore: Date;
  /** After this instant it is no longer worth sending (a board whose window has passed). */
  readonly expiresAt?: Date;
}

export interface OutboxRow extends OutboxDraft {
  /** Rising in the order of commit within one lane. */
  readonly id: number;
  /** Tries begun before this one, by any process. */
  readonly attempts: number;
}

export interface OutboxTx {
  /** Leased from birth to the process that made them, so that sending needs no further write. */
  add(drafts: readonly OutboxDraft[], lease: Lease): Promise<readonly OutboxRow[]>;
}

export interface OutboxResult {
  readonly id: number;
  readonly state: "sent" | "dead" | "expired";
  readonly at: Date;
  /** The platform's id of the message, when it gave one. */
  readonly postedId?: string;
  /** PlatformError code of the last failure. */
  readonly error?: string;
}

export interface OutboxPort {
  /** Writes a batch of outcomes. Rows not ours any more are left alone. */
  settle(results: readonly OutboxResult[], owner: string): Promise<void>;
  /** Another try at `at`, still ours. */
  postpone(id: number, at: Date, error: string, lease: Lease): Promise<void>;
  /** Pending rows whose lease has run out and whose time has come, by id, now leased to the caller, `attempts` one higher. */
  takeOver(now: Date, lease: Lease, limit: number): Promise<readonly OutboxRow[]>;
  /** Keeps what we hold: called while rows wait for their turn. */
  renew(ids: readonly number[], lease: Lease): Promise<void>;
  pending(): Promise<number>;
  purge(before: Date, limit: number): Promise<number>;
}

/** Files that are to be sent, kept until they are. */
export interface FilePort {
  /** All of it; undefined when it is no longer kept. */
  read(exchange: number): Promise<Uint8Array | undefined>;
}

/** What was sent, for showing it again. */
export interface OutboxHistory {
  /** The newest messages a platform has, oldest first: for one that keeps none itself. */
  recent(
    platform: Platform,
    limit: number,
  ): Promise<readonly { readonly postedId: string; readonly body: string; readonly settledAt: Date }[]>;
}
