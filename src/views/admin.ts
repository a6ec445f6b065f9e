import type { Message, Text } from "../chat/message.ts";
import type { Member, RoleName, Target, Unit } from "../domain/model.ts";
import type { Metric } from "../packs/pack.ts";
import { figureText } from "./money.ts";
import { sentence } from "./sentence.ts";
import { choiceName, type View } from "./view.ts";

export function unitSaved(view: View, unit: Unit, added: boolean): Message {
  const { admin } = view.words;
  const group = choiceName(view, view.pack.groups, unit.group) ?? unit.group;
  const own = unit.hours !== null || unit.timezone !== null;
  return sentence(
    view,
    added ? admin.unitAdded(unit.name, group) : admin.unitSaved(unit.name),
    own ? admin.unitHours(hoursText(view, unit)) : undefined,
  );
}

export function unitList(view: View, units: readonly Unit[]): Message {
  const { admin } = view.words;
  const rows = units.map((unit): readonly Text[] => [
    unit.name,
    unit.shortName,
    unit.code,
    choiceName(view, view.pack.groups, unit.group) ?? unit.group,
    hoursText(view, unit),
    unit.active ? admin.active : admin.inactive,
  ]);
  return table(view, admin.units(units.length), admin.unitColumns, rows);
}

/** `09:00–17:00 Asia/Urumqi`; the zone only where it is the unit's own. */
function hoursText(view: View, unit: Unit): string {
  const { from, to } = unit.hours ?? view.pack.hours;
  return [`${from}–${to}`, ...(unit.timezone === null ? [] : [unit.timezone])].join(" ");
}

export function roleChanged(
  view: View,
  change: "grant" | "revoke",
  member: Member,
  role: RoleName,
  unit: Unit | undefined,
): Message {
  const { admin } = view.words;
  const say = change === "grant" ? admin.roleGranted : admin.roleRevoked;
  return sentence(view, say(member.name, admin.roles[role], unit?.shortName ?? ""));
}

/** `more`: there are others that are not in the list. */
export function peopleList(view: View, people: readonly Member[], units: readonly Unit[], more = false): Message {
  const { words } = view;
  const nameOf = (id: number | undefined) => units.find((unit) => unit.id === id)?.shortName ?? words.none;
  // The unit is said only of a role held in another one than the person's own.
  const elsewhere = (member: Member, unitId: number | undefined) =>
    unitId === undefined || unitId === member.unitId ? "" : nameOf(unitId);
  const rows = people.map((member): readonly Text[] => [
    member.name,
    nameOf(member.unitId),
    member.roles
      .map((role) => words.admin.role(words.admin.roles[role.name], elsewhere(member, role.unitId)))
      .join(words.listSeparator) || words.none,
  ]);
  return table(view, words.admin.people(people.length, more), words.admin.peopleColumns, rows);
}

export function targetSet(
  view: View,
  { target, unit, metric }: { readonly target: Target; readonly unit: Unit; readonly metric: Metric },
): Message {
  const value = figureText(view, metric, target.value);
  return sentence(view, view.words.admin.target(unit.shortName, target.year, metric.name[view.locale], value));
}

export function feedbackThanks(view: View, reached: boolean): Message {
  return sentence(view, reached ? view.words.admin.feedbackThanks : view.words.admin.feedbackNobody);
}

export function feedbackNotice(view: View, from: string, text: string): Message {
  const title = view.words.admin.feedbackFrom(from);
  return { summary: title, title, locale: view.locale, blocks: [{ kind: "text", text }] };
}

/** Rows under a title, or that there are none. */
export function table(
  view: View,
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
): Message {
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks:
      rows.length === 0
        ? [{ kind: "text", text: view.words.admin.emptyList }]
        : [{ kind: "table", columns: columns.map((label) => ({ label })), rows }],
  };
}
