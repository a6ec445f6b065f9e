import { formatAddress, type Platform } from "../address.ts";
import type { Clock } from "../clock.ts";
import type { InboxPort, InboxRow } from "../delivery/ports.ts";
import type { Logger } from "../log.ts";
import type { Accept, Invocation } from "./port.ts";
import { invocationSchema } from "./stored.ts";

export interface IntakeMetrics {
  /** One delivery is stored, or was stored before (`fresh` false: the platform sent it again). */
  received(platform: Platform, fresh: boolean): void;
}

export interface IntakeDeps {
  readonly inbox: Pick<InboxPort, "accept">;
  readonly clock: Clock;
  /** This running process. */
  readonly owner: string;
  /** How long the invocation is ours alone; after that any process may take it over. */
  readonly leaseMs: number;
  /** Tells the worker; must not throw. */
  readonly wake: (row: InboxRow) => void;
  readonly logger: Logger;
  readonly metrics?: IntakeMetrics;
}

/**
 * The way in. Resolves once the invocation is durable, and only then may the platform be told that all is well; rejects
 * when it could not be stored, so that the platform comes again. A redelivery resolves too, and nothing else happens.
 */
export function createIntake(deps: IntakeDeps): Accept {
  const { inbox, clock, owner, leaseMs, wake, logger, metrics } = deps;
  return async (invocation) => {
    const receivedAt = clock.now();
    const key = inboxKey(invocation);
    const row = { key, body: serializeInvocation(invocation), receivedAt };
    const lease = { owner, until: new Date(receivedAt.getTime() + leaseMs) };
    const fresh = await inbox.accept(row, lease);
    const { platform } = invocation.caller;
    metrics?.received(platform, fresh);
    logger.debug(
      { delivery: key, platform, source: invocation.source, fresh },
      fresh ? "invocation stored" : "redelivery dropped",
    );
    if (fresh) wake({ ...row, attempts: 0 });
  };
}

/** `slack:<delivery id>`: what makes a redelivery recognisable. */
export function inboxKey(invocation: Invocation): string {
  return `${invocation.caller.platform}:${invocation.id}`;
}

/** The Invocation as the inbox holds it. */
export function serializeInvocation(invocation: Invocation): string {
  return JSON.stringify(invocation);
}

/** Reads what `serializeInvocation` wrote. Throws a ZodError or SyntaxError when the text is something else. */
export function parseInvocation(body: string): Invocation {
  return invocationSchema.parse(JSON.parse(body));
}

/** Whose invocation a row is: the worker keeps the commands of one caller in order. Throws as `parseInvocation` does. */
export function callerOf(row: InboxRow): string {
  return formatAddress(parseInvocation(row.body).caller);
}
