import { UserError } from "../../errors.ts";
import { dayOf, instantOf } from "../day.ts";
import { plain } from "../fold.ts";
import { readPlace } from "../chains/place.ts";
import { isMark, lineOf, stagesOf } from "../line.ts";
import { findUnit, type PersonRef } from "../membership.ts";
import type { Day, Project, Unit } from "../model.ts";
import { checkEvidence } from "../projects/gate.ts";
import { originOf, ownerIn, readWords } from "../projects/log.ts";
import { belongsTo, holds, isCoordinator } from "../rights.ts";
import { findGate, lookup } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import type { LeadRow } from "./row.ts";

/** A project as the sheet makes it, before it has its number. */
export type LeadDraft = Omit<Project, "number" | "codeName" | "investor">;

export interface Prepared {
  /** Undefined when something is wrong. */
  readonly draft: LeadDraft | undefined;
  /** Each with the column it is about. */
  readonly faults: readonly { readonly field: keyof LeadRow; readonly error: UserError }[];
}

/** Who and what was looked up for earlier rows: a file of thousands names few units and people. */
export type Lookups = Map<string, Promise<unknown>>;

/**
 * One row against the pack, the units and people, and the actor's rights: the same rules and sentences as for a typed
 * lead, but all that is wrong at once.
 *
 * `loggedAt` is the day the sheet gives, else now. `progressAt` is now: the clock of what comes in starts with the import,
 * so that an old list makes no storm of reminders on its first morning; of what is there already an import changes
 * nothing.
 */
export async function prepareRow(work: Work, row: LeadRow, lookups: Lookups): Promise<Prepared> {
  const { pack, org, now, locale } = work;
  const faults: { field: keyof LeadRow; error: UserError }[] = [];
  async function check<T>(field: keyof LeadRow, read: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ field, error });
      return undefined;
    }
  }
  const word = async <K extends "chainRole" | "origin" | "kind" | "via" | "secrecy">(field: K) =>
    row[field] === undefined ? undefined : check(field, () => readWords(work, { [field]: row[field] })[field]);

  const today = dayOf(now, org.timezone);
  const { loggedOn = today } = row;
  const name = await check("name", () => {
    if (row.name === undefined)
      throw new UserError("invalid_input", "missing_argument", { key: inWords(work, "项目名称", "name") });
    return row.name;
  });
  const place = await check("unit", () => placeOf(work, row, lookups));
  const ownerId = place && (await check("owner", () => ownerOf(work, row.owner, place, lookups)));
  const kind = (await word("kind")) ?? pack.kinds[0]?.code ?? "new";
  const line = lineOf(pack, kind);
  const [first] = line.stages;
  const gate = await check("stage", () => {
    // Free words in a column of progress are no stage, and are not to be lost either.
    const given = row.stage ?? (row.progress && lookup(line.stages, row.progress)?.code);
    const stage = given === undefined ? first : findGate(pack, kind, given, locale);
    if (isMark(stage))
      throw new UserError("not_found", "unknown_stage", {
        given: given ?? "",
        stages: line.stages.map((item) => item.name[locale]),
      });
    if (stage === first) return { stage, day: loggedOn, evidence: {} };
    const passed = checkEvidence(stage, evidenceOf(row, stage.evidence), today, locale, "");
    return { stage, ...passed };
  });
  const chainRole = await word("chainRole");
  const origin = await word("origin");
  const via = await word("via");
  const secrecy = await word("secrecy");
  const chain = row.chain === undefined ? null : await check("chain", () => chainOf(work, row.chain, lookups));
  if (faults.length > 0 || name === undefined || !place || ownerId === undefined || !gate)
    return { draft: undefined, faults };

  const reached: Record<string, Day> = { [first.code]: loggedOn };
  if (gate.stage !== first) reached[gate.stage.code] = gate.day;
  const logged = instantOf(loggedOn, "12:00", org.timezone);
  const draft: LeadDraft = {
    ...plain,
    name,
    company: row.company ?? null,
    amount: row.amount ?? null,
    chain: chain ?? null,
    chainRole: chainRole ?? null,
    stage: gate.stage.code,
    reached,
    evidence: gate.evidence,
    origin: origin ?? originOf(pack, kind),
    kind,
    contact: row.contact ?? null,
    via: via ?? null,
    referrer: row.referrer ?? null,
    secrecy: secrecy ?? "L1",
    unitId: place.id,
    ownerId,
    next: row.next ?? null,
    needs: row.needs ?? null,
    creditCode: row.creditCode ?? null,
    country: row.country ?? null,
    note: noteOf(work, row),
    loggedAt: (loggedOn === today || logged > now ? now : logged).toISOString(),
    progressAt: now.toISOString(),
    voided: false,
  };
  return { draft, faults };
}

/** The unit a row is for: the actor's own, or the one it names. Own units by their leader, any by the coordinator. */
async function placeOf(work: Work, { unit: given }: LeadRow, lookups: Lookups): Promise<Unit> {
  const { actor } = work;
  const unit = await once(lookups, `unit ${given ?? ""}`, async () => {
    if (given !== undefined) return findUnit(work, given);
    const own = actor.unitId === undefined ? undefined : await work.tx.units.byId(work.org.id, actor.unitId);
    if (!own) throw new UserError("invalid_input", "missing_argument", { key: inWords(work, "单位", "unit") });
    return own;
  });
  if (holds(actor, "leader", unit.id) || isCoordinator(actor) || holds(actor, "admin")) return unit;
  throw new UserError("forbidden", "not_your_unit", { unit: unit.shortName });
}

/** The chain by its own name, as for a typed lead. */
function chainOf(work: Work, chain: string | undefined, lookups: Lookups): Promise<string | null> {
  return once(lookups, `chain ${chain ?? ""}`, async () => {
    const start = inWords(work, "/线索 列表", "/lead list");
    return (await readPlace(work, { chain }, { chain: null, link: null }, start)).chain;
  });
}

/** Who is named; else the actor in the own unit, and elsewhere that unit's leader: never somebody of another unit. */
async function ownerOf(work: Work, ref: PersonRef | undefined, unit: Unit, lookups: Lookups): Promise<number> {
  if (ref) return once(lookups, `owner ${unit.id} ${JSON.stringify(ref)}`, () => ownerIn(work, ref, unit.id));
  if (belongsTo(work.actor, unit.id)) return work.actor.id;
  const [leader] = await once(lookups, `leader ${unit.id}`, () =>
    work.tx.people.holding(work.org.id, { name: "leader", unitId: unit.id }),
  );
  if (leader) return leader.id;
  throw new UserError("invalid_input", "no_owner", { unit: unit.shortName });
}

function evidenceOf(row: LeadRow, asked: readonly { readonly key: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    asked.flatMap(({ key }) => {
      const value = row.evidence?.[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function noteOf(work: Work, { note, progress }: LeadRow): string | null {
  const said =
    progress === undefined || lookup(stagesOf(work.pack), progress)
      ? undefined
      : `${inWords(work, "进展：", "Progress: ")}${progress}`;
  return [note, said].filter((part) => part !== undefined).join("\n") || null;
}

async function once<T>(lookups: Lookups, key: string, find: () => Promise<T>): Promise<T> {
  // Of one key all values have one type: it names the question.
  const known = lookups.get(key) as Promise<T> | undefined;
  if (known) return known;
  const asked = find();
  lookups.set(key, asked);
  try {
    return await asked;
  } catch (error) {
    // "Nobody of this name" is an answer and stays; a database that was away is none.
    if (!(error instanceof UserError)) lookups.delete(key);
    throw error;
  }
}
