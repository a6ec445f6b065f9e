import type { Chart } from "../chat/message.ts";
import type { Locale } from "../locale.ts";
import { groupsOf } from "./items.ts";
import { pictureLimits } from "./limits.ts";
import { trim } from "./trim.ts";
import { chartWords } from "./words.ts";

/**
 * The chart in sentences, for who cannot see it: its own where the maker wrote some, else its numbers. `left` more are
 * there and not shown.
 */
export function altText(chart: Chart, locale: Locale, left = 0): string {
  const words = chartWords(locale);
  const rest = left > 0 ? words.more(left) + words.stop : "";
  if (chart.alt !== undefined) return (chart.alt + rest).trim();
  const heading = chart.title + (chart.unit === "" ? "" : words.bracket(words.unit(chart.unit)));
  const groups = groupsOf(chart, locale).map(({ label, items }) => {
    const said = items.map((item) => {
      const [first = "", ...others] = item.said;
      return `${item.label} ${first}${others.length === 0 ? "" : words.bracket(others.join(words.comma))}`;
    });
    return `${label === "" ? "" : label + words.colon}${said.join(words.semicolon) || words.none}${words.stop}`;
  });
  return `${heading === "" ? "" : heading + words.stop}${groups.join("") || words.none + words.stop}${rest}`.trim();
}

/** Of a picture: what it shows, and how much it leaves out. */
export function pictureAlt(chart: Chart, locale: Locale): string {
  const { chart: shown, left } = trim(chart, pictureLimits[chart.kind]);
  return altText(shown, locale, left);
}
