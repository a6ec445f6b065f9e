import type { Block, Button, Message } from "../chat/message.ts";
import type { StaleLine } from "../domain/nudge.ts";
import type { LampReading } from "../domain/stale.ts";
import { marked, stageName, type View } from "./view.ts";

/** What waits for one owner, for that owner alone. */
export function ownerDigest(view: View, lines: readonly StaleLine[], most: number): Message {
  const { stale } = view.words;
  return digest(view, lines, most, {
    title: stale.ownerTitle,
    rest: stale.ownerRest,
    note: stale.ownerNote,
    owners: false,
    buttons: true,
  });
}

/** What waits in one unit, for its channel: after the owners were told. */
export function unitDigest(view: View, lines: readonly StaleLine[], most: number): Message {
  const { stale } = view.words;
  return digest(view, lines, most, {
    title: stale.unitTitle,
    rest: stale.unitRest,
    note: stale.unitNote,
    owners: true,
    buttons: false,
  });
}

function digest(
  view: View,
  lines: readonly StaleLine[],
  most: number,
  options: {
    readonly title: (count: number, more: boolean) => string;
    readonly rest: string;
    readonly note: string;
    readonly owners: boolean;
    readonly buttons: boolean;
  },
): Message {
  const { words } = view;
  const shown = lines.slice(0, most);
  const title = options.title(shown.length, lines.length > shown.length);
  const zh = view.locale === "zh-CN";
  const blocks: Block[] = shown.map((line) => ({ kind: "text", text: lineText(view, line, options.owners) }));
  if (lines.length > shown.length) blocks.push({ kind: "note", text: options.rest });
  blocks.push({ kind: "note", text: options.note });
  const buttons: readonly Button[] = options.buttons
    ? shown.slice(0, 5).map(({ project }) => ({
        label: `${words.card.show} #${project.number}`,
        line: `${zh ? "/线索" : "/lead"} #${project.number}`,
      }))
    : [{ label: words.list.all, line: zh ? "/线索 列表" : "/lead list" }];
  return {
    summary: marked(view, title),
    title: marked(view, title),
    tone: shown.some(({ lamp }) => lamp.lamp === "red") ? "bad" : "warning",
    locale: view.locale,
    blocks: [...blocks, { kind: "buttons", buttons }],
  };
}

function lineText(view: View, { project, lamp, owner }: StaleLine, withOwner: boolean): string {
  const { words } = view;
  const head = words.stale.line(
    `${words.stale.mark[lamp.lamp]} #${project.number} ${project.title}`,
    stageName(view, project.stage),
    lamp.idleDays,
  );
  const who = withOwner && owner ? words.stale.owner(owner.name) : "";
  const why = `${head}${words.comma}${reasonText(view, lamp)}${words.stop}`;
  return [why, words.stale.clears[lamp.clears], who].filter((part) => part !== "").join(words.stale.gap);
}

function reasonText(view: View, lamp: LampReading): string {
  const { reason } = view.words.stale;
  return lamp.reason === "clock" ? reason.clock(lamp.overdueWorkingDays) : reason[lamp.reason];
}
