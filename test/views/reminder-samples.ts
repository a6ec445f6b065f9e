import type { Message } from "../../src/chat/message.ts";
import type { Channel, Member, Project, Unit } from "../../src/domain/model.ts";
import type { StaleLine, StaleLines } from "../../src/domain/reminders/ladder-lines.ts";
import type { Morning } from "../../src/domain/reminders/morning.ts";
import { show } from "../../src/domain/secrecy.ts";
import type { LampReading } from "../../src/domain/stale.ts";
import type { Locale } from "../../src/locale.ts";
import type { RemindersReasons } from "../../src/reasons/reminders.ts";
import { morningMessage } from "../../src/views/morning.ts";
import { disownAsk, handCard, quietAnswer, reminderList, said as sentence } from "../../src/views/reminders.ts";
import { coordinatorDigest, leaderDigest, ownerDigest, unitDigest } from "../../src/views/stale.ts";
import type { View } from "../../src/views/view.ts";

interface Given {
  readonly units: readonly Unit[];
  readonly owner: Member;
  readonly channel: Channel;
  /** Three that wait: a little late, yellow, red. */
  readonly projects: readonly [Project, Project, Project];
  readonly lamp: (project: Project) => LampReading;
}

const quiet: StaleLines = { said: [], more: 0, held: [], told: [] };

/** What is said of what waits: to owners, leaders, coordinators, channels, in one morning's message, and when asked. */
export function digestSamples(view: View, { owner, projects, lamp }: Given): Readonly<Record<string, Message>> {
  const line = (project: Project, changes: Partial<StaleLine> = {}): StaleLine => ({
    project: show(project, { channelOf: 1 }),
    lamp: lamp(project),
    owner,
    ownerIs: undefined,
    ...changes,
  });
  const waiting: StaleLines = { ...quiet, said: projects.map((one) => line(one)) };
  const one: StaleLines = { ...quiet, said: waiting.said.slice(2) };
  const [first] = projects;
  const many: StaleLines = {
    ...quiet,
    said: Array.from({ length: 20 }, (_, index) => line({ ...first, number: 30 + index })),
    more: 7,
  };
  const above: StaleLines = {
    ...quiet,
    said: [line(projects[2], { ownerIs: "gone" }), line(projects[1], { ownerIs: "disowned" }), line(first)],
  };
  return {
    owner: ownerDigest(view, waiting),
    "owner of one": ownerDigest(view, one),
    "owner of many": ownerDigest(view, many),
    leader: leaderDigest(view, above),
    "leader of many": leaderDigest(view, many),
    coordinator: coordinatorDigest(view, above),
    unit: unitDigest(view, waiting),
    "unit of one": unitDigest(view, one),
    "unit of many": unitDigest(view, many),
  };
}

export function reminderSamples(
  view: View,
  { units, owner, projects, lamp, channel }: Given,
): Readonly<Record<string, Message>> {
  const { reminders } = view.words;
  const line = (project: Project): StaleLine => ({
    project: show(project, { channelOf: 1 }),
    lamp: lamp(project),
    owner,
    ownerIs: undefined,
  });
  const nothing: Morning = {
    own: quiet,
    raised: quiet,
    escalated: quiet,
    requests: [],
    promises: [],
    revisits: [],
    ending: [],
    lapsed: [],
    pending: [],
    claims: [],
    bursts: undefined,
    rules: [],
    lost: [],
    calendar: undefined,
    friends: undefined,
    left: 0,
    told: [],
    due: [],
  };
  const [first, second, third] = projects;
  const rule = {
    code: "county",
    version: "2026.1",
    title: view.locale === "en" ? "Rules for counties" : "县区招商引资考核办法",
    to: "2026-12-31",
  };
  const ending = {
    number: first.number,
    title: first.name,
    until: "2026-12-31",
    left: 11,
    renewable: true,
    warning: 2,
  };
  const busy: Morning = {
    ...nothing,
    own: { ...quiet, said: [line(third), line(first)] },
    ending: [ending],
    raised: { ...quiet, said: [line(second)] },
    escalated: { ...quiet, said: [line(third)] },
    rules: [rule],
    left: 3,
  };
  const held: StaleLines["held"] = [
    { line: line(first), why: { because: "snoozed", until: "2026-12-03" } },
    { line: line(second), why: { because: "told", again: "2026-12-01" } },
    { line: line(third), why: { because: "stopped", times: 6 } },
  ];
  const matter = { subject: "organization", number: 1, kind: "person-lost", stint: "2026-11-20" } as const;
  const lost = { target: "person:1", matter, unit: units[0], hearers: [9] };
  const shown = show(first, { channelOf: 1 });
  return {
    "a busy morning": morningMessage(view, busy, units),
    "a morning with one matter": morningMessage(view, { ...nothing, rules: [rule] }, units),
    "an admin's morning": morningMessage(
      view,
      {
        ...nothing,
        lost: [
          { ...lost, what: { person: owner }, since: "2026-11-20" },
          { ...lost, what: { channel }, since: "2026-11-18" },
        ],
        calendar: { missing: [2027] },
      },
      units,
    ),
    "a list": reminderList(
      view,
      { at: "09:05", next: { ...busy, own: { ...busy.own, held } }, coming: [{ project: shown, on: "2026-12-08" }] },
      { hours: { from: "20:00", to: "08:00" }, awayUntil: "2026-12-01" },
    ),
    "a list of nothing": reminderList(view, { at: "09:05", next: nothing, coming: [] }, undefined),
    "a list with no room": reminderList(
      view,
      { at: undefined, next: { ...nothing, own: { ...quiet, said: [line(first)] } }, coming: [] },
      { hours: { from: "08:00", to: "19:00" } },
    ),
    "hands, late": handCard(view, { project: shown, lamp: lamp(first) }),
    "hands, red": handCard(view, { project: show(third, { channelOf: 1 }), lamp: lamp(third) }),
    "hands, fresh": handCard(view, {
      project: shown,
      lamp: { ...lamp(first), overdueWorkingDays: 0, reason: "fresh", lamp: "green", clears: "nothing" },
    }),
    snoozed: sentence(view, reminders.snoozed(12, "2026-12-03"), reminders.snoozedNote),
    "quiet hours set": sentence(view, reminders.quietSet("20:00", "09:30"), reminders.quietNote("09:32")),
    "quiet hours with no room": sentence(view, reminders.quietSet("08:00", "19:00"), reminders.never),
    "quiet hours off": sentence(view, reminders.quietOff, reminders.when("09:05")),
    away: sentence(view, reminders.awaySet("2026-12-10"), reminders.awayNote),
    "quiet hours": quietAnswer(view, { hours: { from: "20:00", to: "08:00" } }, "09:05"),
    "no quiet hours": quietAnswer(view, undefined, "09:05"),
    disowned: sentence(view, reminders.disowned(12), reminders.disownedNote),
    "asked to assign": disownAsk(view, owner.name, shown),
  };
}

export function remindersReasons(locale: Locale): RemindersReasons {
  const en = locale === "en";
  return {
    not_the_owner: { number: 12 },
    bad_snooze: { given: en ? "a bit" : "一会儿", most: 20 },
    bad_quiet: { given: en ? "nights" : "晚上" },
    unknown_policy: { given: en ? "Suzhou" : "苏州", policies: en ? ["Handan's lamps"] : ["邯郸分级亮灯"] },
  };
}
