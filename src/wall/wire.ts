/**
 * What the page's script is handed: texts in the organisation's language, ready to be drawn, and lengths as shares of one.
 * Nothing in it is above L0: no name of a project that is not public, no investor, no person.
 */
export interface WallData {
  /** Which files of the page it is for: a screen that runs others loads itself again. */
  readonly build: string;
  readonly organization: string;
  /** What an invented organisation says of itself. */
  readonly demo: string | undefined;
  readonly locale: "zh-CN" | "en";
  readonly timezone: string;
  /** The instant whose figures these are, ISO 8601. */
  readonly asOf: string;
  /** The document that counts, where a slide names none of its own. */
  readonly rule: string;
  readonly slides: readonly WallSlide[];
}

export type WallSlide = BoardSlide | FunnelSlide | ChainsSlide | DigestSlide;

interface SlideHead {
  /** The same from one reading to the next, so that a screen stays where it is. */
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
}

export interface BoardSlide extends SlideHead {
  readonly kind: "board";
  readonly rule: string;
  readonly columns: Readonly<
    Record<"rank" | "change" | "unit" | "bar" | "actual" | "target" | "completion" | "gap" | "lamp", string>
  >;
  readonly legend: readonly { readonly mark: "actual" | "claimed" | "target"; readonly text: string }[];
  /** Whether there is an issue to compare with. */
  readonly compared: boolean;
  readonly targeted: boolean;
  readonly lines: readonly WallLine[];
}

export interface WallLine {
  readonly rank: string;
  /** Undefined where the board is not compared. */
  readonly change:
    | { readonly kind: "up" | "down" | "same" | "new"; readonly text: string; readonly says: string }
    | undefined;
  readonly unit: string;
  readonly actual: string;
  readonly claimed: string | undefined;
  readonly target: string;
  readonly completion: string;
  readonly gap: string;
  readonly lamp: { readonly tone: "green" | "yellow" | "red"; readonly text: string } | undefined;
  /** Shares of the board's longest bar; undefined where there is no such figure. */
  readonly bar: { readonly actual: number; readonly claimed: number | undefined; readonly target: number | undefined };
}

export interface FunnelSlide extends SlideHead {
  readonly kind: "funnel";
  /** The newest first. */
  readonly cohorts: readonly {
    readonly title: string;
    readonly contract: string | undefined;
    readonly steps: readonly {
      readonly label: string;
      readonly count: string;
      readonly rate: string;
      /** Of the cohort's signed projects. */
      readonly share: number;
    }[];
    readonly arrived: { readonly label: string; readonly rate: string; readonly share: number } | undefined;
  }[];
}

export type LinkState = "held" | "weak" | "progress" | "missing";

export interface ChainsSlide extends SlideHead {
  readonly kind: "chains";
  readonly legend: readonly { readonly state: LinkState; readonly text: string }[];
  readonly chains: readonly {
    readonly name: string;
    readonly coverage: string;
    readonly taskForce: string | undefined;
    readonly links: readonly { readonly name: string; readonly state: LinkState; readonly says: string }[];
  }[];
}

export interface DigestSlide extends SlideHead {
  readonly kind: "digest";
  readonly counts: readonly { readonly label: string; readonly count: string; readonly unit: string }[];
  readonly heading: string;
  readonly items: readonly { readonly time: string; readonly kind: string; readonly text: string }[];
  readonly rest: string | undefined;
  /** Said where there are no items. */
  readonly none: string;
}
