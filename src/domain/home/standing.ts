import { keptSources, type Board, type BoardLine } from "../boards/board.ts";
import { makeEdition } from "../boards/edition.ts";
import { boardsOf } from "../boards/issue.ts";
import { headlineOn } from "../boards/rules.ts";
import { dayOf } from "../day.ts";
import type { Unit } from "../model.ts";
import type { Work } from "../work.ts";

/** A unit's own line of one ledger's board. */
export interface UnitStanding {
  readonly board: Board;
  readonly line: BoardLine;
}

/** Where a unit stands now on the board that its channel gets in the morning, with the change since the last one. */
export async function standingOf(work: Work, unit: Unit): Promise<readonly UnitStanding[]> {
  const { tx, org, pack, now } = work;
  const channel = (await tx.channels.list(org.id)).find(({ active, unitId }) => active && unitId === unit.id);
  const last = channel && (await tx.issues.latest(org.id, channel.id, "daily"));
  const edition = await makeEdition(keptSources(work), {
    kind: "daily",
    asOf: now,
    day: dayOf(now, org.timezone),
    group: unit.group,
    metric: await headlineOn(work, unit.group),
    previous: last?.edition,
  });
  return boardsOf(edition, pack).flatMap((board) =>
    board.lines.filter(({ unitId }) => unitId === unit.id).map((line) => ({ board, line })),
  );
}
