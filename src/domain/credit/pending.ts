import type { Member, ProjectRecord } from "../model.ts";
import type { SplitProposal, Transfer } from "../models/credit.ts";
import { isCoordinator } from "../rights.ts";
import type { ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { decidersOf } from "../deciders.ts";
import { showTo } from "./listeners.ts";

/** A hand-over that waits for somebody's word, as one person may see it. */
export interface PendingTransfer extends PendingPart {
  readonly kind: "transfer";
  readonly fromUnitId: number;
  readonly transfer: Transfer;
}

/** A split that waits for units' words, as one person may see it. */
export interface PendingSplit extends PendingPart {
  readonly kind: "split";
  readonly split: SplitProposal;
}

interface PendingPart {
  readonly project: ShownProject;
  /** Whose word it waits for. */
  readonly askedUnitIds: readonly number[];
  /** Whether it is this person's to give. */
  readonly forMe: boolean;
}

export type Pending = PendingTransfer | PendingSplit;

type Read = Pick<Work, "tx" | "org">;
type Kind = Pending["kind"];

/** More than any bureau has open at once. */
const most = 200;
const ever = { from: new Date(0), to: new Date("9999-01-01T00:00:00Z") };

/** Hand-overs and splits that wait for the actor, that the actor asked for, or that concern a unit they lead; the longest first. */
export async function pendingOf(work: Work): Promise<readonly Pending[]> {
  const { actor } = work;
  const all = await pendingBetween(work, ever.from, ever.to);
  return all
    .filter(({ record: { project }, kind }) => isCoordinator(actor) || hasPart(actor, project, kind))
    .map(({ record, kind }) => pendingFor(work, record, actor, kind))
    .filter((pending) => pending !== undefined);
}

/** The other unit has no part in a hand-over before the giving one has said yes. */
function hasPart(member: Member, project: ProjectRecord["project"], kind: Kind): boolean {
  const { unitId, ownerId, transfer, split } = project;
  if (ownerId === member.id) return true;
  const units = kind === "split" ? (split?.concerned ?? []) : [unitId, ...(transfer?.given ? [transfer.toUnitId] : [])];
  return (kind === "split" ? split : transfer)?.byId === member.id || units.some((id) => leads(member, id));
}

/** What each person is to be reminded of: what ran out in (after, until]. */
export async function overduePending(
  work: Read,
  after: Date,
  until: Date,
): Promise<ReadonlyMap<number, readonly Pending[]>> {
  const byPerson = new Map<number, Pending[]>();
  for (const { record, kind } of await pendingBetween(work, after, until)) {
    const asked = await Promise.all(askedUnits(record, kind).map((unitId) => decidersOf(work, unitId)));
    for (const leader of new Map(asked.flat().map((member) => [member.id, member])).values()) {
      const pending = pendingFor(work, record, leader, kind);
      if (pending) byPerson.set(leader.id, [...(byPerson.get(leader.id) ?? []), pending]);
    }
  }
  return byPerson;
}

/** Undefined where none is pending. */
export function pendingTransferFor(
  work: Pick<Work, "org">,
  record: ProjectRecord,
  member: Member,
): PendingTransfer | undefined {
  const { unitId: fromUnitId, transfer } = record.project;
  return transfer
    ? { kind: "transfer", ...partFor(work, record, member, "transfer"), fromUnitId, transfer }
    : undefined;
}

function pendingFor(work: Pick<Work, "org">, record: ProjectRecord, member: Member, kind: Kind): Pending | undefined {
  if (kind === "transfer") return pendingTransferFor(work, record, member);
  const { split } = record.project;
  return split ? { kind, ...partFor(work, record, member, kind), split } : undefined;
}

function partFor(work: Pick<Work, "org">, record: ProjectRecord, member: Member, kind: Kind): PendingPart {
  const askedUnitIds = askedUnits(record, kind);
  const decides = member.roles.some(({ name }) => name === "coordinator");
  return {
    project: showTo(work, record, member),
    askedUnitIds,
    forMe: decides || askedUnitIds.some((unitId) => leads(member, unitId)),
  };
}

function askedUnits({ project: { unitId, transfer, split } }: ProjectRecord, kind: Kind): readonly number[] {
  if (kind === "split") return split ? split.concerned.filter((id) => !split.agreed.includes(id)) : [];
  return transfer ? [transfer.given ? transfer.toUnitId : unitId] : [];
}

function leads(member: Member, unitId: number): boolean {
  return member.roles.some((held) => held.name === "leader" && held.unitId === unitId);
}

async function pendingBetween(
  { tx, org }: Read,
  after: Date,
  until: Date,
): Promise<readonly { readonly record: ProjectRecord; readonly kind: Kind }[]> {
  const dues = [
    ...(await tx.dues.between(org.id, "transfer", after, until, most)),
    ...(await tx.dues.between(org.id, "split", after, until, most)),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const numbers = [...new Set(dues.map(({ number }) => number))];
  const byNumber = new Map(
    (await tx.projects.byNumbers(org.id, numbers)).map((record) => [record.project.number, record]),
  );
  return dues.flatMap(({ number, kind }) => {
    const record = byNumber.get(number);
    return record ? [{ record, kind: kind === "split" ? "split" : "transfer" }] : [];
  });
}
