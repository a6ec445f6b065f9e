import type { Block, Message, Text } from "../chat/message.ts";
import type { Unit } from "../domain/model.ts";
import type { ChannelStatus, JobStatus } from "../domain/jobs/status.ts";
import { marked, type View } from "./view.ts";

/** What comes to one channel: when, and what became of the last ones. */
export function channelJobs(view: View, status: ChannelStatus, unit: Unit | undefined): Message {
  const { jobs: say, listSeparator } = view.words;
  const title = marked(view, say.title(unit?.shortName ?? status.channel.name));
  const rows = status.jobs.map((job): readonly Text[] => [say.name[job.job], nextText(view, job)]);
  // Beside the table: five results are wider than a column on a phone.
  const last = status.jobs.flatMap((job) => {
    const texts = lastTexts(view, job);
    return texts.length === 0 ? [] : [say.last(say.name[job.job], texts.join(listSeparator))];
  });
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      ...troubles(view, status),
      tableOf(say.columns, rows),
      { kind: "text", text: last.length === 0 ? say.nothingYet : [say.lastTitle, ...last].join("\n") },
      { kind: "note", text: say.zone(status.channel.timezone) },
    ],
  };
}

/** The same of many channels, for admins: the last of each. */
export function allChannelJobs(view: View, statuses: readonly ChannelStatus[], more: boolean): Message {
  const { jobs: say, none } = view.words;
  if (statuses.length === 0)
    return { summary: say.none, locale: view.locale, blocks: [{ kind: "text", text: say.none }] };
  const title = marked(view, say.titleAll(statuses.length));
  const rows = statuses.flatMap((status) =>
    status.jobs.map((job): readonly Text[] => [
      status.channel.name,
      say.name[job.job],
      nextText(view, job),
      lastTexts(view, job)[0] ?? none,
    ]),
  );
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      ...statuses.flatMap((status) => troubles(view, status)),
      tableOf(say.columnsAll, rows),
      ...(more ? [{ kind: "note", text: say.moreChannels } as const] : []),
      { kind: "note", text: say.zones },
    ],
  };
}

function nextText({ words: { jobs, none } }: View, { next, at }: JobStatus): string {
  return next === undefined ? none : jobs.next(next, at);
}

function lastTexts({ words: { jobs } }: View, { last, failing }: JobStatus): readonly string[] {
  const done = last.map(({ slot, outcome }) => jobs.result(slot.slice(5), jobs.outcome[outcome]));
  return failing ? [jobs.result(failing.slot.slice(5), jobs.failed), ...done] : done;
}

function troubles(view: View, { channel, unreachable, jobs }: ChannelStatus): readonly Block[] {
  const { jobs: say } = view.words;
  const lost = unreachable ? [say.unreachable(channel.name, unreachable.since, unreachable.error)] : [];
  const failing = jobs.flatMap(({ job, failing: one }) =>
    one ? [say.failing(say.name[job], one.slot, one.attempts)] : [],
  );
  return [...lost, ...failing].map((text) => ({ kind: "text", text }));
}

function tableOf(columns: readonly string[], rows: readonly (readonly Text[])[]): Block {
  return { kind: "table", columns: columns.map((label) => ({ label, align: "left" })), rows };
}
