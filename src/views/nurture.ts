import type { Block, Button, Message, Text } from "../chat/message.ts";
import type { Member } from "../domain/model.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { sideReason } from "./sides.ts";
import { marked, stageName, type View } from "./view.ts";

export interface PoolRow {
  readonly project: ShownProject;
  readonly owner: Member | undefined;
}

/** The nurture pool as a table, or one sentence where it is empty. */
export function poolList(view: View, rows: readonly PoolRow[], more: boolean): Message {
  const { words, locale } = view;
  const { nurture } = words.sides;
  if (rows.length === 0) return { summary: nurture.empty, locale, blocks: [{ kind: "text", text: nurture.empty }] };
  const title = marked(view, nurture.title(rows.length));
  const table = rows.map(({ project, owner }): readonly Text[] => [
    `#${project.number}`,
    project.title,
    because(view, project) || words.none,
    contactDay(view, project),
    project.side?.until ?? words.none,
    owner?.name ?? words.none,
  ]);
  return {
    summary: title,
    title,
    locale,
    blocks: [
      { kind: "table", columns: nurture.columns.map((label) => ({ label, align: "left" })), rows: table },
      ...(more ? [{ kind: "note", text: words.moreFollow } as const] : []),
      { kind: "note", text: nurture.note },
      { kind: "buttons", buttons: rows.slice(0, 3).map(({ project }) => showButton(view, project)) },
    ],
  };
}

export interface RevisitLine {
  readonly kind: "revisit" | "pause-end";
  readonly project: ShownProject;
  /** Its owner, where the line goes to somebody else because the owner cannot be reached. */
  readonly insteadOf: Member | undefined;
}

/** Old acquaintances to call and excuses that have ended, for one person alone. */
export function revisitDigest(view: View, lines: readonly RevisitLine[], most: number): Message {
  const { words, locale } = view;
  const say = words.sides.revisit;
  const calls = lines.filter(({ kind }) => kind === "revisit");
  const ended = lines.length - calls.length;
  const titles = [...(calls.length > 0 ? [say.title(calls.length)] : []), ...(ended > 0 ? [say.ended(ended)] : [])];
  const [first = "", second] = titles;
  const title = marked(view, second === undefined ? first : say.both(first, second));
  const blocks = lines.slice(0, most).flatMap((line, index): readonly Block[] => {
    const text: Block = { kind: "text", text: lineText(view, line) };
    // A message has room for so many buttons; whoever has more finds the rest in the list.
    return index < 5 ? [text, { kind: "buttons", buttons: buttonsOf(view, line) }] : [text];
  });
  return {
    summary: title,
    title,
    locale,
    blocks: [
      ...blocks,
      ...(lines.length > most ? [{ kind: "note", text: words.moreFollow } as const] : []),
      ...(calls.length > 0 ? [{ kind: "note", text: say.note } as const] : []),
    ],
  };
}

function lineText(view: View, { kind, project, insteadOf }: RevisitLine): string {
  const say = view.words.sides.revisit;
  const title = `#${project.number} ${project.title}`;
  const text =
    kind === "revisit"
      ? say.line(title, because(view, project), contactDay(view, project))
      : say.endedLine(title, stageName(view, project.stage));
  return insteadOf ? `${text}${say.forLeader(insteadOf.name)}` : text;
}

function buttonsOf(view: View, { kind, project }: RevisitLine): readonly Button[] {
  const en = view.locale === "en";
  const { button } = view.words.sides;
  const at = `#${project.number}`;
  const progress = { label: view.words.card.progress, line: `${en ? "/progress" : "/进展"} ${at}` };
  if (kind === "pause-end") return [progress, showButton(view, project)];
  const later = view.pack.sides.revisit.map((days) => ({
    label: button.later(days),
    line: en ? `/lost later ${at} ${days}d` : `/停谈 回访 ${at} ${days}天`,
  }));
  return [progress, ...later, { label: button.revive, line: `${en ? "/revive" : "/重启"} ${at}` }];
}

/** The month's old acquaintances: to a unit's channel, or those for named people to its leader alone. */
export function oldFriends(
  view: View,
  {
    month,
    projects,
    more,
    privately,
  }: {
    /** `2026-12`. */
    readonly month: string;
    readonly projects: readonly ShownProject[];
    readonly more: boolean;
    readonly privately: boolean;
  },
): Message {
  const { words, locale } = view;
  const say = words.sides.old;
  const name = say.month(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const title = marked(view, say.title(name, projects.length));
  const lines = projects.map((project) =>
    say.line(`#${project.number} ${project.title}`, contactDay(view, project), project.side?.until ?? words.none),
  );
  return {
    summary: title,
    title,
    locale,
    blocks: [
      { kind: "text", text: lines.join("\n") },
      ...(more ? [{ kind: "note", text: words.moreFollow } as const] : []),
      { kind: "note", text: privately ? say.privately : say.note },
    ],
  };
}

function because(view: View, { side }: ShownProject): string {
  return side ? sideReason(view, side.state, side.reason, side.words) : "";
}

function contactDay(view: View, project: ShownProject): string {
  // Swedish writes days as ISO 8601 does, like the day to call again beside it.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: view.timezone }).format(new Date(project.progressAt));
}

function showButton(view: View, { number }: ShownProject): Button {
  return {
    label: `${view.words.card.show} #${number}`,
    line: `${view.locale === "en" ? "/lead" : "/线索"} #${number}`,
  };
}
