import { UserError } from "../../errors.ts";
import type { Locale } from "../../locale.ts";
import type { Gate } from "../../packs/pack.ts";
import type { Day } from "../model.ts";

/** Evidence by the pack's keys, already read: days as days, codes checked. */
export type GivenEvidence = Readonly<Record<string, string>>;

export interface PassedGate {
  /** The day the stage was really entered: the evidence's own date, else today. */
  readonly day: Day;
  readonly evidence: Readonly<Record<string, string>>;
}

/**
 * What a gate asks against what was given.
 * @param example a line that leads there: shown with what is missing
 * @throws UserError naming every missing piece
 */
export function checkEvidence(
  stage: Gate,
  given: GivenEvidence,
  today: Day,
  locale: Locale,
  example: string,
): PassedGate {
  const missing = stage.evidence.filter((item) => item.required && !given[item.key]);
  if (missing.length > 0) {
    const keys = missing.map((item) => item.name[locale]);
    throw new UserError("invalid_input", "missing_evidence", { stage: stage.name[locale], keys }, example);
  }
  const known = stage.evidence.filter((item) => given[item.key]);
  const dated = known.find((item) => item.kind === "date");
  const day = dated ? (given[dated.key] ?? today) : today;
  if (day > today) throw new UserError("invalid_input", "future_date", { given: day }, example);
  return {
    day,
    evidence: Object.fromEntries(known.map((item) => [`${stage.code}.${item.key}`, given[item.key] ?? ""])),
  };
}

/** `/阶段 #12 签约 合同号:HT-2026-01 日期:2026-11-20`: what would pass this gate. */
export function stageExample(stage: Gate, locale: Locale, number: number, today: Day): string {
  const samples = {
    text: locale === "en" ? "No.2026-01" : "2026-01号",
    date: today,
    amount: locale === "en" ? "US$30m" : "50亿",
    creditCode: "91350100M000100Y43",
  };
  const pairs = stage.evidence
    .filter((item) => item.required)
    .map((item) => `${item.name[locale]}:${samples[item.kind]}`);
  return [stageLine(stage, locale, number), ...pairs].join(" ");
}

/** The line that moves to a stage, without its evidence. English names have blanks; the code is one word. */
export function stageLine(stage: Pick<Gate, "code" | "name">, locale: Locale, number: number): string {
  return locale === "en" ? `/stage #${number} ${stage.code}` : `/阶段 #${number} ${stage.name["zh-CN"]}`;
}
