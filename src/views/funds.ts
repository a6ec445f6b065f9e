import { formatAmount } from "../chat/amount.ts";
import type { Button, Text } from "../chat/message.ts";
import type { FundsTotal } from "../domain/funds/contract.ts";
import type { Entry } from "../domain/model.ts";
import type { FundsClaim } from "../domain/models/funds.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { percentText } from "./money.ts";
import { choiceName, type View } from "./view.ts";

/** What a card says of a project's money: each currency in a row of its own, and by which rule it does not count. */
export function fundsRows(
  view: View,
  { project, funds }: { readonly project: ShownProject; readonly funds: readonly FundsTotal[] },
): readonly (readonly [label: string, value: Text | null | undefined])[] {
  const { words } = view;
  return [
    [words.field.baseline, project.baseline && formatAmount(project.baseline, view.locale)],
    ...funds.map((total) => [words.funds.label, totalText(view, total)] as const),
    [words.funds.exclusion, choiceName(view, view.pack.exclusions, project.exclusion)],
  ];
}

/** On the card of a project where money can come: what a bare form would ask for, its number filled in. */
export function fundsButtons(view: View, { stage, number }: ShownProject): readonly Button[] {
  const { stages, funds } = view.pack;
  const indexOf = (code: string) => stages.findIndex((item) => item.code === code);
  if (indexOf(stage) < indexOf(funds.from)) return [];
  return [
    { label: view.words.funds.claimMore, line: `${view.locale === "en" ? "/funds add" : "/到资 申报"} #${number}` },
  ];
}

function totalText(view: View, { currency, verified, claimed, contract, waiting }: FundsTotal): string {
  const { words } = view;
  const parts = [words.funds.total(moneyText(view, currency, verified), moneyText(view, currency, claimed))];
  if (contract !== undefined) parts.push(words.funds.share(percentText(verified / contract)));
  if (waiting > 0) parts.push(words.funds.waiting(waiting));
  return parts.join(words.comma);
}

function moneyText(view: View, currency: string, minor: number): string {
  return minor === 0 ? view.words.funds.nothing : formatAmount({ currency, minor }, view.locale);
}

/** `F7`, as people type it. */
export function claimName({ number }: Pick<FundsClaim, "number">): string {
  return `F${number}`;
}

export function sourceName(view: View, claim: FundsClaim): string {
  return choiceName(view, view.pack.funds.sources, claim.source) ?? claim.source;
}

/** Where a claim stands: `待核实`, `核实 2,000万元，核减 1,000万元`. */
export function resultText(view: View, { state, amount, verifiedMinor }: FundsClaim): string {
  const { funds } = view.words;
  if (state !== "verified") return funds.state[state];
  const verified = moneyText(view, amount.currency, verifiedMinor);
  const rest = amount.minor - verifiedMinor;
  return rest === 0 ? funds.verified(verified) : funds.cut(verified, moneyText(view, amount.currency, rest));
}

/** One line of the timeline, for those who may know the project by name. */
export function fundsEntryText(view: View, { body: { changes, details } }: Entry): string {
  const { words } = view;
  const { funds } = words;
  const claim = claimIn(changes);
  const said = (key: string) => (typeof details[key] === "string" ? details[key] : undefined);
  const notes = [
    claim?.late ? funds.entryLate : undefined,
    said("closed") === undefined ? undefined : funds.entryClosed(said("closed") ?? ""),
    said("over") === undefined ? undefined : funds.entryOver(said("over") ?? ""),
    said("text"),
  ].filter((note) => note !== undefined);
  const head = claim ? claimText(view, claim) : exclusionText(view, details["rule"]);
  return notes.length === 0 ? head : `${head}${words.bracket(notes.join(words.comma))}`;
}

function claimText(view: View, claim: FundsClaim): string {
  const { funds } = view.words;
  const amount = formatAmount(claim.amount, view.locale);
  if (claim.state === "claimed") return funds.entryClaimed(claimName(claim), amount, sourceName(view, claim), claim.on);
  if (claim.state === "withdrawn") return funds.entryWithdrawn(claimName(claim), amount);
  return funds.entryDecided(claimName(claim), resultText(view, claim));
}

function exclusionText(view: View, rule: unknown): string {
  const { funds } = view.words;
  if (typeof rule !== "string") return funds.entryIncluded;
  return funds.entryExcluded(choiceName(view, view.pack.exclusions, rule) ?? rule);
}

/** The claim that an entry made or changed, as it then was. */
function claimIn(changes: Entry["body"]["changes"]): FundsClaim | undefined {
  const found = Object.entries(changes).find(([path]) => path.startsWith("funds."));
  // A part's values came out of a FundsClaim when the entry was made; null only where an undo took it away.
  return found?.[1][1] as FundsClaim | undefined;
}
