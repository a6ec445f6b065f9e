import type { Link } from "../chat/message.ts";
import type { Locale } from "../locale.ts";

/** The few words that stand in a chart beside those of who made it. */
export interface ChartWords {
  readonly actual: string;
  readonly verified: string;
  readonly claimed: string;
  readonly target: string;
  readonly plan: string;
  readonly lastYear: string;
  /** Of those at the first step. */
  readonly share: string;
  readonly count: string;
  readonly state: Readonly<Record<Link["state"], string>>;
  readonly projects: (count: number) => string;
  readonly unit: (unit: string) => string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly between: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly stop: string;
  readonly colon: string;
  readonly bracket: (text: string) => string;
}

const words: Readonly<Record<Locale, ChartWords>> = {
  "zh-CN": {
    actual: "实际",
    verified: "已核实",
    claimed: "申报",
    target: "目标",
    plan: "计划",
    lastYear: "去年同期",
    share: "占比",
    count: "数量",
    state: { held: "有", progress: "推进中", missing: "缺" },
    projects: (count) => `${count} 个项目`,
    unit: (unit) => `单位：${unit}`,
    more: (count) => `另有 ${count} 项未画出`,
    none: "暂无数据",
    between: "、",
    comma: "，",
    semicolon: "；",
    stop: "。",
    colon: "：",
    bracket: (text) => `（${text}）`,
  },
  en: {
    actual: "Actual",
    verified: "Verified",
    claimed: "Claimed",
    target: "Target",
    plan: "Plan",
    lastYear: "Last year",
    share: "Share",
    count: "Count",
    state: { held: "held", progress: "under way", missing: "missing" },
    projects: (count) => `${count} ${count === 1 ? "project" : "projects"}`,
    unit: (unit) => `Unit: ${unit}`,
    more: (count) => `${count} more not drawn`,
    none: "No data yet",
    between: ", ",
    comma: ", ",
    semicolon: "; ",
    stop: ". ",
    colon: ": ",
    bracket: (text) => ` (${text})`,
  },
};

export function chartWords(locale: Locale): ChartWords {
  return words[locale];
}

/** At most two decimals, and at most some ten characters: `1,234.5`, `1.23亿`. */
export function numberText(value: number, locale: Locale): string {
  const notation = Math.abs(value) >= 10_000_000 ? "compact" : "standard";
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, notation }).format(value);
}
