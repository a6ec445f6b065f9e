import type { Message, Text } from "../chat/message.ts";
import type { Entry } from "../domain/model.ts";
import type { PolicyPromise } from "../domain/models/promise.ts";
import type { ListedPromise } from "../domain/promises/list.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { Stage } from "../packs/pack.ts";
import { marked, stageName, type View } from "./view.ts";

const mostOnCard = 5;

/** A project's promises in one row of its card: what is open first; what was withdrawn is in the timeline. */
export function promiseRow(view: View, { promises }: ShownProject): string | null {
  const say = view.words.promises;
  const open = openOf(promises).map(({ number, text, due, basis }) => say.line(number, text, due, basis));
  const kept = Object.values(promises).flatMap(({ number, text, state, settledOn }) =>
    state === "kept" ? [say.kept(number, text, settledOn ?? "")] : [],
  );
  const all = [...open, ...kept];
  const rest = all.length > mostOnCard ? [say.rest(all.length - mostOnCard)] : [];
  return all.length === 0 ? null : [...all.slice(0, mostOnCard), ...rest].join(say.lineSeparator);
}

/** Before the gate by which promises should have been reviewed, and at it: those that lack the day. A note, not a bar. */
export function reviewNote(view: View, { promises, stage }: ShownProject, next: Stage | undefined): string | undefined {
  const gate = view.pack.promises.reviewedBy;
  if (next?.code !== gate && stage !== gate) return undefined;
  const say = view.words.promises;
  const names = openOf(promises).flatMap(({ number, reviewedOn }) => (reviewedOn === null ? [say.name(number)] : []));
  if (names.length === 0) return undefined;
  return say.unreviewed(stageName(view, gate), names.join(view.words.listSeparator));
}

/** A promise in the timeline. */
export function promiseEntry(view: View, { body: { details } }: Entry): string {
  const { entry } = view.words.promises;
  const { promise, step, text } = details;
  const say = step === "kept" || step === "withdrawn" || step === "reviewed" ? entry[step] : entry.made;
  return say(typeof promise === "number" ? promise : 0, typeof text === "string" ? text : "");
}

/** Open promises, what is due first. */
export function promiseList(view: View, rows: readonly ListedPromise[], more: boolean): Message {
  const { promises, moreFollow, card } = view.words;
  const { list } = promises;
  if (rows.length === 0)
    return { summary: list.empty, locale: view.locale, blocks: [{ kind: "text", text: list.empty }] };
  const table = rows.map(({ project, promise, daysLeft }): readonly Text[] => [
    promises.name(promise.number),
    `#${project.number} ${project.title}`,
    promise.text,
    promise.basis,
    promise.due,
    `${daysLeft < 0 ? view.words.lampMark.red : daysLeft <= view.pack.promises.remind[1] ? view.words.lampMark.yellow : view.words.lampMark.green} ${leftText(view, daysLeft)}`,
  ]);
  const title = marked(view, list.title(rows.length));
  const numbers = [...new Set(rows.map(({ project }) => project.number))].slice(0, 3);
  const zh = view.locale === "zh-CN";
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      { kind: "table", columns: list.columns.map((label) => ({ label })), rows: table },
      ...(more ? [{ kind: "note", text: moreFollow } as const] : []),
      {
        kind: "buttons",
        buttons: numbers.map((number) => ({
          label: `${card.show} #${number}`,
          line: `${zh ? "/线索" : "/lead"} #${number}`,
        })),
      },
    ],
  };
}

export function leftText(view: View, daysLeft: number): string {
  const { left, today, over } = view.words.promises;
  if (daysLeft === 0) return today;
  return daysLeft > 0 ? left(daysLeft) : over(-daysLeft);
}

function openOf(promises: ShownProject["promises"]): readonly PolicyPromise[] {
  return Object.values(promises)
    .filter(({ state }) => state === "open")
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.number - b.number));
}
