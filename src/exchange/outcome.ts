import type { Message } from "../chat/message.ts";
import { draft, type Delivery, type KeptFile } from "../delivery/delivery.ts";
import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { AskedFrom, Exchange } from "../domain/models/exchange.ts";
import type { StoreTx } from "../store/port.ts";

export interface Outbox {
  lease(): Lease;
  submit(rows: readonly OutboxRow[]): void;
}

/** One thing to say at the end of a piece of work. */
export interface Said {
  readonly message: Message;
  readonly file?: KeptFile;
}

/**
 * What is owed to whoever asked: privately, as it says what they may see. Nothing on the command line, which reads for
 * itself. `stage` makes the key: the same piece of work, run again after a crash, owes the same message.
 */
export async function owe(
  tx: StoreTx,
  outbox: Outbox,
  exchange: Exchange,
  stage: string,
  said: readonly Said[],
  now: Date,
): Promise<readonly OutboxRow[]> {
  const { details, id } = exchange;
  if (details.kind === "file" || details.asked === null) return [];
  const target = privately(details.asked);
  const drafts = said.map(({ message, file }, index) =>
    draft(
      { target, message, ...(file === undefined ? {} : { file }) },
      { source: `exchange:${id}:${stage}`, index, now },
    ),
  );
  return tx.outbox.add(drafts, outbox.lease());
}

function privately({ person, place }: AskedFrom): Delivery["target"] {
  return place.direct ? { kind: "post", place } : { kind: "direct", person };
}
