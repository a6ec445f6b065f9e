import type { Clock } from "../clock.ts";
import { draft } from "../delivery/delivery.ts";
import type { Dead } from "../delivery/outcomes.ts";
import type { Lease, OutboxRow } from "../delivery/ports.ts";
import type { Store } from "../store/port.ts";

/**
 * An answer that cannot be posted where it was asked (the assistant was never invited, the channel is archived) goes to
 * the person who asked, privately: a command never ends in silence.
 */
export async function answerPrivately(
  { row, delivery }: Dead,
  deps: {
    readonly store: Store;
    readonly clock: Clock;
    readonly lease: () => Lease;
    readonly submit: (rows: readonly OutboxRow[]) => void;
  },
): Promise<void> {
  if (delivery?.target.kind !== "post" || delivery.target.asker === undefined) return;
  const { message, target } = delivery;
  const { person, returnTo } = target.asker ?? {};
  if (!person) return;
  const privately =
    returnTo === undefined
      ? ({ kind: "direct", person } as const)
      : ({ kind: "answer", returnTo, person, place: target.place } as const);
  const owed = draft(
    { target: privately, message },
    { source: `undelivered:${row.key}`, index: 0, now: deps.clock.now() },
  );
  deps.submit(await deps.store.write((tx) => tx.outbox.add([owed], deps.lease())));
}
