import type { Choice, Message, Text } from "../chat/message.ts";
import type { Member } from "../domain/model.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import type { LampReading } from "../domain/stale.ts";
import { sizeOf } from "./money.ts";
import { lampMark } from "./sides.ts";
import { marked, stageName, type View } from "./view.ts";

/** One project in a list to choose from: `#12 比亚迪电池项目`. */
export function projectChoice(view: View, { number, title, stage }: ShownProject): Choice {
  return { label: `#${number} ${title} · ${stageName(view, stage)}`, value: `#${number}` };
}

export interface ListRow {
  readonly project: ShownProject;
  readonly owner: Member | undefined;
  readonly lamp: LampReading;
}

/** A table of projects, or one sentence when there are none. */
export function projectList(
  view: View,
  rows: readonly ListRow[],
  options: {
    readonly title: string;
    readonly empty: string;
    readonly more: boolean;
    /** The line of the next page; without, conditions make a long list shorter. */
    readonly next?: string;
  },
): Message {
  const { words } = view;
  if (rows.length === 0)
    return { summary: options.empty, locale: view.locale, blocks: [{ kind: "text", text: options.empty }] };
  const labels = words.list.columns;
  const zh = view.locale === "zh-CN";
  const table = rows.map(({ project, owner, lamp }): readonly Text[] => [
    `#${project.number}`,
    project.title,
    sizeOf(view, project) || words.none,
    stageName(view, project.stage),
    owner?.name ?? words.none,
    lampMark(view, lamp),
  ]);
  return {
    summary: marked(view, options.title),
    title: marked(view, options.title),
    locale: view.locale,
    blocks: [
      {
        kind: "table",
        columns: labels.map((label, index) => ({ label, align: index === 2 ? "right" : "left" })),
        rows: table,
      },
      ...(options.more && options.next === undefined ? [{ kind: "note", text: words.moreFollow } as const] : []),
      {
        kind: "buttons",
        buttons: [
          ...rows.slice(0, 3).map(({ project }) => ({
            label: `${words.card.show} #${project.number}`,
            line: `${zh ? "/线索" : "/lead"} #${project.number}`,
          })),
          ...(options.next === undefined ? [] : [{ label: words.list.next, line: options.next }]),
        ],
      },
    ],
  };
}
