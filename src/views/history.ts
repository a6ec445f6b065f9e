import type { Block, Text } from "../chat/message.ts";
import type { Entry, Member } from "../domain/model.ts";
import type { Catalogue } from "../locales/index.ts";
import { sideEntryText } from "./sides.ts";
import { creditEntry } from "./credit.ts";
import { stepText } from "./claim-step.ts";
import { fundsEntryText } from "./funds.ts";
import { mergeText } from "./investors.ts";
import { promiseEntry } from "./promises.ts";
import { stageName, type View } from "./view.ts";

type Details = Entry["body"]["details"];

/** The last entries of a project as lines, the newest first. */
export function historyRows(
  view: View,
  history: readonly { readonly entry: Entry; readonly actor: Member | undefined }[],
): readonly Block[] {
  return history.map(({ entry, actor }) => ({
    kind: "text",
    text: [
      { date: entry.at, style: "day", timezone: view.timezone },
      "  ",
      entryText(view, entry),
      `  ${actor?.name ?? view.words.assistant}`,
    ] satisfies Text,
  }));
}

/** What an entry did, in one line. */
export function entryText(view: View, entry: Entry): string {
  const { entry: say } = view.words;
  const side = sideEntryText(view, entry);
  if (side !== undefined) return side;
  const { details, changes } = entry.body;
  switch (entry.kind) {
    case "lead":
      return say.lead;
    case "progress":
      return progressText(view, details);
    case "stage":
      return say.stage(stageName(view, String(details["from"])), stageName(view, String(details["to"])));
    case "assign":
      return say.assign;
    case "transfer":
    case "split":
      return creditEntry(view, entry);
    case "undo":
      return say.undo;
    case "promise":
      return promiseEntry(view, entry);
    case "edit":
      return say.edit(
        Object.keys(changes)
          .map((name) => fieldName(view.words, name))
          .join(view.words.listSeparator),
      );
    case "hold":
    case "contest":
    case "decision":
      return stepText(view, entry);
    case "funds":
    case "verification":
    case "exclusion":
      return fundsEntryText(view, entry);
    case "merge":
      return mergeText(view, entry.body);
    default:
      return say.other(kindName(view.words, entry.kind), textOf(details["text"]));
  }
}

/** What happened, for those who may know: `拜访（上海）：谈定用地；对方：董事长；结果：同意来考察`. */
export function progressText(view: View, details: Details): string {
  const { outings: say, entry } = view.words;
  const [text, matter, result] = [textOf(details["text"]), textOf(details["matter"]), textOf(details["result"])];
  const labelled = ([label, key]: readonly [(text: string) => string, string]) =>
    textOf(details[key]) === "" ? [] : [label(textOf(details[key]))];
  const parts = [
    ...(matter === "" ? [] : [matter]),
    // A text that only repeats what was named is not said twice.
    ...(text === "" || text === result || text === matter ? [] : [text]),
    ...([[say.who, "who"] as const, [say.whom, "whom"] as const, [say.result, "result"] as const] as const).flatMap(
      labelled,
    ),
  ];
  return entry.progress(progressHead(view, details), parts.join(say.join));
}

/** The same in short: where, and what came of it. */
export function progressBrief(view: View, details: Details): { readonly head: string; readonly gist: string } {
  const result = textOf(details["result"]);
  return { head: progressHead(view, details), gist: result === "" ? textOf(details["text"]) : result };
}

function progressHead(view: View, details: Details): string {
  const { outings, bracket, listSeparator } = view.words;
  const name = progressName(view.words, details["kind"]);
  const places = [textOf(details["city"]), textOf(details["body"])].filter((place) => place !== "");
  const kind = details["online"] === true ? outings.online(name) : name;
  return places.length === 0 ? kind : `${kind}${bracket(places.join(listSeparator))}`;
}

export function kindName(words: Catalogue, kind: string): string {
  const names: Readonly<Record<string, string>> = words.entryKind;
  return names[kind] ?? kind;
}

/** Details are kept as JSON; what a person wrote is a string or is not there. */
export function textOf(detail: unknown): string {
  return typeof detail === "string" ? detail : "";
}

export function progressName(words: Catalogue, kind: unknown): string {
  const names: Readonly<Record<string, string>> = words.progressKind;
  return names[String(kind)] ?? words.progressKind.note;
}

function fieldName(words: Catalogue, name: string): string {
  const names: Readonly<Record<string, string>> = words.field;
  return names[name === "ownerId" ? "owner" : name] ?? name;
}
