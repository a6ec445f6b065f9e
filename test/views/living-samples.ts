import { calendarFor } from "../../src/domain/calendar.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Entry, EntryKind, Member, Project, Unit } from "../../src/domain/model.ts";
import type { CardFacts } from "../../src/domain/projects/card.ts";
import { show, type Audience } from "../../src/domain/secrecy.ts";
import { lampOf } from "../../src/domain/stale.ts";
import { endedCard, livingCard } from "../../src/views/living-card.ts";
import type { View } from "../../src/views/view.ts";

interface Makers {
  readonly now: Date;
  readonly project: (changes?: Partial<Project>) => Project;
  readonly entry: (kind: EntryKind, details: Entry["body"]["details"], changes?: Entry["body"]["changes"]) => Entry;
  readonly people: readonly [Member, Member];
  readonly units: readonly Unit[];
  readonly said: string;
}

/** Cards as they stand in conversations, and their last words. */
export function livingSamples(view: View, makers: Makers): Readonly<Record<string, Message>> {
  const { now, project, entry, units, said } = makers;
  const [actor, owner] = makers.people;
  const stages = view.pack.stages.map(({ code }) => code);
  const facts = (one: Project, audience: Audience = { channelOf: 1 }): CardFacts => ({
    project: show(one, audience),
    lamp: lampOf(one, view.pack, calendarFor(view.pack.calendar), view.timezone, now),
    next: undefined,
    nextLine: undefined,
    openMarks: [],
    mayChange: one.mergedInto === null && one.secrecy !== "L2",
    funds: [],
    openTo: () => true,
    unit: units[0],
    units: [],
    owner,
    kin: { by: undefined, brought: [], more: false },
    outings: undefined,
  });
  const moved = { entry: entry("stage", { from: stages[1], to: stages[2] }), actor };
  const met = { entry: entry("progress", { kind: "visit", text: said }), actor };
  const noted = { entry: entry("hold", {}), actor: undefined };
  const shown = (changes: Partial<Project>, latest = moved) => livingCard(view, facts(project(changes)), { latest });
  const told = (kind: EntryKind, details: Entry["body"]["details"] = {}) =>
    endedCard(view, 12, { kind: "below" }, { entry: entry(kind, details), actor });
  return {
    "after a stage": shown({}),
    "after a visit": shown({}, met),
    void: shown({ voided: true }),
    "merged into another": shown({ mergedInto: 8 }),
    "of a secret project": shown({ secrecy: "L2" }),
    "posted anew": livingCard(view, facts(project()), { latest: met, news: met }),
    "ended, of a visit": told("progress", { kind: "visit", text: said }),
    "ended, of a stage": told("stage", { from: stages[1], to: stages[2] }),
    "ended, of an edit": endedCard(
      view,
      12,
      { kind: "below" },
      { entry: entry("edit", {}, { amount: [null, 1], ownerId: [1, 2] }), actor },
    ),
    "ended, of an assignment": told("assign"),
    "ended, of a first report": endedCard(view, 12, { kind: "below" }, noted),
    "ended, of funds": told("funds", { amount: 1 }),
    "ended, of the project's loss": told("lost", { text: said }),
    "ended, where somebody had only looked": endedCard(view, 12, { kind: "below" }, undefined),
    "ended in too many places": endedCard(view, 12, { kind: "elsewhere" }, undefined),
    "ended, as others work on it": endedCard(view, 12, { kind: "moved", to: units[1] }, undefined),
    "ended, as nobody of it reads there": endedCard(view, 12, { kind: "closed" }, undefined),
  };
}
