import type { FileRef, Person, Place, Platform } from "../address.ts";
import type { ConnectionState } from "./connection.ts";
import type { Choice, Message } from "./message.ts";

/** One request from one person, whatever it was on the platform. Plain data but for `at`; stored in the inbox as JSON. */
export interface Invocation {
  /** The platform's delivery id, unique per platform: a redelivery carries it again, a second press does not. */
  readonly id: string;
  /**
   * How it came. Of the last three nobody typed anything, and the adapter gives the line:
   * - `home`: somebody opened their own page, which `returnTo` is the address of.
   * - `opened`: somebody opened the direct conversation. Only a stranger is greeted.
   * - `joined`: the assistant came into a channel; the caller is whoever brought it.
   */
  readonly source: "command" | "mention" | "button" | "form" | "home" | "opened" | "joined";
  /**
   * What was typed, the assistant's own mention removed, platform entities undone. A slash command keeps its slash
   * (`/lead 电池项目`). Other people's mentions are written `<@id>` or `<@id|name>`, with the platform's id.
   */
  readonly line: string;
  /** A form's answers by field name; `line` then names the command alone. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The form's own id (`Form.id`). */
  readonly form?: string;
  /** What was sent along. */
  readonly files?: readonly FileRef[];
  readonly caller: Person;
  readonly place: Place;
  /** When the platform says it happened. */
  readonly at: Date;
  /**
   * Where a private answer goes, when the platform gives one (Slack's response_url). Opaque, expires. Of a form it is the
   * form itself: whatever became of it is answered there, so that it shows what is wrong, or that it is done with.
   */
  readonly returnTo?: string;
  /** The address of the caller's own page, where it was pressed there: it is shown anew afterwards. Opaque, as `returnTo`. */
  readonly home?: string;
}

/** What a person types into a field that offers projects, as far as it goes. */
export interface SuggestQuery {
  readonly caller: Person;
  readonly place: Place;
  readonly typed: string;
}

/** What may be meant: the caller's own work first, and nothing that the caller may not see. Few enough for any list. */
export type Suggest = (query: SuggestQuery) => Promise<readonly Choice[]>;

/** Resolves once the invocation is stored: only then may the adapter acknowledge. Rejects when it could not be. */
export type Accept = (invocation: Invocation) => Promise<void>;

export interface Posted {
  readonly place: Place;
  readonly id: string;
}

/** A file to be sent: small enough to be held in memory. */
export interface OutgoingFile {
  /** Unique in its conversation, so that a platform without idempotency keys can be asked whether it is there. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** At most `count` sends in any `ms` milliseconds. */
export interface RateWindow {
  readonly count: number;
  readonly ms: number;
}

/** What the platform allows. The dispatcher keeps to it; the adapter only states it. */
export interface RateLimits {
  readonly perPlace: readonly RateWindow[];
  readonly perApp: readonly RateWindow[];
  /** Of changes of messages that stand there, where the platform counts them apart; absent where they count as messages. */
  readonly changes?: { readonly perMessage: readonly RateWindow[]; readonly perApp: readonly RateWindow[] };
}

/** Whether events are flowing now. `detail`, for operators, says what is wrong and since when. */
export interface Health {
  readonly connected: boolean;
  readonly detail?: string;
  /** Of the connection that we keep to the platform; absent where the platform calls us, for then there is none to judge. */
  readonly connection?: ConnectionState;
}

/**
 * A chat platform. None of the members is optional: what a platform lacks its adapter approximates, and callers never
 * branch on the platform. All that ask the platform for something reject with PlatformError only.
 */
export interface ChatAdapter {
  readonly platform: Platform;
  readonly limits: RateLimits;
  /** How long after its posting a message may be changed, in milliseconds; Infinity where nobody counts. */
  readonly editableMs: number;
  /** Resolves once events flow. Acknowledges a delivery after `accept`, within the platform's deadline. */
  start(accept: Accept): Promise<void>;
  /** Stops taking events, then waits for those in hand. */
  stop(): Promise<void>;
  /**
   * `key` lets a platform that can (Lark's uuid) drop a repeat; at most 50 characters of [A-Za-z0-9_-]. `mayRepeat` is
   * true when an earlier try under this key may have arrived: an adapter that can look (Slack's metadata) looks first.
   */
  post(place: Place, message: Message, key: string, mayRepeat: boolean): Promise<Posted>;
  /** Rejects with `gone` where it is not there, and says `unchangeable` where it is and stays as it is. */
  update(posted: Posted, message: Message): Promise<void>;
  /**
   * A private answer to where an invocation said. Rejects with `gone` when that has expired or does not exist. `aside`: it
   * only ends a form, what there is to say is said elsewhere too.
   */
  answer(returnTo: string, message: Message, key: string, aside: boolean): Promise<void>;
  /** A file with the message's summary beside it; `key` and `mayRepeat` as with `post`. */
  sendFile(place: Place, file: OutgoingFile, message: Message, key: string, mayRepeat: boolean): Promise<Posted>;
  /** The bytes of a file that came with an invocation. Rejects with `gone` when it is no longer there. */
  fetchFile(file: FileRef): Promise<AsyncIterable<Uint8Array>>;
  /** The direct conversation with this person, opened if need be. */
  direct(person: Person): Promise<Place>;
  health(): Health;
}
