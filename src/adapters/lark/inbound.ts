import type { Invocation } from "../../chat/port.ts";

/** What a delivery is to us. Everything but an invocation is acknowledged and dropped. */
export type Inbound =
  | { readonly kind: "invocation"; readonly invocation: Invocation }
  /** Understood, and not meant for us: our own words, talk between others. */
  | { readonly kind: "ignored"; readonly reason: "not_a_person" | "not_addressed" }
  /** Nothing we can read: a picture, a kind of event or a shape we do not know. */
  | { readonly kind: "unsupported"; readonly reason: string };

export interface InboundContext {
  readonly botOpenId: string;
  /** Stands in where the platform's own time cannot be read. */
  readonly receivedAt: Date;
}

/**
 * Reads the event as the SDK's dispatcher hands it over: the fields of `header`, with those of `event` over them. One such
 * function for each event we subscribe to, in a file of its own.
 */
export type Parse = (payload: unknown, context: InboundContext) => Inbound;
