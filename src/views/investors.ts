import { formatAmount } from "../chat/amount.ts";
import type { Block, Button, Inline, Message, Text } from "../chat/message.ts";
import type { Entry, Unit } from "../domain/model.ts";
import type { Comparison } from "../domain/investors/compare.ts";
import type { Duplicate } from "../domain/investors/duplicates.ts";
import type { DescribedInvestor, FoundInvestor } from "../domain/investors/find.ts";
import type { ShownInvestor } from "../domain/investors/visible.ts";
import { sizeOf } from "./money.ts";
import { choiceName, fieldRows, marked, stageName, type View } from "./view.ts";

export interface InvestorCard extends DescribedInvestor {
  readonly headline: string;
  readonly units: readonly Unit[];
  /** Whether the reader may merge: buttons for it then stand under what is alike. */
  readonly mayMerge: boolean;
}

/** An investor's record: what is known, its projects, and what else may be the same firm. */
export function investorCard(view: View, card: InvestorCard): Message {
  const { investor, projects, alike } = card;
  const { investors: say, field } = view.words;
  const rows = fieldRows([
    [say.labels.name, { strong: investor.name }],
    [say.labels.aliases, investor.aliases.join(view.words.listSeparator)],
    [field.creditCode, investor.creditCode],
    [say.labels.parent, investor.parent],
    [say.labels.classes, classesText(view, investor)],
    [field.country, investor.country],
    [say.labels.capital, investor.capital && formatAmount(investor.capital, view.locale)],
    [say.labels.contacts, contactsText(view, investor)],
    [
      say.labels.since,
      investor.since && [
        unitName(card.units, view, investor.since.unitId),
        " ",
        instant(view, investor.since.loggedAt),
      ],
    ],
  ]);
  const notes: Text[] = [];
  if (investor.mergedInto !== null) notes.push(say.investorMergedAway(investor.mergedInto));
  if (projects.length === 0 && !card.others) notes.push(say.noProjects);
  if (card.others) notes.push(say.others);
  return {
    summary: marked(view, `${card.headline}${view.words.comma}${say.projects(projects.length)}`),
    title: marked(view, card.headline),
    tone: "neutral",
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...(projects.length === 0 ? [] : [heading(say.projects(projects.length)), projectTable(view, card)]),
      ...notes.map((text): Block => ({ kind: "note", text })),
      ...(alike.length === 0 ? [] : [heading(say.alike), investorTable(view, alike)]),
      ...buttons(cardButtons(view, card)),
    ],
  };
}

/** Investors found by a name, or one sentence that there are none. */
export function investorList(view: View, words: string, found: readonly FoundInvestor[]): Message {
  const { investors: say } = view.words;
  const title = found.length === 0 ? say.foundNone(words) : say.found(words, found.length);
  const head = { summary: marked(view, title), locale: view.locale };
  if (found.length === 0) return { ...head, blocks: [{ kind: "text", text: title }] };
  return {
    ...head,
    title: marked(view, title),
    blocks: [
      investorTable(view, found),
      ...buttons(found.slice(0, 3).map(({ investor }) => showButton(view, investor.number))),
    ],
  };
}

/** One line for each who may be with the same firm already: which, how likely, why; nothing the reader may not know. */
export function duplicateNotes(
  view: View,
  duplicates: readonly Duplicate[],
  units: readonly Unit[],
): readonly string[] {
  const { investors: say } = view.words;
  const lines = duplicates.map(({ match, investor, projects, elsewhere }) => {
    const how = matchText(view, match);
    if (investor) {
      const named = projects.map(({ project: { number, title, unitId }, on }) =>
        say.duplicateProject(number, title, unitName(units, view, unitId), on),
      );
      const line = say.duplicateOf(how, investor.name, named.join(view.words.listSeparator));
      return elsewhere === undefined ? line : line + say.hiddenToo;
    }
    return elsewhere === "hidden" || elsewhere === undefined
      ? say.hidden(how)
      : say.elsewhere(how, unitName(units, view, elsewhere.unitId), elsewhere.on);
  });
  return [...lines, say.legal];
}

/** The same as a message of its own, for the reporter alone, where the card stands in everybody's sight. */
export function duplicateMessage(view: View, number: number, notes: readonly string[]): Message {
  const title = view.words.investors.duplicates(number);
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: "warning",
    locale: view.locale,
    blocks: notes.map((text) => ({ kind: "text", text })),
  };
}

/** Notes put in before a message's buttons. */
export function withNotes(message: Message, notes: readonly Text[]): Message {
  const at = message.blocks.findIndex((block) => block.kind === "buttons");
  const split = at === -1 ? message.blocks.length : at;
  const added = notes.map((text): Block => ({ kind: "note", text }));
  return { ...message, blocks: [...message.blocks.slice(0, split), ...added, ...message.blocks.slice(split)] };
}

/** What a merging did, after it or in a timeline: `#15` and `#12`, `I5` and `I3`. */
export function mergeText(view: View, { details }: Entry["body"]): string {
  const merged = String(details["merged"]);
  const into = `${merged.charAt(0)}${String(details["into"])}`;
  return view.words.investors.mergeEntry(merged, into, typeof details["text"] === "string" ? details["text"] : "");
}

/** That both instants of a merging stay, and which. */
export function bothTimes(view: View, times: readonly { readonly ref: string; readonly at: string }[]): Text {
  return [
    view.words.investors.bothTimes,
    ...times.flatMap(({ ref, at }): readonly Inline[] => [`  ${ref} `, instant(view, at, "time")]),
  ];
}

/** The button that takes a merging back. */
export function undoMergeButton(view: View, ref: string): Button {
  const line = view.locale === "en" ? `/merge undo ${ref}` : `/合并 撤回 ${ref}`;
  return { label: view.words.investors.undoMerge, line, tone: "danger" };
}

function instant(view: View, at: string, style: "day" | "time" = "day"): Inline {
  return { date: at, style, timezone: view.timezone };
}

function matchText(view: View, { level, reasons }: Comparison): string {
  const { investors: say, listSeparator } = view.words;
  return say.match(say.levels[level], reasons.map((reason) => say.reasons[reason]).join(listSeparator));
}

function classesText(view: View, { classes }: ShownInvestor): string {
  return Object.entries(classes)
    .map(([code, year]) => view.words.investors.inEdition(choiceName(view, view.pack.classes, code) ?? code, year))
    .join(view.words.listSeparator);
}

function contactsText(view: View, { contacts }: ShownInvestor): string {
  return contacts
    .map(({ name, title, phone }) => [name, title, phone].filter((part) => part !== null).join(" "))
    .join(view.words.listSeparator);
}

function unitName(units: readonly Unit[], view: View, id: number): string {
  return units.find((unit) => unit.id === id)?.shortName ?? view.words.none;
}

function heading(text: string): Block {
  return { kind: "text", text: { strong: text } };
}

function buttons(all: readonly Button[]): readonly Block[] {
  return all.length === 0 ? [] : [{ kind: "buttons", buttons: all }];
}

function showButton(view: View, number: number): Button {
  const line = view.locale === "en" ? `/investor I${number}` : `/投资方 I${number}`;
  return { label: view.words.investors.show(number), line };
}

function cardButtons(view: View, { investor, alike, mayMerge }: InvestorCard): readonly Button[] {
  const { mergedInto, number } = investor;
  if (mergedInto !== null)
    return [showButton(view, mergedInto), ...(mayMerge ? [undoMergeButton(view, `I${number}`)] : [])];
  return alike.slice(0, 3).flatMap(({ investor: other }) => [
    showButton(view, other.number),
    ...(mayMerge
      ? [
          {
            label: view.words.investors.mergeInto(other.number),
            line: view.locale === "en" ? `/merge I${other.number} I${number}` : `/合并 I${other.number} I${number}`,
          },
        ]
      : []),
  ]);
}

function projectTable(view: View, { projects, units }: InvestorCard): Block {
  return {
    kind: "table",
    columns: view.words.investors.projectColumns.map((label, index) => ({
      label,
      align: index === 2 ? "right" : "left",
    })),
    rows: projects.map(({ project, lamp }): readonly Text[] => [
      `#${project.number}`,
      project.title,
      sizeOf(view, project) || view.words.none,
      stageName(view, project.stage),
      unitName(units, view, project.unitId),
      view.words.lampMark[lamp.lamp],
    ]),
  };
}

function investorTable(view: View, found: readonly FoundInvestor[]): Block {
  return {
    kind: "table",
    columns: view.words.investors.columns.map((label) => ({ label })),
    rows: found.map(({ investor, match, projects }): readonly Text[] => [
      `I${investor.number}`,
      investor.name,
      investor.creditCode ?? view.words.none,
      String(projects),
      matchText(view, match),
    ]),
  };
}
