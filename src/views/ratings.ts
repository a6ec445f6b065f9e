import type { Block, Message } from "../chat/message.ts";
import type { Reputation } from "../domain/requests/reputation.ts";
import { sentence } from "./sentence.ts";
import { fieldRows, marked, type View } from "./view.ts";

/** The link to pass on, for whoever asked for it alone. */
export function invitation(
  view: View,
  { number, until }: { readonly number: number; readonly until: string },
  site: { readonly url: string; readonly reachable: boolean },
): Message {
  const { requests } = view.words;
  const title = marked(view, requests.invited(number));
  return {
    summary: title,
    title,
    tone: "good",
    locale: view.locale,
    blocks: [
      { kind: "text", text: { link: site.url, label: site.url } },
      { kind: "note", text: requests.invitedNote(until) },
      ...(site.reachable ? [] : [{ kind: "note", text: requests.invitedLocal } as const]),
    ],
  };
}

const mostComments = 20;

/** What a unit's enterprises say: how many, the median and the comments, never one rating. */
export function reputationMessage(view: View, { unit, asked, rated, told }: Reputation): Message {
  const { requests } = view.words;
  const say = requests.reputation;
  const handful = view.pack.requests.ratingsHiddenBelow;
  const title = marked(view, say.title(unit.shortName));
  const share = asked === 0 ? null : `${Math.round((rated / asked) * 100)}%`;
  const rows = fieldRows([
    [say.asked, say.count(asked)],
    [say.rated, say.count(rated)],
    [say.rate, share],
    ...(told
      ? ([
          [say.median, say.stars(told.median)],
          [say.average, say.stars(told.average)],
          [
            say.levels,
            told.levels.map((count, at) => say.entry(say.level[at] ?? "", count)).join(view.words.listSeparator),
          ],
        ] as const)
      : []),
  ]);
  const comments: readonly Block[] = told && told.comments.length > 0 ? commentBlocks(view, told.comments) : [];
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      { kind: "fields", fields: rows },
      ...comments,
      { kind: "note", text: told ? say.of(told.of, rated, handful) : say.hidden(handful) },
    ],
  };
}

/** Of a handful, not of one: which request it was stays the enterprise's secret. */
export function revisitMessage(
  view: View,
  { unit, of, low }: { readonly unit: string; readonly of: number; readonly low: number },
): Message {
  return {
    ...sentence(view, view.words.requests.revisit(unit, of, low)),
    title: marked(view, view.words.requests.revisitTitle),
    tone: "warning",
  };
}

function commentBlocks(view: View, comments: readonly string[]): readonly Block[] {
  const say = view.words.requests.reputation;
  const shown = comments.slice(0, mostComments);
  return [
    { kind: "divider" },
    { kind: "text", text: { strong: say.comments } },
    ...shown.map((text): Block => ({ kind: "text", text: say.comment(text) })),
    ...(comments.length > shown.length
      ? [{ kind: "note", text: say.rest(comments.length - shown.length) } as const]
      : []),
  ];
}
