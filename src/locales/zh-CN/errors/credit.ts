import type { CreditReasons } from "../../../reasons/credit.ts";
import type { Sentences } from "../../sentences.ts";

export const creditErrors: Sentences<CreditReasons> = {
  transfer_waiting: ({ number, unit }) => `#${number} 正在流转给「${unit}」，要等这次有了结果。`,
  transfer_none: ({ number }) => `#${number} 现在没有待确认的流转，可能已办结或已取消。`,
  transfer_merged: ({ number }) => `#${number} 已并入其他项目，不能流转。`,
  transfer_same_unit: ({ number, unit }) => `#${number} 本来就在「${unit}」；换负责人请用「/指派」。`,
  transfer_unconfirmed: ({ number, unit }) => `#${number} 还要「${unit}」的负责人先确认。`,
  giver_keeps_too_much: ({ percent, most }) => `转出单位现有 ${most}%，不能保留 ${percent}%。`,
  nobody_to_ask: ({ unit }) => `「${unit}」还没有负责人，也没有招商办，流转没有人可以确认；请管理员先设定。`,
  split_unreadable: ({ given }) => `看不懂分成「${given}」，请写成单位和百分数，一个接一个。`,
  split_sum: ({ sum }) => `分成加起来是 ${sum}，要正好 100。`,
  split_twice: ({ unit }) => `「${unit}」写了两次，每个单位只写一次。`,
  split_not_whole: ({ given }) => `「${given}」不能作分成，请写 1 到 100 的整数。`,
  split_waiting: ({ number }) => `#${number} 已有一个分成方案在等各单位确认，要先谢绝或由提出人撤回。`,
  split_none: ({ number }) => `#${number} 现在没有待确认的分成，可能已生效或已撤回。`,
};
