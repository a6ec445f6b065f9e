import { formatAddress, type FileRef } from "../../address.ts";
import { UserError } from "../../errors.ts";
import {
  nothingYet,
  type AskedFrom,
  type BoardFileDetails,
  type Exchange,
  type ExportDetails,
  type ImportChoice,
  type ImportDetails,
} from "../models/exchange.ts";
import { holds, isCoordinator, unitsOf } from "../rights.ts";
import { inWords, type Work } from "../work.ts";

/**
 * A file that somebody sent. It is fetched and looked through at once, or kept in mind until they say what for.
 * @throws UserError forbidden for whoever leads no unit
 */
export async function receiveFile(
  work: Work,
  file: FileRef,
  asked: AskedFrom,
  look: boolean,
): Promise<Exchange<ImportDetails>> {
  const details: ImportDetails = { ...newImport(work, asked), file };
  const made = await createExchange(work, file.name, look ? "fetching" : "offered", details);
  return { ...made, details };
}

/** The same for a file that is read here and now, by the command line: its parts follow. */
export async function beginImport(work: Work, name: string): Promise<Exchange<ImportDetails>> {
  const details = newImport(work, null);
  return { ...(await createExchange(work, name, "offered", details)), details };
}

/** Takes a file that was offered, to be fetched and looked through. */
export async function lookThrough(work: Work, id: number): Promise<Exchange<ImportDetails>> {
  const exchange = await ownImport(work, id);
  return move(work, exchange, { ...exchange, state: "fetching" }, "offered");
}

/** What was looked through comes in. The work itself is done by whichever process takes it up. */
export async function startImport(
  work: Work,
  id: number,
  choice: ImportChoice,
): Promise<{ readonly exchange: Exchange<ImportDetails>; readonly rows: number }> {
  requireImport(work);
  const exchange = await ownImport(work, id);
  const { good, duplicates } = exchange.details.progress;
  const details: ImportDetails = { ...exchange.details, choice, progress: nothingYet };
  const started = await move(work, exchange, { ...exchange, state: "importing", details }, "checked");
  return { exchange: started, rows: choice.withDuplicates ? good : good - duplicates };
}

export async function cancelImport(work: Work, id: number): Promise<Exchange<ImportDetails>> {
  const exchange = await ownImport(work, id);
  const from = exchange.state === "offered" ? "offered" : "checked";
  const cancelled = await move(work, exchange, { ...exchange, state: "cancelled" }, from);
  await work.tx.exchanges.dropParts(id);
  return cancelled;
}

/** Takes back all of an import that nobody has worked on since: a wrong list, sent by mistake. */
export async function revertImport(work: Work, id: number): Promise<Exchange<ImportDetails>> {
  const exchange = await ownImport(work, id);
  return move(work, exchange, { ...exchange, state: "reverting" }, "done");
}

export async function askExport(
  work: Work,
  what: Pick<ExportDetails, "format" | "filter">,
  asked: AskedFrom | null,
): Promise<Exchange<ExportDetails>> {
  const details: ExportDetails = { kind: "export", asked, locale: work.locale, ...what };
  return { ...(await createExchange(work, "", "exporting", details)), details };
}

/** A board as of when the file is made; what anybody may see as a message may be had as a file. */
export async function askBoardFile(
  work: Work,
  what: Pick<BoardFileDetails, "format" | "question">,
  asked: AskedFrom,
): Promise<Exchange<BoardFileDetails>> {
  const details: BoardFileDetails = { kind: "board", asked, locale: work.locale, ...what };
  return { ...(await createExchange(work, "", "exporting", details)), details };
}

/**
 * For the own unit by its leader, for any by the coordinator; each row's unit is looked at again.
 * @throws UserError forbidden
 */
export function requireImport({ actor }: Work): void {
  if (isCoordinator(actor) || holds(actor, "admin") || unitsOf(actor, "leader").length > 0) return;
  throw new UserError("forbidden", "not_allowed", { role: "leader" });
}

function newImport(work: Work, asked: AskedFrom | null): ImportDetails {
  requireImport(work);
  return { kind: "import", file: null, asked, locale: work.locale, choice: null, parts: 0, progress: nothingYet };
}

/** An exchange of whoever asks, for whichever process takes it up. */
export function createExchange(
  { tx, org, actor, now }: Work,
  name: string,
  state: Exchange["state"],
  details: Exchange["details"],
): Promise<Exchange> {
  const via = formatAddress(actor.identity);
  return tx.exchanges.create({ orgId: org.id, state, personId: actor.id, via, name, details, createdAt: now });
}

/** A file is for whoever sent it: it holds what nobody else was shown. */
async function ownImport(work: Work, id: number): Promise<Exchange<ImportDetails>> {
  const exchange = await work.tx.exchanges.byId(work.org.id, id);
  if (exchange?.details.kind !== "import" || exchange.personId !== work.actor.id)
    throw new UserError("not_found", "unknown_exchange", { number: id }, again(work));
  return { ...exchange, details: exchange.details };
}

async function move<D extends Exchange["details"]>(
  work: Work,
  { id, state }: Exchange,
  after: Exchange<D>,
  from: Exchange["state"],
): Promise<Exchange<D>> {
  if (state !== from || !(await work.tx.exchanges.move(after, from, work.now)))
    throw new UserError("conflict", "exchange_over", { number: id }, again(work));
  return after;
}

function again(work: Work): string {
  return inWords(work, "/导入", "/import");
}
