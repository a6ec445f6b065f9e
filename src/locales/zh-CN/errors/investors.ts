import type { InvestorsReasons } from "../../../reasons/investors.ts";
import type { Sentences } from "../../sentences.ts";

export const investorsErrors: Sentences<InvestorsReasons> = {
  unknown_investor: ({ given }) => `没有您可以查看的投资方「${given}」。`,
  not_your_investor: ({ number }) => `投资方 I${number} 由其他单位跟进，您不能查看或修改；如有需要，请联系招商办。`,
  investor_code_taken: ({ code }) => `信用代码 ${code} 已登记在另一个投资方名下；如是同一家，请招商办合并。`,
  contact_unclear: ({ given }) => `「${given}」里没有联系人的姓名。`,
  merged_project: ({ number, into }) => `#${number} 已并入 #${into}，请在 #${into} 上继续。`,
  merged_investor: ({ number, into }) => `投资方 I${number} 已并入 I${into}，请在 I${into} 上修改。`,
  merge_same: () => "两个编号是同一个，不用合并。",
  merge_kinds: () => "只能项目与项目（#12）合并，或投资方与投资方（I3）合并。",
  merge_codes: ({ into, from }) =>
    `I${into} 与 I${from} 的信用代码不同，是两家企业，不能合并；同属一个集团的，可填上级集团。`,
  not_merged: ({ name }) => `${name} 没有被合并，无需撤回。`,
  bad_reference: ({ given }) => `「${given}」不是编号；项目写 #12，投资方写 I3。`,
};
