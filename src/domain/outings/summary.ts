import { UserError } from "../../errors.ts";
import { dayOf } from "../day.ts";
import { findUnit } from "../membership.ts";
import type { Day, Unit } from "../model.ts";
import { belongsTo, isCoordinator, unitsOf } from "../rights.ts";
import type { Work } from "../work.ts";
import { daysOf, type OutingPeriod } from "./period.ts";
import type { Sight } from "./port.ts";

export interface UnitVisits {
  readonly unit: Unit;
  readonly out: number;
  readonly in: number;
  readonly online: number;
  readonly firms: number;
  /** Where the reader may know it: a city can give a firm away. */
  readonly cities: readonly string[];
}

export interface VisitSummary {
  readonly period: OutingPeriod;
  readonly from: Day;
  readonly to: Day;
  readonly units: readonly UnitVisits[];
  /** Of all units together, where two that went together count once; only where all of them are shown. */
  readonly total: { readonly visits: number; readonly firms: number } | undefined;
}

/**
 * Visits and distinct firms of each unit in a period, as Liaocheng's office tells them (244 trips, 766 firms), in the
 * order of the units. Never ranked, never by person, without a quota and on nobody's board: the rules against formalism
 * at the fingertips (国办函〔2026〕12号) forbid making an app the carrier of daily assessment, and a unit that is ranked by
 * visits makes visits. Leaders and the coordinator see all units, those without a visit too; a member the own one.
 * @throws UserError forbidden for another unit's
 */
export async function summarizeVisits(
  work: Work,
  query: { readonly period: OutingPeriod; readonly unit?: string | undefined; readonly hint?: string },
): Promise<VisitSummary> {
  const { tx, org, actor, now } = work;
  const all = isCoordinator(actor) || actor.roles.some((role) => role.name === "leader");
  const asked = query.unit === undefined ? undefined : await findUnit(work, query.unit, query.hint);
  if (asked && !all && !belongsTo(actor, asked.id)) throw new UserError("forbidden", "not_allowed", { role: "leader" });
  const own = unitsOf(actor);
  const shown = (await tx.units.list(org.id)).filter((unit) =>
    asked ? unit.id === asked.id : unit.active && (all || own.includes(unit.id)),
  );
  const { from, to } = daysOf(query.period, dayOf(now, org.timezone));
  const sums = await tx.outings.sums(org.id, from, to);
  const cities = await tx.outings.cities(org.id, from, to, visibleTo(work));
  const countOf = (unitId: number, direction: string) =>
    sums.visits.find((sum) => sum.unitId === unitId && sum.direction === direction)?.count ?? 0;
  return {
    period: query.period,
    from,
    to,
    units: shown.map((unit) => ({
      unit,
      out: countOf(unit.id, "out"),
      in: countOf(unit.id, "in"),
      online: countOf(unit.id, "online"),
      firms: sums.firms.get(unit.id) ?? 0,
      cities: cities.filter(({ unitId }) => unitId === unit.id).map(({ city }) => city),
    })),
    total: all && !asked ? sums.total : undefined,
  };
}

function visibleTo({ actor }: Work): Sight | undefined {
  if (isCoordinator(actor)) return undefined;
  return { unitIds: unitsOf(actor), ledUnitIds: unitsOf(actor, "leader"), memberId: actor.id };
}
