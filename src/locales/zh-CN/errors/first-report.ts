import type { FirstReportReasons } from "../../../reasons/first-report.ts";
import type { Sentences } from "../../sentences.ts";

export const firstReportErrors: Sentences<FirstReportReasons> = {
  reported_first: ({ until, stage, decided }) =>
    decided
      ? `经裁定首报成立，保护期至 ${until}，在此之前本项目只能到「${stage}」；如有不同意见可以申诉。`
      : `其他单位已首报该投资方，保护期至 ${until}，在此之前本项目只能到「${stage}」；可以申请加入、提出异议，或说明理由继续。`,
  no_hold: ({ number }) => `#${number} 没有在办的首报。`,
  hold_state: ({ number, state }) => `#${number} 的首报${holdStates[state]}，不能这样办。`,
  renewed_already: ({ until, times }) => `首报最多续期 ${times} 次，已经续过，保护期至 ${until}。`,
  renewal_needs_fact: ({ since }) => `续期要有实质进展：请先记一笔进展，或写明 ${since} 以来的日期和事实。`,
  no_investor: ({ number }) => `#${number} 还没有写明投资方，无法登记首报。`,
  unit_holds: ({ number }) => `本单位已经用 #${number} 首报了该投资方，不必再登记。`,
  no_case: ({ number }) => `#${number} 没有需要处理的首报事项。`,
  case_moot: ({ number }) => `与 #${number} 有关的首报已不再有效，无需处理；可以直接登记首报。`,
  case_state: ({ number, state }) => `#${number} 的首报事项${caseStates[state]}，不能这样办。`,
  hold_taken: ({ number }) => `该投资方的首报现在由 #${number} 持有，请先处理 #${number}。`,
  hold_passed_on: ({ number }) => `#${number} 的首报这期间已由其他单位登记，不能撤销回去；请联系招商办。`,
};

const holdStates: Readonly<Record<FirstReportReasons["hold_state"]["state"], string>> = {
  soft: "没有保护期",
  held: "正在保护期内",
  lapsed: "已到期，由招商办处理",
  released: "已释放，由招商办处理",
};

const caseStates: Readonly<Record<FirstReportReasons["case_state"]["state"], string>> = {
  open: "还在等本单位选择",
  joining: "正在等首报单位答复",
  joined: "已并入首报单位的项目",
  proceeding: "已说明理由继续推进",
  disputed: "正在等招商办裁定",
  decided: "已经裁定",
  appealed: "正在等招商办再次裁定",
};
