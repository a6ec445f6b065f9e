import type { Member, ProjectRecord } from "../model.ts";
import type { Transfer } from "../models/credit.ts";
import { holds, isCoordinator } from "../rights.ts";
import type { ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { leadersOf, showTo } from "./listeners.ts";

/** A hand-over that waits for somebody's word, as one person may see it. */
export interface PendingTransfer {
  readonly project: ShownProject;
  readonly fromUnitId: number;
  readonly transfer: Transfer;
  /** Whose word it waits for. */
  readonly askedUnitId: number;
  /** Whether it is this person's to give. */
  readonly forMe: boolean;
}

type Read = Pick<Work, "tx" | "org">;

/** More than any bureau has open at once. */
const most = 200;
const ever = { from: new Date(0), to: new Date("9999-01-01T00:00:00Z") };

/** Pending hand-overs that wait for the actor, that the actor asked for, or that concern a unit they lead; the longest first. */
export async function pendingTransfers(work: Work): Promise<readonly PendingTransfer[]> {
  const { actor } = work;
  const all = await pendingBetween(work, ever.from, ever.to);
  return all
    .filter(({ project: { unitId, ownerId }, transfer: { byId, toUnitId, given } }) => {
      if (isCoordinator(actor) || byId === actor.id || ownerId === actor.id) return true;
      return holds(actor, "leader", unitId) || (given !== null && holds(actor, "leader", toUnitId));
    })
    .map(({ record }) => pendingFor(work, record, actor))
    .filter((pending) => pending !== undefined);
}

/** What each person is to be reminded of: hand-overs whose time ran out in (after, until]. */
export async function overdueTransfers(
  work: Read,
  after: Date,
  until: Date,
): Promise<ReadonlyMap<number, readonly PendingTransfer[]>> {
  const byPerson = new Map<number, PendingTransfer[]>();
  for (const { record, askedUnitId } of await pendingBetween(work, after, until)) {
    for (const leader of await leadersOf(work, askedUnitId)) {
      const pending = pendingFor(work, record, leader);
      if (pending) byPerson.set(leader.id, [...(byPerson.get(leader.id) ?? []), pending]);
    }
  }
  return byPerson;
}

/** Undefined where none is pending. */
export function pendingFor(
  work: Pick<Work, "org">,
  record: ProjectRecord,
  member: Member,
): PendingTransfer | undefined {
  const { unitId, transfer } = record.project;
  if (!transfer) return undefined;
  const askedUnitId = transfer.given ? transfer.toUnitId : unitId;
  const project = showTo(work, record, member);
  const mine = member.roles.some(
    ({ name, unitId: held }) => name === "coordinator" || (name === "leader" && held === askedUnitId),
  );
  return { project, fromUnitId: unitId, transfer, askedUnitId, forMe: mine };
}

async function pendingBetween(work: Read, after: Date, until: Date) {
  const { tx, org } = work;
  const dues = await tx.dues.between(org.id, "transfer", after, until, most);
  const records = await tx.projects.byNumbers(
    org.id,
    dues.map(({ number }) => number),
  );
  const byNumber = new Map(records.map((record) => [record.project.number, record]));
  return dues.flatMap(({ number }) => {
    const record = byNumber.get(number);
    const { project } = record ?? {};
    if (!record || !project?.transfer) return [];
    const { transfer, unitId } = project;
    return [{ record, project, transfer, askedUnitId: transfer.given ? transfer.toUnitId : unitId }];
  });
}
