import type { Invocation, SuggestQuery } from "../../chat/port.ts";
import type { Submission } from "./submissions.ts";

/** What a payload of Slack means to us. */
export type Parsed =
  | {
      readonly kind: "invocation";
      readonly invocation: Invocation;
      /** Of a modal: it stays open until it is told what became of it. */
      readonly submission?: Submission;
    }
  /** Somebody types into a field of projects. */
  | { readonly kind: "suggest"; readonly query: SuggestQuery }
  /** Slack's to send and nothing to us: our own message, an edit, a menu that was opened. */
  | { readonly kind: "ignored"; readonly why: string }
  /** Not a shape we know. */
  | { readonly kind: "unsupported"; readonly what: string };

/** Who we are in the workspace, as auth.test says. */
export interface Bot {
  readonly userId: string;
  readonly botId: string | undefined;
}

/** Channel ids of direct conversations begin with D; slash commands name such a channel `directmessage`. */
export function isDirect(channelId: string, channelName?: string): boolean {
  return channelId.startsWith("D") || channelName === "directmessage";
}

/** Slack's `1700000000.123456` as an instant; undefined when it is none. */
export function instantOf(ts: string): Date | undefined {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(Math.floor(seconds * 1000)) : undefined;
}
