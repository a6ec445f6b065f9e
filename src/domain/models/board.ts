import type { LocalizedText } from "../../locale.ts";
import type { UnitFigures } from "../scoring/model.ts";
import type { Day } from "./basic.ts";

export type BoardPeriod = "today" | "week" | "month" | "year";

/** What is posted, each numbered on its own: the day's board, the week's, the bulletin, the year's close, one by hand. */
export type IssueKind = "daily" | "weekly" | "monthly" | "yearly" | "manual";

/** A board as data: plain JSON without names of projects or people, so that it can be frozen, compared and made again. */
export interface BoardData {
  readonly period: BoardPeriod;
  /** `2026`, `2026-11`, `2026-W48`, `2026-11-23`. */
  readonly key: string;
  /** The last day it covers, in the organisation's time zone. */
  readonly day: Day;
  readonly group: string;
  readonly metric: string;
  readonly origin: string;
  /** Share of the year due by the day. */
  readonly schedule: number;
  /** Null where no rule set binds the group. */
  readonly follows: RuleRef | null;
  readonly lines: readonly LineData[];
}

/** Amounts in minor units of the metric's currency, counts in projects. */
export interface LineData {
  readonly unitId: number;
  /** As the unit was called then. */
  readonly name: string;
  /** Equal results share a rank; null where the metric is shown for information alone. */
  readonly rank: number | null;
  /** Places gained since the issue before; null when it was not on it. */
  readonly change: number | null;
  readonly actual: number;
  /** What units say of themselves, verified or not; null where the metric has no such side. */
  readonly claimed: number | null;
  readonly target: number | null;
  /** On the same days of last year; null on boards of other periods. */
  readonly lastYear: number | null;
}

/** The rule set that a board follows. */
export interface RuleRef {
  readonly code: string;
  readonly version: string;
  /** Number of its document (文号). */
  readonly number: LocalizedText;
  /** It came with the pack, until the organisation enters its own. */
  readonly sample: boolean;
  /** Why it was put in force inside a period that had begun; null where it was there from the beginning. */
  readonly changed: string | null;
}

/** Scores of a comparison group, with the figures they were made from. */
export interface ScoreData {
  readonly group: string;
  /** The last day it covers. */
  readonly day: Day;
  readonly rule: RuleRef;
  readonly figures: readonly UnitFigures[];
  readonly lines: readonly {
    readonly unitId: number;
    readonly name: string;
    readonly rank: number | null;
    /** Points, hundredths exact. */
    readonly total: number;
    readonly sections: Readonly<Record<string, number>>;
  }[];
}

/** All that an issue froze. */
export interface EditionData {
  readonly kind: IssueKind;
  /** ISO 8601: the figures are those of this instant. */
  readonly asOf: string;
  /** Of a re-issue: the instant up to which what had been wrong is put right; null as first posted. */
  readonly corrected: string | null;
  /** Version of the pack, whose metrics say what counts. */
  readonly pack: string;
  readonly boards: readonly BoardData[];
  readonly scores: readonly ScoreData[];
}

/** A posted board: numbered by channel and kind; a later revision is the same issue with what had been wrong put right. */
export interface BoardIssue {
  readonly channelId: number;
  readonly kind: IssueKind;
  readonly number: number;
  readonly revision: number;
  /** The slot's day. */
  readonly day: Day;
  /** When it was made, ISO 8601. */
  readonly at: string;
  /** Undefined where it was posted before boards were kept. */
  readonly edition: EditionData | undefined;
}

/** An entry that changed something which had counted before. */
export interface Correction {
  readonly project: number;
  readonly seq: number;
  readonly at: string;
}

/** What a project has reached or been paid: what figures are counted from. */
export interface Fact {
  readonly project: number;
  /** `stage:signed`, `funds:7`. */
  readonly name: string;
  readonly unitId: number;
  /** Code of the stage, or `funds`. */
  readonly kind: string;
  readonly day: Day;
}

/** A scoring rule as it was entered. */
export interface RuleRecord {
  readonly code: string;
  readonly version: string;
  readonly text: string;
  readonly state: "draft" | "active" | "ended";
  readonly from: Day;
  readonly to: Day | null;
  /** ISO 8601. */
  readonly addedAt: string;
  readonly activatedAt: string | null;
  /** Why it was put in force inside a period that had begun. */
  readonly reason: string | null;
}

/** Entered by the coordinating office, because no ledger knows it. */
export interface Mark {
  readonly number: number;
  /** As the rule set declares it. */
  readonly code: string;
  readonly unitId: number;
  readonly day: Day;
  /** Thousandths. */
  readonly value: number;
  /** What it rests on: a document, a rating sheet. */
  readonly basis: string;
  readonly voided: boolean;
}
