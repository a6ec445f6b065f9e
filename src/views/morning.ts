import type { Block, Message, Tone } from "../chat/message.ts";
import type { Unit } from "../domain/model.ts";
import type { Morning } from "../domain/reminders/morning.ts";
import { calendarWarningLine } from "./calendar.ts";
import { endingNotice, lapsedNotice } from "./first-report.ts";
import { burstNotice, verifyReminder } from "./funds-reminders.ts";
import { pendingList } from "./hand-over.ts";
import { oldFriends, revisitDigest } from "./nurture.ts";
import { serviceDigest } from "./service.ts";
import { coordinatorDigest, leaderDigest, ownerDigest } from "./stale.ts";
import { marked, type View } from "./view.ts";

/**
 * One person's morning in one message, for that person alone: what is theirs to do first, then what they answer for, then
 * what is good to know. A matter that stands alone is the message itself.
 */
export function morningMessage(view: View, morning: Morning, units: readonly Unit[]): Message {
  const sections = sectionsOf({ ...view, demo: false }, morning, units);
  const [first, ...rest] = sections;
  if (first === undefined) throw new RangeError("a morning without anything to say");
  const { words, locale } = view;
  if (rest.length === 0) {
    const title = marked(view, first.title ?? first.summary);
    return { ...first, summary: title, title, blocks: [...first.blocks, ...ending(view, morning)] };
  }
  const title = marked(view, words.morning.title(sections.length));
  return {
    summary: `${title}${words.colon}${sections.map(({ summary }) => summary).join(words.semicolon)}`,
    title,
    tone: sections.some(({ tone }) => tone === "bad") ? "bad" : "warning",
    locale,
    blocks: [
      ...sections.flatMap((section, index): readonly Block[] => [
        ...(index === 0 ? [] : [{ kind: "divider" } as const]),
        { kind: "text", text: { strong: `${markOf(section.tone)}${section.summary}` } },
        ...section.blocks,
      ]),
      ...ending(view, morning),
    ],
  };
}

function sectionsOf(view: View, morning: Morning, units: readonly Unit[]): readonly Message[] {
  const most = view.pack.nudges.mostLines;
  const { own, raised, escalated, requests, promises, revisits, ending: holds, lapsed, pending, claims } = morning;
  const { bursts, rules, lost, calendar, friends } = morning;
  const { remind, remindNote } = view.words.credit;
  return [
    own.said.length > 0 ? ownerDigest(view, own) : undefined,
    holds.length > 0 ? endingNotice(view, holds) : undefined,
    requests.length + promises.length > 0 ? serviceDigest(view, { requests, promises }, most) : undefined,
    pending.length > 0
      ? pendingList(view, pending, units, {
          title: remind(pending.length),
          note: remindNote(view.pack.credit.remindAfterWorkingDays),
        })
      : undefined,
    claims.length > 0 ? verifyReminder(view, claims, { units, most }) : undefined,
    raised.said.length > 0 ? leaderDigest(view, raised) : undefined,
    escalated.said.length > 0 ? coordinatorDigest(view, escalated) : undefined,
    lapsed.length > 0 ? lapsedNotice(view, lapsed) : undefined,
    bursts ? burstNotice(view, bursts.found, bursts.month) : undefined,
    rules.length > 0 ? rulesEnding(view, rules) : undefined,
    lost.length > 0 ? outOfReach(view, lost) : undefined,
    calendar ? missingYear(view, calendar) : undefined,
    revisits.length > 0 ? revisitDigest(view, revisits, most) : undefined,
    friends ? oldFriends(view, { ...friends, privately: true }) : undefined,
  ].filter((section) => section !== undefined);
}

/** Measures whose last day is near: a year's assessment, a hundred-day campaign. */
function rulesEnding(view: View, rules: Morning["rules"]): Message {
  const { morning } = view.words;
  const title = morning.rulesEnding(rules.length);
  const blocks = rules.map(({ title: name, to }): Block => ({
    kind: "text",
    text: morning.ruleEnding(typeof name === "string" ? name : name[view.locale], to),
  }));
  const all = { label: morning.allRules, line: view.locale === "en" ? "/rules" : "/规则" };
  return { summary: title, title, locale: view.locale, blocks: [...blocks, { kind: "buttons", buttons: [all] }] };
}

/** People and channels that their platform says cannot be reached, for whoever can put it right; once. */
function outOfReach(view: View, lost: Morning["lost"]): Message {
  const { morning, none } = view.words;
  const title = morning.lost(lost.length);
  const blocks = lost.map(({ what, unit, since }): Block => {
    const text =
      "person" in what
        ? morning.lostPerson(what.person.name, unit?.shortName ?? none, since)
        : morning.lostChannel(what.channel.name, since);
    return { kind: "text", text };
  });
  const note: Block = { kind: "note", text: morning.lostNote };
  return { summary: title, title, tone: "warning", locale: view.locale, blocks: [...blocks, note] };
}

function missingYear(view: View, warning: NonNullable<Morning["calendar"]>): Message {
  const line = calendarWarningLine(view, warning);
  const title = view.words.morning.missingYear(warning.missing.join(view.words.listSeparator));
  const open = { label: view.words.morning.openCalendar, line: view.locale === "en" ? "/calendar" : "/日历" };
  return {
    summary: title,
    title,
    tone: "warning",
    locale: view.locale,
    blocks: [
      { kind: "text", text: line },
      { kind: "buttons", buttons: [open] },
    ],
  };
}

/** Said each time, because nobody looks for the way out of what bothers them. */
function ending({ words }: View, { left }: Morning): readonly Block[] {
  const { morning } = words;
  return [...(left > 0 ? [morning.left(left)] : []), morning.note].map((text) => ({ kind: "note", text }));
}

function markOf(tone: Tone | undefined): string {
  return tone === "bad" ? "🔴 " : "";
}
