import { UserError } from "../../errors.ts";
import type { Metric, Pack } from "../../packs/pack.ts";
import { requirePosting } from "../admin/channels.ts";
import { dayOf } from "../day.ts";
import type { Channel } from "../model.ts";
import type { BoardIssue, BoardPeriod, IssueKind } from "../models/board.ts";
import { inWords, type Work } from "../work.ts";
import type { Board } from "./board.ts";
import { boardsOf, makeIssue, type Issued } from "./issue.ts";

/** As many issues as a list shows. */
const listed = 20;

/**
 * Posts a board by hand: frozen and numbered as the scheduled ones are.
 * @throws UserError where no unit's posts come here, or forbidden
 */
export async function postBoard(
  work: Work,
  channel: Channel | undefined,
  question: {
    readonly period: BoardPeriod;
    readonly group: string;
    readonly metric: Metric;
    readonly origin: string | undefined;
  },
): Promise<Issued & { readonly channel: Channel }> {
  const place = requirePosting(work, channel);
  const { period, ...rest } = question;
  const slot = dayOf(work.now, work.org.timezone);
  const issued = await makeIssue(work, place, { ...rest, kind: "manual", at: work.now, slot, periods: [period] });
  return { ...issued, channel: place };
}

/** A posted board, and what it said where that was kept and is still understood. */
export interface Shelved {
  readonly issue: BoardIssue;
  readonly boards: readonly Board[];
}

/** What was posted here, the newest first. */
export async function issuesHere(work: Work, channel: Channel | undefined): Promise<readonly Shelved[]> {
  const { tx, org, pack } = work;
  const issues = await tx.issues.ofChannel(org.id, requireBound(work, channel).id, { offset: 0, limit: listed });
  return issues.map((issue) => ({ issue, boards: readable(issue, pack) }));
}

/**
 * The newest revision of one issue, as it was frozen.
 * @throws UserError not_found
 */
export async function issueHere(
  work: Work,
  channel: Channel | undefined,
  kind: IssueKind,
  number: number,
): Promise<Shelved> {
  const { tx, org, pack } = work;
  const revisions = await tx.issues.revisions(org.id, requireBound(work, channel).id, kind, number);
  const issue = revisions.at(-1);
  if (!issue) throw new UserError("not_found", "no_issue", { number }, inWords(work, "/榜 往期", "/board issue"));
  return { issue, boards: readable(issue, pack) };
}

/** What counted under another pack may have no name in this one. */
function readable({ edition }: BoardIssue, pack: Pack): readonly Board[] {
  const known = edition?.boards.every(({ metric }) => pack.metrics.some(({ code }) => code === metric)) ?? false;
  return edition && known ? boardsOf(edition, pack) : [];
}

function requireBound(work: Work, channel: Channel | undefined): Channel {
  if (!channel)
    throw new UserError("invalid_input", "not_bound", {}, inWords(work, "/频道 绑定 开发区", "/channel bind KFQ"));
  return channel;
}
