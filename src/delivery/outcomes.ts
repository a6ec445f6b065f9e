import type { Platform } from "../address.ts";
import type { Clock } from "../clock.ts";
import { PlatformError, unreachable, type PlatformErrorCode } from "../errors.ts";
import type { Logger } from "../log.ts";
import type { Outcome } from "./attempt.ts";
import type { Delivery } from "./delivery.ts";
import type { Held } from "./lanes.ts";
import type { Lease, OutboxKind, OutboxPort, OutboxResult, OutboxRow } from "./ports.ts";
import { decide } from "./retry.ts";
import type { Settler } from "./settler.ts";

/** A message that will never arrive. */
export interface Dead {
  readonly row: OutboxRow;
  /** Undefined when the row could not be read. */
  readonly delivery: Delivery | undefined;
  readonly code: PlatformErrorCode;
  /** The platform's own code, where the person or the place cannot be reached. */
  readonly unreachable: string | undefined;
}

export interface DispatcherMetrics {
  /** A message is done with; `ms` since it was owed. */
  settled(platform: Platform, kind: OutboxKind, outcome: OutboxResult["state"], ms: number): void;
  /** A try failed. */
  failed(platform: Platform, code: PlatformErrorCode): void;
}

export interface OutcomesDeps {
  readonly outbox: Pick<OutboxPort, "postpone">;
  readonly settler: Pick<Settler, "settle">;
  readonly lease: () => Lease;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly dead: (dead: Dead) => void;
  readonly sent: (delivery: Delivery) => void;
  readonly metrics: DispatcherMetrics | undefined;
}

/** `done`: recorded, out of our hands. `again`: the same row, in so many milliseconds. */
export type Next = { readonly kind: "done" } | { readonly kind: "again"; readonly afterMs: number };

/** What follows from a try: the record of it, or the next try. */
export interface Outcomes {
  after(held: Held, outcome: Outcome): Promise<Next>;
  expire(row: OutboxRow): Promise<Next>;
  /** The row cannot be read. */
  unreadable(row: OutboxRow): Promise<Next>;
}

export function expired(row: OutboxRow, at: number): boolean {
  return row.expiresAt !== undefined && row.expiresAt.getTime() <= at;
}

function unreachableCode(error: unknown): string | undefined {
  return error instanceof PlatformError ? error.unreachable : undefined;
}

export function createOutcomes(deps: OutcomesDeps): Outcomes {
  const { outbox, settler, clock, logger, metrics } = deps;

  async function failed(held: Held, outcome: Outcome & { readonly kind: "failed" }): Promise<Next> {
    const { row } = held;
    const { code, retryAfterMs } = outcome;
    const attempts = (held.failures.get(code) ?? 0) + 1;
    held.failures.set(code, attempts);
    const kind = held.fallen ? "direct" : row.kind;
    const verdict = decide({ kind, code, attempts, retryAfterMs });
    report(held, outcome, verdict.kind);
    switch (verdict.kind) {
      case "again": {
        if (verdict.mayRepeat && outcome.begun) held.mayRepeat = true;
        const at = clock.now().getTime() + verdict.afterMs;
        if (expired(row, at)) return await end(row, "expired", { error: code });
        await postpone(held, at, code);
        return verdict;
      }
      case "fallback": {
        const { target } = held.delivery;
        if (target.kind === "answer" && target.quiet === true) return await end(row, "expired", { error: code });
        held.fallen = true;
        held.failures.clear();
        if (target.kind === "answer" && target.place.direct) held.place = target.place;
        return { kind: "again", afterMs: 0 };
      }
      case "dead":
        await end(row, "dead", { error: code });
        deps.dead({ row, delivery: held.delivery, code, unreachable: unreachableCode(outcome.error) });
        return { kind: "done" };
    }
    return unreachable(verdict);
  }

  async function end(
    row: OutboxRow,
    state: OutboxResult["state"],
    details: Pick<OutboxResult, "postedId" | "error">,
  ): Promise<Next> {
    const at = clock.now();
    const { id, platform, kind } = row;
    await settler.settle({ id, state, at, ...details });
    const ms = at.getTime() - row.createdAt.getTime();
    metrics?.settled(platform, kind, state, ms);
    const fields = { row: id, platform, kind, outcome: state, code: details.error, ms };
    if (state === "sent") logger.debug(fields, "message sent");
    else logger.warn(fields, "message ended unsent");
    return { kind: "done" };
  }

  /** For other processes: should this one die, they wait as long. Here the wait goes on even when it cannot be written. */
  async function postpone(held: Held, at: number, code: PlatformErrorCode): Promise<void> {
    const next = deps.lease();
    try {
      await outbox.postpone(held.row.id, new Date(at), code, next);
      held.leasedUntil = next.until.getTime();
    } catch (error) {
      logger.error({ error, row: held.row.id }, "message could not be postponed");
    }
  }

  function report(held: Held, outcome: Outcome & { readonly kind: "failed" }, verdict: string): void {
    const { id, platform, kind } = held.row;
    const { code, error } = outcome;
    metrics?.failed(platform, code);
    const fields = { row: id, platform, kind, code, verdict, mayRepeat: held.mayRepeat };
    if (error instanceof PlatformError) logger.info(fields, "message not sent");
    else logger.error({ ...fields, error }, "an adapter threw something else than a PlatformError");
  }

  return {
    async after(held, outcome) {
      switch (outcome.kind) {
        case "opened":
          held.place = outcome.place;
          return { kind: "again", afterMs: 0 };
        case "sent": {
          const { postedId } = outcome;
          const next = await end(held.row, "sent", postedId === undefined ? {} : { postedId });
          deps.sent(held.delivery);
          return next;
        }
        case "failed":
          return await failed(held, outcome);
      }
      return unreachable(outcome);
    },
    expire: (row) => end(row, "expired", {}),
    async unreadable(row) {
      const next = await end(row, "dead", { error: "rejected" });
      deps.dead({ row, delivery: undefined, code: "rejected", unreachable: undefined });
      return next;
    },
  };
}
