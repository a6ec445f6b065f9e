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
  /** `project`: one of `choices`, or any other that is found by its number or words (`Suggest` in `port.ts`). */
  readonly kind: "text" | "multiline" | "choice" | "date" | "project";
  readonly required: boolean;
  readonly placeholder?: string;
  readonly value?: string;
  readonly choices?: readonly Choice[];
  /** What is wrong with `value`, in one sentence: shown at the field. */
  readonly problem?: string;
}

/** `label` is read, `value` is sent: at most 75 characters, which is what Slack takes. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface Form {
  readonly kind: "form";
  /** The command that the answers go to, with what is settled already. */
  readonly line: string;
  readonly submit: string;
  readonly fields: readonly Field[];
  /** Comes back with the answers: what was sent once under it is not done again. Given where the message is owed. */
  readonly id?: string;
}

export interface Point {
  readonly label: string;
  readonly value: number;
}

interface Drawn {
  readonly title: string;
  /** Of every value: 亿元, 个. */
  readonly unit: string;
  /** Says the numbers in sentences; made from the data where it is absent (`charts/alt.ts`). */
  readonly alt?: string;
}

/** One bar for each unit. What is claimed and not yet verified is drawn around the bar as an outline, the target as a mark. */
export interface RankingChart extends Drawn {
  readonly kind: "ranking";
  readonly bars: readonly (Point & { readonly claimed?: number; readonly target?: number })[];
}

/** The year so far, added up month by month or week by week. The longest of the lines gives the labels of the axis. */
export interface CurveChart extends Drawn {
  readonly kind: "curve";
  readonly points: readonly Point[];
  readonly plan: readonly Point[];
  readonly lastYear?: readonly Point[];
}

/** How far those went who began in the same year: a cohort is a signing year, its steps go from the first to the last. */
export interface FunnelChart extends Drawn {
  readonly kind: "funnel";
  readonly cohorts: readonly { readonly label: string; readonly steps: readonly Point[] }[];
}

export interface Link {
  readonly label: string;
  readonly state: "held" | "progress" | "missing";
  readonly projects: number;
  /** Names of leading firms. */
  readonly firms?: readonly string[];
}

/** Industry chains, each with its links in order from the source to the product. */
export interface ChainsChart extends Drawn {
  readonly kind: "chains";
  readonly chains: readonly { readonly label: string; readonly links: readonly Link[] }[];
}

export type Chart = RankingChart | CurveChart | FunnelChart | ChainsChart;

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
  | Form
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
