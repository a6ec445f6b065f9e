import type { Place } from "../address.ts";
import type { ChatAdapter, Posted } from "../chat/port.ts";
import { PlatformError, unreachable, type PlatformErrorCode } from "../errors.ts";
import type { Held } from "./lanes.ts";
import type { FilePort } from "./ports.ts";
import type { Timers } from "./timers.ts";

export type Outcome =
  | { readonly kind: "sent"; readonly postedId: string | undefined }
  /** Nothing is sent yet; the direct conversation is known now. */
  | { readonly kind: "opened"; readonly place: Place }
  | {
      readonly kind: "failed";
      readonly code: PlatformErrorCode;
      readonly retryAfterMs: number | undefined;
      /** The message itself was on its way; false when only the conversation was to be opened. */
      readonly begun: boolean;
      readonly error: unknown;
    };

/** True while the person's conversation has to be opened first. */
export function needsOpening(held: Held): boolean {
  const goesDirect = held.delivery.target.kind === "direct" || held.fallen;
  return goesDirect && held.place === undefined;
}

/** The place whose rate windows count this message. Answer addresses are outside of them. */
export function placeOf(held: Held): Place | undefined {
  const { target } = held.delivery;
  switch (target.kind) {
    case "post":
      return target.place;
    case "update":
      return target.posted.place;
    case "direct":
    case "answer":
      return held.place;
  }
  return unreachable(target);
}

export interface Ways {
  readonly adapter: ChatAdapter;
  readonly files: FilePort;
  readonly timers: Timers;
  readonly timeoutMs: number;
}

/** One try, or the opening that precedes it. Never rejects, and ends after `timeoutMs` at the latest. */
export async function attempt({ adapter, files, timers, timeoutMs }: Ways, held: Held): Promise<Outcome> {
  const begun = !needsOpening(held);
  try {
    return await within(timeoutMs, timers, () => call(adapter, files, held));
  } catch (error) {
    // Adapters reject with PlatformError only: anything else is a bug, and may have happened after the sending.
    const known = error instanceof PlatformError ? error : undefined;
    return {
      kind: "failed",
      code: known?.code ?? "unknown",
      retryAfterMs: known?.retryAfterMs,
      begun,
      error,
    };
  }
}

async function call(adapter: ChatAdapter, files: FilePort, held: Held): Promise<Outcome> {
  const { row, delivery } = held;
  const { target, message } = delivery;
  switch (target.kind) {
    case "post": {
      const posted = await send(adapter, files, held, target.place, row.key);
      return { kind: "sent", postedId: posted.id };
    }
    case "update":
      await adapter.update(target.posted, message);
      return { kind: "sent", postedId: target.posted.id };
    case "answer":
      // Its own key: the platform must not take the direct message for a repeat of the answer.
      if (held.fallen) return await toPerson(adapter, files, held, `${row.key}d`);
      await adapter.answer(target.returnTo, message, row.key, target.quiet === true);
      return { kind: "sent", postedId: undefined };
    case "direct":
      return await toPerson(adapter, files, held, row.key);
  }
  return unreachable(target);
}

/** The message, or the file that it goes with. */
async function send(
  adapter: ChatAdapter,
  files: FilePort,
  { delivery, mayRepeat }: Held,
  place: Place,
  key: string,
): Promise<Posted> {
  const { message, file } = delivery;
  if (file === undefined) return adapter.post(place, message, key, mayRepeat);
  const bytes = await files.read(file.exchange);
  if (!bytes) throw new PlatformError("gone", "the file is no longer kept");
  return adapter.sendFile(place, { name: file.name, bytes }, message, key, mayRepeat);
}

async function toPerson(adapter: ChatAdapter, files: FilePort, held: Held, key: string): Promise<Outcome> {
  const { target } = held.delivery;
  if (held.place !== undefined) {
    const posted = await send(adapter, files, held, held.place, key);
    return { kind: "sent", postedId: posted.id };
  }
  if (target.kind !== "direct" && target.kind !== "answer") throw new Error("no person to write to");
  return { kind: "opened", place: await adapter.direct(target.person) };
}

/** An adapter has its own, shorter timeouts. This one keeps a lane alive when an adapter forgets itself. */
async function within<T>(ms: number, timers: Timers, work: () => Promise<T>): Promise<T> {
  let cancel: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = timers.after(ms, () => reject(new PlatformError("timeout", "the adapter did not answer")));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    cancel();
  }
}
