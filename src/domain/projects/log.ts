import { UserError } from "../../errors.ts";
import type { Money } from "../../money.ts";
import type { Pack, Stage } from "../../packs/pack.ts";
import { readPlace } from "../chains/place.ts";
import { makeCodeName } from "../code-name.ts";
import { dayOf } from "../day.ts";
import { plain } from "../fold.ts";
import { claimFirst } from "../first-report/claim.ts";
import { requireFreeToMove } from "../first-report/guard.ts";
import { findPerson, type PersonRef } from "../membership.ts";
import { waysTo } from "../near.ts";
import { leadingClass } from "../investors/leading.ts";
import { resolveInvestor } from "../investors/resolve.ts";
import type { Day, NextStep, Project, ProjectRecord, Secrecy } from "../model.ts";
import { recordProject } from "../record.ts";
import { belongsTo, requirePublication } from "../rights.ts";
import { isMark, lineOf } from "../line.ts";
import { findChoice, findGate, unknownStage } from "../words.ts";
import { inWords, type Work } from "../work.ts";
import { checkEvidence, type GivenEvidence } from "./gate.ts";
import { introducer } from "./kin.ts";

/** What a person may say of a project, all but the name optional. Words of the pack are still as typed. */
export interface ProjectInput {
  readonly name?: string | undefined;
  readonly codeName?: string | undefined;
  readonly company?: string | undefined;
  readonly amount?: Money | undefined;
  /** What stood before an expansion. */
  readonly baseline?: Money | undefined;
  readonly chain?: string | undefined;
  readonly chainRole?: string | undefined;
  /** A link of its chain. */
  readonly link?: string | undefined;
  readonly stage?: string | undefined;
  readonly origin?: string | undefined;
  readonly kind?: string | undefined;
  readonly contact?: string | undefined;
  readonly via?: string | undefined;
  /** Whoever brought it: a name, or somebody of the organisation. */
  readonly referrer?: string | PersonRef | undefined;
  readonly secrecy?: string | undefined;
  readonly owner?: PersonRef | undefined;
  readonly next?: NextStep | undefined;
  readonly needs?: string | undefined;
  readonly creditCode?: string | undefined;
  readonly country?: string | undefined;
  readonly note?: string | undefined;
  /** Number of the project that brought it. */
  readonly introducedBy?: number | undefined;
  /** For a stage beyond the first gate: what that gate asks. */
  readonly evidence?: GivenEvidence | undefined;
}

/**
 * Logs a lead for the actor's own unit.
 * @throws UserError forbidden without a unit; invalid_input for words the pack does not know
 */
export async function logLead(work: Work, input: ProjectInput & { readonly name: string }): Promise<ProjectRecord> {
  const { tx, org, pack, actor, now } = work;
  const { unitId } = actor;
  if (unitId === undefined) throw new UserError("forbidden", "not_a_member", {});
  const words = readWords(work, input);
  if (words.secrecy === "L0") requirePublication(actor, unitId);
  const ownerId = input.owner ? await ownerIn(work, input.owner, unitId) : actor.id;
  const kind = words.kind ?? pack.kinds[0]?.code ?? "new";
  const [first] = lineOf(pack, kind).stages;
  const stage = input.stage === undefined ? first : firstStage(work, kind, input.stage);
  const start = inWords(work, `/线索 ${input.name}`, `/lead ${input.name}`);
  const place = await readPlace(work, input, { chain: null, link: null }, start);
  const today = dayOf(now, org.timezone);
  const gate =
    stage.code === first.code
      ? { day: today, evidence: {} }
      : checkEvidence(stage, input.evidence ?? {}, today, work.locale, start);
  const reached: Record<string, Day> = { [first.code]: today };
  if (stage !== first) reached[stage.code] = gate.day;

  const { company = null, creditCode = null, country = null, contact = null } = input;
  const draft = company === null ? undefined : { company, creditCode, country, contact };
  const investor = draft && (await resolveInvestor(work, draft, unitId));

  const number = await tx.organizations.nextNumber(org.id);
  const project: Project = {
    number,
    name: input.name,
    codeName: input.codeName ?? makeCodeName(number, org.locale),
    company,
    amount: input.amount ?? null,
    chain: place.chain,
    chainRole: words.chainRole ?? null,
    stage: stage.code,
    reached,
    evidence: gate.evidence,
    origin: words.origin ?? originOf(pack, kind),
    kind,
    contact,
    via: words.via ?? null,
    referrer: (await referrerName(work, input.referrer)) ?? null,
    secrecy: words.secrecy ?? "L1",
    unitId,
    ownerId,
    next: input.next ?? null,
    needs: input.needs ?? null,
    creditCode,
    country,
    note: input.note ?? null,
    loggedAt: now.toISOString(),
    progressAt: now.toISOString(),
    voided: false,
    ...plain,
    link: place.link,
    baseline: input.baseline ?? null,
    investor: investor?.investor.number ?? null,
    leading: investor ? leadingClass(investor.investor, pack) : null,
    introducedBy: input.introducedBy === undefined ? null : await introducer(work, input.introducedBy, undefined),
  };
  const claimed = await claimFirst(work, project);
  await requireFreeToMove(work, claimed, stage, inWords(work, `/线索 ${input.name}`, `/lead ${input.name}`));
  return recordProject(work, undefined, claimed, "lead", {});
}

/** A mark is entered once the project has come so far, not where it begins. */
function firstStage(work: Work, kind: string, given: string): Stage {
  const gate = findGate(work.pack, kind, given, work.locale);
  if (!isMark(gate)) return gate;
  throw unknownStage(lineOf(work.pack, kind).stages, given, work.locale);
}

/** The ledger that projects of a kind are in unless somebody says otherwise: expansions and upgrades are grown here. */
export function originOf(pack: Pack, kind: string): string {
  return pack.kinds.find(({ code }) => code === kind)?.origin ?? pack.origins[0]?.code ?? "attracted";
}

/** Codes for the words that the pack or the rules know. */
export function readWords(work: Work, input: ProjectInput) {
  const { pack } = work;
  const code = (items: typeof pack.kinds, key: string, given: string | undefined) =>
    given === undefined ? undefined : findChoice(items, key, given, work.locale).code;
  return {
    chainRole: code(pack.chainRoles, inWords(work, "链角色", "role"), input.chainRole),
    origin: code(pack.origins, inWords(work, "来源地", "origin"), input.origin),
    kind: code(pack.kinds, inWords(work, "类型", "kind"), input.kind),
    via: code(pack.channels, inWords(work, "招商方式", "via"), input.via),
    secrecy: readSecrecy(work, input.secrecy),
  };
}

/** The owner must work in the unit: a lead is never booked on somebody else's. */
export async function ownerIn(work: Work, ref: PersonRef, unitId: number): Promise<number> {
  const member = await findPerson(work, ref, { unitId });
  if (belongsTo({ ...member, identity: work.actor.identity }, unitId)) return member.id;
  const unit = await work.tx.units.byId(work.org.id, unitId);
  throw new UserError("invalid_input", "not_in_unit", { person: member.name, unit: unit?.shortName ?? "" });
}

/** A referrer (引荐人) stays a name, whoever it is: credited in words, never ranked, never paid by itself. */
export async function referrerName(work: Work, given: string | PersonRef | undefined): Promise<string | undefined> {
  return given === undefined || typeof given === "string" ? given : (await findPerson(work, given)).name;
}

/** State secrets (L3) must not be entered at all. */
function readSecrecy(work: Work, given: string | undefined): Secrecy | undefined {
  if (given === undefined) return undefined;
  const level = given.normalize("NFKC").toUpperCase().trim();
  if (level === "L0" || level === "公开" || level === "PUBLIC") return "L0";
  if (level === "L1" || level === "单位" || level === "UNIT") return "L1";
  if (level === "L2" || level === "限定" || level === "NAMED") return "L2";
  if (["L3", "秘密", "机密", "绝密", "涉密", "SECRET"].includes(level))
    throw new UserError("forbidden", "state_secret", {});
  const choices = work.locale === "en" ? ["public", "unit", "named"] : ["公开", "单位", "限定"];
  // A level is not guessed, least of all one that everybody may read; all three are shown.
  throw new UserError(
    "invalid_input",
    "unknown_choice",
    { key: inWords(work, "密级", "secrecy"), given, choices },
    undefined,
    waysTo(given, choices),
  );
}
