import type { RuleSetSource } from "../../rules/shape.ts";

/** A ranking must follow a published measure (考核办法). These are none, and say so until the bureau enters its own. */
export function sampleDocument(title: RuleSetSource["document"]["title"]): RuleSetSource["document"] {
  return {
    number: {
      "zh-CN": "示例规则 2026-1（请换成本地考核办法文号）",
      en: "Sample rule 2026-1 (replace with your own document number)",
    },
    title,
  };
}
