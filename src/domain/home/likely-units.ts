import type { Unit } from "../model.ts";
import type { Work } from "../work.ts";

/**
 * Units in use, those first that a channel of this name is most likely for: by how much of their name stands in it; where
 * that says nothing, those without a channel before the others, else as they are listed.
 */
export async function likelyUnits({ tx, org }: Work, channelName: string | undefined): Promise<readonly Unit[]> {
  const units = (await tx.units.list(org.id)).filter(({ active }) => active);
  const bound = new Set((await tx.channels.list(org.id)).filter(({ active }) => active).map(({ unitId }) => unitId));
  return rankUnits(units, channelName ?? "", bound);
}

export function rankUnits(units: readonly Unit[], channelName: string, bound: ReadonlySet<number>): readonly Unit[] {
  const name = fold(channelName);
  const scoreOf = (unit: Unit) => likeness(unit, name) * 2 + (bound.has(unit.id) ? 0 : 1);
  return units
    .map((unit) => ({ unit, score: scoreOf(unit) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ unit }) => unit);
}

/** 0 to 1: the longest part of one of its names that stands in the channel's name. One sign (区, 市) says nothing. */
function likeness({ name, shortName, code }: Unit, channelName: string): number {
  const shares = [name, shortName, code].map((word) => {
    const folded = fold(word);
    const common = longestCommon(folded, channelName);
    return common < 2 || folded === "" ? 0 : common / [...folded].length;
  });
  return Math.max(...shares);
}

function longestCommon(word: string, text: string): number {
  const signs = [...word];
  for (let length = signs.length; length > 0; length -= 1)
    for (let at = 0; at + length <= signs.length; at += 1)
      if (text.includes(signs.slice(at, at + length).join(""))) return length;
  return 0;
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "");
}
