import { canonicalJson } from "./canonical.ts";
import type { Changes, EntryBody, Project, ProjectField } from "./model.ts";

/** Every field of a project, once: a new one that is forgotten here does not compile. */
const fields: Readonly<Record<ProjectField, true>> = {
  number: true,
  name: true,
  codeName: true,
  company: true,
  amount: true,
  chain: true,
  chainRole: true,
  stage: true,
  reached: true,
  evidence: true,
  origin: true,
  kind: true,
  contact: true,
  via: true,
  referrer: true,
  secrecy: true,
  unitId: true,
  ownerId: true,
  next: true,
  needs: true,
  creditCode: true,
  country: true,
  note: true,
  loggedAt: true,
  progressAt: true,
  voided: true,
};

// The keys of a Record over ProjectField are exactly those fields.
export const projectFields = Object.keys(fields) as readonly ProjectField[];

/** The fields that differ, with both values. */
export function changesBetween(before: Project | undefined, after: Project): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const field of projectFields) {
    const old = before ? before[field] : null;
    if (before && same(old, after[field])) continue;
    changes[field] = [old, after[field]];
  }
  return changes;
}

/**
 * The project after an entry. A ledger that starts with something else than a whole project, or whose "before" is not
 * what was there, is broken: verification says so.
 * @throws Error naming the field.
 */
export function applyEntry(before: Project | undefined, body: EntryBody): Project {
  const next: Record<string, unknown> = before ? { ...before } : {};
  for (const [field, [old, value]] of Object.entries(body.changes)) {
    if (before && !same(next[field], old)) throw new Error(`ledger: ${field} was not what the entry says it was`);
    next[field] = value;
  }
  for (const field of projectFields) {
    if (!(field in next)) throw new Error(`ledger: ${field} is missing`);
  }
  // All fields are present, and their values came out of a Project when the entry was made.
  return next as unknown as Project;
}

/** The changes that take an entry back: what was created is voided, everything else gets its former value. */
export function reversed(kind: string, body: EntryBody): Changes {
  if (kind === "lead") return { voided: [false, true] };
  return Object.fromEntries(Object.entries(body.changes).map(([field, [old, value]]) => [field, [value, old]]));
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
