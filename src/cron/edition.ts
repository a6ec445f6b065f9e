import { asOfFor, figuresAsOf } from "../domain/boards/as-of.ts";
import { toBoard, type Board } from "../domain/boards/board.ts";
import type { Sources } from "../domain/boards/data.ts";
import { makeEdition } from "../domain/boards/edition.ts";
import { keptSettings } from "../domain/boards/settings.ts";
import { dayOf } from "../domain/day.ts";
import type { Channel, Day } from "../domain/model.ts";
import type { BoardIssue, EditionData, IssueKind } from "../domain/models/board.ts";
import type { Tx } from "../domain/ports.ts";
import type { DueSlot } from "../domain/schedule.ts";
import type { Metric, Pack } from "../packs/pack.ts";
import type { Scene } from "./job.ts";

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
export async function nextIssue(
  tx: Tx,
  scene: Scene,
  channel: Channel,
  slot: DueSlot,
  what: { readonly kind: IssueKind; readonly group: string; readonly metric: Metric; readonly day?: Day },
): Promise<Issued> {
  const { org, pack, now } = scene;
  const { kind, group, metric } = what;
  const asOf = asOfFor(slot.at, now);
  const last = await tx.issues.latest(org.id, channel.id, kind);
  const sources = { pack, figures: await figuresAsOf({ tx, ...scene }, asOf), settings: keptSettings(tx, org.id) };
  const day = what.day ?? dayOf(asOf, org.timezone);
  const edition = await makeEdition(sources, { kind, asOf, day, group, metric, previous: last?.edition });
  const issue: BoardIssue = {
    channelId: channel.id,
    kind,
    number: (last?.number ?? 0) + 1,
    revision: 0,
    day: slot.slot,
    at: now.toISOString(),
    edition,
  };
  await tx.issues.add(org.id, issue);
  return { issue, edition, boards: boardsOf(edition, pack), previous: last?.edition, sources };
}

/** The boards that an edition says. */
export function boardsOf(edition: EditionData, pack: Pack): readonly Board[] {
  return edition.boards.map((data) => toBoard(data, new Date(edition.asOf), edition.pack, pack));
}
