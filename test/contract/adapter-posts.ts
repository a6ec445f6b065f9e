import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Inline, Message, Text } from "../../src/chat/message.ts";
import { displayWidth } from "../../src/chat/width.ts";
import { distinct } from "../fixtures/sized-news.ts";
import { sizedPosts, type Placed, type PostSize, type SizedPost } from "../fixtures/sized-posts.ts";
import type { Harness, Seen } from "./harness.ts";
import { createInbox } from "./inbox.ts";

const sizes: readonly PostSize[] = [
  ...[11, 100, 500].flatMap((units) => [2, 60].map((letters): PostSize => ({ locale: "zh-CN", units, letters }))),
  { locale: "en", units: 100, letters: 60 },
];

/** Drawing letters is a second of work for a picture, several where a machine does much else. */
const drawing = 120_000;

/**
 * Posts of bureaus of every size arrive whole, through the adapter and over the wire. Once for a platform and not for each
 * way of receiving: what goes out goes the same way.
 *
 * @param each has an adapter of its own: one that draws is kept for all posts of a size, and draws what they share once
 */
export function testPosts(platform: string, make: () => Promise<Harness>, each: "size" | "post"): void {
  describe.each(sizes)(`posts over ${platform}: $units units, names of $letters letters, $locale`, (size) => {
    const posts = sizedPosts(size);
    let harness: Harness;
    const [before, after] = each === "size" ? [beforeAll, afterAll] : [beforeEach, afterEach];
    before(async () => {
      harness = await make();
      await harness.adapter.start(createInbox().accept);
    });
    after(async () => {
      await harness.adapter.stop();
      await harness.close();
    });

    it.each(posts)("the $kind arrives whole", { timeout: drawing }, async (post) => {
      const seen = await deliver(harness, post);
      expect(harness.refusals()).toEqual([]);
      expect(seen).toHaveLength(post.messages.length);
      for (const [index, message] of post.messages.entries()) {
        const { text, summary, problems } = seen[index] ?? fail();
        expect(problems).toEqual([]);
        expect(lost(message, text)).toEqual([]);
        if (seen.length === 1) continue;
        const number = `${index + 1}/${seen.length}`;
        expect(summary).toContain(number);
        expect(headOf(text, summary)).toContain(number);
      }
      expect(rankedIn(seen, post.ranked, size)).toEqual(post.ranked);
    });
  });
}

/** What the platform holds of each message, once all are there. */
async function deliver(harness: Harness, { kind, messages }: SizedPost): Promise<readonly Seen[]> {
  const ids: string[] = [];
  for (const [index, message] of messages.entries())
    ids.push((await harness.adapter.post(harness.place, message, `${kind} ${index}`, false)).id);
  await harness.look?.();
  const held = new Map(harness.seen().map((seen) => [seen.id, seen]));
  return ids.flatMap((id) => held.get(id) ?? []);
}

/** The title: every platform shows it first, after the line of the notification. */
function headOf(text: string, summary: string): string {
  return (
    text
      .slice(text.indexOf(summary) + summary.length)
      .trimStart()
      .split("\n", 1)[0] ?? ""
  );
}

/** Pieces of the message that are not in the text, each after the one before. Charts say their numbers in many ways. */
function lost(message: Message, text: string): readonly string[] {
  const received = squeeze(text);
  const missing: string[] = [];
  let at = 0;
  for (const piece of piecesOf(message)) {
    const found = new RegExp(piece.map(cellPattern).join(""), "u").exec(received.slice(at));
    if (found) at += found.index + found[0].length;
    else missing.push(piece.join(" | ").slice(0, 100));
  }
  return missing;
}

function piecesOf({ blocks }: Message): readonly (readonly string[])[] {
  return blocks.flatMap((block): readonly (readonly string[])[] => {
    switch (block.kind) {
      case "text":
      case "note":
        return [[lettersOf(block.text)]];
      case "table":
        return block.rows.map((row) => row.map(lettersOf));
      case "chart":
        return [[block.chart.title]];
      case "buttons":
        return block.buttons.map(({ label }) => [label]);
      case "fields":
      case "form":
      case "divider":
        return [];
    }
  });
}

/** Widest cell that is never cut, where letters are of one width. */
const cellWidth = 24;

/** A long name in a table may end in `…`, and no shorter than that. */
function cellPattern(cell: string, _index: number, row: readonly string[]): string {
  const whole = escape(squeeze(cell));
  if (row.length === 1 || displayWidth(cell) <= cellWidth) return whole;
  return `(?:${whole}|${escape(squeeze(cell).slice(0, 10))}[^…]*…)`;
}

/** The rows of rankings among the lines, with the whole name of each unit that is named, or cut with `…`. */
function rankedIn(seen: readonly Seen[], ranked: readonly Placed[], { locale }: PostSize): readonly Placed[] {
  const start = distinct[locale];
  const names = new Map(ranked.map(({ name }) => [name.slice(0, start), name]));
  const row = /^\s*(?<place>\d+(?:（并列）|=)?)[\s|]+(?:(?:[↑↓]\d+|—|–|新|new)[\s|]+)?(?<rest>\S.*)$/u;
  return seen
    .flatMap(({ text }) => text.split("\n"))
    .flatMap((line): readonly Placed[] => {
      const { place = "", rest = "" } = row.exec(line)?.groups ?? {};
      const name = names.get(rest.slice(0, start));
      if (name === undefined) return [];
      const [cut = "", after] = rest.split("…", 2);
      const whole = new RegExp(`^${escape(name)}(?:[\\s|]|$)`, "u").test(rest);
      return whole || (after !== undefined && displayWidth(name) > cellWidth && name.startsWith(cut))
        ? [{ place, name }]
        : [];
    });
}

function lettersOf(text: Text): string {
  return (Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline])
    .map((inline) => {
      if (typeof inline === "string") return inline;
      if ("strong" in inline) return inline.strong;
      throw new Error("posts hold letters and strong letters alone");
    })
    .join("");
}

function squeeze(text: string): string {
  return text.replaceAll(/[\s|]+/gu, "");
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

function fail(): never {
  throw new Error("a message is not there");
}
