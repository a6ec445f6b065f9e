import type { RequestsReasons } from "../../../reasons/requests.ts";
import type { Sentences } from "../../sentences.ts";

export const requestsErrors: Sentences<RequestsReasons> = {
  unknown_request: ({ number }) => `没有 R${number} 这件诉求，请核对编号。`,
  not_your_request: ({ number }) => `R${number} 由其他单位办理，您不能查看或办理；需要对接请联系招商办。`,
  request_unassigned: ({ number }) => `R${number} 还没有指派单位，请招商办先指派。`,
  request_state: ({ number, state }) => `R${number} 现在是「${states[state] ?? state}」，不能这样办理。`,
  request_same_unit: ({ number, unit }) => `R${number} 已经在「${unit}」了；要换经办人，请写明是谁。`,
  request_not_in_unit: ({ person, unit }) => `${person} 不在「${unit}」，诉求只能指派给该单位的人。`,
  request_object_late: ({ number, days }) => `R${number} 已过异议期（指派后 ${days} 个工作日内），请受理或联系招商办。`,
  request_extend_late: ({ number, due }) => `R${number} 已于 ${due} 到期，到期后不能再延期，请尽快办结。`,
  request_extend_earlier: ({ number, due }) => `R${number} 的办结期限是 ${due}，延期要写更晚的日期。`,
  request_extend_most: ({ number, most }) => `R${number} 最多延到 ${most}（复杂诉求的期限）。`,
  request_not_done: ({ number }) => `R${number} 还没有办结，办结后才能请企业评价。`,
  request_rated: ({ number }) => `R${number} 企业已评价过，一件诉求只评价一次。`,
  request_undo_gone: ({ number }) => `R${number} 的这一步不能撤销：可能已撤销、已超过 10 分钟，或不是您本人的操作。`,
  request_undo_not_last: ({ number }) => `R${number} 之后又有新的办理情况，不能撤销。`,
};

const states: Readonly<Record<string, string>> = {
  open: "待受理",
  accepted: "已受理",
  answered: "已答复",
  solved: "已办结",
};
