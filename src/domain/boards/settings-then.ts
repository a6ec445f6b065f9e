import type { Entry, Target, Unit } from "../model.ts";
import type { Mark, RuleRecord } from "../models/board.ts";
import type { BoardSettings } from "./settings.ts";

/** Settings that follow the organisation's own stream of the ledger from entry to entry. */
export interface SettingsThen extends BoardSettings {
  /** Takes in the entries up to and including the instant; instants may only go on. */
  advance(to: string): void;
}

/**
 * What was set at an instant, read from the ledger alone.
 * @param entries the organisation's own, in their order
 * @param textOf text of a rule set, which the ledger has the hash of
 */
export function settingsThen(entries: readonly Entry[], rules: readonly RuleRecord[]): SettingsThen {
  const units = new Map<number, Unit>();
  const targets = new Map<string, Target>();
  const marks = new Map<number, Mark>();
  const ruleStates = new Map<string, RuleRecord>();
  let next = 0;

  function take(path: string, after: unknown): void {
    const [kind = "", ...rest] = path.split(":");
    // Written under these paths by the domain's own functions.
    if (kind === "unit") units.set(Number(rest[0]), after as Unit);
    else if (kind === "mark") marks.set(Number(rest[0]), after as Mark);
    else if (kind === "target") {
      const [unitId = "", year = "", metric = ""] = rest;
      targets.set(path, { unitId: Number(unitId), year: Number(year), metric, value: Number(after) });
    } else if (kind === "rule") {
      const text = rules.find(({ code, version }) => `${code}:${version}` === rest.join(":"))?.text ?? "";
      ruleStates.set(path, { ...(after as Omit<RuleRecord, "text">), text });
    }
  }

  return {
    advance(to) {
      for (let entry = entries[next]; entry && entry.at <= to; entry = entries[++next])
        for (const [path, [, after]] of Object.entries(entry.body.changes)) take(path, after);
    },
    units: () => Promise.resolve([...units.values()].toSorted((a, b) => a.id - b.id)),
    targets: (year) => Promise.resolve([...targets.values()].filter((one) => one.year === year)),
    marks: (from, to) =>
      Promise.resolve([...marks.values()].filter(({ day, voided }) => !voided && day >= from && day <= to)),
    rules: () => Promise.resolve([...ruleStates.values()]),
  };
}
