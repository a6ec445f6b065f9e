import type { Member, ProjectRecord, Unit } from "../model.ts";
import type { Work } from "../work.ts";
import { recordAs, rulesOf } from "./claim.ts";
import { isNamed, seeCase, type SeenCase } from "./seen.ts";
import { binds } from "./standing.ts";

/** What the first reporter is told of a later one: that there is one, never its project, amount or contact. */
export interface HolderNotice {
  readonly owner: Member;
  /** The holder's own project. */
  readonly number: number;
  readonly title: string;
  readonly rival: { readonly number: number; readonly codeName: string };
  readonly unit: Unit | undefined;
}

export interface Announcement {
  /** For the later reporter, who is to choose. */
  readonly seen: SeenCase;
  /** For the first one; undefined where it knows of that unit already. */
  readonly notice: HolderNotice | undefined;
}

/**
 * What is to be said of a report that came later than another unit's, while nothing was chosen. That the holder is told
 * of this unit is noted on the hold in the same transaction, so it happens once, whatever else that unit logs or undoes.
 */
export async function announce(work: Work, { project: later }: ProjectRecord): Promise<Announcement | undefined> {
  const { contest } = later;
  if (contest === null || contest.state !== "open") return undefined;
  const { tx, org } = work;
  const before = await tx.projects.byNumber(org.id, contest.against);
  if (!before || !binds(before.project, later)) return undefined;
  const holder = before.project;
  const units = await tx.units.list(org.id);
  const seen = seeCase(later, holder, units, rulesOf(work).today);
  if (holder.hold === null || holder.hold.told.includes(later.unitId)) return { seen, notice: undefined };
  const named = isNamed(holder, later);
  const told = { ...holder.hold, told: [...holder.hold.told, later.unitId] };
  await recordAs(work, before, { ...holder, hold: told }, { case: later.number, named });
  const [owner] = await tx.people.byIds(org.id, [holder.ownerId]);
  if (!owner) return { seen, notice: undefined };
  const unit = named ? units.find(({ id }) => id === later.unitId) : undefined;
  const rival = { number: later.number, codeName: later.codeName };
  return { seen, notice: { owner, number: holder.number, title: holder.name, rival, unit } };
}
