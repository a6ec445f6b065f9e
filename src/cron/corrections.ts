import { draft } from "../delivery/delivery.ts";
import { asOfFor } from "../domain/boards/as-of.ts";
import type { Board } from "../domain/boards/board.ts";
import { boardsOf } from "../domain/boards/issue.ts";
import { reissueOf, type Cause, type Reissue } from "../domain/boards/reissue.ts";
import { dayOf } from "../domain/day.ts";
import type { Channel } from "../domain/model.ts";
import type { BoardIssue, Correction, IssueKind } from "../domain/models/board.ts";
import { show, showEntry } from "../domain/secrecy.ts";
import { reissuePost } from "../views/reissue.ts";
import { viewOf } from "../views/view.ts";
import { isPostingTime } from "../domain/schedule.ts";
import type { Scene } from "./job.ts";
import type { TickDeps, TickResult } from "./deps.ts";

/** As long nobody corrects anything more, a posted board is put right: several slips make one re-issue. */
const quietMs = 10 * 60_000;
/** Not longer than this from the first of them. */
const longestMs = 60 * 60_000;
/** More corrections than this are looked at in the next round. */
const atOnce = 500;

/**
 * Posted boards are put right in the open: what had counted and was changed afterwards leads to one re-issue of the newest
 * issue of each kind in each channel, below the first, that names the change. Whoever commits first posts it; done twice it
 * finds nothing left to say.
 */
export async function runCorrections(deps: TickDeps, scene: Scene): Promise<readonly TickResult[]> {
  const { org, now } = scene;
  const waiting = await deps.store.read((tx) => tx.corrections.waiting(org.id, atOnce));
  const [first, last] = [waiting[0], waiting.at(-1)];
  if (!first || !last || !isTime(scene, first, last)) return [];
  const at = asOfFor(now, now);
  const due = waiting.filter((one) => one.at <= at.toISOString());
  const [issues, channels] = await deps.store.read(
    async (tx) => [await tx.issues.current(org.id), await tx.channels.list(org.id)] as const,
  );
  const results: TickResult[] = [];
  for (const channel of channels.filter(({ active }) => active)) {
    const own = issues.filter(({ channelId }) => channelId === channel.id);
    const result = own.length === 0 ? undefined : await putRight(deps, scene, channel, own, at);
    if (result) results.push(result);
  }
  if (results.every(({ outcome }) => outcome !== "failed"))
    await deps.store.write((tx) => tx.corrections.handle(org.id, due));
  return results;
}

function isTime({ now, calendar, org }: Scene, first: Correction, last: Correction): boolean {
  const since = (at: string) => now.getTime() - Date.parse(at);
  if (since(last.at) < quietMs && since(first.at) < longestMs) return false;
  return isPostingTime(calendar, now, org.timezone);
}

/** All issues of one channel that must be put right, in one message. */
async function putRight(
  deps: TickDeps,
  scene: Scene,
  channel: Channel,
  issues: readonly BoardIssue[],
  at: Date,
): Promise<TickResult | undefined> {
  const { org, pack, now } = scene;
  const target = `channel:${channel.id}`;
  const named = { organization: org.key, job: "re-issue", target, slot: dayOf(now, org.timezone) };
  try {
    const rows = await deps.store.write(async (tx) => {
      const parts: ReissuedPart[] = [];
      for (const { kind, number } of inOrder(issues)) {
        // Again, inside the transaction that posts: another instance may have been faster.
        const issue = await tx.issues.latest(org.id, channel.id, kind);
        const again = issue?.number === number ? await reissueOf({ tx, org, pack }, issue, at) : undefined;
        if (!issue || !again) continue;
        const revision = issue.revision + 1;
        await tx.issues.add(org.id, { ...issue, revision, at: now.toISOString(), edition: again.edition });
        parts.push({ ...again, issue: { kind, number, revision }, boards: boardsOf(again.edition, pack) });
      }
      const [first] = parts;
      if (!first) return [];
      const audience = { channelOf: channel.unitId };
      const causes = uniqueCauses(parts).map(({ project, entry }) => ({
        project: show(project, audience),
        entry: showEntry(entry, project, audience),
      }));
      const messages = reissuePost(viewOf(scene, channel.locale, channel.timezone), { parts, causes });
      const { kind, number, revision } = first.issue;
      const source = `${org.key}:re-issue:${target}:${kind}:${number}:${revision}`;
      const to = { kind: "post", place: { ...channel.address, direct: false } } as const;
      const drafts = messages.map((message, index) =>
        draft({ target: to, message, scheduled: true }, { source, index, now, notBefore: new Date(0) }),
      );
      return tx.outbox.add(drafts, deps.outbox.lease());
    });
    if (rows.length === 0) return undefined;
    deps.outbox.submit(rows);
    deps.logger.info({ ...named, outcome: "posted" }, "scheduled work");
    return { ...named, outcome: "posted" };
  } catch (error) {
    deps.logger.error({ ...named, error }, "scheduled work failed");
    return { ...named, outcome: "failed" };
  }
}

interface ReissuedPart extends Reissue {
  readonly issue: { readonly kind: IssueKind; readonly number: number; readonly revision: number };
  readonly boards: readonly Board[];
}

const kinds: readonly IssueKind[] = ["daily", "manual", "weekly", "monthly", "yearly"];

function inOrder(issues: readonly BoardIssue[]): readonly BoardIssue[] {
  return issues.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

function uniqueCauses(parts: readonly Reissue[]): readonly Cause[] {
  const all = parts.flatMap(({ causes }) => causes);
  return [...new Map(all.map((cause) => [`${cause.entry.stream} ${cause.entry.seq}`, cause])).values()];
}
