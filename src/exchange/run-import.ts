import { takeBack } from "../domain/exchange/take-back.ts";
import type { ImportProgress, ReturnedRow } from "../domain/models/exchange.ts";
import { UserError } from "../errors.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { textOf, type Cell, type SheetRow } from "./cells.ts";
import { findHeader, type Header } from "./header.ts";
import { BrokenRowError, checkAll, headerOf, returnAll, takePart, type ImportOf } from "./import-pass.ts";
import { decodeRows, encodeRows, inParts, returnedPart } from "./parts.ts";
import { workOf, type Scene } from "./setting.ts";
import { writeXlsx } from "./write-sheet.ts";

export interface ImportDeps {
  readonly store: Store;
  readonly now: () => Date;
  /** Writes it and holds it on. Rejects when it is another process's by now, or this one is to stop. */
  readonly keep: (tx: StoreTx, after: ImportOf) => Promise<void>;
  /** For whoever waits at a terminal. */
  readonly tell?: (progress: ImportProgress) => void;
}

/** Brings the rows of a file here, in parts. */
export async function spool(
  exchange: ImportOf,
  rows: AsyncIterable<SheetRow>,
  { store }: ImportDeps,
): Promise<ImportOf> {
  await store.write((tx) => tx.exchanges.dropParts(exchange.id));
  let parts = 0;
  for await (const part of inParts(rows)) {
    const index = parts;
    await store.write((tx) => tx.exchanges.putPart(exchange.id, index, encodeRows(part)));
    parts += 1;
  }
  return { ...exchange, details: { ...exchange.details, parts } };
}

/** Looks through what is here. */
export async function look(
  exchange: ImportOf,
  scene: Scene,
  deps: ImportDeps,
): Promise<{ readonly exchange: ImportOf; readonly header: Header }> {
  const header = await headerOf(exchange, scene, deps);
  const progress = await checkAll(exchange, scene, header, deps, async (done) => deps.tell?.(done));
  if (progress.rows === 0) throw new UserError("invalid_input", "no_rows", { name: exchange.name });
  return { exchange: { ...exchange, details: { ...exchange.details, progress } }, header };
}

/** `nothing`: a row was broken, and all or nothing was asked for. `broke`: one broke on the way, so all must go back. */
export type Taken = { readonly exchange: ImportOf; readonly end: "taken" | "nothing" | "broke" };

/** Takes the rows in, from where it was left. */
export async function takeAll(exchange: ImportOf, scene: Scene, deps: ImportDeps): Promise<Taken> {
  const header = await headerOf(exchange, scene, deps);
  let current = exchange;
  const { choice } = exchange.details;
  if (choice?.allOrNothing === true && exchange.details.progress.part === 0) {
    const progress = await checkAll(exchange, scene, header, deps, async () => undefined);
    if (progress.broken > 0) {
      const returned = await returnAll(exchange, scene, header, deps);
      const nothing = { ...progress, good: 0, returned };
      return { exchange: { ...exchange, details: { ...exchange.details, progress: nothing } }, end: "nothing" };
    }
  }
  try {
    while (current.details.progress.part < current.details.parts) {
      current = await takePart(current, current.details.progress.part, scene, header, deps);
      deps.tell?.(current.details.progress);
    }
  } catch (error) {
    if (error instanceof BrokenRowError) return { exchange: current, end: "broke" };
    throw error;
  }
  return { exchange: current, end: "taken" };
}

/** So many projects in one transaction. */
const backAtOnce = 50;

/** Takes back what came in, from where it was left. */
export async function revertAll(exchange: ImportOf, scene: Scene, deps: ImportDeps): Promise<ImportOf> {
  let current = exchange;
  const { first, last } = exchange.details.progress;
  if (first === null || last === null) return exchange;
  for (;;) {
    const { progress } = current.details;
    const after = Math.max(progress.revertedTo, first - 1);
    const next = await deps.store.write(async (tx) => {
      const work = await workOf(tx, current, scene, deps.now());
      const { upTo, count } = await takeBack({ ...work, delivery: `revert:${exchange.id}/${after}` }, exchange.id, {
        after,
        last,
        limit: backAtOnce,
      });
      if (upTo === undefined) return undefined;
      const reached = { ...progress, revertedTo: upTo, reverted: progress.reverted + count };
      const done = { ...current, details: { ...current.details, progress: reached } };
      await deps.keep(tx, done);
      return done;
    });
    if (!next) return current;
    current = next;
  }
}

/** A workbook of the rows that did not come in, as they were, with what is wrong with each in its last column. */
export function returnedSheet(exchange: ImportOf, { view, setting }: Scene, { store }: Pick<ImportDeps, "store">) {
  const { id, details } = exchange;
  const { exchange: words } = view.words;
  async function* rows(header: readonly Cell[]): AsyncGenerator<readonly Cell[]> {
    for (let part = 0; part < details.progress.returned; part += 1) {
      const content = await store.read((tx) => tx.exchanges.part(id, returnedPart(part)));
      // What `takePart` wrote.
      const returned = content ? (JSON.parse(new TextDecoder().decode(content)) as readonly ReturnedRow[]) : [];
      for (const { cells, faults } of returned)
        yield [...header.map((_, index) => cells[index] ?? null), faults.join("\n")];
    }
  }
  return async (): Promise<AsyncIterable<Uint8Array>> => {
    const part = await store.read((tx) => tx.exchanges.part(id, 0));
    const first = part ? decodeRows(part) : [];
    const found = findHeader(first, setting.pack);
    const header = (first.find(({ row }) => row === found?.row)?.cells ?? []).map(textOf);
    return writeXlsx({
      name: words.problem,
      title: exchange.name,
      columns: [...header.map((text) => ({ header: text, width: 14 })), { header: words.problem, width: 60 }],
      rows: rows(header),
    });
  };
}
