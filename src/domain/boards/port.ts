import type { RollupCell, Scale, Target } from "../model.ts";
import type { Page } from "../models/basic.ts";
import type { Day } from "../models/basic.ts";
import type { Part } from "./cover.ts";
import type { BoardIssue, Correction, Fact, IssueKind, Mark, RuleRecord } from "../models/board.ts";

export interface Issues {
  /** The newest revision of the newest number. */
  latest(orgId: number, channelId: number, kind: IssueKind): Promise<BoardIssue | undefined>;
  /** The same of every channel and kind that has one. */
  current(orgId: number): Promise<readonly BoardIssue[]>;
  /** Every revision of one number, the first posted first. */
  revisions(orgId: number, channelId: number, kind: IssueKind, number: number): Promise<readonly BoardIssue[]>;
  /** Newest first. */
  ofChannel(orgId: number, channelId: number, page: Page): Promise<readonly BoardIssue[]>;
  /** For verification: by (channel, kind, number, revision) after the cursor. */
  scan(orgId: number, after: IssueKey | undefined, limit: number): Promise<readonly BoardIssue[]>;
  /** Rejects with ConcurrencyError when this revision is there already. */
  add(orgId: number, issue: BoardIssue): Promise<void>;
}

export type IssueKey = Pick<BoardIssue, "channelId" | "kind" | "number" | "revision">;

/** What had counted and was changed afterwards, until posted boards have been looked at for it. */
export interface Corrections {
  add(orgId: number, corrections: readonly Correction[]): Promise<void>;
  /** Those nobody has handled, the oldest first. */
  waiting(orgId: number, limit: number): Promise<readonly Correction[]>;
  /** All of them, handled or not, with `at` in (after, until], the oldest first. */
  between(orgId: number, after: string, until: string): Promise<readonly Correction[]>;
  handle(orgId: number, corrections: readonly Correction[]): Promise<void>;
}

export interface Facts {
  /** Those of one project, replacing the ones there were. */
  put(orgId: number, project: number, facts: readonly Fact[]): Promise<void>;
  /** Those of projects that are new. */
  add(orgId: number, facts: readonly Fact[]): Promise<void>;
  /** Of one unit and some kinds, days included; the newest day first. */
  ofUnit(
    orgId: number,
    query: { readonly unitId: number; readonly kinds: readonly string[]; readonly from: Day; readonly to: Day },
    page: Page,
  ): Promise<readonly Fact[]>;
  ofProject(orgId: number, project: number): Promise<readonly Fact[]>;
  /** For verification. */
  count(orgId: number): Promise<number>;
  /** Before they are made again from the projects. */
  clear(orgId: number): Promise<void>;
}

/** Scoring rules of an organisation's own; those that come with the pack are not among them. */
export interface Rules {
  list(orgId: number): Promise<readonly RuleRecord[]>;
  /** Rejects with ConcurrencyError when code and version are taken. */
  add(orgId: number, rule: RuleRecord): Promise<void>;
  /** State, days in force, activation: never the text. */
  save(orgId: number, rule: RuleRecord): Promise<void>;
}

export interface Marks {
  add(orgId: number, mark: Mark): Promise<void>;
  /** Takes one back. */
  void(orgId: number, number: number): Promise<boolean>;
  byNumber(orgId: number, number: number): Promise<Mark | undefined>;
  /** Of these days, voided ones left out, by number. */
  between(orgId: number, from: Day, to: Day): Promise<readonly Mark[]>;
}

export interface Rollups {
  /** Adds each delta to its cell, in one statement. */
  add(orgId: number, deltas: readonly RollupCell[]): Promise<void>;
  /** Sums by unit over the cells of the periods in [from, to]. */
  sums(
    orgId: number,
    query: {
      readonly scale: Scale;
      readonly from: string;
      readonly to: string;
      readonly metric: string;
      readonly origins?: readonly string[];
    },
  ): Promise<ReadonlyMap<number, number>>;
  /** Sums by metric and unit over periods that are added and periods that are taken away, in one statement. */
  sumsOf(
    orgId: number,
    query: {
      readonly parts: readonly Part[];
      readonly metrics: readonly string[];
      readonly origins?: readonly string[];
    },
  ): Promise<readonly { readonly metric: string; readonly unitId: number; readonly value: number }[]>;
  /** Sums by metric and unit of all metrics whose name begins so; the prefix ends in a slash. */
  withPrefix(
    orgId: number,
    query: {
      readonly scale: Scale;
      readonly from: string;
      readonly to: string;
      readonly prefix: string;
      readonly origin?: string;
    },
  ): Promise<readonly { readonly metric: string; readonly unitId: number; readonly value: number }[]>;
  /** For verification. Cells of value 0 are left out. */
  all(orgId: number): Promise<readonly RollupCell[]>;
  /** Before they are made again from the projects. */
  clear(orgId: number): Promise<void>;
}

export interface Targets {
  set(orgId: number, target: Target): Promise<void>;
  ofYear(orgId: number, year: number, metric?: string): Promise<readonly Target[]>;
}
