import type { Reasons } from "../../src/errors.ts";
import type { Locale } from "../../src/locale.ts";
import type { View } from "../../src/views/view.ts";

/** Values a person would really meet. */
export function reasons(locale: Locale, pack: View["pack"]): Reasons {
  const en = locale === "en";
  const stages = pack.stages.map((item) => item.name[locale]);
  const [from = "", to = ""] = [stages[4], stages[1]];
  return {
    unknown_command: { given: en ? "laed" : "线素", nearest: en ? "lead" : "线索" },
    unknown_key: { given: en ? "amuont" : "投姿", nearest: en ? "amount" : "投资" },
    unexpected_text: { given: en ? "by friday" : "周五前", nearest: en ? "next" : "下步" },
    unknown_unit: { given: en ? "Nroth" : "高新", nearest: en ? "North" : "高新区" },
    unknown_person: { given: en ? "Adda" : "张山" },
    ambiguous_person: { given: en ? "Ada Chen" : "张三", count: 2 },
    unknown_stage: { given: en ? "sign" : "签", nearest: from, stages },
    unknown_metric: { given: en ? "visits" : "拜访", metrics: pack.metrics.map((item) => item.name[locale]) },
    unknown_choice: {
      key: en ? "origin" : "来源地",
      given: en ? "abroad" : "国外",
      choices: pack.origins.map((item) => item.name[locale]),
    },
    unknown_project: { number: 404 },
    missing_argument: { key: en ? "name" : "名称" },
    repeated_key: { key: en ? "amount" : "投资" },
    too_long: { key: en ? "name" : "名称", limit: 100 },
    bare_amount: { given: "50" },
    bad_amount: { given: en ? "lots" : "很多" },
    bad_date: { given: en ? "someday" : "改天" },
    past_date: { given: en ? "yesterday" : "昨天" },
    future_date: { given: en ? "tomorrow" : "明天" },
    bad_number: { given: en ? "many" : "若干" },
    bad_time: { given: "25:00" },
    bad_timezone: { given: en ? "Springfield" : "本地" },
    bad_credit_code: { given: "91350100M000100Y44" },
    bad_year: { given: "26" },
    unclosed_quote: {},
    state_secret: {},
    not_a_member: {},
    not_your_project: { number: 12 },
    named_people_only: { number: 12 },
    not_allowed: { role: "leader" },
    not_in_unit: { person: en ? "Ben Ortiz" : "李四", unit: en ? "North" : "高新区" },
    missing_evidence: { stage: from, keys: (pack.stages[4]?.evidence ?? []).map((item) => item.name[locale]) },
    stage_backwards: { from, to },
    same_stage: { stage: from },
    nothing_changed: {},
    nothing_to_undo: { minutes: 10 },
    undo_not_last: { number: 12 },
    undo_gone: { number: 12 },
    undo_administrative: {},
    unit_exists: { name: en ? "North" : "高新区" },
    unit_missing: {},
    no_channel: {},
    not_bound: {},
    last_admin: {},
    only_for_outings: { key: en ? "city" : "城市" },
    only_for_errands: { key: en ? "body" : "部门" },
    link_unknown: {},
    link_too_often: { minutes: 10 },
    link_same: {},
    link_same_platform: { platform: "lark" },
    link_other_way: {},
    link_none: { platform: "slack" },
    link_last: {},
  };
}
