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
  investor: true,
  leading: true,
  partners: true,
  link: true,
  hold: true,
  contest: true,
  side: true,
  transfer: true,
  shares: true,
  split: true,
  funds: true,
  promises: true,
  introducedBy: true,
  baseline: true,
  exclusion: true,
  mergedInto: true,
  disowned: true,
};

// The keys of a Record over ProjectField are exactly those fields.
export const projectFields = Object.keys(fields) as readonly ProjectField[];

/** Maps by number: a change names the one part that changed (`funds.7`), so that an entry does not grow with the others. */
type PartField = "funds" | "promises";
const partFields: ReadonlySet<string> = new Set<PartField>(["funds", "promises"]);

/**
 * What a project is without anything said: left out of the entry that creates it and of the row's JSON column, so that
 * ledgers from before a field was there still add up, and a plain lead stays small.
 */
export const plain: Readonly<
  Pick<
    Project,
    | "investor"
    | "leading"
    | "partners"
    | "link"
    | "hold"
    | "contest"
    | "side"
    | "transfer"
    | "shares"
    | "split"
    | "funds"
    | "promises"
    | "introducedBy"
    | "baseline"
    | "exclusion"
    | "mergedInto"
    | "disowned"
  >
> = {
  investor: null,
  leading: null,
  partners: [],
  link: null,
  hold: null,
  contest: null,
  side: null,
  transfer: null,
  shares: [],
  split: null,
  funds: {},
  promises: {},
  introducedBy: null,
  baseline: null,
  exclusion: null,
  mergedInto: null,
  disowned: null,
};

/** The fields that differ, with both values. */
export function changesBetween(before: Project | undefined, after: Project): Changes {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  const unsaid: Readonly<Record<string, unknown>> = plain;
  for (const field of projectFields) {
    const old = before ? before[field] : (unsaid[field] ?? null);
    if ((before || field in unsaid) && same(old, after[field])) continue;
    if (partFields.has(field)) Object.assign(changes, partChanges(field as PartField, before, after));
    else changes[field] = [old, after[field]];
  }
  return changes;
}

function partChanges(field: PartField, before: Project | undefined, after: Project): Changes {
  const [old, now] = [before?.[field] ?? {}, after[field]];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => !same(old[key] ?? null, now[key] ?? null),
  );
  return Object.fromEntries(keys.map((key) => [`${field}.${key}`, [old[key] ?? null, now[key] ?? null]]));
}

/**
 * The project after an entry. A ledger that starts with something else than a whole project, or whose "before" is not
 * what was there, is broken: verification says so.
 * @throws Error naming the field.
 */
export function applyEntry(before: Project | undefined, body: EntryBody): Project {
  const next = applyChanges(before ?? plain, body.changes, before !== undefined);
  for (const field of projectFields) {
    if (!(field in next)) throw new Error(`ledger: ${field} is missing`);
  }
  // All fields are present, and their values came out of a Project when the entry was made.
  return next as unknown as Project;
}

/**
 * A record with changes laid over it, each compared with what was there.
 * @param compare false for the entry that creates a record: there is nothing to compare with
 * @throws Error naming the field
 */
export function applyChanges(before: object, changes: Changes, compare: boolean): Record<string, unknown> {
  const next: Record<string, unknown> = { ...before };
  for (const [path, [old, value]] of Object.entries(changes)) {
    const dot = path.indexOf(".");
    const field = dot === -1 ? path : path.slice(0, dot);
    const part = dot === -1 ? undefined : path.slice(dot + 1);
    // A path with a dot is only ever written for a map by number.
    const map = part === undefined ? undefined : { ...(next[field] as Readonly<Record<string, unknown>>) };
    const known = part === undefined ? next[field] : map?.[part];
    if (compare && !same(known ?? null, old ?? null))
      throw new Error(`ledger: ${path} was not what the entry says it was`);
    if (map === undefined || part === undefined) next[field] = value;
    else {
      if (value === null) delete map[part];
      else map[part] = value;
      next[field] = map;
    }
  }
  return next;
}

/** The changes that take an entry back: what was created is voided, everything else gets its former value. */
export function reversed(entry: { readonly seq: number; readonly body: EntryBody }): Changes {
  if (entry.seq === 1) return { voided: [false, true] };
  return Object.fromEntries(Object.entries(entry.body.changes).map(([field, [old, value]]) => [field, [value, old]]));
}

/** Whether two JSON values have the same canonical text, which is not made for it: every field of a change is compared. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => same(one, b[at]));
  const said = Object.entries(a).filter(([, value]) => value !== undefined);
  const count = Object.values(b).filter((value) => value !== undefined).length;
  const others = new Map(Object.entries(b));
  return said.length === count && said.every(([name, value]) => same(value, others.get(name)));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
