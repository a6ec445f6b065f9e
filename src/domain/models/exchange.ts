import type { FileRef, Person, Place } from "../../address.ts";
import type { Locale } from "../../locale.ts";
import type { BoardPeriod } from "./board.ts";

/**
 * A file on its way in or out.
 * - `offered`: somebody sent a file and has not said what for.
 * - `fetching`: to be brought here and looked through. `checked`: looked through, its preview shown.
 * - `importing`, `exporting`, `reverting` (an import is taken back): under way. `done`, `cancelled`.
 * - `failed`: the file was no use; what was wrong has been said.
 * - `kept`: a file that lies here to be sent or fetched.
 */
export type ExchangeState =
  | "offered"
  | "fetching"
  | "checked"
  | "importing"
  | "exporting"
  | "reverting"
  | "done"
  | "cancelled"
  | "failed"
  | "kept";

/** In these something is to be done by whichever process comes first. */
export const workingStates = [
  "fetching",
  "importing",
  "exporting",
  "reverting",
] as const satisfies readonly ExchangeState[];

/** Who asked, and where the answers go; undefined for the command line, which reads them itself. */
export interface AskedFrom {
  readonly person: Person;
  readonly place: Place;
}

/** How the rows were asked to be taken. */
export interface ImportChoice {
  /** Nothing is kept when any row is broken. */
  readonly allOrNothing: boolean;
  /** Rows that look like a project that is there already come in too; else they are given back. */
  readonly withDuplicates: boolean;
}

/** A row that did not come in, as it was read, with a sentence for each of its faults. */
export interface ReturnedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly string[];
}

/** How far it has come. Rows are counted as the sheet numbers them, from 1. */
export interface ImportProgress {
  /** The last row of the sheet that is dealt with. */
  readonly cursor: number;
  /** The next part of the sheet to be dealt with, from 0. */
  readonly part: number;
  readonly rows: number;
  /** Before an import the rows without a fault, after it those that came in. */
  readonly good: number;
  readonly broken: number;
  readonly duplicates: number;
  /** Blank rows, headings and sums between the rows. */
  readonly skipped: number;
  /** The first few of what was wrong, by cell. */
  readonly faults: readonly string[];
  /** How many there are of them. */
  readonly faultCount: number;
  /** How many parts of returned rows are kept (`ExchangeChunk`). */
  readonly returned: number;
  /** The workbook they were made into (another exchange). */
  readonly returnedFile: number | null;
  /** Numbers of the first and the last project made. */
  readonly first: number | null;
  readonly last: number | null;
  /** Taken back up to this number, and how many. */
  readonly revertedTo: number;
  readonly reverted: number;
}

export interface ImportDetails {
  readonly kind: "import";
  /** Where the file is; null once its parts are here. */
  readonly file: FileRef | null;
  readonly asked: AskedFrom | null;
  readonly locale: Locale;
  /** Undefined while nobody has said to go on. */
  readonly choice: ImportChoice | null;
  readonly parts: number;
  readonly progress: ImportProgress;
}

export interface ExportDetails {
  readonly kind: "export";
  readonly asked: AskedFrom | null;
  readonly locale: Locale;
  readonly format: "xlsx" | "csv";
  readonly filter: { readonly stage?: string; readonly unitId?: number; readonly chain?: string };
}

/** A board as a file: a table, or a picture. */
export interface BoardFileDetails {
  readonly kind: "board";
  readonly asked: AskedFrom;
  readonly locale: Locale;
  readonly format: "xlsx" | "png";
  readonly question: {
    readonly period: BoardPeriod;
    readonly group: string;
    readonly metric: string;
    /** One ledger, or null for all that have results. */
    readonly origin: string | null;
  };
}

/** A rule set (考核办法) that somebody sent, read beside the commands. */
export interface RuleFileDetails {
  readonly kind: "rule";
  readonly asked: AskedFrom | null;
  readonly locale: Locale;
  /** Null for a text that was pasted: it is here already. */
  readonly file: FileRef | null;
  /** Whether it is kept as a draft, or only looked at. */
  readonly keep: boolean;
}

/** A rule set as a file to edit. */
export interface RuleExportDetails {
  readonly kind: "rule-export";
  readonly asked: AskedFrom;
  readonly locale: Locale;
  readonly code: string;
  readonly version: string;
}

/** A file whose parts are here. */
export interface KeptDetails {
  readonly kind: "file";
}

type AnyDetails = ImportDetails | ExportDetails | BoardFileDetails | RuleFileDetails | RuleExportDetails | KeptDetails;

export interface Exchange<Details = AnyDetails> {
  readonly id: number;
  readonly orgId: number;
  readonly state: ExchangeState;
  readonly personId: number;
  /** The person acts under this identity: `slack:T1/U1`. */
  readonly via: string;
  /** Of the file. */
  readonly name: string;
  readonly details: Details;
  readonly createdAt: Date;
}

export const nothingYet: ImportProgress = {
  cursor: 0,
  part: 0,
  rows: 0,
  good: 0,
  broken: 0,
  duplicates: 0,
  skipped: 0,
  faults: [],
  faultCount: 0,
  returned: 0,
  returnedFile: null,
  first: null,
  last: null,
  revertedTo: 0,
  reverted: 0,
};
