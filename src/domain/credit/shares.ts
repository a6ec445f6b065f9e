import { UserError } from "../../errors.ts";
import { findUnit } from "../membership.ts";
import type { Project } from "../model.ts";
import type { Share, ShareRole } from "../models/credit.ts";
import { inWords, type Work } from "../work.ts";

/** One unit's share as somebody wrote it. */
export interface ShareDraft {
  readonly unit: string;
  /** As written: it need not be whole. */
  readonly percent: number;
  readonly role?: ShareRole | undefined;
}

type Credited = Pick<Project, "unitId" | "shares">;

/** The credit as it stands, whole: where nothing was said it is all the unit's. */
export function sharesOf({ unitId, shares }: Credited): readonly Share[] {
  return shares.length > 0 ? shares : [{ unitId, role: "landed", percent: 100 }];
}

/** The same credit has one form: all of it to the project's own unit is nothing said. */
export function settled(unitId: number, shares: readonly Share[]): readonly Share[] {
  const [only] = shares;
  return shares.length === 1 && only?.unitId === unitId ? [] : shares;
}

/**
 * Credit once the project has gone to another unit: what the giver does not keep of its own part goes along, what others
 * have stays theirs.
 * @param keeps percent of the whole that the giver keeps; undefined: the usual part (`usual` percent) of its own
 * @throws UserError where the giver would keep more than it has
 */
export function sharesAfterTransfer(
  project: Credited,
  toUnitId: number,
  keeps: number | undefined,
  usual: number,
): readonly Share[] {
  const before = sharesOf(project);
  const own = before.find((share) => share.unitId === project.unitId);
  const has = own?.percent ?? 0;
  const kept = keeps ?? Math.floor((has * usual) / 100);
  if (kept > has) throw new UserError("invalid_input", "giver_keeps_too_much", { percent: kept, most: has });
  const theirs = before.find((share) => share.unitId === toUnitId);
  const others = before.filter((share) => share !== own && share !== theirs);
  const firstKnown = others.some((share) => share.role === "first");
  // Who had it landed has it no longer: the giver is who talked first, unless that is said of another.
  const role = own === undefined || own.role === "landed" ? (firstKnown ? "joint" : "first") : own.role;
  const shares: readonly Share[] = [
    { unitId: project.unitId, role, percent: kept },
    ...others,
    { unitId: toUnitId, role: "landed", percent: (theirs?.percent ?? 0) + has - kept },
  ];
  return shares.filter((share) => share.percent > 0);
}

/**
 * What was written as a division of a project's credit. A unit that has a role keeps it where none is said.
 * @throws UserError unless it is whole percents of different units that make 100
 */
export async function resolveShares(
  work: Work,
  project: Project,
  drafts: readonly ShareDraft[],
): Promise<readonly Share[]> {
  const example = splitExample(work, project.number);
  const shares: Share[] = [];
  for (const { unit: given, percent, role } of drafts) {
    const unit = await findUnit(work, given, example);
    if (shares.some((share) => share.unitId === unit.id))
      throw new UserError("invalid_input", "split_twice", { unit: unit.shortName }, example);
    if (!Number.isInteger(percent) || percent < 1 || percent > 100)
      throw new UserError("invalid_input", "split_not_whole", { given: String(percent) }, example);
    const known = sharesOf(project).find((share) => share.unitId === unit.id)?.role;
    const usual = unit.id === project.unitId ? "landed" : "joint";
    shares.push({ unitId: unit.id, role: role ?? known ?? usual, percent });
  }
  const sum = shares.reduce((total, share) => total + share.percent, 0);
  if (sum !== 100) throw new UserError("invalid_input", "split_sum", { sum }, example);
  return shares;
}

/** Who has a say in another division: whoever has credit now, would have it then, and the unit that has the project. */
export function concernedBy(project: Credited, then: readonly Share[]): readonly number[] {
  return [...new Set([project.unitId, ...[...sharesOf(project), ...then].map(({ unitId }) => unitId)])];
}

function splitExample(work: Pick<Work, "locale">, number: number): string {
  return inWords(work, `/分成 #${number} 开发区 60 高新区 40`, `/split #${number} KFQ 60 GXQ 40`);
}
