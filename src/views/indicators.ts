import type { Block, Text } from "../chat/message.ts";
import type { Indicator } from "../domain/boards/bulletin.ts";
import type { Cohort } from "../domain/boards/cohorts.ts";
import type { ScoreData } from "../domain/models/board.ts";
import { figureText, growthText, percentText } from "./money.ts";
import { choiceName, type View } from "./view.ts";

/** A heading and what is under it. */
export type Section = readonly [heading: string, blocks: readonly Block[]];

/** Numbered as bulletins are (一、二、三、); a section without anything is left out and takes no number. */
export function numbered({ words }: View, sections: readonly Section[]): readonly Block[] {
  return sections
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([heading, blocks], index): readonly Block[] => [
      { kind: "divider" },
      { kind: "text", text: { strong: words.posts.numbered(index + 1, heading) } },
      ...blocks,
    ]);
}

/** Its name, and its ledger where that is not the one it is for. */
export function indicatorName(view: View, { metric, origin }: Pick<Indicator, "metric" | "origin">): string {
  const { pack, locale, words } = view;
  const name = metric.name[locale];
  if (origin === (metric.origin ?? pack.origins[0]?.code)) return name;
  return `${name}${words.bracket(choiceName(view, pack.origins, origin) ?? origin)}`;
}

/** The organisation's figures of the month and the year so far, or of the year and the year before: a table for each ledger. */
export function indicatorTables(
  view: View,
  indicators: readonly Indicator[],
  of: "bulletin" | "yearly",
): readonly Block[] {
  const ledgers = new Set(indicators.map(({ origin }) => origin));
  return [...ledgers].flatMap((origin): readonly Block[] => {
    const table = indicatorTable(
      view,
      indicators.filter((one) => one.origin === origin),
      of,
    );
    if (ledgers.size === 1) return [table];
    return [{ kind: "text", text: { strong: choiceName(view, view.pack.origins, origin) ?? origin } }, table];
  });
}

function indicatorTable(view: View, indicators: readonly Indicator[], of: "bulletin" | "yearly"): Block {
  const { words, locale } = view;
  return {
    kind: "table",
    columns: words.posts[of].columns.map((label, index) => ({ label, align: index === 0 ? "left" : "right" })),
    rows: indicators.map(({ metric, value, toDate, lastYear, growth, plan, completion }): readonly Text[] => {
      const said = (figure: number) => figureText(view, metric, figure);
      return [
        metric.name[locale],
        ...(of === "bulletin" ? [value, toDate] : [toDate, lastYear]).map(said),
        growthText(view, growth),
        plan === null ? words.board.noTarget : said(plan),
        completion === undefined ? words.none : percentText(completion),
      ];
    }),
  };
}

/** What became of each year's signings. */
export function cohortTable(view: View, cohorts: readonly Cohort[]): readonly Block[] {
  const { words } = view;
  if (cohorts.length === 0) return [];
  return [
    {
      kind: "table",
      columns: words.posts.bulletin.cohortColumns.map((label, index) => ({
        label,
        align: index === 0 ? "left" : "right",
      })),
      rows: cohorts.map(({ year, signed, rates }) => [
        String(year),
        words.board.count(signed),
        ...[rates.performed, rates.started, rates.operating, rates.arrived].map((rate) =>
          rate === undefined ? words.none : percentText(rate),
        ),
      ]),
    },
  ];
}

/** The total of each unit under the rule set that the issue was scored by. */
export function scoreTable(view: View, { rule, lines }: ScoreData): readonly Block[] {
  const { bulletin } = view.words.posts;
  return [
    {
      kind: "table",
      columns: bulletin.scoreColumns.map((label, index) => ({ label, align: index === 1 ? "left" : "right" })),
      rows: lines.map(({ rank, name, total }) => [
        rank === null ? view.words.none : String(rank),
        name,
        total.toFixed(2),
      ]),
    },
    { kind: "note", text: bulletin.scoreRule(`${rule.number[view.locale]}${view.words.bracket(rule.version)}`) },
  ];
}
