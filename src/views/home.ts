import { fitWidth } from "../chat/width.ts";
import type { Block, Button, Message } from "../chat/message.ts";
import type { Desk } from "../domain/home/desk.ts";
import type { OpenProject } from "../domain/home/projects.ts";
import type { UnitStanding } from "../domain/home/standing.ts";
import type { WaitingKind } from "../domain/home/waiting.ts";
import type { Member } from "../domain/model.ts";
import { boardTitle, titleWithOrigin } from "./board.ts";
import { handleButton } from "./hands.ts";
import { figureText, gapText, percentText } from "./money.ts";
import { setupBlocks } from "./home-setup.ts";
import { lampMark } from "./sides.ts";
import { waitText } from "./stale.ts";
import { marked, stageName, type View } from "./view.ts";

/** A handful of what waits, and as many projects as one look takes in. */
const mostWaiting = 5;
const mostProjects = 10;
/** Of what waits so many have a button of their own. */
const withButton = 3;
/** Columns of a title and of a next step: ten lines are to stay ten lines. */
const titleColumns = 60;
const stepColumns = 36;

/** Where a lead has its lamp. */
const bullet = "▫️ ";

/**
 * A person's home in one message, for that person alone: what waits today, their open projects, where their unit stands on the
 * board, and what to press. Its summary names no project: it is what a notification shows.
 */
export function homeMessage(view: View, who: Pick<Member, "name">, desk: Desk): Message {
  const { home } = view.words;
  const waiting = waitingOf(view, desk);
  const told = new Set(waiting.leads.map(({ project }) => project.number));
  const left = desk.projects.filter(({ project }) => !told.has(project.number));
  const shown = left.slice(0, mostProjects);
  const more = desk.more || left.length > shown.length;
  const open = desk.projects.length;
  const title = home.title(who.name, desk.unit?.shortName ?? "");
  return {
    summary: marked(view, summaryOf(view, desk, waiting.total)),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...outsideBlocks(view, desk),
      // Whoever has yet to come in, or to set it all up, is not told first that nothing waits.
      ...(waiting.total === 0 && desk.waiting.above === 0 && (desk.unset || isOutside(desk)) ? [] : waiting.blocks),
      ...projectBlocks(view, shown, { others: told.size > 0, more, none: open === 0 && desk.logs && !desk.office }),
      ...standingBlocks(view, desk),
      ...setupBlocks(view, desk.unset),
      { kind: "divider" },
      { kind: "buttons", buttons: [...officeButtons(view, desk), ...quickButtons(view, desk)] },
    ],
  };
}

function summaryOf(view: View, desk: Desk, waiting: number): string {
  const { home, comma } = view.words;
  const open = desk.projects.length;
  const today = waiting > 0 ? home.some(waiting) : isOutside(desk) ? home.noUnit : desk.unset ? home.setUp : home.calm;
  return home.summary([today, ...(open > 0 ? [home.short(open, desk.more)] : [])].join(comma));
}

function waitingOf(view: View, { waiting }: Desk) {
  const { home, reminders } = view.words;
  const leads = waiting.leads.slice(0, mostWaiting);
  const leftOver = waiting.leads.length - leads.length;
  const kinds: readonly WaitingKind[] = [
    "requests",
    "promises",
    "pending",
    "claims",
    "ending",
    "lapsed",
    "revisits",
    "rules",
  ];
  const counts = kinds.filter((kind) => waiting.counts[kind] > 0);
  const total = waiting.leads.length + counts.reduce((sum, kind) => sum + waiting.counts[kind], 0);
  const lines = [
    ...leads.map((line) => waitText(view, { ...line, project: withShortTitle(line.project) })),
    ...[
      ...(leftOver > 0 ? [home.leadsLeft(leftOver)] : []),
      ...(waiting.above > 0 ? [home.above(waiting.above)] : []),
      ...counts.map((kind) => reminders.count[kind](waiting.counts[kind])),
    ].map((line) => `${bullet}${line}`),
  ];
  const all = { label: home.button.all, line: view.locale === "en" ? "/reminders" : "/提醒" };
  if (lines.length === 0) return { leads, total, blocks: [{ kind: "text", text: home.nothing } satisfies Block] };
  const blocks: readonly Block[] = [
    // What has come up from others is to be known of; it is theirs to do.
    { kind: "text", text: total > 0 ? { strong: home.waiting(total) } : home.nothing },
    { kind: "text", text: lines.join("\n") },
    {
      kind: "buttons",
      buttons: [...leads.slice(0, withButton).map(({ project }) => handleButton(view, project)), all],
    },
  ];
  return { leads, total, blocks };
}

function projectBlocks(
  view: View,
  shown: readonly OpenProject[],
  { others, more, none }: { readonly others: boolean; readonly more: boolean; readonly none: boolean },
): readonly Block[] {
  const { home } = view.words;
  if (shown.length === 0) return none ? [{ kind: "note", text: home.none }] : [];
  const all = { label: home.button.projects, line: view.locale === "en" ? "/mine all" : "/我的 全部" };
  return [
    { kind: "text", text: { strong: home.projects(shown.length, others, more) } },
    { kind: "text", text: shown.map((one) => projectLine(view, one)).join("\n") },
    ...(more ? [{ kind: "buttons", buttons: [all] } as const] : []),
  ];
}

function projectLine(view: View, { project, lamp }: OpenProject): string {
  const { home } = view.words;
  const { next } = project;
  const { number, title } = withShortTitle(project);
  const step = next ? home.next(next.on, fitWidth(next.what, stepColumns)) : home.noNext;
  return `${lampMark(view, lamp)} ${[`#${number} ${title}`, stageName(view, project.stage), step].join(home.dot)}`;
}

function withShortTitle<P extends { readonly title: string }>(project: P): P {
  return { ...project, title: fitWidth(project.title, titleColumns) };
}

/** The unit's own line of the morning's board: rank and change, result, share of the target, gap to the schedule. */
function standingBlocks(view: View, { unit, standing }: Desk): readonly Block[] {
  if (!unit || standing.length === 0) return [];
  const lines = standing.map(({ board, line }) => {
    const name = standing.length > 1 ? titleWithOrigin(view, board) : boardTitle(view, board);
    return `${name}${view.words.colon}${standingText(view, { board, line })}`;
  });
  return [
    { kind: "text", text: { strong: view.words.home.unit(unit.shortName) } },
    { kind: "text", text: lines.join("\n") },
  ];
}

function standingText(view: View, { board, line }: UnitStanding): string {
  const { home, comma, lampMark: marks, board: say } = view.words;
  const { rank, change, completion, gap, lamp } = line;
  const moved = change === null || change === 0 ? "" : ` ${change > 0 ? say.up(change) : say.down(-change)}`;
  const parts = [
    ...(rank === null ? [] : [home.rank(rank, moved, board.lines.length)]),
    home.actual(figureText(view, board.metric, line.actual)),
    ...(completion === undefined ? [] : [home.completion(percentText(completion))]),
    ...(gap === undefined ? [] : [home.gap(gapText(gap))]),
  ];
  return `${parts.join(comma)}${lamp === undefined ? "" : ` ${marks[lamp]}`}`;
}

/** How to get in, for whoever belongs to no unit. */
function outsideBlocks(view: View, desk: Desk): readonly Block[] {
  if (!isOutside(desk)) return [];
  const { admins } = desk;
  const { home, listSeparator } = view.words;
  const names = admins.slice(0, 3).map(({ name }) => name);
  return [
    { kind: "text", text: home.outside },
    ...(names.length > 0 ? [{ kind: "note", text: home.ask(names.join(listSeparator)) } as const] : []),
  ];
}

function isOutside({ unit, logs, office }: Desk): boolean {
  return !unit && !logs && !office;
}

/** What waits for an office that the person holds. */
function officeButtons(view: View, { waiting }: Desk): readonly Button[] {
  const { button } = view.words.home;
  const { claims, pending, requests } = waiting.counts;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  return [
    ...(claims > 0
      ? [{ label: button.verify(button.claims(claims, waiting.moreClaims)), line: typed("/核实", "/verify") }]
      : []),
    ...(pending > 0 ? [{ label: button.pending(pending), line: typed("/流转 待办", "/transfer list") }] : []),
    ...(requests > 0 ? [{ label: button.requests(requests), line: typed("/诉求列表", "/requests") }] : []),
  ];
}

function quickButtons(view: View, { logs }: Desk): readonly Button[] {
  const { button } = view.words.home;
  const typed = (zh: string, en: string) => (view.locale === "en" ? en : zh);
  return [
    ...(logs
      ? [
          { label: button.lead, line: typed("/线索", "/lead"), tone: "primary" as const },
          { label: button.progress, line: typed("/进展", "/progress") },
        ]
      : []),
    { label: button.board, line: typed("/榜", "/board") },
    { label: button.reminders, line: typed("/提醒", "/reminders") },
    { label: button.help, line: typed("/帮助", "/help") },
  ];
}
