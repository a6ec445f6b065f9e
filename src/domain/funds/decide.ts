import { UserError, unreachable } from "../../errors.ts";
import type { Money } from "../../money.ts";
import { instantOf } from "../day.ts";
import type { Member, Project, ProjectRecord } from "../model.ts";
import type { FundsClaim } from "../models/funds.ts";
import { recordProject } from "../record.ts";
import { isCoordinator } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { findClaim } from "./load.ts";
import { requireVerify } from "./rights.ts";
import { asReader, closedMonth, isBeyond, showClaim, type ShownClaim } from "./shown.ts";

/** `ok`: all of it, or this amount. `cut`: all but this amount. `reject`: nothing. */
export interface Verdict {
  readonly kind: "ok" | "cut" | "reject";
  readonly amount?: Money | undefined;
  readonly reason?: string | undefined;
  /** Why it may exceed the contract (超额). */
  readonly over?: string | undefined;
}

export interface Decided {
  readonly record: ProjectRecord;
  /** As the verifier may see it now. */
  readonly shown: ShownClaim;
  /** Who hears of it: claimant and owner, each as they may see it. */
  readonly tell: readonly { readonly member: Member; readonly shown: ShownClaim }[];
}

/**
 * What another unit's verifier makes of a claim. Verified never exceeds what was claimed, nor all that is verified in one
 * currency the contract, unless the coordinator says why. What is less than claimed needs a reason. A claim is decided once;
 * the coordinator alone may put a decision right, with a reason, and the ledger keeps both.
 * @throws UserError forbidden; conflict: decided, beyond the contract; invalid_input: amount, currency, no reason
 */
export async function decideClaim(work: Work, number: number, verdict: Verdict): Promise<Decided> {
  const { org, actor, now } = work;
  const { record, claim } = await findClaim(work, number);
  const { project } = record;
  requireVerify(work, project, claim);
  const again = requireOpen(work, claim);
  const minor = amountOf(work, claim, verdict);
  const { reason = null } = verdict;
  if (reason === null && (again || minor < claim.amount.minor))
    throw new UserError(
      "invalid_input",
      "missing_argument",
      { key: inWords(work, "原因", "reason") },
      example(work, claim),
    );
  const over = overOf(work, project, claim, minor, verdict);
  const decided: FundsClaim = {
    ...claim,
    state: minor > 0 ? "verified" : "rejected",
    verifiedMinor: minor,
    decidedById: actor.id,
    decidedAt: now.toISOString(),
    reason,
    over,
  };
  const month = closedMonth(work, claim);
  const after: Project = {
    ...project,
    funds: { ...project.funds, [number]: decided },
    progressAt: minor > 0 ? later(project.progressAt, arrival(work, claim)) : project.progressAt,
  };
  const details = {
    claim: number,
    ...(reason === null ? {} : { text: reason }),
    ...(over === null ? {} : { over }),
    ...(month === undefined ? {} : { closed: month }),
  };
  const saved = await recordProject(work, record, after, "verification", details);
  const ids = [...new Set([claim.byId, project.ownerId])].filter((id) => id !== actor.id);
  const members = (await work.tx.people.byIds(org.id, ids)).filter(({ active }) => active);
  return {
    record: saved,
    shown: showClaim(work, saved, decided, actor),
    tell: members.map((member) => ({ member, shown: showClaim(work, saved, decided, asReader(work, member)) })),
  };
}

/** True where a decision is put right. */
function requireOpen(work: Work, claim: FundsClaim): boolean {
  if (claim.state === "claimed") return false;
  if (claim.state !== "withdrawn" && isCoordinator(work.actor)) return true;
  throw new UserError(
    "conflict",
    "claim_settled",
    { claim: claim.number, state: claim.state },
    inWords(work, "/核实", "/verify"),
  );
}

function amountOf(work: Work, claim: FundsClaim, { kind, amount }: Verdict): number {
  const { currency, minor } = claim.amount;
  if (amount && amount.currency !== currency)
    throw new UserError("invalid_input", "claim_currency", { claim: claim.number }, example(work, claim));
  const above = () => new UserError("invalid_input", "above_claim", { claim: claim.number }, example(work, claim));
  switch (kind) {
    case "ok":
      if (amount && amount.minor > minor) throw above();
      return amount?.minor ?? minor;
    case "cut":
      if (!amount)
        throw new UserError(
          "invalid_input",
          "missing_argument",
          { key: inWords(work, "金额", "amount") },
          example(work, claim),
        );
      // To cut all of it is to reject it.
      if (amount.minor >= minor) throw above();
      return minor - amount.minor;
    case "reject":
      if (amount) throw new UserError("invalid_input", "reject_whole", { claim: claim.number }, example(work, claim));
      return 0;
  }
  return unreachable(kind);
}

/** The coordinator's word where it leads beyond the contract, else nothing. */
function overOf(work: Work, project: Project, claim: FundsClaim, minor: number, { over }: Verdict): string | null {
  if (over !== undefined && !isCoordinator(work.actor))
    throw new UserError("forbidden", "not_allowed", { role: "coordinator" });
  if (minor === 0 || !isBeyond(project, claim, minor, work.pack)) return null;
  if (over !== undefined) return over;
  const { number } = claim;
  throw new UserError(
    "conflict",
    "over_contract",
    { claim: number, number: project.number },
    isCoordinator(work.actor)
      ? inWords(work, `/核实 F${number} 通过 超额:增资协议2026-3`, `/verify F${number} ok over:amendment 2026-3`)
      : inWords(work, `/核实 F${number} 退回 超过合同金额`, `/verify F${number} reject beyond the contract`),
  );
}

/** Money that another unit has verified is progress, of the day it came. */
function arrival({ org, now }: Work, claim: FundsClaim): string {
  const noon = instantOf(claim.on, "12:00", org.timezone);
  return (noon < now ? noon : now).toISOString();
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function example(work: Work, { number }: FundsClaim): string {
  return inWords(work, `/核实 F${number} 退回 凭证与金额不符`, `/verify F${number} reject the receipt does not match`);
}
