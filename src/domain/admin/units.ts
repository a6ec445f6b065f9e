import { UserError } from "../../errors.ts";
import { findUnit } from "../membership.ts";
import type { Hours, Unit } from "../model.ts";
import type { UnitDraft } from "../ports.ts";
import { recordOrganization } from "../record.ts";
import { requireRole } from "../rights.ts";
import { findChoice } from "../words.ts";
import { inWords, type Work } from "../work.ts";

export interface UnitInput {
  readonly name?: string | undefined;
  readonly shortName?: string | undefined;
  readonly code?: string | undefined;
  readonly group?: string | undefined;
  readonly active?: boolean | undefined;
  /** Null: the pack's again. */
  readonly hours?: Hours | null | undefined;
  /** Null: the organisation's again. */
  readonly timezone?: string | null | undefined;
}

/** @throws UserError forbidden, or conflict when a name or code is taken */
export async function addUnit(work: Work, input: UnitInput & { readonly name: string }): Promise<Unit> {
  requireRole(work.actor, ["admin"]);
  const { tx, org, pack } = work;
  const group =
    input.group === undefined
      ? pack.groups[0]?.code
      : findChoice(pack.groups, inWords(work, "组", "group"), input.group, work.locale).code;
  const units = await tx.units.list(org.id);
  const draft = {
    name: input.name,
    shortName: input.shortName ?? input.name,
    code: input.code ?? `U${units.length + 1}`,
    group: group ?? "",
    active: true,
    hours: input.hours ?? null,
    timezone: input.timezone ?? null,
  };
  requireFree(work, units, draft);
  const unit = await tx.units.create(org.id, draft);
  await recordOrganization(work, "unit", unit.id, { [`unit:${unit.id}`]: [null, unit] });
  return unit;
}

export async function editUnit(work: Work, given: string, input: UnitInput): Promise<Unit> {
  requireRole(work.actor, ["admin"]);
  const { tx, org, pack } = work;
  const unit = await findUnit(work, given);
  const group =
    input.group === undefined
      ? undefined
      : findChoice(pack.groups, inWords(work, "组", "group"), input.group, work.locale).code;
  const saved: Unit = {
    ...unit,
    name: input.name ?? unit.name,
    shortName: input.shortName ?? unit.shortName,
    code: input.code ?? unit.code,
    group: group ?? unit.group,
    active: input.active ?? unit.active,
    hours: input.hours === undefined ? unit.hours : input.hours,
    timezone: input.timezone === undefined ? unit.timezone : input.timezone,
  };
  const others = (await tx.units.list(org.id)).filter((other) => other.id !== unit.id);
  requireFree(work, others, saved);
  await tx.units.save(org.id, saved);
  await recordOrganization(work, "unit", unit.id, { [`unit:${unit.id}`]: [unit, saved] });
  return saved;
}

/** A word that means two units would book a lead on the wrong one. */
function requireFree(work: Work, others: readonly Unit[], draft: UnitDraft): void {
  const taken = new Set(
    others.flatMap((unit) => [unit.name, unit.shortName, unit.code].map((word) => word.toLowerCase())),
  );
  const clash = [draft.name, draft.shortName, draft.code].find((word) => taken.has(word.toLowerCase()));
  if (clash !== undefined)
    throw new UserError("conflict", "unit_exists", { name: clash }, inWords(work, "/单位", "/unit"));
}
