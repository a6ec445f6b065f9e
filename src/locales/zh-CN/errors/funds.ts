import type { FundsReasons } from "../../../reasons/funds.ts";
import type { Sentences } from "../../sentences.ts";

const states = { claimed: "待核实", verified: "已核实", rejected: "已退回", withdrawn: "已撤回" } as const;

export const fundsErrors: Sentences<FundsReasons> = {
  unknown_claim: ({ given }) => `没有「${given}」这笔到资申报，请核对编号。`,
  funds_too_early: ({ number, stage }) => `#${number} 还没有到「${stage}」，到了这一阶段才能申报到位资金。`,
  funds_before_contract: ({ given, since, stage }) => `到账日期 ${given} 早于「${stage}」（${since}），请核对日期。`,
  month_closed: ({ month, lockDay }) => `${month} 已在次月 ${lockDay} 日月结；补报请写明事由，金额计入本月。`,
  names_investor: ({ key }) => `「${key}」里写了项目或投资方的名字，其他单位的核实人会看到；请只写编号或链接。`,
  claim_settled: ({ claim, state }) =>
    state === "withdrawn"
      ? `F${claim} ${states[state]}，不能再改；需要时请重新申报。`
      : `F${claim} ${states[state]}，不能再改；确有错误请招商办更正。`,
  own_funds: ({ number }) => `#${number} 与您本人或您的单位有关，要由其他单位的核实人来核实。`,
  claim_currency: ({ claim }) => `F${claim} 请按申报的币种填写金额，不同币种不折算。`,
  above_claim: ({ claim }) => `金额不能超过 F${claim} 申报的数；全部不认可请用「退回」。`,
  reject_whole: ({ claim }) => `退回 F${claim} 不用写金额，写明原因即可；只认一部分请用「核减」。`,
  over_contract: ({ claim, number }) =>
    `核实 F${claim} 后，#${number} 的到位资金将超过合同金额；请核减或退回，确需超额由招商办写明理由。`,
};
