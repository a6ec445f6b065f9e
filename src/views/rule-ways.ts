import type { Item, ItemBy } from "../packs/rules/items.ts";
import type { Quantity } from "../packs/rules/parts.ts";
import { cohortName, markName, metricName, pointsText, quantityText, type ScoreView } from "./score-words.ts";

/** How an item is scored, in words: what a person reads instead of the file. */
export function wayText(view: ScoreView, item: Item): string {
  const { way } = view.words.rules;
  const ends = [
    "floor" in item && item.floor !== undefined ? way.floor(pointsText(view, item.floor)) : "",
    item.cap === undefined ? "" : way.cap(pointsText(view, item.cap)),
  ];
  return [bodyText(view, item), ...ends].join("");
}

function bodyText(view: ScoreView, item: Item): string {
  const { way } = view.words.rules;
  const points = (value: number) => pointsText(view, value);
  switch (item.by) {
    case "ratio":
      return `${way.ratio(ofTarget(view, item))}${limited(view, item.limit)}${way.weighed(points(item.weight))}`;
    case "scheduled":
      return `${way.scheduled(ofTarget(view, item))}${limited(view, item.limit)}${way.weighed(points(item.weight))}`;
    case "met":
      return metText(view, item);
    case "missing":
      return missingText(view, item);
    case "mix": {
      const parts = item.parts.map((part) => {
        const own = part.limit === undefined ? "" : view.words.bracket(way.limit(percent(part.limit)));
        return `${way.part(ofTarget(view, part), percent(part.share))}${own}`;
      });
      return `${way.sum(parts)}${limited(view, item.limit)}${way.weighed(points(item.weight))}`;
    }
    case "bands": {
      const bands = item.bands.map(({ metric, least }) =>
        way.band(metricName(view, metric), quantityText(view, least)),
      );
      return `${way.start(points(item.weight))}${way.bands(bands, points(item.minus))}`;
    }
    case "events": {
      const events = item.events.map((one) => way.event(named(view, one), points(one.minus)));
      const start = item.weight === 0 ? "" : way.start(points(item.weight));
      return `${start}${way.events(events)}`;
    }
    case "ladder":
      return ladderText(view, item);
    case "best":
      return `${way.best(metricName(view, item.metric))}${way.weighed(points(item.weight))}`;
    case "split":
      return way.split(metricName(view, item.metric), points(item.points));
    case "bonus":
      return way.events(item.parts.map((part) => bonusText(view, part)));
    case "partner": {
      const parts = item.parts.map(({ mark, share }) => way.part(markName(view, mark), percent(share)));
      return `${way.sum(parts)}${way.weighed(points(item.weight))}`;
    }
    case "growth":
      return way.growth(metricName(view, item.metric), percent(item.full), points(item.weight));
    case "late":
      return `${way.start(points(item.weight))}${way.events([way.event(markName(view, item.mark), points(item.minus))])}`;
    case "cohort":
      return way.cohort(
        cohortName(view, item.part, item.since),
        cohortName(view, item.of, item.since),
        percent(item.full),
        points(item.weight),
      );
  }
}

type Targeted = { readonly metric: string; readonly goal?: Quantity | undefined };

/** `到位资金 ÷ 年度目标`, or ÷ the same number for all. */
function ofTarget(view: ScoreView, { metric, goal }: Targeted): string {
  return view.words.rules.way.divided(metricName(view, metric), targetText(view, { metric, goal }));
}

function targetText(view: ScoreView, { goal }: Targeted): string {
  const { way } = view.words.rules;
  return goal === undefined ? way.target : way.goal(quantityText(view, goal));
}

function limited({ words }: ScoreView, limit: number): string {
  return `${words.comma}${words.rules.way.limit(percent(limit))}`;
}

function percent(value: number): string {
  return `${value}%`;
}

function named(view: ScoreView, part: { readonly metric?: string | undefined; readonly mark?: string | undefined }) {
  return part.mark === undefined ? metricName(view, part.metric ?? "") : markName(view, part.mark);
}

function metText(view: ScoreView, item: ItemBy<"met">): string {
  const { way } = view.words.rules;
  const { bonus } = item;
  const met = way.met(metricName(view, item.metric), targetText(view, item), pointsText(view, item.weight));
  if (!bonus) return met;
  const cap = bonus.cap === undefined ? "" : way.cap(pointsText(view, bonus.cap));
  return `${met}${way.beyond(quantityText(view, bonus.per), pointsText(view, bonus.points))}${cap}`;
}

function missingText(view: ScoreView, item: ItemBy<"missing">): string {
  const { way } = view.words.rules;
  const start = item.weight === 0 ? "" : way.start(pointsText(view, item.weight));
  const less = way.missing(metricName(view, item.metric), targetText(view, item), pointsText(view, item.minus));
  const plus = item.plus === 0 ? "" : way.beyond(quantityText(view, 1), pointsText(view, item.plus));
  return `${start}${less}${plus}`;
}

function ladderText(view: ScoreView, item: ItemBy<"ladder">): string {
  const { way } = view.words.rules;
  const rungs = item.rungs.map(({ at, points }) => way.rung(percent(at), pointsText(view, points)));
  const { also } = item;
  const second = also
    ? way.also(
        way.divided(metricName(view, also.metric), also.of === undefined ? way.target : metricName(view, also.of)),
        percent(also.least),
      )
    : "";
  return `${way.ladder(ofTarget(view, item), rungs)}${second}`;
}

function bonusText(view: ScoreView, part: ItemBy<"bonus">["parts"][number]): string {
  const { way } = view.words.rules;
  const over =
    part.over && part.metric !== undefined
      ? way.over(named(view, part), targetText(view, { metric: part.metric, goal: part.goal }))
      : named(view, part);
  const what = part.except === undefined ? over : way.except(over, metricName(view, part.except));
  const per = quantityText(view, part.per ?? 1);
  const cap = part.cap === undefined ? "" : way.cap(pointsText(view, part.cap));
  return `${way.bonus(what, per, pointsText(view, part.points))}${cap}`;
}
