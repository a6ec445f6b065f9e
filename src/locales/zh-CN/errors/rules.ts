import type { RulesReasons } from "../../../reasons/rules.ts";
import type { Sentences } from "../../sentences.ts";

const valueOf = { count: "整数", percent: "0 到 100 的百分数", points: "0 到 1000 的分数" };

export const rulesErrors: Sentences<RulesReasons> = {
  unknown_rule: ({ given, nearest, codes }) =>
    nearest === undefined
      ? `没有代码为「${given}」的考核规则，现有：${codes.join("、") || "无"}。`
      : `没有代码为「${given}」的考核规则，是否应为「${nearest}」？`,
  unknown_rule_version: ({ code, given, versions }) =>
    `「${code}」没有版本「${given}」，现有：${versions.join("、")}。`,
  rule_exists: ({ code, version }) => `「${code}」的版本「${version}」已经有了，不能改动；请换一个版本号再添加。`,
  rule_not_text: ({ name }) => `《${name}》不是文本文件，请把规则存成 .yaml 文本再发。`,
  rule_sample: ({ code }) => `「${code}」是示例规则，不能启用；请导出后改成本单位的考核办法（写明文号，去掉 sample）。`,
  rule_number: ({ number }) => `文号仍是「${number}」，请先写上本单位考核办法的文号，换一个版本号再添加。`,
  rule_not_draft: ({ code, version }) =>
    `「${code}」的版本「${version}」已启用过，不能再次启用；如有修改请添加新版本。`,
  rule_period_begun: ({ given, next }) =>
    `自 ${given} 起启用会在考核期中途改变规则。请从 ${next} 起启用；确需本期启用的，请写明 理由，榜单会注明。`,
  rule_not_first_day: ({ given, next }) =>
    `${given} 不是考核期的第一天。请从 ${next} 起启用；确需中途启用的，请写明 理由，榜单会注明。`,
  rule_period_over: ({ given, first }) => `${given} 所在的考核期已结束，最早只能从 ${first} 起启用。`,
  rule_before_document: ({ given, from }) => `这份办法自 ${from} 起施行，不能从 ${given} 起启用。`,
  rule_after_document: ({ given, to }) => `这份办法施行到 ${to} 为止，不能从 ${given} 起启用。`,
  rule_not_active: ({ code, version }) => `「${code}」的版本「${version}」没有启用，不用停用。`,
  rule_end_day: ({ given, last }) => `${given} 不是尚未结束的考核期的最后一天，可写 ${last}。`,
  no_rule_for_group: ({ group }) => `「${group}」还没有考核规则，不能计算得分。`,
  no_marks: ({ unit }) => `「${unit}」所在组的考核规则没有需要登记的内容。`,
  no_such_mark: ({ given, nearest, choices }) =>
    nearest === undefined
      ? `没有登记项「${given}」，可用：${choices.join("、")}。`
      : `没有登记项「${given}」，是否应为「${nearest}」？`,
  bad_mark_value: ({ given, mark, kind }) => `「${mark}」应为${valueOf[kind]}，不能写「${given}」。`,
  own_unit_mark: ({ unit }) => `您在「${unit}」工作，不能登记或撤销本单位的考核数据，请由其他招商办人员办理。`,
  no_mark_number: ({ number }) => `没有登记 M${number}。`,
  mark_taken_back: ({ number }) => `登记 M${number} 已撤销过。`,
};
