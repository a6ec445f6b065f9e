import { formatAmount } from "../chat/amount.ts";
import type { Money } from "../money.ts";
import type { Pack, Stage } from "../packs/pack.ts";
import type { DemoData } from "./data.ts";

/** What an invented project shows at a gate: numbers that look like the real thing, and are recognisably made up. */
export function makeEvidence(
  stage: Stage,
  data: DemoData,
  pack: Pack,
  facts: { readonly number: number; readonly day: string; readonly amount: Money },
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    stage.evidence
      .filter((item) => item.required)
      .map((item) => {
        switch (item.kind) {
          case "date":
            return [item.key, facts.day];
          case "amount":
            return [item.key, formatAmount(facts.amount, pack.id === "edo" ? "en" : "zh-CN")];
          case "creditCode":
            // The standard's own example code: its check digit is right, and it belongs to nobody here.
            return [item.key, "91350100M000100Y43"];
          case "text":
            return [item.key, (data.evidence["text"] ?? "").replace("#", String(facts.number))];
        }
      }),
  );
}
