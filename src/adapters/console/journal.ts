import { consoleLimits } from "./limits.ts";
import type { ConsoleFile } from "./directory.ts";
import { sees, type Audience } from "./places.ts";
import type { WireEntry, WireMessage, WirePage } from "./wire.ts";

/** One thing that happened, numbered: a new or changed entry, and who may hear of it. */
interface JournalEvent {
  readonly number: number;
  readonly entry: WireEntry;
  readonly audience: Audience;
}

type NewEntry =
  | {
      readonly kind: "said";
      readonly id: string;
      readonly place: string;
      readonly at: Date;
      readonly person: string;
      readonly name: string;
      readonly line: string;
    }
  | {
      readonly kind: "message";
      readonly id: string;
      readonly place: string;
      readonly at: Date;
      readonly message: WireMessage;
      readonly privateTo: string | undefined;
      readonly file?: ConsoleFile | undefined;
    };

/** The conversations as this process remembers them, and the stream of their changes. */
export interface Journal {
  has(id: string): boolean;
  get(id: string): WireEntry | undefined;
  /** The newest message in the place with this form, if the person sees it. */
  withForm(form: string, place: string, person: string): (WireEntry & { readonly kind: "message" }) | undefined;
  /** Keeps a position for an entry that is to come. */
  reserve(): number;
  /** Adds the entry, at `order` when one was reserved; does nothing when its id is there: the same thing said again. */
  add(entry: NewEntry, audience: Audience, order?: number): void;
  /** Replaces what an entry says; nothing when it has been forgotten meanwhile. */
  replace(entry: WireEntry, audience: Audience): void;
  /** The newest entries of a place which this person may see, of those before an order where one is named; oldest first. */
  page(person: string, place: string, before?: number): WirePage;
  /** Where `since` goes on from. Names this process, so that a cursor of an earlier one is recognised. */
  cursor(): string;
  /**
   * What this person may hear and has not yet: undefined when the cursor is unknown or too old, so that everything must
   * be loaded again.
   */
  since(cursor: string, person: string): readonly { readonly cursor: string; readonly entry: WireEntry }[] | undefined;
  /** Has every listener look again. */
  wake(): void;
  /** Called after every change, until the returned function is called. */
  listen(listener: () => void): () => void;
}

/** Whether an entry of a place that this person sees is theirs to see too. */
export function isFor(entry: WireEntry, person: string): boolean {
  return entry.kind === "said" || (entry.privateTo ?? person) === person;
}

/** `boot` is unique to this process. */
export function createJournal(boot: string): Journal {
  const entries = new Map<string, WireEntry>();
  const perPlace = new Map<string, string[]>();
  const listeners = new Set<() => void>();
  let events: readonly JournalEvent[] = [];
  let reserved = 0;
  let last = 0;

  function reserve(): number {
    reserved += 1;
    return reserved;
  }

  function publish(entry: WireEntry, audience: Audience): void {
    entries.set(entry.id, entry);
    last += 1;
    events = [...events.slice(-(consoleLimits.events - 1)), { number: last, entry, audience }];
    wake();
  }

  function wake(): void {
    for (const listener of listeners) listener();
  }

  function remember(entry: WireEntry): void {
    const ids = perPlace.get(entry.place) ?? [];
    ids.push(entry.id);
    perPlace.set(entry.place, ids);
    for (const id of ids.splice(0, ids.length - consoleLimits.entriesPerPlace)) entries.delete(id);
  }

  return {
    has: (id) => entries.has(id),
    get: (id) => entries.get(id),
    withForm: (form, place, person) =>
      (perPlace.get(place) ?? [])
        .map((id) => entries.get(id))
        .findLast(
          (entry): entry is WireEntry & { readonly kind: "message" } =>
            entry?.kind === "message" &&
            (entry.privateTo ?? person) === person &&
            entry.message.blocks.some((block) => block.kind === "form" && block.id === form),
        ),
    reserve,
    add({ at, ...rest }, audience, order = reserve()) {
      if (entries.has(rest.id)) return;
      const entry: WireEntry = { ...rest, order, at: at.toISOString() };
      remember(entry);
      publish(entry, audience);
    },
    replace(entry, audience) {
      if (entries.has(entry.id)) publish(entry, audience);
    },
    page(person, place, before = Infinity) {
      const seen = (perPlace.get(place) ?? [])
        .flatMap((id) => entries.get(id) ?? [])
        .filter((entry) => isFor(entry, person) && entry.order < before)
        .toSorted((a, b) => a.order - b.order);
      return { entries: seen.slice(-consoleLimits.page), more: seen.length > consoleLimits.page };
    },
    cursor: () => `${boot}-${last}`,
    since(cursor, person) {
      const [from, number] = [
        cursor.slice(0, cursor.lastIndexOf("-")),
        Number(cursor.slice(cursor.lastIndexOf("-") + 1)),
      ];
      const oldest = events[0]?.number ?? last + 1;
      if (from !== boot || !Number.isInteger(number) || number > last || number < oldest - 1) return undefined;
      return events
        .filter((event) => event.number > number && sees(person, event.audience))
        .map((event) => ({ cursor: `${boot}-${event.number}`, entry: event.entry }));
    },
    wake,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
