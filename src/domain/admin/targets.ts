import { UserError } from "../../errors.ts";
import type { Money } from "../../money.ts";
import type { Metric } from "../../packs/pack.ts";
import { findUnit } from "../membership.ts";
import type { Target, Unit } from "../model.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
import { findMetric } from "../words.ts";
import type { Work } from "../work.ts";

/** Sets a unit's target of one year: a number of projects, or an amount in the metric's own currency. */
export async function setTarget(
  work: Work,
  unitWord: string,
  year: number,
  metricWord: string,
  given: number | Money,
): Promise<{ readonly target: Target; readonly unit: Unit; readonly metric: Metric }> {
  requireRole(work.actor, ["admin", "coordinator"]);
  const { tx, org, pack } = work;
  if (year < 2000 || year > 2100) throw new UserError("invalid_input", "bad_year", { given: String(year) });
  const unit = await findUnit(work, unitWord);
  const metric = findMetric(pack, metricWord, work.locale);
  const target: Target = { unitId: unit.id, year, metric: metric.code, value: readValue(metric, given) };
  const known = (await tx.targets.ofYear(org.id, year, metric.code)).find((item) => item.unitId === unit.id);
  await tx.targets.set(org.id, target);
  await recordOrganization(work, "target", unit.id, {
    [`target:${unit.id}:${year}:${metric.code}`]: [known?.value ?? null, target.value],
  });
  return { target, unit, metric };
}

function readValue(metric: Metric, given: number | Money): number {
  if (metric.value === "count") {
    if (typeof given === "number") return given;
    throw new UserError("invalid_input", "bad_number", { given: `${given.minor / 100}` });
  }
  if (typeof given === "number") throw new UserError("invalid_input", "bare_amount", { given: String(given) });
  if (given.currency !== metric.currency) throw new UserError("invalid_input", "bad_amount", { given: given.currency });
  return given.minor;
}
