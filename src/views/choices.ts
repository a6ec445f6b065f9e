import type { ChoiceSource } from "../chat/field.ts";
import type { Choice } from "../chat/message.ts";
import type { Chain } from "../domain/models/chain.ts";
import type { Member, Unit } from "../domain/model.ts";
import { unreachable } from "../errors.ts";
import { gatesOf, type View } from "./view.ts";

/** What forms offer out of the record. */
export interface OfferedRecords {
  readonly units: readonly Unit[];
  readonly chains: readonly Chain[];
  /** Of the unit of whoever fills the form in. */
  readonly members: readonly Member[];
}

/** What every platform's options take (Slack: 75 characters); what is longer is typed. */
const longestValue = 75;

/**
 * The words that an argument's form offers. Each is read as if it had been typed.
 * @param year the one it is now
 */
export function choicesFrom(
  view: View,
  { units, chains, members }: OfferedRecords,
  year: number,
): (source: ChoiceSource) => readonly Choice[] {
  const { pack, locale, words } = view;
  const named = (items: readonly { readonly name: Readonly<Record<typeof locale, string>> }[]) =>
    distinct(items.map(({ name }) => name[locale]));
  return (source) => {
    switch (source) {
      case "unit":
        return distinct(units.filter(({ active }) => active).map(({ shortName }) => shortName));
      case "chain":
        return distinct(chains.filter(({ active }) => active).map(({ name }) => name));
      case "member":
        return onlyUnique(members.map(({ name }) => name));
      case "group":
        return named(pack.groups);
      case "stage":
        return named(gatesOf(view));
      case "metric":
        return named(pack.metrics);
      case "origin":
        return named(pack.origins);
      case "projectKind":
        return named(pack.kinds);
      case "chainRole":
        return named(pack.chainRoles);
      case "via":
        return named(pack.channels);
      case "fundSource":
        return named(pack.funds.sources);
      case "secrecy":
        return (["L0", "L1", "L2"] as const).map((level) => ({ label: words.secrecy[level], value: level }));
      case "year":
        return [year, year + 1, year - 1].map((one) => ({ label: String(one), value: String(one) }));
    }
    return unreachable(source);
  };
}

function distinct(names: readonly string[]): readonly Choice[] {
  return toChoices([...new Set(names)]);
}

/** A name that two people have means neither. */
function onlyUnique(names: readonly string[]): readonly Choice[] {
  return toChoices(names.filter((name, at) => names.indexOf(name) === at && names.lastIndexOf(name) === at));
}

/** None of a list that cannot be offered whole: a missing one would look as if it did not exist. */
function toChoices(names: readonly string[]): readonly Choice[] {
  if (names.some((name) => name.length > longestValue)) return [];
  return names.map((name) => ({ label: name, value: name }));
}
