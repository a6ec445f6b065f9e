import type { Metric, Pack } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import type { Channel, Day } from "../model.ts";
import type { BoardIssue, BoardPeriod, EditionData, IssueKind } from "../models/board.ts";
import type { Work } from "../work.ts";
import { asOfFor, figuresAsOf } from "./as-of.ts";
import { toBoard, type Board } from "./board.ts";
import type { Sources } from "./data.ts";
import { makeEdition } from "./edition.ts";
import { keptSettings } from "./settings.ts";

export interface IssueQuestion {
  readonly kind: IssueKind;
  /** When it was due: the figures are those of then. */
  readonly at: Date;
  /** The day it is filed under. */
  readonly slot: Day;
  readonly group: string;
  readonly metric: Metric;
  /** The last day it covers; that of `at` when nobody says. */
  readonly day?: Day;
  readonly periods?: readonly BoardPeriod[];
  readonly origin?: string | undefined;
}

export interface Issued {
  readonly issue: BoardIssue;
  readonly edition: EditionData;
  readonly boards: readonly Board[];
  /** What the issue before said. */
  readonly previous: EditionData | undefined;
  /** What it was made from: for what is told beside the boards as of the same instant. */
  readonly sources: Sources;
}

/** Makes and freezes the next issue of one channel and kind, in the transaction that posts it. */
export async function makeIssue(
  work: Pick<Work, "tx" | "org" | "pack" | "now">,
  channel: Channel,
  { at, slot, ...question }: IssueQuestion,
): Promise<Issued> {
  const { tx, org, pack, now } = work;
  const { kind } = question;
  const asOf = asOfFor(at, now);
  const last = await tx.issues.latest(org.id, channel.id, kind);
  const sources = { pack, figures: await figuresAsOf(work, asOf), settings: keptSettings(tx, org.id) };
  const day = question.day ?? dayOf(asOf, org.timezone);
  const edition = await makeEdition(sources, { ...question, asOf, day, previous: last?.edition });
  const number = (last?.number ?? 0) + 1;
  const issue = { channelId: channel.id, kind, number, revision: 0, day: slot, at: now.toISOString(), edition };
  await tx.issues.add(org.id, issue);
  return { issue, edition, boards: boardsOf(edition, pack), previous: last?.edition, sources };
}

/** The boards that an edition says. */
export function boardsOf(edition: EditionData, pack: Pack): readonly Board[] {
  return edition.boards.map((data) => toBoard(data, new Date(edition.asOf), edition.pack, pack));
}
