import { sha256 } from "../hash-chain.ts";
import type { Entry, Target, Unit } from "../model.ts";
import type { Mark, RuleRecord } from "../models/board.ts";
import type { LedgerRule } from "../rules/record.ts";
import type { BoardSettings } from "./settings.ts";

/**
 * What was set at an instant, read from the ledger alone.
 * @param entries the organisation's own, in their order
 * @param rules with the texts of which the ledger has the hashes
 */
export function settingsThen(entries: readonly Entry[], rules: readonly RuleRecord[], at: string): BoardSettings {
  const units = new Map<number, Unit>();
  const targets = new Map<string, Target>();
  const marks = new Map<number, Mark>();
  const ruleStates = new Map<string, RuleRecord>();

  function take(path: string, after: unknown): void {
    const [kind = "", ...rest] = path.split(":");
    // Written under these paths by the domain's own functions.
    if (kind === "unit") units.set(Number(rest[0]), after as Unit);
    else if (kind === "mark") marks.set(Number(rest[0]), after as Mark);
    else if (kind === "target") {
      const [unitId = "", year = "", metric = ""] = rest;
      targets.set(path, { unitId: Number(unitId), year: Number(year), metric, value: Number(after) });
    } else if (kind === "rule") {
      const { sha256: hash, ...record } = after as LedgerRule;
      const kept = rules.find(({ code, version }) => code === record.code && version === record.version);
      // Another text than the one that was entered is none: what was reckoned by it cannot be made again, and that shows.
      ruleStates.set(path, { ...record, text: kept && sha256(kept.text) === hash ? kept.text : "" });
    }
  }

  for (const entry of entries)
    if (entry.at <= at) for (const [path, [, after]] of Object.entries(entry.body.changes)) take(path, after);
  return {
    units: () => Promise.resolve([...units.values()].toSorted((a, b) => a.id - b.id)),
    targets: (year) => Promise.resolve([...targets.values()].filter((one) => one.year === year)),
    marks: (from, to) =>
      Promise.resolve([...marks.values()].filter(({ day, voided }) => !voided && day >= from && day <= to)),
    rules: () => Promise.resolve([...ruleStates.values()]),
  };
}
