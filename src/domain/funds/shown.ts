import type { Pack } from "../../packs/pack.ts";
import { dayOf } from "../day.ts";
import type { Actor, Member, Project, ProjectRecord } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { show, type ShownProject } from "../secrecy.ts";
import type { Work } from "../work.ts";
import { isClosed } from "./booking.ts";
import { contractOf } from "./contract.ts";
import { mayVerify, mayWithdraw } from "./rights.ts";

/**
 * A claim as one reader may see it. The claim itself is whole: amount, day, source and proof are what a verifier checks,
 * and whoever claims is kept from naming the investor in them. The project around it is as secret as ever: outside its
 * circle a code name and a size band.
 */
export interface ShownClaim {
  readonly claim: FundsClaim;
  readonly project: ShownProject;
  /** Verified in full it would lead beyond the contract; said without the contract's amount. */
  readonly beyondContract: boolean;
  /** The month it counts in, `2026-10`, where that is closed by now. */
  readonly closedMonth: string | undefined;
  readonly mayVerify: boolean;
  readonly mayWithdraw: boolean;
}

type Read = Pick<Work, "org" | "pack" | "now">;

export function showClaim(work: Read, { project }: ProjectRecord, claim: FundsClaim, reader: Actor): ShownClaim {
  const open = claim.state === "claimed";
  return {
    claim,
    project: show(project, { reader }),
    beyondContract: open && isBeyond(project, claim, claim.amount.minor, work.pack),
    closedMonth: closedMonth(work, claim),
    mayVerify: open && mayVerify(reader, project, claim),
    mayWithdraw: open && mayWithdraw(reader, project, claim),
  };
}

/** Whether this much of the claim, beside what is verified already in its currency, is more than the contract. */
export function isBeyond(project: Project, claim: FundsClaim, minor: number, pack: Pack): boolean {
  const { currency } = claim.amount;
  const contract = contractOf(project, currency, pack);
  if (contract === undefined) return false;
  const others = Object.values(project.funds).filter(
    ({ number, amount }) => number !== claim.number && amount.currency === currency,
  );
  return others.reduce((sum, { verifiedMinor }) => sum + verifiedMinor, minor) > contract;
}

export function closedMonth({ org, pack, now }: Read, claim: FundsClaim): string | undefined {
  const today = dayOf(now, org.timezone);
  return isClosed(claim.bookedOn, today, pack.funds.lockDay) ? claim.bookedOn.slice(0, 7) : undefined;
}

/** Somebody as a reader, who did not ask. */
export function asReader({ org }: Pick<Work, "org">, member: Member): Actor {
  return { ...member, identity: { platform: "console", workspace: org.key, id: String(member.id) } };
}
