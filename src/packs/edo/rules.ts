import type { RuleSetSource } from "../rules/shape.ts";

/** A scorecard for regions and sector teams: wins first, then what became of them. Not one figure of activity. */
const scorecard: RuleSetSource = {
  code: "scorecard",
  version: "sample/2026.1",
  document: {
    number: {
      "zh-CN": "示例记分卡 2026-1（请换成理事会批准的文件）",
      en: "Sample scorecard 2026-1 (replace with your board-approved document)",
    },
    title: { "zh-CN": "示例：区域与行业团队年度记分卡", en: "Sample: yearly scorecard for regions and teams" },
  },
  from: "2026-01-01",
  groups: ["region", "team", "partner"],
  period: "year",
  headline: "wins",
  sample: true,
  sections: [
    {
      code: "pipeline",
      name: { "zh-CN": "项目储备", en: "Pipeline" },
      cap: 20,
      items: [
        {
          by: "ratio",
          code: "qualified-target",
          name: { "zh-CN": "合格项目", en: "Qualified prospects" },
          metric: "qualified",
          weight: 20,
        },
      ],
    },
    {
      code: "wins",
      name: { "zh-CN": "落户", en: "Wins" },
      cap: 40,
      items: [
        {
          by: "scheduled",
          code: "wins-schedule",
          name: { "zh-CN": "宣布落户项目", en: "Wins announced" },
          metric: "wins",
          weight: 25,
        },
        {
          by: "ratio",
          code: "expansions-target",
          name: { "zh-CN": "本地企业扩建", en: "Expansions of local firms" },
          metric: "expansions",
          weight: 15,
        },
      ],
    },
    {
      code: "delivery",
      name: { "zh-CN": "兑现", en: "Delivery" },
      cap: 40,
      items: [
        {
          by: "ratio",
          code: "started-target",
          name: { "zh-CN": "动工项目", en: "Projects that broke ground" },
          metric: "started",
          weight: 15,
        },
        {
          by: "cohort",
          code: "opening-rate",
          name: { "zh-CN": "落户项目运营率", en: "Wins now operating" },
          weight: 10,
          part: "operating",
          of: "signed",
          since: 2024,
          full: 60,
        },
        {
          by: "scheduled",
          code: "arrived-schedule",
          name: { "zh-CN": "到位资金", en: "Funds in place" },
          metric: "arrived",
          weight: 15,
        },
      ],
    },
    {
      code: "balance",
      name: { "zh-CN": "扣减", en: "Deductions" },
      cap: 0,
      items: [
        {
          by: "events",
          code: "faults",
          name: { "zh-CN": "逾期未动工、不实报告", en: "Starts overdue and untrue reports" },
          floor: -10,
          events: [
            { metric: "overdue-start", minus: 0.5 },
            { metric: "falsified", minus: 2 },
          ],
        },
      ],
    },
  ],
};

export const ruleSets: readonly RuleSetSource[] = [scorecard];
