import type { FunnelChart, RankingChart } from "../chat/message.ts";
import type { Drawing, Pen } from "./frame.ts";
import { shareText } from "./items.ts";
import { drawRows, type Column } from "./rows.ts";
import { numberText } from "./words.ts";

/** What is verified as a bar, what is claimed around it, the target across it. */
export function drawRanking({ bars }: RankingChart, pen: Pen): Drawing {
  const { words, locale } = pen;
  const claims = bars.some(({ claimed }) => claimed !== undefined);
  const targets = bars.some(({ target }) => target !== undefined);
  const figure = (value: number | undefined): string => (value === undefined ? "—" : numberText(value, locale));
  const columns: readonly Column[] = [
    { label: claims ? words.verified : words.actual, key: "fill" },
    ...(claims ? [{ label: words.claimed, key: "outline" } as const] : []),
    ...(targets ? [{ label: words.target, key: "mark" } as const] : []),
  ];
  const rows = bars.map(({ label, value, claimed, target }) => ({
    label,
    bar: { value, outline: claimed, mark: target },
    cells: [figure(value), ...(claims ? [figure(claimed)] : []), ...(targets ? [figure(target)] : [])],
  }));
  return drawRows(rows, columns, pen);
}

/** Cohort under cohort on one scale. The outline of each step is as long as its cohort's first. */
export function drawFunnel({ cohorts }: FunnelChart, pen: Pen): Drawing {
  const { words, locale } = pen;
  const rows = cohorts.flatMap(({ label, steps }) => [
    { label, cells: [] },
    ...steps.map((step) => ({
      label: step.label,
      bar: { value: step.value, outline: steps[0]?.value },
      cells: [numberText(step.value, locale), shareText(step.value, steps, locale)[0] ?? ""],
    })),
  ]);
  return drawRows(
    rows,
    [
      { label: words.count, key: "none" },
      { label: words.share, key: "none" },
    ],
    pen,
  );
}
