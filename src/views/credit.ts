import type { Inline, Text } from "../chat/message.ts";
import type { Entry, Unit } from "../domain/model.ts";
import type { Share } from "../domain/models/credit.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { fieldRows, type FieldRow, type View } from "./view.ts";

/** `开发区 60%（首谈）、高新区 40%（落地）` */
export function sharesText(view: View, shares: readonly Share[], units: readonly Unit[]): string {
  const { credit, listSeparator } = view.words;
  return shares
    .map(({ unitId, percent, role }) => credit.share(unitName(view, units, unitId), percent, credit.role[role]))
    .join(listSeparator);
}

export function unitNames(view: View, units: readonly Unit[], ids: readonly number[]): string {
  return ids.map((id) => unitName(view, units, id)).join(view.words.listSeparator);
}

/** The day of an instant, where the reader is. */
export function dayOf(view: View, at: string): Inline {
  return { date: at, style: "day", timezone: view.timezone };
}

export function unitName(view: View, units: readonly Unit[], id: number): string {
  return units.find((unit) => unit.id === id)?.shortName ?? view.words.none;
}

/** What a project's card says of its credit and of what waits: nothing of a project whose credit is all its unit's. */
export function creditRows(view: View, project: ShownProject, units: readonly Unit[]): readonly FieldRow[] {
  const { credit } = view.words;
  const { shares, split, transfer } = project;
  const waiting = split ? split.concerned.filter((id) => !split.agreed.includes(id)) : [];
  return fieldRows([
    [credit.shares, shares.length === 0 ? null : sharesText(view, shares, units)],
    [credit.transfer, transfer && waitsText(view, project, units)],
    [
      credit.proposal,
      split && credit.waitsUnits(sharesText(view, split.shares, units), unitNames(view, units, waiting)),
    ],
  ]);
}

function waitsText(view: View, { unitId, transfer }: ShownProject, units: readonly Unit[]): Text {
  const { credit } = view.words;
  if (!transfer) return "";
  const to = unitName(view, units, transfer.toUnitId);
  const waits = transfer.given ? credit.waitsReceiver(to) : credit.waitsGiver(unitName(view, units, unitId), to);
  return [dayOf(view, transfer.at), "  ", waits];
}

/** A step of a hand-over or a split, in the project's timeline. */
export function creditEntry(view: View, { kind, body: { details } }: Entry): string {
  const { history } = view.words.credit;
  const said = (name: string) => (typeof details[name] === "string" ? details[name] : "");
  const step = said("step");
  if (kind === "split") {
    if (step === "declined" || step === "withdrawn") return history.withdrawn(said("text"));
    const shares = pastShares(view, details["shares"]);
    return details["settled"] === true ? history.settled(shares) : history.proposed(shares);
  }
  switch (step) {
    case "confirmed":
      return history.confirmed(said("unit"));
    case "accepted":
      return history.accepted(said("giver"), said("unit"));
    case "declined":
      return history.declined(said("unit"), said("text"));
    case "cancelled":
      return history.cancelled(said("unit"));
    default:
      return history.asked(said("unit"), said("text"));
  }
}

/** Shares as the ledger keeps them: with the units' names of their day. */
function pastShares(view: View, kept: unknown): string {
  const { credit, listSeparator } = view.words;
  const roles: Readonly<Record<string, string>> = credit.role;
  // The domain wrote them so; see `splitCredit`.
  const shares = kept as readonly { readonly unit: string; readonly role: string; readonly percent: number }[];
  return shares.map(({ unit, role, percent }) => credit.share(unit, percent, roles[role] ?? role)).join(listSeparator);
}
