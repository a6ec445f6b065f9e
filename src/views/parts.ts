import type { Block, Chart, Inline, Message, Text } from "../chat/message.ts";
import type { View } from "./view.ts";

type Table = Extract<Block, { readonly kind: "table" }>;

/**
 * What one message holds on every platform we write for, with room to spare: Slack takes 50 blocks, 100 rows of a table and
 * about 13,000 characters, of which its tables and charts share evenly what the texts leave; Feishu takes 30 KB a card, its
 * JSON escaped once more, and five tables and five charts before it shows lines of text instead.
 */
const room = { characters: 10_000, bytes: 21_000, blocks: 40, rows: 90, tables: 5, charts: 5 } as const;
/** Kept free under a table for its foot. */
const footRoom = { characters: 500, bytes: 1600 } as const;
/** A cell is shown to this width where letters are of one width; Chinese letters take two. */
const cellWidth = 24;
/** Slack shows 3,000 letters of one text: a longer one goes on in a text of its own. */
const longestText = 2800;
/** A header of Feishu shows so much; the end of a title says which issue and which part it is. */
const title = { longest: 100, end: 60 } as const;
/** Fewer rows than this under a heading are carried over to the next part. */
const fewRows = 5;

/**
 * A message that fits in one, or numbered parts of it (`2/3`) to be sent in their order: a long table goes on in the next
 * part under its heading and its columns, a long text at the end of a line. Nothing of it is left out.
 */
export function inParts(view: View, message: Message): readonly Message[] {
  const parts: Block[][] = [[]];
  let heading: Block | undefined;
  const current = (): Block[] => parts.at(-1) ?? [];
  const turn = (repeated?: Block): void => {
    // A heading goes with what it is over, and one over that with it.
    const left = current();
    const carried: Block[] = [];
    for (let last = left.at(-1); last && isOpening(last); last = left.at(-1)) carried.unshift(...left.splice(-1));
    if (left.length === 0) parts.pop();
    while (carried[0]?.kind === "divider") carried.shift();
    parts.push(carried.some(isHeading) || !repeated ? carried : [repeated]);
  };
  for (const block of message.blocks.flatMap(inTexts)) {
    if (block.kind === "table" && block.rows.length > 0) {
      for (let rows = block.rows; rows.length > 0;) {
        const fitting = rowsFitting(current(), { ...block, rows });
        if (fitting < Math.min(fewRows, rows.length) && current().some((one) => !isOpening(one))) {
          turn(heading);
          continue;
        }
        const taken = Math.max(1, fitting);
        current().push({ ...block, rows: rows.slice(0, taken) });
        rows = rows.slice(taken);
        if (rows.length > 0) turn(heading);
      }
      continue;
    }
    if (isHeading(block)) heading = block;
    else if (block.kind === "divider") heading = undefined;
    if (!fits([...current(), block]) && current().length > 0) turn(isOpening(block) ? undefined : heading);
    if (block.kind === "divider" && current().length === 0) continue;
    current().push(block);
  }
  const filled = parts.filter((blocks) => blocks.some((block) => block.kind !== "divider"));
  if (filled.length < 2) return [{ ...message, ...titled(message, "") }];
  return filled.map((blocks, index) => {
    const suffix = view.words.posts.part(index + 1, filled.length);
    return {
      ...message,
      summary: `${message.summary}${suffix}`,
      ...titled(message, suffix),
      blocks,
    };
  });
}

/** Too long a title is cut before its end. */
function titled({ title: given }: Message, suffix: string): Pick<Message, "title"> {
  if (given === undefined) return suffix === "" ? {} : { title: suffix };
  const letters = [...given];
  const most = title.longest - suffix.length;
  if (letters.length <= most) return { title: `${given}${suffix}` };
  const [start, end] = [letters.slice(0, most - title.end - 1), letters.slice(-title.end)];
  return { title: `${start.join("")}…${end.join("")}${suffix}` };
}

/** A text that is too long for one, as several that end where its lines do. */
function inTexts(block: Block): readonly Block[] {
  if (block.kind !== "text" || lettersOf(block.text).length <= longestText) return [block];
  const inlines = inlinesOf(block.text);
  const last = inlines.at(-1);
  if (typeof last !== "string") return [block];
  const texts: Inline[][] = [inlines.slice(0, -1)];
  let room = longestText - lettersOf(inlines.slice(0, -1)).length;
  let lines: string[] = [];
  for (const line of last.split("\n")) {
    if (line.length + 1 > room && lines.some((one) => one !== "")) {
      texts.at(-1)?.push(lines.join("\n"));
      texts.push([]);
      lines = [];
      room = longestText;
    }
    lines.push(line);
    room -= line.length + 1;
  }
  texts.at(-1)?.push(lines.join("\n"));
  return texts.map((text) => ({ kind: "text", text }));
}

function isHeading(block: Block | undefined): boolean {
  return block?.kind === "text" && typeof block.text === "object" && "strong" in block.text;
}

function isOpening(block: Block | undefined): boolean {
  return block?.kind === "divider" || isHeading(block);
}

/** How many of the first rows of the table the part still holds. */
function rowsFitting(part: readonly Block[], table: Table): number {
  let low = 0;
  let high = Math.min(room.rows, table.rows.length);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits([...part, { ...table, rows: table.rows.slice(0, middle) }], footRoom)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function fits(blocks: readonly Block[], spare = { characters: 0, bytes: 0 }): boolean {
  const sizes = blocks.map(sizeOf);
  const elastic = blocks.flatMap(({ kind }, index) =>
    kind === "table" || kind === "chart" ? [sizes[index]?.characters ?? 0] : [],
  );
  const fixed = sizes.reduce((sum, { characters }) => sum + characters, 0) - elastic.reduce((sum, one) => sum + one, 0);
  const shared = elastic.length * Math.max(0, ...elastic);
  return (
    blocks.length <= room.blocks &&
    blocks.filter(({ kind }) => kind === "table").length <= room.tables &&
    blocks.filter(({ kind }) => kind === "chart").length <= room.charts &&
    fixed + shared + spare.characters <= room.characters &&
    sizes.reduce((sum, { bytes }) => sum + bytes, 0) + spare.bytes <= room.bytes
  );
}

interface Size {
  /** Of what is shown, in letters. */
  readonly characters: number;
  /** Of what travels, in the most talkative form. */
  readonly bytes: number;
}

function sizeOf(block: Block): Size {
  switch (block.kind) {
    case "text":
    case "note":
      return sizeOfText(lettersOf(block.text));
    case "table":
      return sizeOfTable(block);
    case "chart":
      return sizeOfChart(block.chart);
    case "fields":
      return sizeOfText(block.fields.map(({ label, value }) => `${label}${lettersOf(value)}`).join(" ".repeat(120)));
    case "buttons":
      return sizeOfText(block.buttons.map(({ label, line }) => `${label}${line}`).join(" ".repeat(150)));
    case "form":
      return { characters: room.characters, bytes: room.bytes };
    case "divider":
      return { characters: 10, bytes: 20 };
  }
}

function sizeOfText(text: string): Size {
  return { characters: text.length + 60, bytes: bytesOf(text) + 150 };
}

function sizeOfTable({ columns, rows }: Table): Size {
  const cells = [columns.map(({ label }) => label), ...rows.map((row) => row.map(lettersOf))];
  const widths = columns.map((_, index) =>
    Math.min(cellWidth, Math.max(...cells.map((row) => 2 * (row[index] ?? "").length))),
  );
  const line = widths.reduce((sum, width) => sum + width + 2, 0);
  return {
    // The heading and its rule again for each block of 3,000 letters.
    characters: cells.length * line + Math.ceil((cells.length * line) / 2500) * 2 * line + 300,
    bytes: cells.reduce((sum, row) => sum + row.reduce((all, cell) => all + bytesOf(cell) + 18, 20), 0) + 1200,
  };
}

/** As it is quoted once and once more. */
function bytesOf(text: string): number {
  return new TextEncoder().encode(JSON.stringify(JSON.stringify(text))).length;
}

function lettersOf(text: Text): string {
  return inlinesOf(text).map(letters).join("");
}

function inlinesOf(text: Text): readonly Inline[] {
  // Array.isArray does not narrow readonly arrays; the only arrays in Text are of Inline.
  return Array.isArray(text) ? (text as readonly Inline[]) : [text as Inline];
}

function letters(inline: Inline): string {
  if (typeof inline === "string") return inline;
  if ("strong" in inline) return inline.strong;
  if ("code" in inline) return inline.code;
  if ("link" in inline) return `${inline.label}${inline.link}`;
  if ("person" in inline) return inline.person.name ?? inline.person.id;
  return inline.date;
}

function sizeOfChart(chart: Chart): Size {
  if (chart.kind !== "ranking") {
    const { length } = JSON.stringify(chart);
    return { characters: length, bytes: 2 * bytesOf(JSON.stringify(chart)) + 500 };
  }
  const { title, bars } = chart;
  const series = bars.reduce((sum, bar) => sum + 1 + Number("claimed" in bar) + Number("target" in bar), 0);
  const labels = bars.reduce((sum, { label }) => sum + bytesOf(label), 0);
  return {
    characters: title.length + bars.length * 80,
    bytes: bytesOf(title) + (series / Math.max(1, bars.length)) * labels + series * 90 + 500,
  };
}
