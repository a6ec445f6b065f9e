import type { Entry, Unit } from "../domain/model.ts";
import type { Contest, Hold } from "../domain/models/first-report.ts";
import type { View } from "./view.ts";

/**
 * What an entry did to a first report or a case, in one line.
 * @param units for the name of a unit the holder was told of; without them it is another unit
 */
export function stepText(view: View, entry: Entry, units: readonly Unit[] = []): string {
  const { step, outcome, ended, until } = view.words.firstReport;
  const { changes, details } = entry.body;
  const text = typeof details["text"] === "string" ? details["text"] : "";
  if (entry.kind === "undo") return view.words.entry.undo;
  // What these fields hold was a Hold, a Contest and a list of ids when the entry was made.
  const hold = changes["hold"] as readonly [Hold | null, Hold | null] | undefined;
  const contest = changes["contest"] as readonly [Contest | null, Contest | null] | undefined;
  const partners = changes["partners"] as readonly [readonly number[] | null, readonly number[]] | undefined;
  const nameOf = (id: number | undefined) =>
    details["named"] === true ? units.find((unit) => unit.id === id)?.shortName : undefined;
  const ruled = hold && !contest && typeof details["outcome"] === "string" ? details["outcome"] : undefined;
  const said = [
    contest ? caseStep(view, contest, details["outcome"]) : undefined,
    ruled === undefined ? undefined : step.decided(nameIn(details["case"] === undefined ? ended : outcome, ruled)),
    hold && ruled === undefined ? holdStep(view, hold, details["over"] === true, nameOf) : undefined,
    hold?.[1]?.state === "held" && ruled !== undefined ? until(hold[1].until ?? "") : undefined,
    partners ? (partners[1].length > (partners[0] ?? []).length ? step.partner : step.parted) : undefined,
  ].filter((one) => one !== undefined);
  return step.with(said.join(view.words.comma), text);
}

function holdStep(
  view: View,
  [before, after]: readonly [Hold | null, Hold | null],
  over: boolean,
  nameOf: (unitId: number | undefined) => string | undefined,
): string | undefined {
  const { step } = view.words.firstReport;
  if (after === null) return step.dropped;
  const until = after.until ?? "";
  if (before === null) return step.registered(after.state === "held" ? until : undefined);
  if (after.told.length > before.told.length) return step.told(nameOf(after.told.at(-1)));
  if (after.renewals > before.renewals) return step.renewed(until);
  if (after.warned > before.warned) return step.warned(until);
  if (after.state === "lapsed") return step.lapsed;
  if (after.state === "released") return over ? step.over : step.released;
  if (after.state !== "held") return step.unprotected;
  return before.state === "soft" ? step.reached(until) : step.restored(until);
}

function caseStep(
  view: View,
  [before, after]: readonly [Contest | null, Contest | null],
  outcome: unknown,
): string | undefined {
  const { step, outcome: outcomes } = view.words.firstReport;
  if (after === null) return step.closed;
  if (before?.against !== after.against) return step.opened;
  switch (after.state) {
    case "open":
      return step.opened;
    case "decided":
      return step.decided(nameIn(outcomes, String(outcome)));
    case "joining":
    case "joined":
    case "proceeding":
    case "disputed":
    case "appealed":
      return step[after.state];
  }
}

function nameIn(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code;
}
