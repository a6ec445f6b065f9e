import type { Day, Target, Unit } from "../model.ts";
import type { Mark, RuleRecord } from "../models/board.ts";
import type { Tx } from "../ports.ts";

/** What boards ask for besides figures: as it is set now, or as the ledger says it was. */
export interface BoardSettings {
  units(): Promise<readonly Unit[]>;
  targets(year: number): Promise<readonly Target[]>;
  marks(from: Day, to: Day): Promise<readonly Mark[]>;
  rules(): Promise<readonly RuleRecord[]>;
}

export function keptSettings(tx: Pick<Tx, "units" | "targets" | "marks" | "rules">, orgId: number): BoardSettings {
  return {
    units: () => tx.units.list(orgId),
    targets: (year) => tx.targets.ofYear(orgId, year),
    marks: (from, to) => tx.marks.between(orgId, from, to),
    rules: () => tx.rules.list(orgId),
  };
}
