import type { Message } from "../../src/chat/message.ts";
import type { Board } from "../../src/domain/boards/board.ts";
import type { Desk } from "../../src/domain/home/desk.ts";
import type { Member, Project, Unit } from "../../src/domain/model.ts";
import { show } from "../../src/domain/secrecy.ts";
import type { LampReading } from "../../src/domain/stale.ts";
import { greetingMessage } from "../../src/views/greeting.ts";
import { homeMessage } from "../../src/views/home.ts";
import type { View } from "../../src/views/view.ts";

interface Given {
  readonly units: readonly Unit[];
  readonly owner: Member;
  /** Three that wait: a little late, yellow, red. */
  readonly projects: readonly [Project, Project, Project];
  readonly lamp: (project: Project) => LampReading;
  readonly board: Board;
}

const counts = { requests: 0, promises: 0, revisits: 0, ending: 0, lapsed: 0, pending: 0, claims: 0, rules: 0 };

/** People's homes, from the busiest to somebody whom nobody knows yet. */
export function homeSamples(
  view: View,
  { units, owner, projects, lamp, board }: Given,
): Readonly<Record<string, Message>> {
  const shown = projects.map((project) => ({ project: show(project, { channelOf: 1 }), lamp: lamp(project) }));
  const [first] = shown;
  if (!first) throw new Error("no project");
  const fresh: LampReading = { lamp: "green", idleDays: 1, overdueWorkingDays: 0, reason: "fresh", clears: "nothing" };
  const next = { on: "2026-12-02", what: view.locale === "en" ? "site visit" : "董事长来考察" };
  const calm = { project: { ...first.project, number: 40, next }, lamp: fresh };
  const bare = { project: { ...first.project, number: 41, next: null }, lamp: fresh };
  const waits = shown.toReversed().map((one) => ({ ...one, owner, ownerIs: undefined }));
  const line = board.lines[0];
  const unit = units[0];
  const desk: Desk = {
    unit,
    waiting: { leads: waits, above: 0, counts, moreClaims: false },
    projects: [...shown, calm, bare],
    more: false,
    standing: line ? [{ board, line: { ...line, change: 1 } }] : [],
    unset: undefined,
    logs: true,
    office: false,
    admins: [],
  };
  const calmDesk: Desk = {
    ...desk,
    waiting: { leads: [], above: 0, counts, moreClaims: false },
    projects: [calm, bare],
  };
  const many = Array.from({ length: 15 }, (_, index) => ({
    ...calm,
    project: { ...calm.project, number: 50 + index },
  }));
  const nobody: Desk = { ...calmDesk, unit: undefined, projects: [], standing: [], logs: false };
  const unset = { units: false, unbound: units, coordinator: true };
  const home = (given: Desk) => homeMessage(view, owner, given);
  return {
    busy: home(desk),
    "with an office": home({
      ...desk,
      waiting: {
        leads: waits,
        above: 4,
        counts: { ...counts, requests: 2, claims: 50, pending: 1, revisits: 3 },
        moreClaims: true,
      },
      projects: [...shown, ...many],
      more: true,
    }),
    calm: home(calmDesk),
    "calm, but for others": home({ ...calmDesk, office: true, waiting: { ...calmDesk.waiting, above: 46 } }),
    "nothing of one's own": home({ ...calmDesk, projects: [] }),
    "in no unit": home({ ...nobody, admins: [owner] }),
    "an admin of nothing yet": home({
      ...nobody,
      office: true,
      unset: { units: true, unbound: [], coordinator: true },
    }),
    "an admin, not everything set up": home({ ...nobody, office: true, unset }),
  };
}

export function greetingSamples(view: View, units: readonly Unit[]): Readonly<Record<string, Message>> {
  const example = view.locale === "en" ? "/lead Battery plant amount:US$30m" : "/线索 凤凰电池项目 投资:50亿";
  const say = (meeting: Parameters<typeof greetingMessage>[1]) => greetingMessage(view, meeting, example);
  const [unit] = units;
  const many = Array.from({ length: 7 }, () => units).flat();
  return {
    "a new channel": say({ in: "channel", units }),
    "a new channel, many units": say({ in: "channel", units: many }),
    "a new channel, no unit": say({ in: "channel", units: [] }),
    ...(unit ? { "a unit's channel": say({ in: "unit", unit, boardAt: "08:50" }) } : {}),
    "somebody of a unit": say({ in: "direct", logs: true }),
    "somebody of no unit": say({ in: "direct", logs: false }),
  };
}
