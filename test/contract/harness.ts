import type { Person, Place } from "../../src/address.ts";
import type { ChatAdapter, OutgoingFile, Posted } from "../../src/chat/port.ts";
import type { Inbox } from "./inbox.ts";

/**
 * - `acknowledged`: the platform was told that all is well and will not come again.
 * - `refused`: turned away as forged, stale or malformed.
 * - `failed`: the platform will deliver again, or the person was told to try again.
 */
export type Outcome = "acknowledged" | "refused" | "failed";

export interface Delivery {
  readonly outcome: Promise<Outcome>;
  /** The very same delivery once more, as the platform repeats one it thinks was lost. */
  redeliver(): Delivery;
}

/** What a person (or `own`: the assistant) does on the platform. Each call is a new delivery with a new id. */
export interface Doings {
  /** Types `/lead …` in the shared place: a slash command where the platform has them. */
  command(line: string): Delivery;
  /** Addresses the assistant in the shared place: `@先锋 <text>`. */
  mention(text: string): Delivery;
  /** Writes to the assistant alone. */
  direct(text: string): Delivery;
  /** Types `<text> @person` so that the platform turns the name into a mention of `harness.other`. */
  naming(text: string): Delivery;
  /** Presses the button with this label on a message which the adapter posted, as the platform received it. */
  press(posted: Posted, label: string): Delivery;
  /** Fills in and submits the form of a message which the adapter posted. Values by field name. */
  submit(posted: Posted, values: Readonly<Record<string, string>>): Delivery;
  /** Sends a file to the assistant alone, without a word. */
  file(file: OutgoingFile): Delivery;
  /** The platform reports a message which the assistant itself wrote. */
  own(text: string): Delivery;
}

/** One message as the platform now holds it. */
export interface Seen {
  readonly id: string;
  /** Id of the place; absent for an answer that only one person sees. */
  readonly place?: string;
  readonly thread?: string;
  /** Who sees it: everybody in `place`, or the caller alone. A direct conversation counts as `caller`. */
  readonly audience: "place" | "caller";
  /** Everything a person would read, summary included, in order, entities undone. */
  readonly text: string;
  /** The summary line alone (notification). */
  readonly summary: string;
  /** Whatever the platform would act upon when showing it: mentions, links, tags. `mention:U1`, `link:https://…`, `tag:script`. */
  readonly live: readonly string[];
  /** Breaches of the platform's documented limits. */
  readonly problems: readonly string[];
  /** The file that it shows. */
  readonly file?: OutgoingFile;
}

/** Makes the next outgoing call fail in this way, or says why the platform cannot. */
export type Fault = (() => void) | { readonly cannot: string };

export interface Harness {
  readonly adapter: ChatAdapter;
  /** A shared place in which the assistant may post, and a thread of it where there are threads. */
  readonly place: Place;
  readonly thread: Place | undefined;
  /** Who does the doings, and somebody else who can be mentioned. */
  readonly person: Person;
  readonly other: Person;
  readonly does: Doings;
  /** Deliveries that are not from the platform, by what is wrong with them: no signature, a wrong one, an old one. */
  readonly forgeries: Readonly<Record<string, () => Delivery>>;
  /** Every message now on the platform, oldest first. */
  seen(): readonly Seen[];
  /** Brings `seen` up to date, where the harness was made not to do so with each call. */
  readonly look?: () => Promise<void>;
  /** What the platform would not take, and why. */
  refusals(): readonly string[];
  /** Where a file would be that is not there, made from where one is. */
  lostRef(ref: string): string;
  readonly faults: {
    /** Refused for now, come back after two seconds. */
    readonly rateLimited: Fault;
    readonly forbidden: Fault;
    readonly gone: Fault;
    /** The connection breaks before anything happened. */
    readonly timeout: Fault;
    /** Done, but the answer is lost on the way back. */
    readonly lostAnswer: Fault;
    readonly unavailable: Fault;
  };
  /** What becomes of a message: it stays as it is from now on, or a person deletes it; or why that does not happen here. */
  readonly edits: {
    readonly closed: ((posted: Posted) => void) | { readonly cannot: string };
    readonly deleted: ((posted: Posted) => void) | { readonly cannot: string };
  };
  /** Makes answer addresses handed out so far invalid, or says why they never are. */
  readonly expireAnswers: Fault;
  /** Stops everything but the adapter, which the suite stops itself. */
  close(): Promise<void>;
}

/** A started adapter with the inbox that accepts for it. */
export interface Started {
  readonly harness: Harness;
  readonly adapter: ChatAdapter;
  readonly inbox: Inbox;
  readonly stop: () => Promise<void>;
}

/** Makes a new one for each test; the suite stops and closes it. */
export type Start = () => Promise<Started>;

/** The message behind a `Posted`. */
export function find(harness: Harness, posted: Posted): Seen {
  const found = harness.seen().find((message) => message.id === posted.id);
  if (!found) throw new Error(`nothing on the platform has the id ${posted.id}`);
  return found;
}

/** The error of a promise that must reject, as a plain record. */
export async function rejection(promise: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error)
      return {
        ...Object.fromEntries(Object.entries(error)),
        name: error.name,
        message: error.message,
      };
    throw error;
  }
  throw new Error("expected a rejection");
}

/** An address without the fields that platforms may add. */
export function address({ platform, workspace, id }: Person | Place): object {
  return { platform, workspace, id };
}
