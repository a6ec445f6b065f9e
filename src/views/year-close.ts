import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { Indicator } from "../domain/boards/bulletin.ts";
import type { CarriedOver } from "../domain/boards/carried.ts";
import type { Day } from "../domain/models/basic.ts";
import { leaderText } from "./board.ts";
import { boardsUnder, documentText } from "./bulletin.ts";
import { indicatorName, indicatorTables, numbered } from "./indicators.ts";
import { amountText, figureText, growthText } from "./money.ts";
import { inParts } from "./parts.ts";
import { lateNote } from "./late.ts";
import { choiceName, marked, type View } from "./view.ts";

export interface YearClose {
  readonly organization: string;
  /** `2026`. */
  readonly year: string;
  readonly issue: number;
  readonly indicators: readonly Indicator[];
  readonly boards: readonly Board[];
  readonly carried: readonly CarriedOver[];
  /** The day as of which projects are carried over. */
  readonly asOf: Day;
  readonly lateSince?: string | undefined;
}

/** A sentence that is read aloud holds no more figures than these. */
const mostFacts = 8;

/** 年终通报: the year's figures as the record has them, its last board, what goes on, and that the new year starts at zero. */
export function yearClose(view: View, post: YearClose): readonly Message[] {
  const { words, locale } = view;
  const say = words.posts.yearly;
  const [first] = post.boards;
  if (!first) throw new Error("a year's close without a board");
  const year = words.posts.year(post.year);
  const title = `${say.title(post.organization, year)} · ${words.board.issue(post.issue)}`;
  const message: Message = {
    summary: marked(view, words.board.summary(title, leaderText(view, first))),
    title: marked(view, title),
    locale,
    blocks: [
      ...lateNote(view, post.lateSince),
      { kind: "note", text: documentText(view) },
      ...leadText(view, words.posts.wholeYear(post.year), post.indicators),
      ...numbered(view, [
        [words.posts.bulletin.indicators, indicatorTables(view, post.indicators, "yearly")],
        [say.boards, boardsUnder(view, post.boards, () => words.posts.wholeYear(post.year))],
        [say.carried, carriedBlocks(view, post)],
      ]),
      { kind: "divider" },
      { kind: "text", text: say.reset(words.posts.year(String(Number(post.year) + 1))) },
    ],
  };
  return inParts(view, message);
}

/** The year in one sentence, exactly as the table has it: what is ranked first, what is told beside it after. */
function leadText(view: View, year: string, indicators: readonly Indicator[]): readonly Block[] {
  const { posts, comma } = view.words;
  const told = indicators.filter(({ toDate }) => toDate > 0);
  const facts = [
    ...told.filter(({ metric }) => !metric.informationOnly),
    ...told.filter(({ metric }) => metric.informationOnly),
  ].slice(0, mostFacts);
  if (facts.length === 0) return [];
  const said = facts.map((one) =>
    posts.yearly.fact(
      indicatorName(view, one),
      figureText(view, one.metric, one.toDate),
      one.growth === undefined ? "" : posts.yearly.growth(growthText(view, one.growth)),
    ),
  );
  return [{ kind: "text", text: posts.yearly.lead(year, said.join(comma)) }];
}

function carriedBlocks(view: View, { carried, asOf }: YearClose): readonly Block[] {
  const { posts, listSeparator } = view.words;
  const { yearly } = posts;
  if (carried.length === 0) return [{ kind: "text", text: yearly.carriedNone }];
  const said = carried.map(({ origin, count, amounts }) =>
    yearly.carriedLine(
      choiceName(view, view.pack.origins, origin) ?? origin,
      count,
      amounts.map((amount) => amountText(view, amount)).join(listSeparator),
    ),
  );
  return [
    { kind: "text", text: said.map((line) => `· ${line}`).join("\n") },
    { kind: "note", text: yearly.carriedNote(asOf) },
  ];
}
