import { dayOf } from "../domain/day.ts";
import { findDuplicates, type Duplicate, type SeenRows } from "../domain/exchange/duplicates.ts";
import { prepareRow, type LeadDraft, type Lookups } from "../domain/exchange/prepare.ts";
import type { Work } from "../domain/work.ts";
import type { UserError } from "../errors.ts";
import { cellName, type SheetRow } from "./cells.ts";
import { headerColumn, type Header } from "./header.ts";
import { readRow } from "./read-row.ts";

export interface Fault {
  /** `C7` */
  readonly cell: string;
  readonly error: UserError;
}

export interface CheckedRow {
  readonly row: number;
  readonly faults: readonly Fault[];
  readonly draft: LeadDraft | undefined;
  readonly duplicate: Duplicate | undefined;
}

export interface Checked {
  readonly rows: readonly CheckedRow[];
  readonly skipped: number;
}

/** Rows of one part of a sheet, read and held against the pack, the record and the rights of whoever brings them in. */
export async function checkRows(
  work: Work,
  sheetRows: readonly SheetRow[],
  header: Header,
  memory: { readonly lookups: Lookups; readonly seen: SeenRows },
): Promise<Checked> {
  const { now, locale, org } = work;
  const context = { now, locale, timezone: org.timezone, today: dayOf(now, org.timezone) };
  const rows: Omit<CheckedRow, "duplicate">[] = [];
  for (const sheetRow of sheetRows) {
    if (sheetRow.row <= header.row) continue;
    const read = readRow(sheetRow, header, context);
    if (!read) continue;
    const { row } = read;
    const unread = new Set(read.faults.map(({ index }) => index));
    const evidenceUnread = header.columns.some(({ index, target }) => target.kind === "evidence" && unread.has(index));
    const prepared = await prepareRow(work, read.lead, memory.lookups);
    const faults = [
      ...read.faults.map(({ index, error }) => ({ index, error })),
      // What could not be read is missing to the rules: that is no second fault.
      ...prepared.faults
        .map(({ field, error }) => ({ index: columnOf(read.columns, field) ?? headerColumn(header), error }))
        .filter(({ index, error }) => !unread.has(index) && !(evidenceUnread && error.reason === "missing_evidence")),
    ].toSorted((a, b) => a.index - b.index);
    rows.push({
      row,
      faults: faults.map(({ index, error }) => ({ cell: cellName(index, row), error })),
      draft: faults.length === 0 ? prepared.draft : undefined,
    });
  }
  const drafts = rows.flatMap(({ row, draft }) => (draft ? [{ row, draft }] : []));
  const duplicates = await findDuplicates(work, drafts, memory.seen);
  return {
    rows: rows.map((row) => ({ ...row, duplicate: duplicates.get(row.row) })),
    skipped: sheetRows.filter(({ row }) => row > header.row).length - rows.length,
  };
}

/** A stage may have been read from the column of progress, and an owner is looked for in the unit. */
const beside: Readonly<Record<string, string>> = { stage: "progress", owner: "unit" };

function columnOf(columns: ReadonlyMap<string, number>, field: string): number | undefined {
  return columns.get(field) ?? columns.get(beside[field] ?? "");
}
