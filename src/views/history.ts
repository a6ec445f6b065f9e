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
      return say.progress(progressName(view.words, details["kind"]), textOf(details["text"]));
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

function kindName(words: Catalogue, kind: string): string {
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
