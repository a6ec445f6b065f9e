import type { Message } from "../../src/chat/message.ts";
import { seeCase } from "../../src/domain/first-report/seen.ts";
import type { Entry, Member, Project, Unit } from "../../src/domain/model.ts";
import type { Contest, Decision, Hold } from "../../src/domain/models/first-report.ts";
import { show } from "../../src/domain/secrecy.ts";
import { claimList, claimMessage } from "../../src/views/claims.ts";
import {
  decisionNotice,
  endingNotice,
  freedNotice,
  holderNotice,
  joinAccepted,
  joinAsked,
  lapsedNotice,
  toCoordinator,
  withCase,
} from "../../src/views/first-report.ts";
import type { View } from "../../src/views/view.ts";

export interface ClaimParts {
  readonly units: readonly Unit[];
  readonly owner: Member;
  readonly reason: string;
  readonly project: (changes?: Partial<Project>) => Project;
  readonly card: (project: Project) => Message;
  readonly entry: (kind: Entry["kind"], details: object, changes: Entry["body"]["changes"]) => Entry;
}

/** Every message about first reports, as either side and the coordinator meet it. */
export function makeClaimSamples(
  view: View,
  { units, owner, reason, project, card, entry }: ClaimParts,
): Readonly<Record<string, Message>> {
  const hold: Hold = { state: "held", since: "2026-11-02", until: "2027-01-31", renewals: 0, warned: 0, told: [] };
  const decision: Decision = { byId: 7, at: "2026-11-21T02:00:00.000Z", outcome: "dismissed", reason };
  const contest: Contest = { against: 12, since: "2026-11-20", state: "open", reason: null, decisions: [] };
  const first = project({ hold, investor: 3 });
  const later = (changes: Partial<Contest> = {}) =>
    project({ number: 15, unitId: 2, investor: 3, contest: { ...contest, ...changes } });
  const seen = (one: Project, holder: Project) => seeCase(one, holder, units, "2026-11-23");
  const soft: Project = { ...first, hold: { ...hold, state: "soft", until: null } };
  const lapsed: Project = { ...first, hold: { ...hold, until: "2026-11-22" } };
  const rival = { number: 15, codeName: first.codeName };
  const none = {
    own: undefined,
    against: undefined,
    rivals: [],
    trail: [],
    units,
    actions: [],
    unit: units[0],
  } as const;
  const step = (kind: Entry["kind"], details: object, changes: Entry["body"]["changes"]) => ({
    number: 12,
    entry: entry(kind, details, changes),
    actor: owner,
  });
  const told = { ...hold, told: [2] };
  const trail = [
    step("lead", {}, { hold: [null, hold] }),
    step("hold", { named: true }, { hold: [hold, told] }),
    step("hold", { named: false }, { hold: [told, { ...told, told: [2, 3] }] }),
    step("hold", {}, { hold: [hold, { ...hold, warned: 1 }] }),
    step("hold", { text: reason }, { hold: [hold, { ...hold, until: "2027-05-01", renewals: 1 }] }),
    step("hold", { over: true }, { hold: [hold, { ...hold, state: "lapsed" }] }),
    step("hold", {}, { hold: [hold, { ...hold, state: "released" }] }),
    step("hold", { over: true }, { hold: [hold, { ...hold, state: "released" }] }),
    step("edit", {}, { hold: [soft.hold, hold] }),
    step("edit", {}, { hold: [hold, soft.hold] }),
    step("edit", {}, { hold: [hold, null] }),
    step("contest", {}, { partners: [[], [2]] }),
    step("decision", { text: reason, outcome: "upheld" }, { hold: [{ ...hold, state: "lapsed" }, hold] }),
    step("undo", {}, { hold: [null, hold] }),
  ];
  const way = (["joining", "proceeding", "disputed", "decided", "appealed", "joined"] as const).map((state) =>
    step(
      state === "decided" ? "decision" : "contest",
      state === "decided" ? { text: reason, outcome: "dismissed" } : { text: state === "disputed" ? reason : "" },
      { contest: [contest, { ...contest, state }] },
    ),
  );
  const shown = show(first, { channelOf: 1 });
  return {
    "a card that holds": card(first),
    "a card that came later": card(later({ state: "disputed" })),
    "to the later one": withCase(view, card(later()), seen(later(), first)),
    "to the later one, below the threshold": withCase(view, card(later()), seen(later(), soft)),
    "to the later one, lapsed": withCase(view, card(later()), seen(later(), lapsed)),
    "to the first one": holderNotice(view, { owner, number: 12, title: first.name, rival, unit: units[1] }),
    "to the first one, below the threshold": holderNotice(view, {
      owner,
      number: 12,
      title: first.name,
      rival,
      unit: undefined,
    }),
    "may they join": joinAsked(view, 12, rival),
    "they may": joinAccepted(view, 15, 12),
    ...Object.fromEntries(
      (["disputed", "appealed", "proceeding", "released"] as const).map((what) => [
        `to the coordinator, ${what}`,
        toCoordinator(view, what, rival, what === "released" ? undefined : reason),
      ]),
    ),
    "a decision": decisionNotice(view, 15, decision, true),
    "a decision about a hold": decisionNotice(view, 12, { ...decision, outcome: "upheld" }, false),
    "free again": freedNotice(view, 15),
    ending: endingNotice(view, [
      { number: 12, title: first.name, until: "2027-01-31", left: 31, renewable: true, warning: 1 },
      { number: 13, title: first.name, until: "2027-01-11", left: 11, renewable: false, warning: 1 },
    ]),
    "ending, one": endingNotice(view, [
      { number: 12, title: first.name, until: "2027-01-31", left: 1, renewable: true, warning: 1 },
    ]),
    lapsed: lapsedNotice(view, [{ number: 12, codeName: first.codeName, unit: units[0], until: "2027-01-31" }]),
    "lapsed, two": lapsedNotice(
      view,
      [12, 13].map((number) => ({ number, codeName: first.codeName, unit: units[0], until: "2027-01-31" })),
    ),
    "what the first one sees": claimMessage(view, {
      ...none,
      project: shown,
      hold: { ...hold, renewals: 1 },
      rivals: [
        { ...rival, state: "joining", since: "2026-11-20", unit: units[1] },
        { ...rival, number: 16, state: "open", since: "2026-11-21", unit: undefined },
      ],
      trail,
      actions: ["renew", "release"],
    }),
    "what the later one sees": claimMessage(view, {
      ...none,
      project: show(later(), { channelOf: 2 }),
      hold: undefined,
      own: seen(later({ state: "decided", decisions: [decision] }), first),
      trail: [step("lead", {}, { contest: [null, contest] }), ...way],
      actions: ["join", "proceed", "dispute", "appeal", "register"],
    }),
    "what the coordinator sees": claimMessage(view, {
      ...none,
      project: show(later(), { channelOf: 2 }),
      hold: undefined,
      own: seen(later({ state: "disputed" }), first),
      against: 12,
      trail: [{ ...trail[0], number: 12 }, ...way.map((one) => ({ ...one, number: 15 }))].flatMap((one) =>
        one.entry === undefined ? [] : [{ number: one.number, entry: one.entry, actor: owner }],
      ),
      actions: ["decide"],
    }),
    "nothing left of it": claimMessage(view, {
      ...none,
      project: show(later(), { channelOf: 2 }),
      hold: undefined,
      own: seen(later(), { ...first, voided: true }),
    }),
    nothing: claimMessage(view, { ...none, project: shown, hold: undefined }),
    list: claimList(view, [
      { number: 12, title: first.name, unit: units[0], what: { kind: "hold", state: "held", until: "2027-01-31" } },
      { number: 13, title: first.name, unit: units[0], what: { kind: "hold", state: "lapsed", until: "2026-11-01" } },
      {
        number: 15,
        title: first.codeName,
        unit: undefined,
        what: { kind: "case", state: "joining", since: "2026-11-20", answer: true },
      },
      {
        number: 16,
        title: first.codeName,
        unit: units[1],
        what: { kind: "case", state: "disputed", since: "2026-11-20", answer: false },
      },
    ]),
    "an empty list": claimList(view, []),
  };
}
