import { stringify } from "yaml";
import type { RuleSet } from "../../packs/rules/shape.ts";

/** As YAML that reads back equal; a text that is one in both languages is written once. */
export function writeRuleSet(ruleSet: RuleSet): string {
  return stringify(once(ruleSet), { version: "1.2", lineWidth: 0, aliasDuplicateObjects: false });
}

function once(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(once);
  if (typeof value !== "object" || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 2 && "zh-CN" in value && "en" in value && value.en === value["zh-CN"]) return value.en;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, once(inner)]));
}
