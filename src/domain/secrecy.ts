import type { Money } from "../money.ts";
import { plain } from "./fold.ts";
import type { Actor, Entry, Project, ProjectField } from "./model.ts";
import { belongsTo, holds, isCoordinator } from "./rights.ts";

/** Who will read: one person, or everybody in a unit's channel (undefined: a place that belongs to no unit). */
export type Audience = { readonly reader: Actor } | { readonly channelOf: number | undefined };

/**
 * What everybody may read of a project. All other fields are for the circle alone: a new field is secret until it is put
 * into this list.
 */
const openFields = [
  "number",
  "codeName",
  "unitId",
  "ownerId",
  "stage",
  "reached",
  "origin",
  "kind",
  "secrecy",
  "loggedAt",
  "progressAt",
  "voided",
  "mergedInto",
] as const satisfies readonly ProjectField[];
type OpenField = (typeof openFields)[number];

/**
 * A project as one audience may see it: the only form in which a project leaves the domain. Outside the circle it has
 * its code name and a size band, and no investor, contact or words; what is not for this audience is null or empty.
 */
export type ShownProject = Omit<Project, "name" | "amount"> & {
  readonly named: boolean;
  /** Its name, or its code name. */
  readonly title: string;
  /** Exact for those who may know it, else undefined, and `band` says the size. */
  readonly amount: Money | null | undefined;
  readonly band: SizeBand | undefined;
};

/** Closed fields as those outside see them. */
const hidden: Omit<Project, OpenField | "name" | "amount"> = {
  company: null,
  chain: null,
  chainRole: null,
  contact: null,
  via: null,
  referrer: null,
  next: null,
  needs: null,
  creditCode: null,
  country: null,
  note: null,
  evidence: {},
  ...omit(plain, "mergedInto"),
};

/** From (inclusive) and to (exclusive), in whole hundred-millions of the currency; `to` null: and more. */
export interface SizeBand {
  readonly currency: string;
  readonly from: number;
  readonly to: number | null;
}

/**
 * L0: everybody. L1: the unit and its partners, their channels, the owner and the coordinator. L2: the owner, the unit's
 * leader and the coordinator, never a channel. An owner who has moved to another unit still reads what is booked on them,
 * until it is handed over; changing it is for the unit (`mayChange`).
 */
export function mayKnow(project: Knowable, audience: Audience): boolean {
  if (project.secrecy === "L0") return true;
  const units = [project.unitId, ...project.partners];
  if ("channelOf" in audience)
    return project.secrecy === "L1" && audience.channelOf !== undefined && units.includes(audience.channelOf);
  const { reader } = audience;
  if (isCoordinator(reader)) return true;
  if (project.ownerId === reader.id) return true;
  return project.secrecy === "L1"
    ? units.some((unitId) => belongsTo(reader, unitId))
    : holds(reader, "leader", project.unitId);
}

/** What decides who may know a thing by name. */
export type Knowable = Pick<Project, "secrecy" | "unitId" | "ownerId" | "partners">;

export function show(project: Project, audience: Audience): ShownProject {
  const named = mayKnow(project, audience);
  const { name, amount, ...rest } = project;
  if (named) return { ...rest, named, title: name, amount, band: undefined };
  const open = Object.fromEntries(openFields.map((field) => [field, project[field]])) as Pick<Project, OpenField>;
  return { ...hidden, ...open, named, title: project.codeName, amount: undefined, band: bandOf(amount) };
}

/** What everybody may read of an entry: that something happened and of which kind, never anybody's words or values. */
const openDetails: ReadonlySet<string> = new Set(["from", "to", "day", "kind", "undoes"]);

/** A ledger entry as one audience may see it, as `show` does for its project. */
export function showEntry(entry: Entry, project: Knowable, audience: Audience): Entry {
  if (mayKnow(project, audience)) return entry;
  const details = Object.entries(entry.body.details).filter(([name]) => openDetails.has(name));
  return { ...entry, body: { changes: {}, details: Object.fromEntries(details) } };
}

function omit<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = from;
  return rest;
}

const steps = [1, 3, 10, 20, 50, 100];

/** What those outside the circle may know of a sum. */
export function bandOf(amount: Money | null): SizeBand | undefined {
  if (!amount) return undefined;
  const hundredMillions = amount.minor / 1e10;
  const index = steps.findIndex((step) => hundredMillions < step);
  const from = index === -1 ? 100 : (steps[index - 1] ?? 0);
  return { currency: amount.currency, from, to: index === -1 ? null : (steps[index] ?? null) };
}
