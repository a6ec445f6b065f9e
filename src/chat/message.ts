import type { Person, Place } from "../address.ts";

/** A bare string is data: every renderer escapes it. Formatting is structure, never typed by hand. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly label: string }
  | { readonly person: Person }
  /** An instant. Shown in `timezone`, or in the reader's own zone where a platform can do that. */
  | { readonly date: string; readonly style: "day" | "time" | "relative"; readonly timezone: string };
export type Text = Inline | readonly Inline[];

/** A press sends `line` back as if the presser had typed it. Labels are short: 20 characters fit everywhere. */
export interface Button {
  readonly label: string;
  readonly line: string;
  readonly tone?: "primary" | "danger";
}

/** A field of a form. Its value goes back under `name` in `Invocation.fields`, as the text a person would type. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "multiline" | "choice" | "date";
  readonly required: boolean;
  readonly placeholder?: string;
  readonly value?: string;
  readonly choices?: readonly { readonly label: string; readonly value: string }[];
}

/** A horizontal bar chart; its numbers are also its alternative text. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    /** At least the value: what is said and not all verified. */
    readonly claimed?: number;
    readonly target?: number;
  }[];
}

export type Block =
  | { readonly kind: "text" | "note"; readonly text: Text }
  | { readonly kind: "fields"; readonly fields: readonly { readonly label: string; readonly value: Text }[] }
  | {
      readonly kind: "table";
      readonly columns: readonly { readonly label: string; readonly align?: "left" | "right" }[];
      readonly rows: readonly (readonly Text[])[];
    }
  | { readonly kind: "chart"; readonly chart: Chart }
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] }
  | { readonly kind: "form"; readonly line: string; readonly submit: string; readonly fields: readonly Field[] }
  | { readonly kind: "divider" };

export type Tone = "neutral" | "good" | "warning" | "bad";

/** What is said, apart from how a platform shows it. Plain JSON: it is stored in the outbox as it is. */
export interface Message {
  /** One plain line: notification, screen reader, fallback. */
  readonly summary: string;
  readonly title?: string;
  readonly tone?: Tone;
  /** The language of the sentences: renderers take their own few words ("and 12 more") from it. */
  readonly locale: "zh-CN" | "en";
  readonly blocks: readonly Block[];
}

/** A message to somebody else that an answer brings with it: a new owner, the admins, a channel. */
export type Also =
  | { readonly person: Person; readonly message: Message }
  | { readonly place: Place; readonly message: Message };

/** `caller`: privately to the person who asked. `place`: to everybody in the place where it was asked. */
export interface Reply {
  readonly message: Message;
  readonly audience: "caller" | "place";
  readonly also?: readonly Also[];
}
