import { drawPng } from "../charts/draw.ts";
import { makeBoards, type Board, type BoardLine } from "../domain/boards/board.ts";
import { dayOf, timeOf } from "../domain/day.ts";
import type { BoardFileDetails, Exchange } from "../domain/models/exchange.ts";
import type { Store } from "../store/port.ts";
import { boardTitle, rankingChart, ruleName } from "../views/board.ts";
import { choiceName, marked, type View } from "../views/view.ts";
import type { Cell } from "./cells.ts";
import { workOf, type Scene } from "./setting.ts";
import { writeXlsx, type SheetColumn } from "./write-sheet.ts";

export interface BoardFile {
  readonly name: string;
  /** What it shows, as of when and by which rule. */
  readonly title: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A board as a file; its rule, version and instant stand in it. */
export async function boardFile(
  exchange: Exchange<BoardFileDetails>,
  scene: Scene,
  { store, now }: { readonly store: Store; readonly now: Date },
): Promise<BoardFile> {
  const { view, setting } = scene;
  const { format, question } = exchange.details;
  const metric = setting.pack.metrics.find(({ code }) => code === question.metric);
  if (!metric) throw new Error(`no metric ${question.metric}`);
  const boards = await store.read(async (tx) =>
    makeBoards(await workOf(tx, exchange, scene, now), {
      ...question,
      metric,
      origin: question.origin ?? undefined,
    }),
  );
  const [first] = boards;
  if (!first) throw new Error("no board");
  const asOf = `${dayOf(now, setting.org.timezone)} ${timeOf(now, setting.org.timezone)}`;
  const heading = boardTitle(view, first);
  const title = view.words.exchange.boardTitle(marked(view, heading), asOf, ruleName(view, first));
  // Signs that no file system takes; the exchange's number makes the name its own in a conversation.
  const name = `${heading.replaceAll(/[\\/:*?"<>|\s·]+/gu, " ")} ${asOf.replace(":", "")} E${exchange.id}.${format}`;
  const bytes = format === "png" ? pictureOf(view, title, first) : tableOf(view, title, boards);
  return { name, title, bytes };
}

/** The bars, under a title that names rule and instant. Drawn here, where nobody waits for an answer. */
async function* pictureOf(view: View, title: string, board: Board): AsyncGenerator<Uint8Array> {
  yield await drawPng({ ...rankingChart(view, board), title }, { locale: view.locale });
}

function tableOf(view: View, title: string, boards: readonly Board[]): AsyncIterable<Uint8Array> {
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (const board of boards) for (const line of board.lines) yield columns.map(({ cell }) => cell(board, line));
  }
  const columns = columnsOf(view, boards);
  return writeXlsx({ name: view.words.board.sheet, title, columns, rows: rows() });
}

interface Column extends SheetColumn {
  readonly cell: (board: Board, line: BoardLine) => Cell;
}

/** Numbers stay numbers: amounts in the unit that the header names, shares as percentages. */
function columnsOf(view: View, boards: readonly Board[]): readonly Column[] {
  const { boardColumns: say, boardUnit } = view.words.exchange;
  const metric = boards[0]?.metric;
  const currency = metric?.currency ?? view.pack.currency;
  const scale = metric?.value === "amount" ? (currency === "CNY" ? 1e10 : 1e8) : 1;
  const unit = metric?.value === "amount" ? boardUnit.amount(currency) : boardUnit.count;
  const withUnit = (header: string) => (unit === "" ? header : `${header}${view.words.bracket(unit)}`);
  const scaled = (value: number | null) => (value === null ? null : value / scale);
  const none = (value: number | undefined) => value ?? null;
  const yearly = boards.some(({ period }) => period === "year");
  const columns: readonly (Column | false)[] = [
    { header: say.origin, width: 10, cell: ({ origin }) => choiceName(view, view.pack.origins, origin) ?? origin },
    { header: say.rank, width: 8, cell: (_, { rank }) => rank },
    { header: say.unit, width: 24, cell: (_, { name }) => name },
    { header: withUnit(say.actual), width: 14, format: "0.####", cell: (_, { actual }) => scaled(actual) },
    boards.some(({ lines }) => lines.some(({ claimed }) => claimed !== null)) && {
      header: withUnit(say.claimed),
      width: 14,
      format: "0.####",
      cell: (_: Board, { claimed }: BoardLine) => scaled(claimed),
    },
    yearly && {
      header: withUnit(say.target),
      width: 14,
      format: "0.####",
      cell: (_: Board, { target }: BoardLine) => scaled(target),
    },
    yearly && {
      header: say.completion,
      width: 10,
      format: "0.0%",
      cell: (_: Board, { completion }: BoardLine) => none(completion),
    },
    yearly && { header: say.schedule, width: 10, format: "0.0%", cell: ({ schedule }: Board) => schedule },
    yearly && {
      header: say.gap,
      width: 16,
      format: "+0.0;-0.0;0.0",
      cell: (_: Board, { gap }: BoardLine) => none(gap),
    },
    yearly && {
      header: withUnit(say.lastYear),
      width: 14,
      format: "0.####",
      cell: (_: Board, { lastYear }: BoardLine) => scaled(lastYear),
    },
    yearly && {
      header: say.growth,
      width: 10,
      format: "+0.0%;-0.0%;0.0%",
      cell: (_: Board, { growth }: BoardLine) => none(growth),
    },
  ];
  return columns.filter((column) => column !== false);
}
