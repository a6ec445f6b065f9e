import { gatesOf } from "../domain/line.ts";
import type { Locale } from "../locale.ts";
import type { Evidence, Pack } from "../packs/pack.ts";
import { cellName, textOf, type SheetRow } from "./cells.ts";
import { columnKinds, ignoredQuietly, type ColumnKind } from "./columns.ts";

/** One column of a sheet that is read. Plain data but for its readers: it is found again from the same header. */
export interface MappedColumn {
  /** From 0. */
  readonly index: number;
  /** As it stands in the sheet. */
  readonly header: string;
  readonly target:
    | { readonly kind: "field"; readonly column: ColumnKind }
    | { readonly kind: "evidence"; readonly evidence: Evidence };
  /** Of an amount, from the header: `（亿元）` is typed behind each bare number. */
  readonly moneyUnit: string | undefined;
}

export interface Header {
  readonly row: number;
  readonly columns: readonly MappedColumn[];
  /** Headers of columns that are not read, with their cells: `H3「用地面积」`. */
  readonly ignored: readonly string[];
}

/** Titles, units of measure and dates of issue stand above the header in most lists. */
export const headerRows = 10;

/** The header among the first rows: the one that names the most columns, the project's name among them. */
export function findHeader(rows: readonly SheetRow[], pack: Pack): Header | undefined {
  const targets = targetsOf(pack);
  return rows
    .filter(({ row }) => row <= headerRows)
    .map((row) => readHeader(row, targets))
    .filter(({ columns }) => columns.some(({ target }) => target.kind === "field" && target.column.field === "name"))
    .toSorted((a, b) => b.columns.length - a.columns.length)[0];
}

/** What a column is called where it is shown. */
export function targetName({ target }: MappedColumn, locale: Locale): string {
  return target.kind === "field" ? target.column.label[locale] : target.evidence.name[locale];
}

/** The column that something wrong is shown at when the sheet has none for it: the name's, which every sheet has. */
export function headerColumn({ columns }: Header): number {
  return columns.find(({ target }) => target.kind === "field" && target.column.field === "name")?.index ?? 0;
}

type Targets = ReadonlyMap<string, MappedColumn["target"]>;

function readHeader({ row, cells }: SheetRow, targets: Targets): Header {
  const columns: MappedColumn[] = [];
  const ignored: string[] = [];
  cells.forEach((cell, index) => {
    const header = textOf(cell);
    const { words, inside } = partsOf(header);
    if (words === "" || ignoredQuietly.includes(words)) return;
    const target = targets.get(words + (inside === undefined ? "" : foldHeader(inside))) ?? targets.get(words);
    const taken = columns.some((other) => other.target === target);
    // Several columns of words may go into the note; of everything else the first one is meant.
    const repeats = taken && !(target?.kind === "field" && target.column.field === "note");
    if (!target || repeats) ignored.push(`${cellName(index, row)}「${shorten(header)}」`);
    else columns.push({ index, header: header.replaceAll(/\s+/g, ""), target, moneyUnit: moneyUnitOf(target, inside) });
  });
  return { row, columns, ignored };
}

/** Everything a header may say, folded. A gate's evidence by its own name, or with its stage before it (`签约日期`). */
function targetsOf(pack: Pack): Targets {
  const targets = new Map<string, MappedColumn["target"]>();
  // One object for each kind, so that two headers of one field are seen to be the same.
  for (const kind of columnKinds) {
    const target = { kind: "field", column: kind } as const;
    for (const header of kind.headers) targets.set(foldHeader(header), target);
  }
  for (const stage of gatesOf(pack)) {
    for (const evidence of stage.evidence) {
      const target = { kind: "evidence", evidence } as const;
      const names = [evidence.name["zh-CN"], evidence.name.en, ...evidence.words];
      const stages = [stage.name["zh-CN"], stage.name.en];
      const spelled = [...names.flatMap((name) => stages.map((of) => `${of}${name}`)), ...names.slice(0, 2)];
      for (const header of spelled) {
        const folded = foldHeader(header);
        if (!targets.has(folded)) targets.set(folded, target);
      }
    }
  }
  return targets;
}

/** `计划总投资（亿元）` is the words and what stands in brackets or behind a stroke. */
function partsOf(header: string): { readonly words: string; readonly inside: string | undefined } {
  const folded = header.normalize("NFKC");
  const [, before = folded, bracketed, stroke] =
    /^([^(（【[/:]+)(?:[(（【[]\s*([^)）】\]]*)[)）】\]]?|[/:]\s*(.+))\s*$/u.exec(folded) ?? [];
  const inside = (bracketed ?? stroke)?.trim();
  return { words: foldHeader(before), inside: inside === "" ? undefined : inside };
}

export function foldHeader(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s*·•_]+/g, "");
}

function moneyUnitOf(target: MappedColumn["target"], inside: string | undefined): string | undefined {
  const amount = target.kind === "field" ? target.column.field === "amount" : target.evidence.kind === "amount";
  return amount && inside !== undefined ? inside.replace(/^单位[:：]?\s*/u, "") : undefined;
}

function shorten(text: string): string {
  const signs = [...text.replaceAll(/\s+/g, " ")];
  return signs.length > 16 ? `${signs.slice(0, 16).join("")}…` : signs.join("");
}
