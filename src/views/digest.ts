import { formatAmount } from "../chat/amount.ts";
import type { Block } from "../chat/message.ts";
import type { Digest, DigestLine, VerifiedLine } from "../domain/digest.ts";
import type { Member } from "../domain/model.ts";
import { claimName } from "./funds.ts";
import { progressBrief, progressName, textOf } from "./history.ts";
import { sizeOf } from "./money.ts";
import { sideReason } from "./sides.ts";
import { stageName, type View } from "./view.ts";

const shownLines = 8;

/** A digest and the people in it. */
export interface News {
  readonly digest: Digest;
  readonly people: ReadonlyMap<number, Member>;
}

/** Whether there is nothing to tell. */
export function isQuiet(digest: Digest): boolean {
  const { from: _from, to: _to, ...told } = digest;
  return Object.values(told).every((lines) => lines.length === 0);
}

/** The news of a time in one unit, section by section; empty sections are left out. */
export function digestBlocks(view: View, { digest, people }: News): readonly Block[] {
  const thanks = thanksBlocks(view, { digest, people });
  const blocks = sections(view, { digest, people });
  if (blocks.length === 0 && thanks.length === 0) return [{ kind: "note", text: view.words.digest.quiet }];
  return [...blocks, ...thanks];
}

export function thanksBlocks(view: View, { digest, people }: News): readonly Block[] {
  return thanksIn(view, digest, people).map((text): Block => ({ kind: "note", text }));
}

function sections(view: View, { digest, people }: News): readonly Block[] {
  const { words } = view;
  const say = words.digest;
  const ownerOf = (line: DigestLine) => people.get(line.project.ownerId)?.name ?? words.none;
  const titleOf = (line: DigestLine) => `#${line.project.number} ${line.project.title}`;
  const { digest: sides, entry: moved } = words.sides;
  return [
    ...section(view, say.leads(digest.leads.length), digest.leads, (line) =>
      say.lead(titleOf(line), sizeOf(view, line.project), ownerOf(line)),
    ),
    ...section(view, say.moves(digest.moves.length), digest.moves, (line) => {
      const { from, to, mark } = line.entry.body.details;
      if (mark === true) return say.visit(titleOf(line), moved.mark(stageName(view, String(to))), "");
      return say.move(titleOf(line), stageName(view, String(from)), stageName(view, String(to)));
    }),
    ...section(view, say.visits(digest.visits.length), digest.visits, (line) => {
      const { details } = line.entry.body;
      // What was talked about, and where, may name the investor: outside the circle only the kind is told.
      if (!line.project.named) return say.visit(titleOf(line), progressName(words, details["kind"]), "");
      const { head, gist } = progressBrief(view, details);
      return say.visit(titleOf(line), head, gist);
    }),
    ...section(view, sides.revived(digest.revived.length), digest.revived, (line) =>
      sides.revivedLine(titleOf(line), stageName(view, line.project.stage)),
    ),
    ...section(view, sides.lost(digest.lost.length), digest.lost, (line) =>
      sides.lostLine(titleOf(line), whyOf(view, "lost", line)),
    ),
    ...section(view, sides.exited(digest.exited.length), digest.exited, (line) =>
      sides.lostLine(titleOf(line), whyOf(view, "exited", line)),
    ),
    ...verifiedSection(view, digest.verified),
  ];
}

/** To people for moving things on, to other units for what they gave: by name, without any number. */
function thanksIn(view: View, digest: Digest, people: News["people"]): readonly string[] {
  const { digest: say, listSeparator } = view.words;
  const named = [
    ...new Set(
      [...digest.moves, ...digest.visits]
        .flatMap(({ entry, joined = [] }) => [entry, ...joined])
        .map((entry) => people.get(entry.actorId)?.name),
    ),
  ].filter((name) => name !== undefined);
  const units = digest.givers.map(({ shortName }) => shortName);
  return [
    ...(named.length === 0 ? [] : [say.thanks(named.join(listSeparator))]),
    ...(units.length === 0 ? [] : [say.thanksUnits(units.join(listSeparator))]),
  ];
}

/** The reason is for those who may know the project: outside the circle only that it is so. */
function whyOf(view: View, state: "lost" | "exited", { project, entry }: DigestLine): string {
  const { reason, text } = entry.body.details;
  return project.named ? sideReason(view, state, textOf(reason), textOf(text) || null) : "";
}

/** Sums of what may be told, each currency in its own; what may not is in none, or the sum would tell it. */
function verifiedSection(view: View, lines: readonly VerifiedLine[]): readonly Block[] {
  const { funds, listSeparator } = view.words;
  const sums = new Map<string, number>();
  for (const { amount } of lines)
    if (amount) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  const total = [...sums]
    .map(([currency, minor]) => formatAmount({ currency, minor }, view.locale))
    .join(listSeparator);
  return section(view, funds.digest(lines.length, total), lines, ({ project, claim, amount }) => {
    const title = `#${project.number} ${project.title}`;
    if (!amount) return funds.digestCoded(title);
    return funds.digestLine(title, claimName({ number: claim }), formatAmount(amount, view.locale));
  });
}

function section<Line extends DigestLine>(
  view: View,
  heading: string,
  lines: readonly Line[],
  say: (line: Line) => string,
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
