import type { Block, Message } from "../chat/message.ts";
import type { StaleLine, StaleLines } from "../domain/reminders/ladder-lines.ts";
import type { LampReading } from "../domain/stale.ts";
import { handButtons, handleButton } from "./hands.ts";
import { marked, stageName, type View } from "./view.ts";

/** Leads that get all their buttons in a digest; the others one that leads to them. */
const withHands = 2;

/** Of the others so many have a button; in a channel whoever presses it is answered alone. */
const withButton = 4;
/** Lines in one block of text: Slack takes 50 blocks of a message and 3,000 letters of a block. That all of it fits is tested. */
const inBlock = 8;

/** What waits for one owner, for that owner alone. */
export function ownerDigest(view: View, lines: StaleLines): Message {
  const { stale } = view.words;
  return digest(view, lines, { title: stale.ownerTitle, rest: stale.ownerRest, note: stale.ownerNote, as: "owner" });
}

/** What waits in the units of one leader, for the leader alone. */
export function leaderDigest(view: View, lines: StaleLines): Message {
  const { stale } = view.words;
  return digest(view, lines, { title: stale.leaderTitle, rest: stale.unitRest, note: stale.leaderNote, as: "above" });
}

/** What waits anywhere and nobody has moved, for one coordinator alone. */
export function coordinatorDigest(view: View, lines: StaleLines): Message {
  const { stale } = view.words;
  return digest(view, lines, { title: stale.officeTitle, rest: stale.unitRest, note: stale.officeNote, as: "above" });
}

/** What waits in one unit, for its channel: after the owners were told. */
export function unitDigest(view: View, lines: StaleLines): Message {
  const { stale } = view.words;
  return digest(view, lines, { title: stale.unitTitle, rest: stale.unitRest, note: stale.unitNote, as: "channel" });
}

function digest(
  view: View,
  { said, more }: StaleLines,
  options: {
    readonly title: (count: number, more: boolean) => string;
    readonly rest: string;
    readonly note: string;
    readonly as: "owner" | "above" | "channel";
  },
): Message {
  const title = marked(view, options.title(said.length, more > 0));
  const text = (line: StaleLine) => staleText(view, line, options.as !== "owner");
  const first = options.as === "owner" ? said.slice(0, withHands) : [];
  const rest = said.slice(first.length);
  const blocks = [
    ...first.flatMap((line): readonly Block[] => [
      { kind: "text", text: text(line) },
      { kind: "buttons", buttons: handButtons(view, line.project) },
    ]),
    ...groups(rest).map((lines): Block => ({ kind: "text", text: lines.map(text).join("\n") })),
  ];
  const others = rest.slice(0, withButton);
  const all = { label: view.words.list.all, line: view.locale === "zh-CN" ? "/线索 列表" : "/lead list" };
  const last = {
    kind: "buttons",
    buttons: [...others.map(({ project }) => handleButton(view, project)), ...(options.as === "channel" ? [all] : [])],
  } as const;
  return {
    summary: title,
    title,
    tone: said.some(({ lamp }) => lamp.lamp === "red") ? "bad" : "warning",
    locale: view.locale,
    blocks: [
      ...blocks,
      ...(more > 0 ? [{ kind: "note", text: options.rest } as const] : []),
      { kind: "note", text: options.note },
      ...(last.buttons.length > 0 ? [last] : []),
    ],
  };
}

function groups(lines: readonly StaleLine[]): readonly (readonly StaleLine[])[] {
  return Array.from({ length: Math.ceil(lines.length / inBlock) }, (_, at) =>
    lines.slice(at * inBlock, (at + 1) * inBlock),
  );
}

/** Which lead, for how long, why that is too long, what would clear it, and (where others read it) whose it is. */
export function staleText(view: View, line: StaleLine, withOwner: boolean): string {
  const { stale } = view.words;
  const { lamp, owner, ownerIs } = line;
  const name = owner?.name ?? view.words.none;
  const who = !withOwner ? "" : ownerIs === undefined ? stale.owner(name) : stale.ownerIs[ownerIs](name);
  const why = waitText(view, line);
  const clears = ownerIs === undefined || !withOwner ? stale.clears[lamp.clears] : "";
  return [why, clears, who].filter((part) => part !== "").join(stale.gap);
}

/** Which lead, for how long, and why that is too long. */
export function waitText(view: View, { project, lamp }: Pick<StaleLine, "project" | "lamp">): string {
  const { stale, comma, stop } = view.words;
  const title = `${stale.mark[lamp.lamp]} #${project.number} ${project.title}`;
  return `${stale.line(title, stageName(view, project.stage), lamp.idleDays)}${comma}${lampReason(view, lamp)}${stop}`;
}

export function lampReason(view: View, lamp: LampReading): string {
  const { reason } = view.words.stale;
  if (lamp.reason === "clock") return reason.clock(lamp.overdueWorkingDays);
  return lamp.reason === "behind" ? reason.behind(lamp.points ?? 0) : reason[lamp.reason];
}
