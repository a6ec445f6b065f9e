import type { Address } from "../../address.ts";
import { describeMember } from "../membership.ts";
import type { Actor, Member, ProjectRecord } from "../model.ts";
import type { RequestRecord } from "../models/request.ts";
import { recordOrganization, recordProject } from "../record.ts";
import { recordRequest } from "../requests/record.ts";
import { belongsTo, isCoordinator, requireRole } from "../rights.ts";
import type { Work } from "../work.ts";
import type { TraceCounts } from "./port.ts";
import { idOf, knownAs, redactEntries } from "./redact.ts";

export interface Removal extends TraceCounts {
  readonly number: number;
  readonly pseudonym: string;
  /** Entries of the ledger that no longer name the person. */
  readonly entries: number;
  /** Entries in whose typed words the name or an account stands, and stays. */
  readonly texts: number;
  /** Handed over, by number. */
  readonly projects: readonly number[];
  readonly requests: readonly number[];
}

/**
 * - `self`: an admin is removed by another one, so that one is left.
 * - `unknown`, `unknown_heir`: nobody acts with that account.
 * - `owns`: open work has to go to somebody first. `heir`: that one works for none of its units.
 */
export type NotRemoved =
  | { readonly refused: "self" | "unknown" | "unknown_heir" }
  | { readonly refused: "owns" | "heir"; readonly projects: readonly number[]; readonly requests: readonly number[] };

const batch = 100;
/** Hashes in one entry: some 40 KB. */
const perEntry = 500;

/**
 * Removes what is kept of a person and leaves what the office did: the number and a pseudonym in place of the name, entries
 * with who acted as a number, and everything people typed. Open work goes to `heir` by entries of its own. One entry (more
 * for many) says that the person of this number was removed, without the name.
 * @throws UserError forbidden for whoever is no admin
 */
export async function removePerson(
  work: Work,
  account: Address,
  heir: Address | undefined,
  pseudonym: (id: number) => string,
): Promise<Removal | NotRemoved> {
  const { tx, org, actor } = work;
  requireRole(actor, ["admin"]);
  const member = await tx.people.byIdentity(org.id, account);
  if (!member) return { refused: "unknown" };
  if (member.id === actor.id) return { refused: "self" };
  const to = heir && (await tx.people.byIdentity(org.id, heir));
  if (heir && (!to?.active || to.id === member.id)) return { refused: "unknown_heir" };

  const identities = (await tx.people.identities(org.id, [member.id])).map(({ identity }) => identity);
  const removed = await knownAs(work, member.id, identities);
  const handed = await handOver(work, member, to, heir);
  if ("refused" in handed) return handed;

  const ids = [...removed.ids];
  const { hashes, texts } = await redactEntries(work, removed, pseudonym);
  // A single sign may be anybody's; so may what is blank.
  const names = [...removed.names, member.name].filter((name) => name.trim().length > 1);
  const traces = await tx.traces.remove(org.id, ids, identities, [
    ...new Set([...names, ...[...removed.addresses].map(idOf)]),
  ]);
  const changes: Record<string, readonly [object, object]> = {};
  for (const one of await tx.people.byIds(org.id, ids)) {
    const left: Member = { ...one, name: pseudonym(one.id), unitId: undefined, roles: [], active: false };
    changes[`person:${one.id}`] = [describeMember({ ...one, name: left.name }), describeMember(left)];
    await tx.people.save(org.id, left);
  }
  for (let at = 0; at === 0 || at < hashes.length; at += perEntry)
    await recordOrganization(work, "person", 0, at === 0 ? changes : {}, {
      removed: member.id,
      redacted: Object.fromEntries(hashes.slice(at, at + perEntry)),
    });
  return { ...traces, ...handed, number: member.id, pseudonym: pseudonym(member.id), entries: hashes.length, texts };
}

/** Everything open of the person; nothing where there is something and nobody to take it. */
async function handOver(
  work: Work,
  { id }: Member,
  to: Member | undefined,
  heir: Address | undefined,
): Promise<Pick<Removal, "projects" | "requests"> | NotRemoved> {
  const { tx, org } = work;
  const projects: ProjectRecord[] = [];
  for (let offset = 0; ; offset += batch) {
    const { records, more } = await tx.projects.list(org.id, { ownerId: id }, { offset, limit: batch });
    projects.push(...records);
    if (!more) break;
  }
  const requests: readonly RequestRecord[] = await tx.requests.open(org.id, { unitIds: [], memberId: id }, 10_000);
  const numbers = (of: (unitId: number) => boolean) => ({
    projects: projects.filter(({ project }) => of(project.unitId)).map(({ project }) => project.number),
    requests: requests.filter(({ request }) => of(request.unitId)).map(({ request }) => request.number),
  });
  const all = numbers(() => true);
  if (all.projects.length + all.requests.length === 0) return all;
  if (!to || !heir) return { refused: "owns", ...all };
  const taker: Actor = { ...to, identity: heir };
  const strange = numbers((unitId) => !isCoordinator(taker) && !belongsTo(taker, unitId));
  if (strange.projects.length + strange.requests.length > 0) return { refused: "heir", ...strange };
  for (const record of projects)
    await recordProject(work, record, { ...record.project, ownerId: to.id, disowned: null }, "assign", { removed: id });
  for (const record of requests)
    await recordRequest(work, record, { ...record.request, ownerId: to.id }, "assign", { removed: id });
  return all;
}

/** Whether something was refused; a UserError is thrown for what any command refuses. */
export function isRefused(outcome: Removal | NotRemoved): outcome is NotRemoved {
  return "refused" in outcome;
}
