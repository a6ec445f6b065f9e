import type { Button, Message, Text, Tone } from "../chat/message.ts";
import type { FundsTotal } from "../domain/funds/contract.ts";
import type { Entry, Member, Unit } from "../domain/model.ts";
import type { OutingCounts } from "../domain/outings/count.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { Kin } from "../domain/projects/kin.ts";
import type { StageTime } from "../domain/sides/times.ts";
import type { LampReading } from "../domain/stale.ts";
import { creditRows } from "./credit.ts";
import { firstReportText } from "./first-report.ts";
import { fundsButtons, fundsRows } from "./funds.ts";
import { historyRows } from "./history.ts";
import { sizeOf } from "./money.ts";
import { promiseRow, reviewNote } from "./promises.ts";
import { countsText } from "./outings.ts";
import { storyButtons } from "./story.ts";
import type { Mark, Stage } from "../packs/pack.ts";
import { lampText, lineRows, markText, reviveButton } from "./sides.ts";
import { choiceName, fieldRows, marked, stageName, type View } from "./view.ts";

export interface ProjectCard {
  readonly project: ShownProject;
  readonly unit: Unit | undefined;
  /** All of them, where the project's credit is shared or it is to change hands. */
  readonly units?: readonly Unit[];
  readonly owner: Member | undefined;
  readonly funds: readonly FundsTotal[];
  readonly lamp: LampReading;
  readonly next: Stage | undefined;
  readonly nextLine: string | undefined;
  /** What may be entered beside the line now. */
  readonly openMarks?: readonly Mark[];
  /** What has just happened: the card's title. */
  readonly headline: string;
  readonly justChanged: boolean;
  /** Number of the entry just made: what Undo takes back. */
  readonly step: number;
  readonly mayChange: boolean;
  /** How long it was in each stage, where somebody asks for the whole card. */
  readonly times?: readonly StageTime[] | undefined;
  /** Who brought it, and whom it brought. */
  readonly kin?: Kin | undefined;
  /** Visits and errands so far, for those who may know. */
  readonly outings?: OutingCounts | undefined;
  /** Said under the card, of what was just done. */
  readonly notes?: readonly string[];
  readonly history?: readonly { readonly entry: Entry; readonly actor: Member | undefined }[];
}

/** The card that answers every write and every look: what was understood, where it stands, what can be done next. */
export function projectCard(view: View, card: ProjectCard): Message {
  const { words } = view;
  const { project, unit, owner, lamp } = card;
  const { field } = words;
  const size = sizeOf(view, project);
  const rows = fieldRows([
    [field.name, { strong: project.title }],
    [field.company, project.company],
    [project.amount === undefined ? field.band : field.amount, size],
    ...fundsRows(view, card),
    [field.chain, chainText(view, project)],
    [field.stage, stageName(view, project.stage)],
    [field.lamp, lampText(view, lamp, project.named)],
    [field.unit, unit?.shortName],
    [field.owner, owner?.name],
    [words.firstReport.label, firstReportText(view, project)],
    [words.outings.field, card.outings ? countsText(view, card.outings) : null],
    [field.next, project.next ? words.card.day(project.next.on, project.next.what) : null],
    [field.origin, choiceName(view, view.pack.origins, project.origin)],
    [field.kind, choiceName(view, view.pack.kinds, project.kind)],
    ...lineRows(view, card),
    [field.via, choiceName(view, view.pack.channels, project.via)],
    [field.contact, project.contact],
    [field.referrer, project.referrer],
    [field.needs, project.needs],
    [field.creditCode, project.creditCode],
    [field.country, project.country],
    [field.note, project.note],
    [words.promises.row, promiseRow(view, project)],
    [field.secrecy, project.named ? words.secrecy[project.secrecy] : null],
    [field.codeName, project.named && project.secrecy !== "L0" ? project.codeName : null],
  ]).concat(creditRows(view, project, card.units ?? []));
  const notes: Text[] = [...(card.notes ?? [])];
  if (!project.named) notes.push(words.card.coded);
  if (project.mergedInto !== null) notes.push(words.investors.mergedAway(project.mergedInto));
  if (card.next && card.mayChange && !project.voided) notes.push(gateText(view, card.next));
  const unreviewed = project.voided ? undefined : reviewNote(view, project, card.next);
  if (unreviewed !== undefined) notes.push(unreviewed);
  if (card.mayChange && !project.voided) notes.push(...(card.openMarks ?? []).map((mark) => markText(view, mark)));
  if (card.justChanged && !project.voided) notes.push(words.card.understood);
  const buttons = project.voided ? [] : cardButtons(view, card);
  return {
    summary: marked(view, summaryOf(view, card, size)),
    title: marked(view, card.headline),
    tone: toneOf(card),
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...(card.history && card.history.length > 0
        ? [
            { kind: "divider" } as const,
            { kind: "text", text: { strong: words.card.history } } as const,
            ...historyRows(view, card.history),
          ]
        : []),
      ...notes.map((text) => ({ kind: "note", text }) as const),
      ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
    ],
  };
}

/** A headline that names the project already does not name it twice. */
function summaryOf(view: View, { headline, project }: ProjectCard, size: string): string {
  const title = headline.endsWith(project.title) ? "" : project.title;
  const facts = [title, size, stageName(view, project.stage)].filter((part) => part !== "");
  return `${headline}${view.words.colon}${facts.join(view.words.comma)}`;
}

function toneOf(card: ProjectCard): Tone {
  if (card.project.voided) return "neutral";
  if (card.justChanged) return "good";
  return ({ green: "neutral", yellow: "warning", red: "bad" } as const)[card.lamp.lamp];
}

function chainText(view: View, project: ShownProject): string | null {
  if (project.chain === null) return null;
  const role = choiceName(view, view.pack.chainRoles, project.chainRole);
  return [project.chain, project.link, role].filter((part) => part !== null && part !== undefined).join(" · ");
}

function gateText(view: View, next: Stage): string {
  const asked = next.evidence.filter((item) => item.required).map((item) => item.name[view.locale]);
  const name = next.name[view.locale];
  return asked.length === 0
    ? view.words.card.noGate(name)
    : view.words.card.gate(name, asked.join(view.words.listSeparator));
}

/** Each button is a line the person could have typed; pressed without what its gate asks, it answers with the example. */
function cardButtons(
  view: View,
  { project, lamp, next, nextLine, justChanged, step, mayChange }: ProjectCard,
): readonly Button[] {
  const { card } = view.words;
  const zh = view.locale === "zh-CN";
  if (!mayChange) return [];
  return [
    { label: card.progress, line: `${zh ? "/进展" : "/progress"} #${project.number}`, tone: "primary" },
    ...(lamp.reason === "lost" || lamp.reason === "exited" ? [reviveButton(view, project.number)] : []),
    ...(next && nextLine !== undefined ? [{ label: card.nextStage(next.name[view.locale]), line: nextLine }] : []),
    ...storyButtons(view, project),
    ...fundsButtons(view, project),
    { label: card.assign, line: `${zh ? "/指派" : "/assign"} #${project.number}` },
    ...(project.transfer
      ? [{ label: view.words.credit.cancel, line: `${zh ? "/流转 取消" : "/transfer cancel"} #${project.number}` }]
      : []),
    ...(justChanged
      ? [
          {
            label: card.undo,
            line: `${zh ? "/撤销" : "/undo"} #${project.number} ${zh ? "步" : "step"}:${step}`,
            tone: "danger" as const,
          },
        ]
      : []),
  ];
}
