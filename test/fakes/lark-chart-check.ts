import { listOf, partOf, wordOf, type Part } from "./lark-card-parts.ts";

/** Kinds of series of VChart that a `common` chart puts over each other, and whether they lie. */
const kinds = ["bar", "line", "scatter", "area"];

/**
 * What Feishu refuses in a chart (feishu-cards/card-json-v2-components/content-components/chart: 200550 for a bad
 * specification, no JavaScript, no textures on phones), and what VChart draws nothing of: a series without its data, a
 * field that no row has.
 */
export function checkChart(chart: Part, say: (problem: string) => void): void {
  const spec = partOf(chart["chart_spec"]);
  const height = /^(\d+)px$/.exec(wordOf(chart["height"]))?.[1];
  if (chart["height"] !== undefined && !(Number(height) >= 1 && Number(height) <= 999)) say("chart height");
  if (typeof spec["type"] !== "string") return say("chart without a type");
  const sets = Array.isArray(spec["data"]) ? listOf(spec["data"]).map(partOf) : [partOf(spec["data"])];
  const values = sets.flatMap((set) => listOf(set["values"]).map(partOf));
  if (values.length === 0) say("chart without data");
  if (values.some((value) => typeof value["value"] !== "number" || !Number.isFinite(value["value"])))
    say("chart value is no number");
  if (JSON.stringify(spec).includes('"texture"')) say("chart with a texture");
  const series = spec["type"] === "common" ? listOf(spec["series"]).map(partOf) : [spec];
  if (series.length === 0) say("common chart without series");
  for (const one of series) checkSeries(one, spec["type"] === "common", sets, say);
}

function checkSeries(series: Part, common: boolean, sets: readonly Part[], say: (problem: string) => void): void {
  if (!kinds.includes(wordOf(series["type"]))) say(`chart series of the unknown type ${wordOf(series["type"])}`);
  const set = common ? sets.find(({ id }) => id !== undefined && id === series["dataId"]) : sets[0];
  if (!set) return say(`chart series without data ${wordOf(series["dataId"])}`);
  const [row] = listOf(set["values"]).map(partOf);
  const fields = ["xField", "yField", "seriesField"].flatMap((field) => series[field] ?? []).map(String);
  for (const field of fields) if (row && !(field in row)) say(`chart field ${field} is in no row`);
  // The value runs along the bar: across a lying one, up a standing one.
  const along = series["direction"] === "horizontal" ? series["xField"] : series["yField"];
  if (along !== "value") say("chart series whose length is no value");
}
