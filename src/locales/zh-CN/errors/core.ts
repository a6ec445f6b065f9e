import type { CoreReasons } from "../../../errors.ts";
import type { Sentences } from "../../sentences.ts";

const or = (nearest: string | undefined) => (nearest === undefined ? "" : `您是不是想说「${nearest}」？`);
const list = (items: readonly string[]) => items.join("、");

/** 每种不对劲一句话：说清楚哪里不对；例子由发送处另附。 */
export const coreErrors: Sentences<CoreReasons> = {
  unknown_command: ({ given, nearest }) => `没有「${given}」这个命令。${or(nearest)}发送 /帮助 看全部命令。`,
  unknown_key: ({ given, nearest }) => `不认识「${given}」这一项。${or(nearest)}`,
  unexpected_text: ({ given, nearest }) =>
    nearest === undefined ? `不清楚「${given}」填在哪一项。` : `「${given}」前面请写上「${nearest}:」。`,
  unknown_unit: ({ given, nearest }) => `没有叫「${given}」的单位。${or(nearest)}`,
  unknown_person: ({ given }) => `没有找到「${given}」。请 @ 本人，或写全名。`,
  ambiguous_person: ({ given, count }) => `有 ${count} 位「${given}」，请直接 @ 本人，或写成「${given}（单位）」。`,
  unknown_stage: ({ given, nearest, stages }) => `没有「${given}」这个阶段。${or(nearest)}可用：${list(stages)}。`,
  unknown_metric: ({ given, metrics }) => `没有「${given}」这项指标。可用：${list(metrics)}。`,
  unknown_choice: ({ key, given, choices }) => `「${key}」不能填「${given}」。可填：${list(choices)}。`,
  no_project_number: ({ given }) => `「${given}」不是项目编号，编号要写成 #12 这样。`,
  unknown_project: ({ number }) =>
    `没有 #${number} 这个项目。编号差一位就是别的项目，不好代猜，请核对；自己的项目发送 /我的 查看。`,
  voided_project: ({ number }) => `#${number} 登记后已撤销作废，编号保留，不能再办理。`,
  missing_argument: ({ key }) => `还缺「${key}」。`,
  form_sent: () => "这张表已经提交过，没有再记一遍。要再记一笔，请重新打开。",
  repeated_key: ({ key }) => `「${key}」写了两次，请只留一个。`,
  too_long: ({ key, limit }) => `「${key}」太长，最多 ${limit} 个字。`,
  bare_amount: ({ given }) => `「${given}」没有单位，请写明是亿、万还是美元。`,
  bad_amount: ({ given }) => `看不懂金额「${given}」。`,
  bad_date: ({ given }) => `看不懂日期「${given}」。`,
  past_date: ({ given }) => `「${given}」已经过去了，请写今天或以后的日期。`,
  future_date: ({ given }) => `「${given}」还没到，请写今天或以前的日期。`,
  bad_number: ({ given }) => `「${given}」应为数字。`,
  bad_time: ({ given }) => `看不懂时间「${given}」，请写成 08:50 这样。`,
  bad_timezone: ({ given }) => `没有「${given}」这个时区，请写成 Asia/Shanghai 这样。`,
  bad_credit_code: ({ given }) => `「${given}」不是有效的统一社会信用代码（18 位，校验位不符）。`,
  bad_year: ({ given }) => `看不懂年份「${given}」。`,
  unclosed_quote: () => "引号没有成对，请补上另一半。",
  state_secret: () => "涉密信息（国家秘密）不得录入本系统，请按保密规定办理。",
  not_a_member: () => "您还不属于任何单位。请先在本单位的频道里说一句话，或请管理员把您加进单位。",
  not_your_project: ({ number }) => `#${number} 由其他单位跟进，您不能查看或改动；需要对接请联系招商办。`,
  named_people_only: ({ number }) => `#${number} 仅限定人员知悉，您不能查看或改动；请联系本单位负责人。`,
  not_allowed: ({ role }) => `这件事要由${roleNames[role] ?? role}来办；发送 /角色 可查是哪几位。`,
  not_in_unit: ({ person, unit }) => `${person} 不在「${unit}」，项目只能由本单位的人负责。`,
  missing_evidence: ({ stage, keys }) => `进入「${stage}」要有：${list(keys)}。`,
  stage_backwards: ({ from, to }) => `已经到「${from}」，不能退回「${to}」。如是误操作，10 分钟内可撤销。`,
  same_stage: ({ stage }) => `已经在「${stage}」阶段了。`,
  nothing_changed: () => "没有要改的内容。",
  nothing_to_undo: ({ minutes }) => `最近 ${minutes} 分钟内没有可以撤销的操作。`,
  undo_not_last: ({ number }) => `#${number} 之后又有别人更新过，不能撤销；请用「/线索 改」更正。`,
  undo_gone: ({ number }) => `#${number} 的这一步不能撤销：可能已撤销、已超过 10 分钟，或不是您本人的操作。`,
  undo_administrative: () => "上一步是管理设置，不能撤销；请按正确的值重新设置。",
  unit_exists: ({ name }) => `已经有单位用了「${name}」。`,
  unit_missing: () => "请写明单位。",
  no_channel: () => "请在要绑定的单位频道里发送这个命令。",
  not_bound: () => "本频道还没有绑定单位，请管理员先绑定。",
  last_admin: () => "这是最后一位管理员，不能取消。",
};

const roleNames: Readonly<Record<string, string>> = {
  member: "本单位成员",
  leader: "单位负责人",
  verifier: "核实人",
  coordinator: "招商办",
  admin: "管理员",
};
