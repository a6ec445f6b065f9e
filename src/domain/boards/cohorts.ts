import { cohortCodes, keptAs, type CohortCode } from "../counting/beside.ts";
import { perProject } from "../counting/counted.ts";
import type { Figures } from "./figures.ts";

/** What has become by now of the projects signed in one year. */
export interface Cohort {
  readonly year: number;
  /** Projects, shares of credit included. */
  readonly signed: number;
  readonly performed: number;
  readonly started: number;
  readonly operating: number;
  readonly capacity: number;
  /** Minor units of the pack's own currency. */
  readonly contract: number;
  readonly arrived: number;
  /** Shares of the year's signings, all with the same denominator; undefined where there were none. */
  readonly rates: {
    /** 履约率 */
    readonly performed: number | undefined;
    /** 开工率 */
    readonly started: number | undefined;
    /** 投产率 */
    readonly operating: number | undefined;
    /** 达产率 */
    readonly capacity: number | undefined;
    /** 资金到位率: of the contracts' amount. */
    readonly arrived: number | undefined;
  };
}

/** One for each year, the first year first; of some units, or of all. */
export async function cohortsOf(
  figures: Figures,
  question: {
    readonly groupUnits?: readonly number[] | undefined;
    readonly fromYear: number;
    readonly toYear: number;
    readonly origin: string;
  },
): Promise<readonly Cohort[]> {
  const { groupUnits, fromYear, toYear, origin } = question;
  const units = groupUnits && new Set(groupUnits);
  const cohorts: Cohort[] = [];
  for (let year = fromYear; year <= toYear; year++) {
    const sums = await figures.years(year, year, cohortCodes.map(keptAs.cohort), origin);
    const total = (code: CohortCode): number =>
      [...(sums.get(keptAs.cohort(code)) ?? [])].reduce(
        (sum, [unitId, value]) => (!units || units.has(unitId) ? sum + value : sum),
        0,
      );
    const projects = (code: CohortCode) => total(code) / perProject;
    const [signed, contract, arrived] = [projects("signed"), total("contract"), total("arrived")];
    const counts = {
      performed: projects("performed"),
      started: projects("started"),
      operating: projects("operating"),
      capacity: projects("capacity"),
    };
    const rates = {
      performed: ratio(counts.performed, signed),
      started: ratio(counts.started, signed),
      operating: ratio(counts.operating, signed),
      capacity: ratio(counts.capacity, signed),
      arrived: ratio(arrived, contract),
    };
    cohorts.push({ year, signed, ...counts, contract, arrived, rates });
  }
  return cohorts;
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
