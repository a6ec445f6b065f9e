import type { Block } from "../../chat/message.ts";
import type { CardChart, CardElement } from "./card.ts";
import { clean, cut } from "./escape.ts";
import { limits } from "./limits.ts";
import { data, note, type Rendering } from "./rendering.ts";

type ChartBlock = Extract<Block, { readonly kind: "chart" }>;

/** Feishu draws charts itself, from a VChart specification; past the recommended number they become lines of text. */
export function renderChart({ chart }: ChartBlock, rendering: Rendering): readonly CardElement[] {
  const { words, room } = rendering;
  const bars = chart.bars.slice(0, room.bars);
  const unit = chart.unit === "" ? "" : ` (${chart.unit})`;
  const title = clean(cut(`${chart.title}${unit}`, limits.title)).trim();
  if (bars.length === 0) return [data(title), note(words.empty)].filter((element) => element !== undefined);
  const left = note(chart.bars.length > bars.length ? words.bars(chart.bars.length - bars.length) : "");
  const shown = rendering.ordinal >= limits.charts ? lines() : drawing();
  return left === undefined ? shown : [...shown, left];

  function drawing(): readonly CardElement[] {
    const targets = bars.some(({ target }) => target !== undefined);
    const values = bars.flatMap(({ label, value, target }) => {
      const name = clean(cut(label, limits.columnLabel));
      const actual = { label: name, series: words.actual, value };
      return target === undefined ? [actual] : [actual, { label: name, series: words.target, value: target }];
    });
    const spec: CardChart["chart_spec"] = {
      type: "bar",
      direction: "horizontal",
      ...(title === "" ? {} : { title: { text: title } }),
      data: { values },
      xField: "value",
      yField: targets ? ["label", "series"] : "label",
      ...(targets ? { seriesField: "series", legends: { visible: true, orient: "bottom" } } : {}),
      label: { visible: true },
    };
    return [{ tag: "chart", chart_spec: spec }];
  }

  function lines(): readonly CardElement[] {
    const rows = bars.map(
      ({ label, value, target }) => `${label}: ${value}${target === undefined ? "" : ` / ${target}`}`,
    );
    const text = data(cut([title, ...rows].join("\n"), room.text, words.cut));
    return text === undefined ? [] : [text];
  }
}
