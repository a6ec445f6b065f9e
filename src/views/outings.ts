import type { Block, Message, Text } from "../chat/message.ts";
import type { OutingCounts } from "../domain/outings/count.ts";
import type { Joined } from "../domain/outings/joined.ts";
import type { UnitVisits, VisitSummary } from "../domain/outings/summary.ts";
import type { Unit } from "../domain/model.ts";
import { marked, type View } from "./view.ts";

/** `拜访 9 次（外出 5、来访 4），跑办 102 次`; undefined before the first of either. */
export function countsText(view: View, counts: OutingCounts): string | undefined {
  const { words } = view;
  const { outings: say } = words;
  const ways = [
    ...(counts.out > 0 ? [say.out(counts.out)] : []),
    ...(counts.in > 0 ? [say.in(counts.in)] : []),
    ...(counts.online > 0 ? [say.byVideo(counts.online)] : []),
  ];
  const parts = [
    // One way alone is told by the total.
    ...(counts.visits > 0
      ? [`${say.visits(counts.visits)}${ways.length > 1 ? words.bracket(ways.join(words.listSeparator)) : ""}`]
      : []),
    ...(counts.errands > 0 ? [say.errands(counts.errands)] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(words.comma);
}

/** That the visit just logged is one with another of the day. */
export function joinedNotes(view: View, joined: Joined, units: readonly Unit[]): readonly string[] {
  const { outings: say, listSeparator } = view.words;
  const named = joined.units.map((id) => units.find((unit) => unit.id === id)?.shortName ?? view.words.none);
  if (named.length > 0) return [say.joinedBy(named.join(listSeparator))];
  if (joined.unnamed) return [say.joinedOthers];
  return joined.own ? [say.joinedOwn] : [];
}

/** A table of the units in their own order: no rank, no colour, no bar. */
export function visitSummary(view: View, summary: VisitSummary): Message {
  const { words } = view;
  const { outings: say } = words;
  const title = say.title(say.period[summary.period], summary.from, summary.to);
  const rows = summary.units.map((line): readonly Text[] => [
    line.unit.shortName,
    line.out === 0 ? say.stayed : String(line.out),
    count(view, line.in),
    count(view, line.online),
    count(view, line.firms),
    cities(view, line),
  ]);
  const { total } = summary;
  const known = total ? say.total(total.visits, total.firms) : title;
  return {
    summary: marked(view, total ? `${title}${words.colon}${known}` : title),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      rows.length === 0 ? { kind: "text", text: say.noUnits } : table(view, rows),
      ...(total ? [{ kind: "text", text: known } as const] : []),
      { kind: "note", text: say.foot },
    ],
  };
}

function table(view: View, rows: readonly (readonly Text[])[]): Block {
  const columns = view.words.outings.columns.map((label, index) => ({
    label,
    align: numbers.has(index) ? ("right" as const) : ("left" as const),
  }));
  return { kind: "table", columns, rows };
}

/** Columns that hold counts. */
const numbers: ReadonlySet<number> = new Set([1, 2, 3, 4]);
const shownCities = 8;

function count(view: View, value: number): string {
  return value === 0 ? view.words.none : String(value);
}

function cities(view: View, { cities: found }: UnitVisits): string {
  if (found.length === 0) return view.words.none;
  const rest = found.length - shownCities;
  const shown = found.slice(0, shownCities).join(view.words.listSeparator);
  return rest > 0 ? `${shown} ${view.words.outings.more(rest)}` : shown;
}
