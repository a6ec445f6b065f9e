import type { Block, Message } from "../chat/message.ts";
import type { Board } from "../domain/board.ts";
import type { Digest, DigestLine } from "../domain/digest.ts";
import type { Member } from "../domain/model.ts";
import { boardBlocks, boardTitle, leaderText } from "./board.ts";
import { progressBrief, progressName } from "./history.ts";
import { sizeOf } from "./money.ts";
import { marked, stageName, type View } from "./view.ts";

export interface DailyPost {
  readonly board: Board;
  readonly digest: Digest;
  readonly issue: number;
  readonly people: ReadonlyMap<number, Member>;
  /** Local time it was due at, when it comes after an outage. */
  readonly lateSince?: string;
}

/** The day's post to a unit's channel: the ranking board, then the day's news of the unit. */
export function dailyPost(view: View, post: DailyPost): Message {
  const { words } = view;
  const title = `${boardTitle(view, post.board)} · ${words.board.issue(post.issue)}`;
  return {
    summary: marked(view, words.board.summary(title, leaderText(view, post.board))),
    title: marked(view, title),
    locale: view.locale,
    blocks: [
      ...(post.lateSince === undefined ? [] : [{ kind: "note", text: words.board.late(post.lateSince) } as const]),
      ...boardBlocks(view, post.board),
      { kind: "divider" },
      { kind: "text", text: { strong: words.digest.title } },
      ...digestBlocks(view, post),
    ],
  };
}

const shownLines = 8;

function digestBlocks(view: View, { digest, people }: DailyPost): readonly Block[] {
  const { words } = view;
  const say = words.digest;
  const ownerOf = (line: DigestLine) => people.get(line.project.ownerId)?.name ?? words.none;
  const titleOf = (line: DigestLine) => `#${line.project.number} ${line.project.title}`;
  const blocks: Block[] = [
    ...section(view, say.leads(digest.leads.length), digest.leads, (line) =>
      say.lead(titleOf(line), sizeOf(view, line.project), ownerOf(line)),
    ),
    ...section(view, say.moves(digest.moves.length), digest.moves, (line) => {
      const { from, to } = line.entry.body.details;
      return say.move(titleOf(line), stageName(view, String(from)), stageName(view, String(to)));
    }),
    ...section(view, say.visits(digest.visits.length), digest.visits, (line) => {
      const { details } = line.entry.body;
      // What was talked about, and where, may name the investor: outside the circle only the kind is told.
      if (!line.project.named) return say.visit(titleOf(line), progressName(words, details["kind"]), "");
      const { head, gist } = progressBrief(view, details);
      return say.visit(titleOf(line), head, gist);
    }),
  ];
  if (blocks.length === 0) return [{ kind: "note", text: say.quiet }];
  const thanked = [
    ...new Set(
      [...digest.moves, ...digest.visits]
        .flatMap(({ entry, joined = [] }) => [entry, ...joined])
        .map((entry) => people.get(entry.actorId)?.name),
    ),
  ].filter((name) => name !== undefined);
  return thanked.length === 0
    ? blocks
    : [...blocks, { kind: "note", text: say.thanks(thanked.join(words.listSeparator)) }];
}

function section(
  view: View,
  heading: string,
  lines: readonly DigestLine[],
  say: (line: DigestLine) => string,
): readonly Block[] {
  if (lines.length === 0) return [];
  const rest = lines.length - shownLines;
  const rows = lines.slice(0, shownLines).map((line) => `· ${say(line)}`);
  return [
    {
      kind: "text",
      text: [{ strong: heading }, `\n${[...rows, ...(rest > 0 ? [view.words.digest.rest(rest)] : [])].join("\n")}`],
    },
  ];
}
