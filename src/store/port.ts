import type { InboxPort, InboxTx, OutboxHistory, OutboxPort, OutboxTx } from "../delivery/ports.ts";
import type { Claims, Tx } from "../domain/ports.ts";
import type { Presence } from "./presence.ts";

/** Everything one transaction can do. What it writes commits together or not at all. */
export interface StoreTx extends Tx {
  readonly inbox: InboxTx;
  readonly outbox: OutboxTx;
  readonly claims: Claims;
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
  readonly presence: Presence;
  /** Answers when the database does: readiness. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
