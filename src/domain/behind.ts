import type { Pack } from "../packs/pack.ts";
import { addDays, daysBetween } from "./day.ts";
import { contractOf } from "./funds/contract.ts";
import type { Day, Project } from "./model.ts";

/** What the plan of a project is read from. */
export type Planned = Pick<Project, "reached" | "evidence" | "funds" | "stage" | "amount">;

/** How far verified funds are behind the contract's plan (计划滞后). */
export interface Behind {
  /** Percentage points on this day; negative when ahead. */
  readonly points: number;
  /**
   * The first days on which it is so far behind, funds staying as they are; undefined where it never is. From ten points on
   * is yellow, more than thirty is red, as the measure has it.
   */
  readonly yellowOn: Day | undefined;
  readonly redOn: Day | undefined;
}

/**
 * The share of the contract that would be due by a day, evenly from its signature to the day on which it says that the
 * project operates, less the share that arrived and was verified. Undefined where the policy does not ask, or the contract
 * states no such day or no amount in the pack's currency.
 */
export function behindOf(project: Planned, pack: Pack, today: Day): Behind | undefined {
  const { behind } = pack.lamps;
  const [start, end] = [project.reached[pack.plan.from], project.evidence[pack.plan.until]];
  const contract = contractOf(project, pack.currency, pack);
  if (!behind || start === undefined || end === undefined || contract === undefined || contract === 0) return undefined;
  const length = daysBetween(start, end);
  if (length <= 0) return undefined;
  const verified = Object.values(project.funds)
    .filter(({ amount }) => amount.currency === pack.currency)
    .reduce((sum, { verifiedMinor }) => sum + verifiedMinor, 0);
  const actual = (100 * verified) / contract;
  const due = Math.min(100, Math.max(0, (100 * daysBetween(start, today)) / length));
  const first = (points: number, which: "reached" | "exceeded"): Day | undefined => {
    const day = firstDay({ verified, contract, length, points }, which);
    return day === undefined ? undefined : addDays(start, day);
  };
  return {
    points: due - actual,
    yellowOn: first(behind.yellowPoints, "reached"),
    redOn: first(behind.redPoints, "exceeded"),
  };
}

/**
 * The first day of the plan on which so many points are missing, or more than so many; undefined where all that is left is
 * less. In whole numbers: a border that is missed by a rounding error is a lamp on the wrong day.
 */
function firstDay(
  { verified, contract, length, points }: Readonly<Record<"verified" | "contract" | "length" | "points", number>>,
  which: "reached" | "exceeded",
): number | undefined {
  const thousandths = BigInt(Math.round(points * 1_000));
  // After so many days, `at / per` of them, exactly that share is missing.
  const per = 100_000n * BigInt(contract);
  const at = (100_000n * BigInt(verified) + thousandths * BigInt(contract)) * BigInt(length);
  const day = Number(which === "reached" ? (at + per - 1n) / per : at / per + 1n);
  return day > length ? undefined : day;
}
