import { groupsOf, type Group } from "../../charts/items.ts";
import { countOf, trim } from "../../charts/trim.ts";
import type { Block, Chart } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import type { CardChart, CardElement } from "./card.ts";
import { curveSpec, funnelSpec, rankingSpec, type ChartSpec } from "./chart-spec.ts";
import { clean, cut } from "./escape.ts";
import { toMarkdown } from "./inline.ts";
import { limits } from "./limits.ts";
import { data, note, type Rendering } from "./rendering.ts";

type ChartBlock = Extract<Block, { readonly kind: "chart" }>;

/**
 * Feishu draws charts itself, from a VChart specification; past the recommended number they become lines of text. Chains
 * are text anyway: no chart of VChart has rows of boxes.
 */
export function renderChart({ chart: whole }: ChartBlock, rendering: Rendering): readonly CardElement[] {
  const { words, room, locale } = rendering;
  const drawn = rendering.ordinal < limits.charts;
  const items = drawn ? Math.min(room.bars, limits.bars) : room.bars;
  const { chart, left } = trim(whole, { groups: Math.min(room.bars, limits.groups), items });
  const unit = chart.unit === "" ? "" : ` (${chart.unit})`;
  const title = clean(cut(`${chart.title}${unit}`, limits.title)).trim();
  if (countOf(chart) === 0) return [data(title), note(words.empty)].filter((element) => element !== undefined);
  const rest = note(left > 0 ? words.bars(left) : "");
  const spec = drawn ? specOf(chart, locale) : undefined;
  const shown = spec ? [drawing(chart, spec, title)] : lines(groupsOf(chart, locale));
  return rest === undefined ? shown : [...shown, rest];

  function lines(groups: readonly Group[]): readonly CardElement[] {
    return groups.flatMap(({ label, items: all }, index) => {
      const rows = all.map((item) => `${item.label}: ${item.said.join(" / ")}`).join("\n");
      const heading = [...(index === 0 ? [title] : []), label].filter((part) => part !== "").join(" · ");
      const content = toMarkdown([{ strong: heading }, `${heading === "" ? "" : "\n"}${rows}`], locale, room.text);
      return content === "" ? [] : [{ tag: "markdown" as const, content }];
    });
  }
}

function specOf(chart: Chart, locale: Rendering["locale"]): ChartSpec | undefined {
  switch (chart.kind) {
    case "ranking":
      return rankingSpec(chart, locale);
    case "curve":
      return curveSpec(chart, locale);
    case "funnel":
      return funnelSpec(chart);
    case "chains":
      return undefined;
    default:
      return unreachable(chart);
  }
}

/** As high as its bars need: what is drawn in a fixed shape is a comb on a phone. */
function drawing(chart: Chart, spec: ChartSpec, title: string): CardChart {
  const height = chart.kind === "curve" ? 300 : Math.min(limits.chartHeight, 110 + countOf(chart) * 26);
  return {
    tag: "chart",
    height: `${height}px`,
    chart_spec: title === "" ? spec : { ...spec, title: { text: title } },
  };
}
