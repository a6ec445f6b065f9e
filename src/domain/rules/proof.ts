import { canonicalJson } from "../canonical.ts";
import type { Entry } from "../model.ts";
import type { Tx } from "../ports.ts";
import { markPath } from "./marks.ts";
import { rulePath, toLedger, type LedgerRule } from "./record.ts";

/** Follows the organisation's own entries; afterwards says which kept rule sets and marks are not theirs. */
export function ruleProof() {
  const rules = new Map<string, LedgerRule>();
  const marks = new Map<string, unknown>();
  return {
    follow({ kind, body }: Entry): void {
      for (const [path, [, after]] of Object.entries(body.changes)) {
        // Written by `recordRule` alone.
        if (kind === "rule") rules.set(path, after as LedgerRule);
        else if (kind === "mark") marks.set(path, after);
      }
    },
    async wrong(tx: Tx, orgId: number): Promise<readonly string[]> {
      const kept = await tx.rules.list(orgId);
      const wrongRules = kept.flatMap((record) => {
        const path = rulePath(record);
        const entered = rules.get(path);
        if (!entered) return [`${path}: nobody entered it`];
        const { sha256: known, ...said } = entered;
        const { sha256: hash, ...own } = toLedger(record);
        if (hash !== known) return [`${path}: the text is not the one that was entered`];
        return canonicalJson(own) === canonicalJson(said) ? [] : [`${path}: the row is not what the entries add up to`];
      });
      const paths = new Set(kept.map(rulePath));
      const lost = [...rules.keys()].filter((path) => !paths.has(path)).map((path) => `${path}: the row is missing`);
      const wrongMarks: string[] = [];
      for (const [path, after] of marks) {
        const mark = await tx.marks.byNumber(orgId, Number(path.split(":")[1]));
        if (canonicalJson(mark ?? null) !== canonicalJson(after))
          wrongMarks.push(`${path}: the row is not what the entries add up to`);
      }
      const stray = (await tx.marks.between(orgId, "0000-01-01", "9999-12-31"))
        .map(({ number }) => markPath(number))
        .filter((path) => !marks.has(path))
        .map((path) => `${path}: nobody entered it`);
      return [...wrongRules, ...lost, ...wrongMarks, ...stray];
    },
  };
}
