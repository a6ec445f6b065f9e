import type { Button, Message, Text } from "../chat/message.ts";
import type { CardFacts } from "../domain/projects/card.ts";
import type { Entry, Member, Unit } from "../domain/model.ts";
import { entryText, kindName, progressName } from "./history.ts";
import { projectCard } from "./project.ts";
import { marked, stageName, type View } from "./view.ts";

/** An entry, and who made it. */
export interface Happening {
  readonly entry: Entry;
  readonly actor: Member | undefined;
}

/**
 * A project's card as it stands in a conversation, whoever changed the project last: what was done, by whom and when, is its
 * last line. `news`: it is posted anew because of this, which is then its title; only for those who may know the project.
 */
export function livingCard(
  view: View,
  facts: CardFacts,
  { latest, news }: { readonly latest: Happening | undefined; readonly news?: Happening | undefined },
): Message {
  const { living, card } = view.words;
  const { number, title, voided, mergedInto } = facts.project;
  const shown = voided ? living.voided(number) : card.shown(number, title);
  const message = projectCard(view, {
    ...facts,
    headline: news ? `#${number} ${entryText(view, news.entry)}` : shown,
    justChanged: false,
    step: 0,
  });
  const last = latest && facts.project.named ? [{ kind: "note", text: happeningText(view, latest) } as const] : [];
  const buttons = mergedInto === null || voided ? [] : [openButton(view, mergedInto)];
  const [ownButtons] = message.blocks.filter(({ kind }) => kind === "buttons");
  return {
    ...message,
    blocks: [
      ...message.blocks.filter(({ kind }) => kind !== "buttons"),
      ...last,
      ...(ownButtons ? [ownButtons] : []),
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

/** Why a card ends, and where to look then. */
export type Ending =
  | { readonly kind: "below" | "elsewhere" | "closed" }
  | { readonly kind: "moved"; readonly to: Unit | undefined };

/**
 * A card's last words. They say nothing that is not for everybody: who did what is left of it, and neither the project's
 * name nor anybody's words, so that nothing is to be changed again when the project becomes more secret.
 */
export function endedCard(view: View, number: number, ending: Ending, told: Happening | undefined): Message {
  const { living } = view.words;
  const said = sayEnd(view, number, ending);
  const done = told && openText(view, told);
  return {
    summary: marked(view, said),
    tone: "neutral",
    locale: view.locale,
    blocks: [
      ...(done === undefined ? [] : [{ kind: "text", text: done } as const]),
      { kind: "note", text: said },
      ...(ending.kind === "elsewhere" ? [{ kind: "buttons", buttons: [openButton(view, number)] } as const] : []),
    ],
  };

  function sayEnd({ words }: View, of: number, end: Ending): string {
    return end.kind === "moved" ? living.moved(of, end.to?.shortName ?? words.none) : living[end.kind](of);
  }
}

function openButton(view: View, number: number): Button {
  return { label: view.words.living.open(number), line: `${view.locale === "en" ? "/lead" : "/线索"} #${number}` };
}

function happeningText(view: View, { entry, actor }: Happening): Text {
  return [
    view.words.living.latest,
    { date: entry.at, style: "time", timezone: view.timezone },
    `  ${entryText(view, entry)}  ${actor?.name ?? view.words.assistant}`,
  ];
}

/** `#12 在谈 → 意向  王敏`, of what everybody may read: that something of a kind happened, never anybody's words or sums. */
function openText(view: View, { entry, actor }: Happening): Text {
  const { entry: say, firstReport } = view.words;
  const { details } = entry.body;
  const what = ((): string => {
    switch (entry.kind) {
      case "lead":
      case "assign":
      case "undo":
        return say[entry.kind];
      case "edit":
        return say.edit("");
      case "progress":
        return progressName(view.words, details["kind"]);
      case "stage":
        return say.stage(stageName(view, String(details["from"])), stageName(view, String(details["to"])));
      case "hold":
      case "contest":
      case "decision":
        return firstReport.label;
      default:
        return kindName(view.words, entry.kind);
    }
  })();
  return [
    `#${entry.stream} ${what}  ${actor?.name ?? view.words.assistant}  `,
    { date: entry.at, style: "time", timezone: view.timezone },
  ];
}
