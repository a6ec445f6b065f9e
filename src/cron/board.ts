import { comingSoon } from "../domain/coming.ts";
import { addDays } from "../domain/day.ts";
import { digestStart, makeDigest } from "../domain/digest.ts";
import type { EditionData } from "../domain/models/board.ts";
import { postsOf, previousWorkday } from "../domain/posts.ts";
import type { Board } from "../domain/boards/board.ts";
import { dailyPost } from "../views/post.ts";
import { headlineOn } from "../domain/boards/rules.ts";
import { boardsOf } from "../domain/boards/issue.ts";
import { nextIssue } from "./edition.ts";
import type { Scene } from "./job.ts";
import { peopleIn, postJob } from "./posting.ts";

/** Working days ahead of which a channel hears what ends in them. */
const ahead = 3;

/** The daily ranking board with the day's digest, to each unit's channel at its own time. */
export const boardJob = postJob("board", async (posting) => {
  const { tx, scene, channel, unit, slot, view, group, lateSince } = posting;
  const metric = await headlineOn({ tx, ...scene }, group);
  const { issue, boards, previous } = await nextIssue(tx, scene, channel, slot, { kind: "daily", group, metric });
  const from = digestStart(previousWorkday(scene.calendar, slot.slot), channel.boardAt, channel.timezone);
  const digest = await makeDigest({ tx, org: scene.org }, unit.id, from, slot.at);
  const soon = { from: addDays(slot.slot, 1), to: scene.calendar.addWorkingDays(slot.slot, ahead) };
  return dailyPost(view, {
    boards,
    digest,
    coming: await comingSoon({ tx, ...scene }, unit.id, soon),
    people: await peopleIn(posting, digest),
    issue: issue.number,
    sections: postsOf(channel).sections,
    same: saysTheSame(boards, previous, scene),
    lateSince,
  });
});

/** Whether boards have the results, targets and lamps of the issue before. What the calendar alone moves is no news. */
function saysTheSame(boards: readonly Board[], previous: EditionData | undefined, { pack }: Scene): boolean {
  return previous !== undefined && told(boards) === told(boardsOf(previous, pack));
}

function told(boards: readonly Board[]): string {
  return JSON.stringify(
    boards.map(({ key, group, metric, origin, lines }) => [
      key,
      group,
      metric.code,
      origin,
      lines.map(({ unitId, actual, claimed, target, lamp }) => [unitId, actual, claimed, target, lamp ?? null]),
    ]),
  );
}
