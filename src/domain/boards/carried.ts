import type { Pack } from "../../packs/pack.ts";
import type { Day } from "../model.ts";
import type { Tx } from "../ports.ts";

/** Projects of one ledger that go on into the new year. */
export interface CarriedOver {
  readonly origin: string;
  readonly count: number;
  /** Planned investment, each currency in its own: minor units. */
  readonly amounts: readonly { readonly currency: string; readonly minor: number }[];
}

const pageSize = 500;

/**
 * 续建: signed by the last day of the year, on the line and not yet operating as it stands now. They are told apart from what
 * is new, because they count nowhere in the new year but by the money that still comes. Reads the projects in these
 * stages, in parts, so once a year.
 */
export async function carriedOver(
  tx: Pick<Tx, "projects">,
  orgId: number,
  pack: Pack,
  lastDay: Day,
): Promise<readonly CarriedOver[]> {
  const codes = pack.stages.map(({ code }) => code);
  const { signed, operating } = pack.cohort;
  const stages = codes.slice(codes.indexOf(signed), codes.indexOf(operating));
  const sums = new Map(pack.origins.map(({ code }) => [code, { count: 0, amounts: new Map<string, number>() }]));
  for (const stage of stages) {
    for (let after = 0; ;) {
      const records = await tx.projects.after(orgId, after, pageSize, { stage, side: "open" });
      for (const { project } of records) {
        const day = project.reached[signed];
        const sum = sums.get(project.origin);
        if (!sum || day === undefined || day > lastDay || project.exclusion !== null) continue;
        sum.count += 1;
        if (project.amount) {
          const { currency, minor } = project.amount;
          sum.amounts.set(currency, (sum.amounts.get(currency) ?? 0) + minor);
        }
      }
      const last = records.at(-1);
      if (!last || records.length < pageSize) break;
      after = last.project.number;
    }
  }
  return [...sums]
    .filter(([, { count }]) => count > 0)
    .map(([origin, { count, amounts }]) => ({
      origin,
      count,
      amounts: [...amounts].map(([currency, minor]) => ({ currency, minor })),
    }));
}
