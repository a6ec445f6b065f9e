import { latinRegion, regionAt } from "../domain/investors/regions.ts";

/** How much of the beginning of a folded text is the name of a place we know; 0 for none. */
export function placeAt(text: string): number {
  const han = regionAt(text);
  if (han) return han.length;
  const latin = /^[a-z]+(?: [a-z]+)*$/u.test(text) ? latinRegion(text.split(" ")) : undefined;
  return latin === undefined ? 0 : text.length;
}
