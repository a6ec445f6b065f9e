import type { types } from "@slack/bolt";
import { pictureAlt } from "../../charts/alt.ts";
import { groupsOf, type Group, type Item } from "../../charts/items.ts";
import { trim } from "../../charts/trim.ts";
import type { Locale } from "../../chat/command.ts";
import type { Chart } from "../../chat/message.ts";
import { displayWidth, fitWidth, padTo } from "../../chat/width.ts";
import { clip, oneLine } from "./clip.ts";
import { limits } from "./limits.ts";
import { preformatted, type Room } from "./render-table.ts";
import { words } from "./words.ts";

const barWidth = 20;

/**
 * A chart as fixed-width text, where its picture cannot be shown: `█` verified, `▒` claimed beyond that, `░` still
 * missing to the target. The numbers stand beside the bars, so the text is its own alternative text.
 */
export function renderChart(chart: Chart, room: Room, locale: Locale): types.RichTextBlock[] {
  const w = words[locale];
  const { chart: shown, left } = trim(chart, { groups: limits.bars, items: limits.bars });
  const { lines, count } = takeWithin(linesOf(shown, locale), Math.min(room.characters - 400, limits.text));
  const all = groupsOf(shown, locale).reduce((sum, { items }) => sum + items.length, 0);
  const missing = left + all - count;
  const title = fitWidth(oneLine(chart.title), 80);
  const block = preformatted(count === 0 ? w.none : lines.join("\n"), missing > 0 ? [w.moreBars(missing)] : []);
  if (title === "") return [block];
  const heading = {
    type: "rich_text_section" as const,
    elements: [{ type: "text" as const, text: title, style: { bold: true } }],
  };
  return [{ type: "rich_text", elements: [heading, ...block.elements] }];
}

/** The picture that was uploaded of a chart, its numbers as alternative text. */
export function renderPicture(chart: Chart, file: string, room: Room, locale: Locale): types.ImageBlock[] {
  const most = Math.max(200, Math.min(limits.alt, room.characters - 200));
  const alt = clip(oneLine(pictureAlt(chart, locale)), most, locale);
  return [{ type: "image", slack_file: { id: file }, alt_text: alt === "" ? "…" : alt }];
}

interface Line {
  readonly text: string;
  /** A line that is an item and no heading. */
  readonly counts: boolean;
}

function linesOf(chart: Chart, locale: Locale): readonly Line[] {
  const groups = groupsOf(chart, locale);
  const bars = groups.flatMap(({ items }) => items.flatMap(({ bar }) => (bar ? [bar] : [])));
  const largest = Math.max(0, ...bars.flatMap(({ value, claimed = 0, target = 0 }) => [value, claimed, target]));
  const names = groups.map(({ items }) => items.map(({ label }) => fitWidth(oneLine(label), limits.cell)));
  const labelWidth = Math.max(0, ...names.flat().map(displayWidth));
  const line = (item: Item, name: string): string => {
    const bar = item.bar ? ` ${drawBar(item.bar, largest)}` : "";
    const said = item.said.map((part) => fitWidth(oneLine(part), 3 * limits.cell)).join(" / ");
    return `${padTo(name, labelWidth, "left")}${bar} ${said}`;
  };
  return groups.flatMap((group, index) => [
    ...headingOf(group, index),
    ...group.items.map((item, at) => ({ text: line(item, names[index]?.[at] ?? ""), counts: true })),
  ]);
}

function headingOf({ label }: Group, index: number): readonly Line[] {
  const text = fitWidth(oneLine(label), 80);
  if (text === "") return [];
  return [{ text: index === 0 ? text : `\n${text}`, counts: false }];
}

function drawBar({ value, claimed = 0, target = 0 }: NonNullable<Item["bar"]>, largest: number): string {
  const cells = (amount: number): number => (largest > 0 ? Math.round((Math.max(0, amount) / largest) * barWidth) : 0);
  const full = cells(value);
  const beyond = Math.max(0, cells(claimed) - full);
  const missing = Math.max(0, cells(target) - full - beyond);
  return `${"█".repeat(full)}${"▒".repeat(beyond)}${"░".repeat(missing)}`.padEnd(barWidth, " ");
}

function takeWithin(
  lines: readonly Line[],
  characters: number,
): { readonly lines: readonly string[]; readonly count: number } {
  const kept: Line[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.text.length + 1;
    if (used > characters) break;
    kept.push(line);
  }
  return { lines: kept.map(({ text }) => text), count: kept.filter(({ counts }) => counts).length };
}
