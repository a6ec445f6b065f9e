import type { Block, Button, Message } from "../chat/message.ts";
import type { Exchange, ImportDetails, ImportProgress } from "../domain/models/exchange.ts";
import { sentence } from "./sentence.ts";
import { marked, type View } from "./view.ts";

type ImportOf = Exchange<ImportDetails>;

/** What the columns of a sheet are taken for. */
export interface SheetReading {
  readonly pairs: readonly { readonly header: string; readonly label: string }[];
  readonly ignored: readonly string[];
}

/** How many faults are named in a message. */
export const faultsShown = 10;

export function fileOffered(view: View, { id, name }: ImportOf): Message {
  const { exchange } = view.words;
  return {
    ...sentence(view, exchange.offered(name)),
    tone: "neutral",
    blocks: [
      { kind: "text", text: exchange.offered(name) },
      {
        kind: "buttons",
        buttons: [
          { label: exchange.look, line: line(view, id, "核对", "check"), tone: "primary" },
          { label: exchange.cancel, line: line(view, id, "取消", "cancel") },
        ],
      },
    ],
  };
}

export function fileBeingRead(view: View, { name }: ImportOf): Message {
  return { ...sentence(view, view.words.exchange.looking(name)), tone: "neutral" };
}

export function importPreview(view: View, { id, name, details }: ImportOf, reading: SheetReading): Message {
  const { exchange } = view.words;
  const { progress } = details;
  const { good, broken, duplicates } = progress;
  const title = marked(view, exchange.preview(name));
  return {
    summary: `${title}: ${exchange.good} ${exchange.count(good)}, ${exchange.broken} ${exchange.count(broken)}`,
    title,
    tone: broken > 0 ? "warning" : "neutral",
    locale: view.locale,
    blocks: [
      { kind: "text", text: exchange.notYet },
      { kind: "fields", fields: countsOf(view, progress, exchange.good) },
      {
        kind: "text",
        text: `${exchange.mapping}: ${reading.pairs.map(({ header, label }) => exchange.pair(header, label)).join(view.locale === "en" ? ", " : "，")}`,
      },
      ...(reading.ignored.length === 0 ? [] : [note(exchange.ignored(reading.ignored))]),
      ...faultsOf(view, progress),
      ...(duplicates === 0 ? [] : [note(exchange.duplicateNote)]),
      { kind: "buttons", buttons: choices(view, id, good, duplicates) },
    ],
  };
}

function choices(view: View, id: number, good: number, duplicates: number): readonly Button[] {
  const { exchange } = view.words;
  const fresh = good - duplicates;
  return [
    ...(fresh > 0
      ? [{ label: exchange.take(fresh), line: line(view, id, "开始", "start"), tone: "primary" } as const]
      : []),
    ...(duplicates > 0
      ? [{ label: exchange.takeDuplicates(good), line: line(view, id, "连同重复", "with-duplicates") }]
      : []),
    ...(fresh > 0 ? [{ label: exchange.strict, line: line(view, id, "全有或全无", "all-or-nothing") }] : []),
    { label: exchange.cancel, line: line(view, id, "取消", "cancel") },
  ];
}

/** What came of an import; the rows that did not come in are in a file beside it. */
export function importDone(view: View, { id, name, details }: ImportOf, returnedFile: boolean): Message {
  const { exchange } = view.words;
  const { progress, choice } = details;
  const { good, broken, duplicates, first, last } = progress;
  const out = broken + (choice?.withDuplicates === true ? 0 : duplicates);
  const none = choice?.allOrNothing === true && broken > 0;
  const text = none ? exchange.nothing(broken, name) : exchange.done(good, name);
  return {
    summary: text,
    title: marked(view, text),
    tone: none ? "warning" : "good",
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: countsOf(view, progress, exchange.imported) },
      ...(first === null || last === null ? [] : [{ kind: "text", text: exchange.numbers(first, last) } as const]),
      ...faultsOf(view, progress),
      ...(out > 0 && returnedFile ? [{ kind: "text", text: exchange.returned(out) } as const] : []),
      ...(none ? [] : [note(exchange.clock)]),
      ...(first === null
        ? []
        : [
            {
              kind: "buttons",
              buttons: [{ label: exchange.takeBack, line: line(view, id, "撤回", "take-back") }],
            } as const,
          ]),
    ],
  };
}

/** @param broke whether the import itself gave up, as all or nothing was asked for */
export function importReverted(view: View, { name, details }: ImportOf, broke: boolean): Message {
  const { exchange } = view.words;
  const { good, reverted } = details.progress;
  const left = good - reverted;
  const text = broke ? exchange.broke(name) : exchange.reverted(reverted, name);
  return sentence(view, text, left > 0 ? exchange.revertedKept(left) : undefined);
}

export function importFailed(view: View, { name }: ImportOf, reason: Message): Message {
  const { exchange } = view.words;
  return { ...reason, title: exchange.failed(name), tone: "bad" };
}

/** What goes with a board as a file. */
export function boardFileDone(view: View, title: string): Message {
  return { ...sentence(view, marked(view, title)), tone: "neutral" };
}

export function exportDone(view: View, rows: number): Message {
  const { exchange } = view.words;
  return {
    summary: exchange.exported(rows),
    title: marked(view, exchange.exported(rows)),
    tone: "good",
    locale: view.locale,
    blocks: [note(exchange.exportedNote)],
  };
}

function countsOf(view: View, { rows, good, broken, duplicates, skipped }: ImportProgress, goodLabel: string) {
  const { exchange } = view.words;
  return [
    { label: exchange.rows, value: exchange.count(rows) },
    { label: goodLabel, value: exchange.count(good) },
    { label: exchange.broken, value: exchange.count(broken) },
    { label: exchange.duplicates, value: exchange.count(duplicates) },
    ...(skipped === 0 ? [] : [{ label: exchange.skipped, value: exchange.skippedCount(skipped) }]),
  ];
}

function faultsOf(view: View, { faults, faultCount }: ImportProgress): readonly Block[] {
  if (faults.length === 0) return [];
  const { exchange } = view.words;
  const shown = faults.slice(0, faultsShown);
  const more = faultCount - shown.length;
  return [
    { kind: "divider" },
    { kind: "text", text: { strong: exchange.faults } },
    { kind: "text", text: shown.join("\n") },
    ...(more > 0 ? [note(exchange.moreFaults(more))] : []),
  ];
}

function note(text: string): Block {
  return { kind: "note", text };
}

/** What a button types. */
function line(view: View, id: number, zh: string, en: string): string {
  return view.locale === "en" ? `/import ${id} ${en}` : `/导入 ${id} ${zh}`;
}
