import type { types } from "@slack/bolt";
import type { Locale } from "../../chat/command.ts";
import type { Chart } from "../../chat/message.ts";
import { oneLine } from "./clip.ts";
import { limits } from "./limits.ts";
import { preformatted, type Room } from "./render-table.ts";
import { displayWidth, fitWidth, padTo } from "./width.ts";
import { words } from "./words.ts";

const barWidth = 20;

/**
 * Bars as block characters in fixed-width text: `█` reached, `░` still missing to the target. Slack's chart block is not
 * in every workspace yet, and an image would need files:write and a second message. The numbers stand beside the bars,
 * so the text is its own alternative text.
 */
export function renderChart(chart: Chart, room: Room, locale: Locale): types.RichTextBlock[] {
  const w = words[locale];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const bars = chart.bars.slice(0, limits.bars);
  const largest = Math.max(0, ...bars.flatMap((bar) => [bar.value, bar.target ?? 0]));
  const labels = bars.map((bar) => fitWidth(oneLine(bar.label), limits.cell));
  const labelWidth = Math.max(0, ...labels.map(displayWidth));
  const unit = fitWidth(oneLine(chart.unit), limits.cell);
  const lines = bars.map((bar, index) => {
    const target = bar.target === undefined ? "" : ` / ${w.target} ${number.format(bar.target)}`;
    return `${padTo(labels[index] ?? "", labelWidth, "left")} ${drawBar(bar.value, bar.target, largest)} ${number.format(bar.value)}${unit}${target}`;
  });
  const fitting = takeWithin(lines, Math.min(room.characters - 400, limits.text));
  const missing = chart.bars.length - fitting.length;
  const title = fitWidth(oneLine(chart.title), 80);
  const block = preformatted(
    fitting.length === 0 ? w.none : fitting.join("\n"),
    missing > 0 ? [w.moreBars(missing)] : [],
  );
  if (title === "") return [block];
  const heading = {
    type: "rich_text_section" as const,
    elements: [{ type: "text" as const, text: title, style: { bold: true } }],
  };
  return [{ type: "rich_text", elements: [heading, ...block.elements] }];
}

function drawBar(value: number, target: number | undefined, largest: number): string {
  const cells = (amount: number): number => (largest > 0 ? Math.round((Math.max(0, amount) / largest) * barWidth) : 0);
  const full = cells(value);
  const missing = Math.max(0, cells(target ?? 0) - full);
  return `${"█".repeat(full)}${"░".repeat(missing)}`.padEnd(barWidth, " ");
}

function takeWithin(lines: readonly string[], characters: number): readonly string[] {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > characters) break;
    kept.push(line);
  }
  return kept;
}
