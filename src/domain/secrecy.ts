import type { Money } from "../money.ts";
import type { Actor, Day, NextStep, Project, Secrecy } from "./model.ts";
import { belongsTo, holds, isCoordinator } from "./rights.ts";

/** Who will read: one person, or everybody in a unit's channel (undefined: a place that belongs to no unit). */
export type Audience = { readonly reader: Actor } | { readonly channelOf: number | undefined };

/**
 * A project as one audience may see it: the only form in which a project leaves the domain. Outside the circle it has
 * its code name and a size band, and no investor, contact or words.
 */
export interface ShownProject {
  readonly number: number;
  readonly named: boolean;
  /** Its name, or its code name. */
  readonly title: string;
  readonly codeName: string;
  readonly unitId: number;
  readonly ownerId: number;
  readonly stage: string;
  readonly reached: Readonly<Record<string, Day>>;
  readonly origin: string;
  readonly kind: string;
  readonly secrecy: Secrecy;
  readonly chain: string | null;
  readonly chainRole: string | null;
  /** Exact for those who may know it, else undefined, and `band` says the size. */
  readonly amount: Money | null | undefined;
  readonly band: SizeBand | undefined;
  readonly company: string | null;
  readonly contact: string | null;
  readonly via: string | null;
  readonly referrer: string | null;
  readonly next: NextStep | null;
  readonly needs: string | null;
  readonly creditCode: string | null;
  readonly country: string | null;
  readonly note: string | null;
  readonly evidence: Readonly<Record<string, string>>;
  readonly loggedAt: string;
  readonly progressAt: string;
  readonly voided: boolean;
}

/** From (inclusive) and to (exclusive), in whole hundred-millions of the currency; `to` null: and more. */
export interface SizeBand {
  readonly currency: string;
  readonly from: number;
  readonly to: number | null;
}

/**
 * L0: everybody. L1: the unit, its channel, the owner and the coordinator. L2: the owner, the unit's leader and the
 * coordinator, never a channel. An owner who has moved to another unit still reads what is booked on them, until it is
 * handed over; changing it is for the unit (`mayChange`).
 */
export function mayKnow(project: Project, audience: Audience): boolean {
  if (project.secrecy === "L0") return true;
  if ("channelOf" in audience) return project.secrecy === "L1" && audience.channelOf === project.unitId;
  const { reader } = audience;
  if (isCoordinator(reader)) return true;
  if (project.ownerId === reader.id) return true;
  return project.secrecy === "L1" ? belongsTo(reader, project.unitId) : holds(reader, "leader", project.unitId);
}

export function show(project: Project, audience: Audience): ShownProject {
  const named = mayKnow(project, audience);
  const { number, codeName, unitId, ownerId, stage, reached, origin, kind, secrecy, loggedAt, progressAt, voided } =
    project;
  const open = {
    number,
    named,
    codeName,
    unitId,
    ownerId,
    stage,
    reached,
    origin,
    kind,
    secrecy,
    loggedAt,
    progressAt,
    voided,
  };
  if (!named) {
    return {
      ...open,
      title: codeName,
      chain: null,
      chainRole: null,
      amount: undefined,
      band: bandOf(project.amount),
      company: null,
      contact: null,
      via: null,
      referrer: null,
      next: null,
      needs: null,
      creditCode: null,
      country: null,
      note: null,
      evidence: {},
    };
  }
  const {
    chain,
    chainRole,
    amount,
    company,
    contact,
    via,
    referrer,
    next,
    needs,
    creditCode,
    country,
    note,
    evidence,
  } = project;
  return {
    ...open,
    title: project.name,
    chain,
    chainRole,
    amount,
    band: undefined,
    company,
    contact,
    via,
    referrer,
    next,
    needs,
    creditCode,
    country,
    note,
    evidence,
  };
}

const steps = [1, 3, 10, 20, 50, 100];

function bandOf(amount: Money | null): SizeBand | undefined {
  if (!amount) return undefined;
  const hundredMillions = amount.minor / 1e10;
  const index = steps.findIndex((step) => hundredMillions < step);
  const from = index === -1 ? 100 : (steps[index - 1] ?? 0);
  return { currency: amount.currency, from, to: index === -1 ? null : (steps[index] ?? null) };
}
