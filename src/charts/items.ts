import type { Chart, CurveChart, FunnelChart, Link, Point, RankingChart } from "../chat/message.ts";
import { unreachable } from "../errors.ts";
import type { Locale } from "../locale.ts";
import { chartWords, numberText } from "./words.ts";

/** One number of a chart, or one link of a chain, as it is said where nothing is drawn. */
export interface Item {
  readonly label: string;
  /** What is said of it, the most important first: `18.6亿元`, `申报 21`, `目标 20`. */
  readonly said: readonly string[];
  /** A length that shows it; an item without has none. */
  readonly bar?: { readonly value: number; readonly claimed?: number; readonly target?: number };
}

/** Items under one heading, which is empty where a chart has a single group. */
export interface Group {
  readonly label: string;
  readonly items: readonly Item[];
}

/** A sign for each state beside its word, its colour and its border. */
const signs: Readonly<Record<Link["state"], string>> = { held: "✓", progress: "◐", missing: "○" };

export function stateText(state: Link["state"], locale: Locale): string {
  return `${signs[state]} ${chartWords(locale).state[state]}`;
}

/** A chart as numbers with their names: what text bars, lists and alternative texts are made of. */
export function groupsOf(chart: Chart, locale: Locale): readonly Group[] {
  switch (chart.kind) {
    case "ranking":
      return [{ label: "", items: rankingItems(chart, locale) }];
    case "curve":
      return [{ label: "", items: curveItems(chart, locale) }];
    case "funnel":
      return chart.cohorts.map(({ label, steps }) => ({ label, items: stepItems(chart, steps, locale) }));
    case "chains": {
      const words = chartWords(locale);
      return chart.chains.map(({ label, links }) => ({
        label,
        items: links.map((link) => ({
          label: link.label,
          said: [
            stateText(link.state, locale),
            ...(link.projects > 0 ? [words.projects(link.projects)] : []),
            ...(link.firms && link.firms.length > 0 ? [link.firms.join(words.between)] : []),
          ],
        })),
      }));
    }
    default:
      return unreachable(chart);
  }
}

function rankingItems({ bars, unit }: RankingChart, locale: Locale): readonly Item[] {
  const words = chartWords(locale);
  return bars.map(({ label, ...bar }) => ({
    label,
    bar,
    said: [
      numberText(bar.value, locale) + unit,
      ...(bar.claimed === undefined ? [] : [named(words.claimed, bar.claimed, locale)]),
      ...(bar.target === undefined ? [] : [named(words.target, bar.target, locale)]),
    ],
  }));
}

/** Inside a sentence, where English writes small letters. */
function named(word: string, value: number, locale: Locale): string {
  return `${word.toLowerCase()} ${numberText(value, locale)}`;
}

/** The labels of the axis: those of the longest line. */
export function axisOf({ points, plan, lastYear = [] }: CurveChart): readonly string[] {
  const longest = [plan, points, lastYear].reduce((a, b) => (b.length > a.length ? b : a));
  return longest.map(({ label }) => label);
}

function curveItems(chart: CurveChart, locale: Locale): readonly Item[] {
  const { points, plan, lastYear = [], unit } = chart;
  const words = chartWords(locale);
  const also = (word: string, point: Point | undefined): readonly string[] =>
    point === undefined ? [] : [named(word, point.value, locale)];
  return axisOf(chart).map((label, index) => {
    const value = points[index]?.value;
    const target = plan[index]?.value;
    return {
      label,
      said: [
        ...(value === undefined ? [] : [numberText(value, locale) + unit]),
        ...also(words.plan, plan[index]),
        ...also(words.lastYear, lastYear[index]),
      ],
      bar: { value: value ?? 0, ...(target === undefined ? {} : { target }) },
    };
  });
}

function stepItems({ unit }: FunnelChart, steps: readonly Point[], locale: Locale): readonly Item[] {
  return steps.map(({ label, value }, index) => ({
    label,
    bar: { value },
    said: [numberText(value, locale) + unit, ...(index === 0 ? [] : shareText(value, steps, locale))],
  }));
}

/** Which part of those at the first step: `88%`; nothing where there is no whole. */
export function shareText(value: number, steps: readonly Point[], locale: Locale): readonly string[] {
  const whole = steps[0]?.value ?? 0;
  if (whole <= 0) return [];
  return [new Intl.NumberFormat(locale, { style: "percent" }).format(value / whole)];
}
