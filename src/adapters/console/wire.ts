import type { Locale } from "../../chat/command.ts";
import type { Button, Chart, Choice, Form, Tone } from "../../chat/message.ts";
import type { ConsoleCommand, ConsoleFile, ConsoleOrganisation, ConsolePerson } from "./directory.ts";

/**
 * What the page gets, as JSON. The page's modules import these types too, so both sides are checked against one shape.
 * Every string is data: the page puts it into text nodes, never into markup.
 */
export type WireInline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  /** http or https only; anything else has become text. */
  | { readonly link: string; readonly label: string }
  | { readonly person: string; readonly name: string }
  | {
      readonly date: string;
      readonly style: "day" | "time" | "relative";
      readonly timezone: string;
    };
export type WireText = readonly WireInline[];

/** With its numbers in sentences, always. */
export type WireChart = Chart & { readonly alt: string };

export type WireBlock =
  | { readonly kind: "text" | "note"; readonly text: WireText }
  | {
      readonly kind: "fields";
      readonly fields: readonly { readonly label: string; readonly value: WireText }[];
    }
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly label: string; readonly align: "left" | "right" }[];
      readonly rows: readonly (readonly WireText[])[];
    }
  | { readonly kind: "chart"; readonly chart: WireChart }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | Form
  | { readonly kind: "divider" };

export interface WireMessage {
  readonly summary: string;
  readonly title: string | undefined;
  readonly tone: Tone;
  readonly locale: Locale;
  readonly blocks: readonly WireBlock[];
}

interface EntryBase {
  readonly id: string;
  readonly place: string;
  /** Grows with every entry; an update keeps it. Entries are shown in this order. */
  readonly order: number;
  /** ISO 8601. */
  readonly at: string;
}

/** A line somebody typed, or a message of the assistant; `privateTo` is the one person who sees it. */
export type WireEntry =
  | (EntryBase & { readonly kind: "said"; readonly person: string; readonly name: string; readonly line: string })
  | (EntryBase & {
      readonly kind: "message";
      readonly message: WireMessage;
      readonly privateTo: string | undefined;
      /** Fetched from `GET /console/file?entry=…`. */
      readonly file?: ConsoleFile | undefined;
    });

/** A conversation as one person sees it. */
export interface WirePlace {
  readonly id: string;
  readonly name: string;
  readonly unit: string | undefined;
  readonly direct: boolean;
  /** Whether there are older entries than those given. */
  readonly more: boolean;
}

/** `GET /console/earlier?place=…&before=<order>`: oldest first. */
export interface WirePage {
  readonly entries: readonly WireEntry[];
  readonly more: boolean;
}

/** `GET /console/state`: everything one person sees, and the cursor from which `GET /console/events` goes on. */
export interface WireState {
  readonly locale: Locale;
  readonly organisation: ConsoleOrganisation;
  /** Signed in, and so always this person; otherwise one chooses whom to act as. */
  readonly signedIn: boolean;
  readonly me: ConsolePerson;
  readonly people: readonly ConsolePerson[];
  readonly places: readonly WirePlace[];
  readonly commands: readonly ConsoleCommand[];
  readonly entries: readonly WireEntry[];
  readonly board: WireMessage | undefined;
  readonly cursor: string;
}

/** `GET /console/suggest?typed=…`: projects that may be meant. */
export interface WireChoices {
  readonly choices: readonly Choice[];
}

/** `GET /console/board`. */
export interface WireBoard {
  readonly board: WireMessage | undefined;
}
