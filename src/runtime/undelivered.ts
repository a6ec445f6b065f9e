import type { Clock } from "../clock.ts";
import { draft, type Delivery } from "../delivery/delivery.ts";
import type { Dead } from "../delivery/outcomes.ts";
import type { Lease, OutboxRow } from "../delivery/ports.ts";
import { catalogueOf } from "../locales/index.ts";
import type { Store } from "../store/port.ts";

interface UndeliveredDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly lease: () => Lease;
  readonly submit: (rows: readonly OutboxRow[]) => void;
}

/**
 * An answer that cannot be posted where it was asked (the assistant was never invited, the channel is archived) goes to
 * the person who asked, privately, and one whose file cannot be sent goes without it: a command never ends in silence.
 */
export async function answerPrivately({ row, delivery }: Dead, deps: UndeliveredDeps): Promise<void> {
  const other = delivery && otherWay(delivery);
  if (!other) return;
  const owed = draft(other, { source: `undelivered:${row.key}`, index: 0, now: deps.clock.now() });
  deps.submit(await deps.store.write((tx) => tx.outbox.add([owed], deps.lease())));
}

function otherWay({ target, message, file }: Delivery): Delivery | undefined {
  if (file !== undefined) {
    const unsent = { kind: "note", text: catalogueOf(message.locale).exchange.fileUnsent } as const;
    return { target, message: { ...message, tone: "warning", blocks: [...message.blocks, unsent] } };
  }
  if (target.kind !== "post" || target.asker === undefined) return undefined;
  const { person, returnTo } = target.asker;
  return {
    target:
      returnTo === undefined ? { kind: "direct", person } : { kind: "answer", returnTo, person, place: target.place },
    message,
  };
}
