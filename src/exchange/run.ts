import { PlatformError, UserError } from "../errors.ts";
import type { Message } from "../chat/message.ts";
import type { OutboxRow } from "../delivery/ports.ts";
import type { BoardFileDetails, Exchange, ExportDetails, RuleExportDetails } from "../domain/models/exchange.ts";
import type { StoreTx } from "../store/port.ts";
import { errorMessage, failureMessage } from "../views/error.ts";
import {
  boardFileDone,
  exportDone,
  importDone,
  importFailed,
  importPreview,
  importReverted,
} from "../views/exchange.ts";
import { ruleFileDone } from "../views/rules.ts";
import { NotOursError, type RunnerDeps } from "./deps.ts";
import { targetName, type Header } from "./header.ts";
import type { ImportOf } from "./import-pass.ts";
import type { KeptFiles } from "./kept-files.ts";
import { owe, type Said } from "./outcome.ts";
import { readSheet } from "./read-sheet.ts";
import { boardFile } from "./run-board.ts";
import { ledgerFile } from "./run-export.ts";
import { ruleFile, runRuleFile } from "./run-rule.ts";
import { look, returnedSheet, revertAll, spool, takeAll, type ImportDeps } from "./run-import.ts";
import { sceneOf, type Scene } from "./setting.ts";

export interface RunDeps extends RunnerDeps {
  readonly kept: KeptFiles;
  readonly keep: (tx: StoreTx, exchange: Exchange) => Promise<void>;
  /** It has failed so often that whoever asked is to hear of it. */
  readonly last: boolean;
  /** For whoever waits at a terminal. */
  readonly tell?: ImportDeps["tell"];
}

/** Chat platforms send larger ones, and no list of projects needs it: 100,000 rows are 5 MiB. */
export const largestFile = 20 * 1024 ** 2;

/** Does what an exchange waits for, and says what came of it; the rows of the outbox are for whoever sends them. */
export async function runExchange(exchange: Exchange, deps: RunDeps): Promise<readonly OutboxRow[]> {
  const scene = await deps.store.read((tx) => sceneOf(tx, exchange));
  try {
    const { details } = exchange;
    if (details.kind === "export") return await runExport({ ...exchange, details }, scene, deps);
    if (details.kind === "board") return await runBoardExport({ ...exchange, details }, scene, deps);
    if (details.kind === "rule") return await runRuleFile({ ...exchange, details }, scene, deps);
    if (details.kind === "rule-export") return await runRuleExport({ ...exchange, details }, scene, deps);
    if (details.kind === "import") return await runImport({ ...exchange, details }, scene, deps);
    throw new Error(`exchange ${exchange.id} is kept, not to be worked on`);
  } catch (error) {
    const message = failureOf(error, exchange, scene, deps);
    if (!message) throw error;
    return await finish({ ...exchange, state: "failed" }, "failed", [{ message }], deps);
  }
}

async function runImport(exchange: ImportOf, scene: Scene, deps: RunDeps): Promise<readonly OutboxRow[]> {
  const { store, clock } = deps;
  const with_: ImportDeps = {
    store,
    now: () => clock.now(),
    keep: deps.keep,
    ...(deps.tell ? { tell: deps.tell } : {}),
  };
  const { view } = scene;
  switch (exchange.state) {
    case "fetching": {
      const here = await spool(exchange, await fetchRows(exchange, deps), with_);
      const { exchange: checked, header } = await look(here, scene, with_);
      const message = importPreview(view, checked, readingOf(header, view.locale));
      // What is read when it comes in is what was shown: the parts stay, the file itself is not asked for again.
      return finish({ ...checked, state: "checked" }, "checked", [{ message }], deps);
    }
    case "importing": {
      const { exchange: taken, end } = await takeAll(exchange, scene, with_);
      if (end === "broke") {
        const reverted = await revertAll(taken, scene, with_);
        return finish(
          { ...reverted, state: "cancelled" },
          "broke",
          [{ message: importReverted(view, reverted, true) }],
          deps,
        );
      }
      const { said, exchange: done } = await doneOf({ ...taken, state: "done" }, scene, deps);
      return finish(done, "done", said, deps);
    }
    case "reverting": {
      const reverted = await revertAll(exchange, scene, with_);
      return finish(
        { ...reverted, state: "cancelled" },
        "reverted",
        [{ message: importReverted(view, reverted, false) }],
        deps,
      );
    }
    default:
      throw new Error(`exchange ${exchange.id}: nothing to do while ${exchange.state}`);
  }
}

/** The rows of the file, fetched through the adapter it came by. */
async function fetchRows({ name, details: { file } }: ImportOf, { adapters }: RunDeps) {
  if (!file) throw new Error("no file to fetch");
  const megabytes = Math.floor(largestFile / 1024 ** 2);
  if ((file.size ?? 0) > largestFile) throw new UserError("invalid_input", "file_too_large", { name, megabytes });
  const adapter = adapters.get(file.platform);
  // A process that serves this platform will come across it.
  if (!adapter) throw new NotOursError(`no adapter for ${file.platform}`);
  return readSheet(await adapter.fetchFile(file), { name, maxBytes: largestFile });
}

async function doneOf(
  exchange: ImportOf,
  scene: Scene,
  deps: RunDeps,
): Promise<{ readonly exchange: ImportOf; readonly said: readonly Said[] }> {
  const { view } = scene;
  const { details } = exchange;
  const back = details.progress.returned > 0;
  const message = importDone(view, exchange, back);
  if (!back) return { exchange, said: [{ message }] };
  const bytes = await returnedSheet(exchange, scene, deps)();
  const name = `${view.words.exchange.returnedName(exchange.name.replace(/\.[^.]+$/u, ""))} E${exchange.id}.xlsx`;
  const file = { exchange: await deps.kept.keep({ ...exchange, name }, bytes), name };
  const progress = { ...details.progress, returnedFile: file.exchange };
  return {
    exchange: { ...exchange, details: { ...details, progress } },
    said: [{ message }, { message: fileNote(message, name), file }],
  };
}

/** Beside the file, and alone where it could not be sent. */
function fileNote({ locale }: Message, name: string): Message {
  return { summary: name, locale, blocks: [{ kind: "text", text: name }] };
}

async function runExport(
  exchange: Exchange<ExportDetails>,
  scene: Scene,
  deps: RunDeps,
): Promise<readonly OutboxRow[]> {
  const { name, bytes, count } = ledgerFile(exchange, scene, { store: deps.store, now: () => deps.clock.now() });
  const file = { exchange: await deps.kept.keep({ ...exchange, name }, bytes), name };
  const message = exportDone(scene.view, count());
  return finish(
    { ...exchange, name, state: "done" },
    "done",
    [{ message }, { message: fileNote(message, name), file }],
    deps,
  );
}

async function runBoardExport(
  exchange: Exchange<BoardFileDetails>,
  scene: Scene,
  deps: RunDeps,
): Promise<readonly OutboxRow[]> {
  const { name, bytes, title } = await boardFile(exchange, scene, { store: deps.store, now: deps.clock.now() });
  const file = { exchange: await deps.kept.keep({ ...exchange, name }, bytes), name };
  const said = { message: fileNote(boardFileDone(scene.view, title), title), file };
  return finish({ ...exchange, name, state: "done" }, "done", [said], deps);
}

async function runRuleExport(
  exchange: Exchange<RuleExportDetails>,
  scene: Scene,
  deps: RunDeps,
): Promise<readonly OutboxRow[]> {
  const { name, bytes, title } = await ruleFile(exchange, scene, { store: deps.store, now: deps.clock.now() });
  const file = { exchange: await deps.kept.keep({ ...exchange, name }, bytes), name };
  const message = ruleFileDone(scene.view, title);
  // A file of some platforms has no words beside it.
  const said = [{ message }, { message: fileNote(message, name), file }];
  return finish({ ...exchange, name, state: "done" }, "done", said, deps);
}

/** State and messages commit together; what was read is no longer needed once it is over. */
async function finish(
  exchange: Exchange,
  stage: string,
  said: readonly Said[],
  { store, outbox, clock, keep }: RunDeps,
): Promise<readonly OutboxRow[]> {
  return store.write(async (tx) => {
    await keep(tx, exchange);
    if (exchange.state !== "checked") await tx.exchanges.dropParts(exchange.id);
    return owe(tx, outbox, exchange, stage, said, clock.now());
  });
}

export function readingOf(header: Header, locale: Scene["view"]["locale"]) {
  return {
    pairs: header.columns.map((column) => ({ header: column.header, label: targetName(column, locale) })),
    ignored: header.ignored,
  };
}

/** A sentence for whoever asked; undefined while it may yet go well. */
function failureOf(error: unknown, exchange: Exchange, { view }: Scene, { last }: RunDeps): Message | undefined {
  const { name, details } = exchange;
  const said = (reason: Message): Message =>
    details.kind === "import" ? importFailed(view, { ...exchange, details }, reason) : reason;
  if (error instanceof UserError) return said(errorMessage(error, view.words, view.locale));
  if (error instanceof PlatformError && ["gone", "forbidden", "rejected"].includes(error.code))
    return said(errorMessage(new UserError("not_found", "file_gone", { name }), view.words, view.locale));
  return last && !(error instanceof NotOursError)
    ? said(failureMessage(`E${exchange.id}`, view.words, view.locale))
    : undefined;
}
