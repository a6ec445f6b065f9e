import type { SidesReasons } from "../../../reasons/sides.ts";
import type { Sentences } from "../../sentences.ts";

const list = (items: readonly string[]) => items.join("、");

export const sidesErrors: Sentences<SidesReasons> = {
  stage_of_other_kind: ({ stage, kind, stages }) =>
    `「${stage}」不是「${kind}」项目的阶段。「${kind}」项目的阶段是：${list(stages)}。`,
  mark_too_early: ({ mark, from }) => `到「${from}」以后才能登记「${mark}」。`,
  correct_unreached: ({ number, stage, stages }) =>
    stages.length === 0
      ? `#${number} 还在第一个阶段，没有可以更正回去的阶段。`
      : `#${number} 不能更正到「${stage}」，只能回到走过的阶段：${list(stages)}。`,
  kind_past_start: ({ from, to, stage }) =>
    `「${from}」和「${to}」走的阶段不同，只有还在「${stage}」时才能改类型；确是登记有误，请单位负责人先更正阶段。`,
  introduced_in_circle: ({ number, by }) => `#${by} 本身是 #${number} 带来的（或就是它），不能再作为它的介绍项目。`,
  pause_too_long: ({ days, latest }) => `暂缓最长 ${days} 天，请写 ${latest} 以前的日期。`,
  already_paused: ({ number, until }) =>
    `#${number} 正在暂缓，到 ${until}；要延长请由单位负责人办理，要提前结束请重启。`,
  pause_gone: ({ number }) => `#${number} 没有等待您决定的暂缓申请：可能已处理、已撤回，或申请内容已变。`,
  signed_exits: ({ number, stage }) =>
    `#${number} 已到「${stage}」，签约以后不再停谈；请由单位负责人或招商办办理退出。`,
  not_signed_yet: ({ number, stage }) => `#${number} 还没有到「${stage}」，签约以前请用停谈。`,
  not_lost: ({ number }) => `#${number} 没有停谈，不用约回访。`,
  is_lost: ({ number }) => `#${number} 已停谈，请先重启再办。`,
  is_exited: ({ number }) => `#${number} 已退出，请单位负责人或招商办先重启再办。`,
  on_line: ({ number }) => `#${number} 正常推进中，不用重启。`,
};
