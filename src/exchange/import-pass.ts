import type { Lookups } from "../domain/exchange/prepare.ts";
import type { Duplicate, SeenRows } from "../domain/exchange/duplicates.ts";
import { takeIn } from "../domain/exchange/take-in.ts";
import type { Exchange, ImportDetails, ImportProgress, ReturnedRow } from "../domain/models/exchange.ts";
import { UserError } from "../errors.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { errorMessage } from "../views/error.ts";
import type { View } from "../views/view.ts";
import { textOf, type SheetRow } from "./cells.ts";
import { checkRows, type CheckedRow } from "./check-rows.ts";
import { findHeader, headerRows, type Header } from "./header.ts";
import { decodeRows, returnedPart } from "./parts.ts";
import { workOf, type Scene } from "./setting.ts";

export type ImportOf = Exchange<ImportDetails>;

export interface PassDeps {
  readonly store: Store;
  readonly now: () => Date;
}

/** A row that was good when all were looked through is no longer, and nothing is to be kept when any row is broken. */
export class BrokenRowError extends Error {
  override readonly name = "BrokenRowError";
}

/** This many faults are kept with the exchange; the rest are in the rows given back. */
const faultsKept = 20;

/** The header of a sheet that is here. @throws UserError no_header, no_rows */
export async function headerOf(exchange: ImportOf, scene: Scene, { store }: PassDeps): Promise<Header> {
  const part = await store.read((tx) => tx.exchanges.part(exchange.id, 0));
  const rows = part === undefined ? [] : decodeRows(part);
  if (rows.length === 0) throw new UserError("invalid_input", "no_rows", { name: exchange.name });
  const header = findHeader(rows, scene.setting.pack);
  if (!header) throw new UserError("invalid_input", "no_header", { rows: headerRows });
  return header;
}

/** Looks through every row and writes nothing: what would come of it. */
export async function checkAll(
  exchange: ImportOf,
  scene: Scene,
  header: Header,
  deps: PassDeps,
  tell: (progress: ImportProgress) => Promise<void>,
): Promise<ImportProgress> {
  const lookups: Lookups = new Map();
  const seen: SeenRows = new Map();
  let progress = { ...exchange.details.progress };
  for (let part = 0; part < exchange.details.parts; part += 1) {
    const before = progress;
    progress = await deps.store.read(async (tx) => {
      const rows = await rowsOf(tx, exchange.id, part);
      const work = await workOf(tx, exchange, scene, deps.now());
      const checked = await checkRows(work, rows, header, { lookups, seen });
      const good = checked.rows.filter(({ faults }) => faults.length === 0).length;
      return advance(before, rows, checked.rows, checked.skipped, scene.view, good);
    });
    await tell(progress);
  }
  return progress;
}

/**
 * One part of the sheet comes in, in one transaction: its good rows as projects, its other rows as they are to be given
 * back, and how far the import has come. So a part is in once or not at all, wherever the process ends.
 * @param keep writes the exchange; false when it is another process's by now
 */
export async function takePart(
  exchange: ImportOf,
  part: number,
  scene: Scene,
  header: Header,
  deps: PassDeps & { readonly keep: (tx: StoreTx, after: ImportOf) => Promise<void> },
): Promise<ImportOf> {
  return deps.store.write(async (tx) => {
    const { details } = exchange;
    const rows = await rowsOf(tx, exchange.id, part);
    const work = await workOf(tx, exchange, scene, deps.now());
    const checked = await checkRows(work, rows, header, { lookups: new Map(), seen: new Map() });
    if (details.choice?.allOrNothing === true && checked.rows.some(({ faults }) => faults.length > 0))
      throw new BrokenRowError(`part ${part}`);
    const wanted = checked.rows.flatMap(({ row, draft, duplicate }) =>
      draft && (duplicate === undefined || details.choice?.withDuplicates === true) ? [{ row, draft }] : [],
    );
    const records = await takeIn(work, exchange.id, wanted);
    const taken = new Set(wanted.map(({ row }) => row));
    const returned = returnedRows(
      rows,
      checked.rows.filter(({ row }) => !taken.has(row)),
      scene.view,
    );
    const before = details.progress;
    if (returned.length > 0) await tx.exchanges.putPart(exchange.id, returnedPart(before.returned), encode(returned));
    const numbers = records.map(({ project }) => project.number);
    const progress = {
      ...advance(before, rows, checked.rows, checked.skipped, scene.view, wanted.length),
      returned: before.returned + (returned.length > 0 ? 1 : 0),
      first: before.first ?? numbers[0] ?? null,
      last: numbers.at(-1) ?? before.last,
    };
    const after = { ...exchange, details: { ...details, progress } };
    await deps.keep(tx, after);
    return after;
  });
}

/** Keeps what is wrong with every row, where nothing comes in because of it. */
export async function returnAll(exchange: ImportOf, scene: Scene, header: Header, deps: PassDeps): Promise<number> {
  let returned = 0;
  const lookups: Lookups = new Map();
  const seen: SeenRows = new Map();
  for (let part = 0; part < exchange.details.parts; part += 1) {
    const rows = await deps.store.read((tx) => rowsOf(tx, exchange.id, part));
    const found = await deps.store.read(async (tx) => {
      const work = await workOf(tx, exchange, scene, deps.now());
      const checked = await checkRows(work, rows, header, { lookups, seen });
      return returnedRows(
        rows,
        checked.rows.filter(({ faults }) => faults.length > 0),
        scene.view,
      );
    });
    if (found.length === 0) continue;
    await deps.store.write((tx) => tx.exchanges.putPart(exchange.id, returnedPart(returned), encode(found)));
    returned += 1;
  }
  return returned;
}

async function rowsOf(tx: StoreTx, exchange: number, part: number): Promise<readonly SheetRow[]> {
  const content = await tx.exchanges.part(exchange, part);
  if (!content) throw new Error(`exchange ${exchange}: part ${part} is missing`);
  return decodeRows(content);
}

function advance(
  before: ImportProgress,
  rows: readonly SheetRow[],
  checked: readonly CheckedRow[],
  skipped: number,
  view: View,
  taken: number,
): ImportProgress {
  const broken = checked.filter(({ faults }) => faults.length > 0).length;
  const texts = checked.flatMap((row) => textsOf(row, view));
  return {
    ...before,
    cursor: rows.at(-1)?.row ?? before.cursor,
    part: before.part + 1,
    rows: before.rows + checked.length,
    good: before.good + taken,
    broken: before.broken + broken,
    duplicates: before.duplicates + checked.filter(({ duplicate }) => duplicate !== undefined).length,
    skipped: before.skipped + skipped,
    faults: [...before.faults, ...texts].slice(0, faultsKept),
    faultCount: before.faultCount + texts.length,
  };
}

function returnedRows(rows: readonly SheetRow[], out: readonly CheckedRow[], view: View): readonly ReturnedRow[] {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return out.map((row) => ({
    row: row.row,
    cells: (byRow.get(row.row)?.cells ?? []).map(textOf),
    faults: textsOf(row, view),
  }));
}

/** `C7：看不懂金额「五十」。`: the sentence that a command would answer with. */
function textsOf({ row, faults, duplicate }: CheckedRow, view: View): readonly string[] {
  const { exchange } = view.words;
  return [
    ...faults.map(({ cell, error }) => {
      const bare = new UserError(error.code, error.reason, error.values);
      return exchange.fault(cell, errorMessage(bare, view.words, view.locale).summary);
    }),
    ...(duplicate === undefined ? [] : [duplicateText(row, duplicate, view)]),
  ];
}

function duplicateText(row: number, duplicate: Duplicate, { words: { exchange } }: View): string {
  return "project" in duplicate
    ? exchange.duplicateOf(row, duplicate.project)
    : exchange.duplicateRow(row, duplicate.row);
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
