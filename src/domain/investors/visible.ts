import { UserError } from "../../errors.ts";
import type { Actor, Project } from "../model.ts";
import type { Investor, InvestorRecord } from "../models/investor.ts";
import { belongsTo, isCoordinator, mayChange } from "../rights.ts";
import { mayKnow } from "../secrecy.ts";
import { inWords, type Work } from "../work.ts";

/** An investor's record as one person may read it: the only form in which it leaves the domain. */
export type ShownInvestor = Omit<Investor, "phones" | "unitId" | "loggedAt"> & {
  /** Who logged it first, and when: a rival is told that by the rules of first report alone. */
  readonly since: Pick<Investor, "unitId" | "loggedAt"> | undefined;
};

/** How many of one investor's projects are looked at to see who may know it. */
const reach = 200;

/** The projects that stand on these investors: neither void nor merged away. */
export async function projectsOn(work: Work, investors: readonly number[], limit = reach): Promise<readonly Project[]> {
  return (await work.tx.projects.ofInvestors(work.org.id, investors, limit)).map(({ project }) => project);
}

/**
 * Who may read an investor's record: the coordinator; whoever may know one of its projects; and the unit that logged it
 * first, unless a project of that very unit is kept from this person (level L2), whose investor must not come out by itself.
 */
export function maySee(actor: Actor, investor: Investor, projects: readonly Project[]): boolean {
  if (isCoordinator(actor) || projects.some((project) => mayKnow(project, { reader: actor }))) return true;
  return belongsTo(actor, investor.unitId) && !projects.some(({ unitId }) => belongsTo(actor, unitId));
}

/** Contacts are a unit's own, and so is that it was first: they are left out for the others. */
export function showInvestor(actor: Actor, { investor }: InvestorRecord): ShownInvestor {
  const { phones: _, unitId, loggedAt, ...rest } = investor;
  const mine = (id: number): boolean => isCoordinator(actor) || belongsTo(actor, id);
  return {
    ...rest,
    contacts: rest.contacts.filter((contact) => mine(contact.unitId)),
    since: mine(unitId) ? { unitId, loggedAt } : undefined,
  };
}

export interface LoadedInvestor {
  readonly record: InvestorRecord;
  readonly projects: readonly Project[];
}

/**
 * The investor of this number with its projects, if the actor may read it.
 * @throws UserError not_found, or forbidden
 */
export async function loadInvestor(work: Work, number: number): Promise<LoadedInvestor> {
  const [record] = await work.tx.investors.byNumbers(work.org.id, [number]);
  const hint = inWords(work, "/投资方 查 比亚迪", "/investor find BYD");
  if (!record || record.investor.voided)
    throw new UserError("not_found", "unknown_investor", { given: `I${number}` }, hint);
  const projects = await projectsOn(work, [number]);
  if (!maySee(work.actor, record.investor, projects))
    throw new UserError("forbidden", "not_your_investor", { number }, hint);
  return { record, projects };
}

/** The same, for changing it: its own unit, whoever may change one of its projects, and the coordinator. */
export async function loadInvestorForChange(work: Work, number: number): Promise<LoadedInvestor> {
  const loaded = await loadInvestor(work, number);
  const { investor } = loaded.record;
  const { mergedInto } = investor;
  if (mergedInto !== null) {
    const example = inWords(work, `/投资方 I${mergedInto}`, `/investor I${mergedInto}`);
    throw new UserError("conflict", "merged_investor", { number, into: mergedInto }, example);
  }
  const { actor } = work;
  const allowed =
    isCoordinator(actor) ||
    belongsTo(actor, investor.unitId) ||
    loaded.projects.some((project) => mayChange(actor, project));
  if (!allowed)
    throw new UserError(
      "forbidden",
      "not_your_investor",
      { number },
      inWords(work, "/投资方 查 比亚迪", "/investor find BYD"),
    );
  return loaded;
}
