import type { Block, Message, Text } from "../chat/message.ts";
import type { Board } from "../domain/boards/board.ts";
import type { ChainFigures } from "../domain/boards/bulletin.ts";
import type { Span } from "../domain/posts.ts";
import type { Unchanged, UnchangedLine } from "../domain/unchanged.ts";
import type { Metric } from "../packs/pack.ts";
import { leaderText, underHeading } from "./board.ts";
import { digestBlocks, type News } from "./digest.ts";
import { figureText } from "./money.ts";
import { inParts } from "./parts.ts";
import { lateNote } from "./late.ts";
import { lampText } from "./sides.ts";
import { lampReason } from "./stale.ts";
import { choiceName, marked, stageName, type View } from "./view.ts";

export interface WeeklyPost extends News {
  readonly span: Span;
  readonly issue: number;
  /** The year's boards, one for each ledger. */
  readonly year: readonly Board[];
  readonly week: readonly Board[];
  /** What was new in this week and in the week before, of the ledger that the metric is for. */
  readonly versus: Readonly<Record<"group" | "own", { readonly now: number; readonly before: number }>>;
  readonly chains: { readonly metrics: readonly Metric[]; readonly lines: readonly ChainFigures[] };
  /** The days of the digest: longer than the week where a week off followed. */
  readonly told: Span;
  readonly unchanged: Unchanged;
  readonly lateSince?: string | undefined;
}

const mostUnchanged = 20;

/** 周报: the year's board with what changed since last week's, the week's own, chains, news, and why the rest stands still. */
export function weeklyPost(view: View, post: WeeklyPost): readonly Message[] {
  const { words } = view;
  const say = words.posts.weekly;
  const [year] = post.year;
  const [week] = post.week;
  if (!year || !week) throw new Error("a weekly post without a board");
  const { from, to } = post.span;
  const title = `${say.title(words.posts.span(from, to))} · ${words.board.issue(post.issue)}`;
  const inWeek = leaderText(view, week);
  const message: Message = {
    summary: marked(view, say.summary(title, inWeek)),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...lateNote(view, post.lateSince),
      { kind: "text", text: versusText(view, week.metric, post.versus) },
      ...post.week.flatMap((board) =>
        board.lines.some(({ actual }) => actual > 0)
          ? underHeading(view, board, { table: true, chart: false, followed: true }, words.posts.span(from, to))
          : ([{ kind: "note", text: `${sentenceCase(inWeek)}${words.stop}` }] as const),
      ),
      ...post.year.flatMap((board, index) =>
        underHeading(view, board, { table: true, chart: true, followed: index < post.year.length - 1 }),
      ),
      ...chainBlocks(view, post.chains),
      { kind: "divider" },
      { kind: "text", text: { strong: say.news(words.posts.span(post.told.from, post.told.to)) } },
      ...digestBlocks(view, post),
      ...unchangedBlocks(view, post.unchanged),
    ],
  };
  return inParts(view, message);
}

/** What stands behind a title elsewhere begins a sentence here. */
function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function versusText(view: View, metric: Metric, { group, own }: WeeklyPost["versus"]): string {
  const { weekly } = view.words.posts;
  const said = (value: number) => figureText(view, metric, value);
  return weekly.versus(metric.name[view.locale], {
    group: [said(group.now), said(group.before)],
    own: [said(own.now), said(own.before)],
  });
}

function chainBlocks(view: View, { metrics, lines }: WeeklyPost["chains"]): readonly Block[] {
  const { weekly } = view.words.posts;
  if (lines.length === 0) return [];
  const usual = view.pack.origins[0]?.code;
  const rows = lines.map(({ chain, origin, values }): readonly Text[] => [
    origin === usual ? chain : `${chain}${view.words.bracket(choiceName(view, view.pack.origins, origin) ?? origin)}`,
    ...metrics.map((metric) => figureText(view, metric, values[metric.code] ?? 0)),
  ]);
  return [
    { kind: "divider" },
    { kind: "text", text: { strong: weekly.chains } },
    {
      kind: "table",
      columns: [
        { label: weekly.chain },
        ...metrics.map((metric) => ({ label: metric.name[view.locale], align: "right" as const })),
      ],
      rows,
    },
  ];
}

/** Why projects stand still, as their clocks say: no names of people, and nothing that shames. */
function unchangedBlocks(view: View, { lines, inTime, more }: Unchanged): readonly Block[] {
  const { words } = view;
  const { weekly } = words.posts;
  const count = lines.length + inTime;
  if (count === 0) return [];
  const rest = lines.length - mostUnchanged;
  const said = [
    ...lines.slice(0, mostUnchanged).map((line) => unchangedLine(view, line)),
    ...(rest > 0 ? [words.digest.rest(rest)] : []),
    ...(inTime > 0 ? [`· ${weekly.inTime(inTime)}`] : []),
  ];
  return [
    { kind: "divider" },
    { kind: "text", text: { strong: more ? weekly.unchangedMany(count) : weekly.unchanged(count) } },
    { kind: "text", text: said.join("\n") },
    ...(lines.length > 0 ? [{ kind: "note", text: weekly.unchangedNote } as const] : []),
  ];
}

function unchangedLine(view: View, { project, lamp }: UnchangedLine): string {
  const { posts } = view.words;
  const why = (): string => {
    if (lamp.excuse) return lampText(view, lamp, project.named);
    if (lamp.reason === "next_planned" && project.next) return posts.weekly.planned(project.next.on, project.next.what);
    return lampReason(view, lamp);
  };
  return posts.weekly.unchangedLine(`#${project.number} ${project.title}`, stageName(view, project.stage), why());
}
