import type { Investor } from "../models/investor.ts";
import type { InvestorKey } from "../ports.ts";
import { foldText } from "../record.ts";

/** What an investor is found by: its credit code, and each of its names folded. */
export function keysOf(investor: Pick<Investor, "name" | "aliases" | "creditCode">): readonly InvestorKey[] {
  const { name, aliases, creditCode } = investor;
  return [
    ...(creditCode === null ? [] : [{ kind: "code", key: creditCode }]),
    ...[...new Set([name, ...aliases].map(foldText))].map((key) => ({ kind: "name", key })),
  ];
}
