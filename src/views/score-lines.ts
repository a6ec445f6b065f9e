import type { ItemScore, Line } from "../domain/scoring/model.ts";
import {
  metricName,
  numberText,
  pointsText,
  quantityText,
  shareText,
  termText,
  unscoredText,
  valueText,
  type ScoreView,
} from "./score-words.ts";

/** An item's arithmetic, written out. */
export function arithmetic(view: ScoreView, score: ItemScore): string {
  const { line: say, separator } = view.words.scoring;
  const lines = linesText(view, score.lines);
  const unscored = score.unscored.map((one) => unscoredText(view, one));
  const nothing = lines.length + unscored.length === 0 ? [say.none] : [];
  return [...lines, ...unscored, ...nothing, ...ending(view, score)].join(separator);
}

function linesText(view: ScoreView, lines: readonly Line[]): readonly string[] {
  const [first, second] = lines;
  // One rating for the whole is no sum.
  if (first?.kind === "share" && first.share === 100 && second?.kind === "sum")
    return [`${termText(view, first.top)}${limited(view, second)}${weighed(view, second)}`];
  return lines.map((line) => lineText(view, line));
}

/** What the lines come to, where one does not say it by itself. */
function ending(view: ScoreView, { lines, cut, points }: ItemScore): readonly string[] {
  const { line: say } = view.words.scoring;
  const result = pointsText(view, points);
  if (cut) {
    const before = pointsText(view, cut.before, 4);
    return [cut.by === "cap" ? say.cut(before, result) : say.floored(before, result)];
  }
  const giving = lines.filter((line) => "points" in line);
  if (giving.length > 1) return [say.together(result)];
  const [only] = giving;
  const exact = only && finely(only) && numberText(only.points, 4) !== numberText(points);
  return exact === true ? [say.rounded(result)] : [];
}

type Giving = Extract<Line, { readonly points: number }>;

/** Shown with four decimals, so that several of them add up. */
function finely(line: Giving): boolean {
  return line.kind === "each" || line.kind === "heads";
}

function lineText(view: ScoreView, line: Line): string {
  const { line: say } = view.words.scoring;
  switch (line.kind) {
    case "ratio": {
      const full = line.full === 100 ? "" : say.full(`${line.full}%`, shareText((line.ratio * 100) / line.full));
      return `${division(view, line)}${full}${limited(view, line)}${weighed(view, line)}`;
    }
    case "share": {
      const ratio = line.bottom ? division(view, { ...line, bottom: line.bottom }) : termText(view, line.top);
      return `${ratio}${limited(view, line)}${say.part(`${line.share}%`, shareText(line.part))}`;
    }
    case "sum":
      return `${say.sum(shareText(line.ratio))}${limited(view, line)}${weighed(view, line)}`;
    case "growth": {
      const rate = say.growth(termText(view, line.now), termText(view, line.before), shareText(line.growth));
      if (line.growth <= 0) return `${rate}${say.notGrown}${weighed(view, line)}`;
      const reached = say.full(`${line.full}%`, shareText((line.growth * 100) / line.full));
      return `${rate}${reached}${limited(view, { ...line, limit: 100 })}${weighed(view, line)}`;
    }
    case "start":
      return say.start(pointsText(view, line.points));
    case "met": {
      const [actual, target] = [termText(view, line.actual), termText(view, line.target)];
      return line.met ? say.met(actual, target, pointsText(view, line.points)) : say.unmet(actual, target);
    }
    case "each":
      return eachText(view, line);
    case "heads":
      return say.heads(
        metricName(view, line.metric),
        valueText(view, { kind: "actual", metric: line.metric }, line.projects),
        line.units,
        pointsText(view, line.each),
        pointsText(view, line.points, 4),
      );
    case "ladder": {
      const ratio = division(view, line);
      return line.at === undefined ? say.noRung(ratio) : say.rung(ratio, `${line.at}%`, pointsText(view, line.points));
    }
    case "also":
      return (line.met ? say.also : say.notAlso)(division(view, line), `${line.least}%`);
  }
}

function eachText(view: ScoreView, line: Extract<Line, { readonly kind: "each" }>): string {
  const { line: say } = view.words.scoring;
  const { actual, less, against, per, how } = line;
  const own = termText(view, actual);
  const asked = against ? termText(view, against) : "";
  const rest = difference(line);
  if (how === "over" && rest <= 0) return say.notOver(own, asked);
  if (how === "missing" && rest <= 0) return say.notMissing(own, asked);
  const left = valueText(view, actual.source, rest);
  const taken = how === "over" ? asked : less && termText(view, less);
  const head = how === "missing" ? say.short(own, asked, left) : taken === undefined ? own : say.less(own, taken, left);
  const steps = per === undefined ? "" : say.steps(quantityText(view, per), numberText(line.count));
  const cap = line.capped && line.cap !== undefined ? say.capped(pointsText(view, line.cap)) : "";
  const full = line.count * line.each;
  return `${head}${steps}${say.each(pointsText(view, line.each, 4), pointsText(view, full, 4))}${cap}`;
}

function difference({ how, actual, less, against }: Extract<Line, { readonly kind: "each" }>): number {
  if (how === "missing") return (against?.value ?? 0) - actual.value;
  return Math.max(actual.value - ((how === "over" ? against : less)?.value ?? 0), 0);
}

function division(
  view: ScoreView,
  { top, bottom, ratio }: Pick<Extract<Line, { readonly kind: "ratio" }>, "top" | "bottom" | "ratio">,
): string {
  return `${termText(view, top)} ÷ ${termText(view, bottom)} = ${shareText(ratio)}`;
}

function limited(
  view: ScoreView,
  { limit, limited }: { readonly limit: number | undefined; readonly limited: boolean },
): string {
  return limited && limit !== undefined ? view.words.scoring.line.limited(`${limit}%`) : "";
}

function weighed(view: ScoreView, { weight, points }: { readonly weight: number; readonly points: number }): string {
  return view.words.scoring.line.weighed(pointsText(view, weight), pointsText(view, points));
}
