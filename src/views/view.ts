import type { Text } from "../chat/message.ts";
import type { Organization } from "../domain/model.ts";
import type { SizeBand } from "../domain/secrecy.ts";
import type { Locale } from "../locale.ts";
import { catalogueOf, type Catalogue } from "../locales/index.ts";
import type { Choice, Gate, Pack } from "../packs/pack.ts";

/** In whose words and whose zone a message is written. */
export interface View {
  readonly words: Catalogue;
  readonly locale: Locale;
  readonly pack: Pack;
  readonly timezone: string;
  /** The organisation's data is invented: every card and board says so. */
  readonly demo: boolean;
}

export function viewOf(
  { org, pack }: { readonly org: Organization; readonly pack: Pack },
  locale: Locale,
  timezone: string = org.timezone,
): View {
  return { words: catalogueOf(locale), locale, pack, timezone, demo: org.demo };
}

export interface FieldRow {
  readonly label: string;
  readonly value: Text;
}

/** Only what is known: an empty field is noise. */
export function fieldRows(
  rows: readonly (readonly [label: string, value: Text | null | undefined])[],
): readonly FieldRow[] {
  return rows.flatMap(([label, value]) =>
    value === null || value === undefined || value === "" ? [] : [{ label, value }],
  );
}

/** Every stage of every line, and every mark: their codes and names are unique among them. */
export function gatesOf({ pack }: View): readonly Gate[] {
  return [...pack.stages, ...pack.tracks.flatMap((track) => track.stages), ...pack.marks];
}

export function stageName(view: View, code: string): string {
  return gatesOf(view).find((item) => item.code === code)?.name[view.locale] ?? code;
}

export function choiceName(view: View, items: readonly Choice[], code: string | null): string | undefined {
  if (code === null) return undefined;
  return items.find((item) => item.code === code)?.name[view.locale] ?? code;
}

/** A title with the demonstration's mark in front, where it is one. */
export function marked(view: View, title: string): string {
  return view.demo
    ? `${view.locale === "en" ? `[${view.words.demoMark}]` : `【${view.words.demoMark}】`}${view.locale === "en" ? " " : ""}${title}`
    : title;
}

/** `10亿元–20亿元`, `under US$100m`, `US$1bn or more`. */
export function bandText(
  view: View,
  band: SizeBand | undefined,
  money: (hundredMillions: number, currency: string) => string,
): string {
  if (!band) return "";
  const from = band.from === 0 ? undefined : money(band.from, band.currency);
  return view.words.card.band(from, band.to === null ? undefined : money(band.to, band.currency));
}
