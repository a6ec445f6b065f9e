import type { InboxPort, InboxTx, Lease, OutboxHistory, OutboxPort, OutboxTx } from "../delivery/ports.ts";
import type { Exchange } from "../domain/models/exchange.ts";
import type { Tx } from "../domain/ports.ts";
import type { Outages } from "./outages.ts";
import type { Presence } from "./presence.ts";

/** Everything one transaction can do. What it writes commits together or not at all. */
export interface StoreTx extends Tx {
  readonly inbox: InboxTx;
  readonly outbox: OutboxTx;
  readonly outages: Outages;
}

export interface Store {
  readonly dialect: "sqlite" | "postgresql";
  /** A consistent reading; writes inside are refused. */
  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  /**
   * One transaction; run again (up to 5 times) when another was faster (ConcurrencyError, serialization failures). `work`
   * must therefore touch nothing but `tx`. Rejects with what `work` threw, nothing written.
   */
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>;
  readonly inbox: InboxPort;
  readonly outbox: OutboxPort & OutboxHistory;
  readonly exchanges: ExchangePort;
  readonly presence: Presence;
  /** Answers when the database does: readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What the process that brings files in and out asks for. */
export interface ExchangePort {
  /** Those with something to do whose lease has run out, oldest first, now leased to the caller; or `only` that one. */
  takeOver(now: Date, lease: Lease, limit: number, only?: number): Promise<readonly Exchange[]>;
  /** Holds one on, or (until now) gives it up; false when it is another's by now. */
  renew(id: number, lease: Lease): Promise<boolean>;
  /** Removes what nobody has touched since, contents included; returns how many. */
  purge(before: Date, limit: number): Promise<number>;
}
