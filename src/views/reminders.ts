import type { Block, Message } from "../chat/message.ts";
import type { Quiet } from "../domain/model.ts";
import type { StaleLines } from "../domain/reminders/ladder-lines.ts";
import type { Reminders } from "../domain/reminders/list.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { LampReading } from "../domain/stale.ts";
import { handButtons, handleButton } from "./hands.ts";
import { staleText, waitText } from "./stale.ts";
import { stageName, type View } from "./view.ts";

/** Lines of one kind in a list: whoever has more of them acts on the first. */
const most = 20;

/** One sentence and what follows from it. */
export function said(view: View, headline: string, note: string): Message {
  return { summary: headline, title: headline, locale: view.locale, blocks: [{ kind: "note", text: note }] };
}

/** Own quiet hours and absence as they are. */
export function quietAnswer(view: View, quiet: Quiet | undefined, at: string | undefined): Message {
  const { reminders } = view.words;
  const lines = quietLines(view, quiet, at);
  const summary = quiet ? (lines[0] ?? "") : reminders.quietNone;
  const off = { label: view.words.hands.quietOff, line: view.locale === "en" ? "/quiet off" : "/免打扰 取消" };
  return {
    summary,
    title: summary,
    locale: view.locale,
    blocks: [
      ...lines.slice(quiet ? 1 : 0).map((text): Block => ({ kind: "note", text })),
      ...(quiet ? [{ kind: "buttons", buttons: [off] } as const] : []),
    ],
  };
}

function quietLines(view: View, quiet: Quiet | undefined, at: string | undefined): readonly string[] {
  const { reminders } = view.words;
  return [
    ...(quiet?.hours ? [reminders.quietHours(quiet.hours.from, quiet.hours.to)] : []),
    ...(quiet?.awayUntil === undefined ? [] : [reminders.away(quiet.awayUntil)]),
    at === undefined ? reminders.never : reminders.when(at),
  ];
}

/** Everything that will remind somebody, when and why, and what is held back and why. */
export function reminderList(view: View, { at, next, coming }: Reminders, quiet: Quiet | undefined): Message {
  const { words, locale } = view;
  const { reminders } = words;
  const counts = countsOf(view, next);
  const leads = [...next.own.said, ...next.raised.said, ...next.escalated.said];
  const held = [...next.own.held, ...next.raised.held.filter(({ why }) => why.because !== "not_yet")];
  const total = leads.length + counts.length + coming.length + held.length;
  if (total === 0)
    return {
      summary: reminders.none,
      title: reminders.none,
      locale,
      blocks: quietLines(view, quiet, at).map((text) => ({ kind: "note", text })),
    };
  const title = reminders.title(total);
  const blocks: Block[] = quietLines(view, quiet, at).map((text) => ({ kind: "note", text }));
  const section = (heading: string, lines: readonly string[]) => {
    if (lines.length === 0) return;
    blocks.push({ kind: "text", text: { strong: heading } }, { kind: "text", text: lines.slice(0, most).join("\n") });
    if (lines.length > most) blocks.push({ kind: "note", text: words.moreFollow });
  };
  const own = next.own.said.map((line) => staleText(view, line, false));
  const others = [...next.raised.said, ...next.escalated.said].map((line) => staleText(view, line, true));
  if (own.length + others.length + counts.length === 0) blocks.push({ kind: "text", text: reminders.todayNone });
  section(reminders.today(own.length + counts.length), [...own, ...counts]);
  section(reminders.above, others);
  section(
    reminders.coming,
    coming.map(({ project, on }) => reminders.comingLine(titleOf(project), stageName(view, project.stage), on)),
  );
  section(
    reminders.held(held.length),
    held.map((one) => heldText(view, one)),
  );
  const leading = new Map(
    [...next.own.said, ...next.own.held.map(({ line }) => line)].map((line) => [line.project.number, line]),
  );
  const buttons = [...leading.values()].slice(0, 5).map(({ project }) => handleButton(view, project));
  return {
    summary: title,
    title,
    locale,
    blocks: [...blocks, ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : [])],
  };
}

function countsOf(view: View, next: Reminders["next"]): readonly string[] {
  const { count } = view.words.reminders;
  const { requests, promises, revisits, ending, lapsed, pending, claims, rules } = next;
  const lists = { requests, promises, revisits, ending, lapsed, pending, claims, rules };
  return Object.entries(lists).flatMap(([kind, list]) =>
    // The keys of `lists` are keys of the words.
    list.length === 0 ? [] : [count[kind as keyof typeof lists](list.length)],
  );
}

function heldText(view: View, { line, why }: StaleLines["held"][number]): string {
  const { reminders, comma } = view.words;
  const because = {
    snoozed: () => (why.because === "snoozed" ? reminders.why.snoozed(why.until) : ""),
    told: () => (why.because === "told" ? reminders.why.told(why.again) : ""),
    stopped: () => (why.because === "stopped" ? reminders.why.stopped(why.times) : ""),
    not_yet: () => reminders.why.not_yet,
  }[why.because]();
  return `${titleOf(line.project)}${comma}${because}`;
}

/** One lead that waits or will: why, what comes next, and everything that can be done about it. */
export function handCard(view: View, { project, lamp }: { project: ShownProject; lamp: LampReading }): Message {
  const { reminders, stale } = view.words;
  const title = reminders.handTitle(project.number, project.title);
  const waits = lamp.overdueWorkingDays > 0;
  const { channel, leader, coordinator } = view.pack.nudges;
  const steps = [
    { after: channel.after, text: reminders.ladder.channel(channel.after) },
    { after: leader.after, text: reminders.ladder.leader(leader.after) },
    { after: coordinator.after, text: reminders.ladder.coordinator(coordinator.after) },
  ].filter(({ after }) => after > lamp.overdueWorkingDays);
  const why = waitText(view, { project, lamp });
  return {
    summary: title,
    title,
    tone: lamp.lamp === "red" ? "bad" : lamp.lamp === "yellow" ? "warning" : "neutral",
    locale: view.locale,
    blocks: [
      { kind: "text", text: waits ? why : reminders.handNone(project.number) },
      ...(waits ? [{ kind: "text", text: stale.clears[lamp.clears] } as const] : []),
      ...(waits && steps.length > 0
        ? [{ kind: "note", text: reminders.next(steps.map(({ text }) => text).join(view.words.semicolon)) } as const]
        : []),
      { kind: "buttons", buttons: handButtons(view, project) },
    ],
  };
}

/** To whoever assigns in the unit: an owner says that a project is not theirs. */
export function disownAsk(view: View, who: string, project: ShownProject): Message {
  const { reminders } = view.words;
  const title = reminders.disownAsk(who, project.number, project.title);
  const line = `${view.locale === "en" ? "/assign" : "/指派"} #${project.number}`;
  return {
    summary: title,
    title,
    tone: "warning",
    locale: view.locale,
    blocks: [
      { kind: "note", text: reminders.disownAskNote },
      { kind: "buttons", buttons: [{ label: reminders.assign, line, tone: "primary" }] },
    ],
  };
}

function titleOf({ number, title }: ShownProject): string {
  return `#${number} ${title}`;
}
