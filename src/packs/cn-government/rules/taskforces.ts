import type { RuleSetSource } from "../../rules/shape.ts";
import { sampleDocument } from "./document.ts";

/**
 * Industry task forces by the quarter, after a county's published score sheet: 30 points for new projects and 20 for arrived
 * funds against the schedule, 15 each from the carrier (park 70%, town 30%) and the team they are bound to (P2, P8, P11, P12, P15).
 */
export const taskforces: RuleSetSource = {
  code: "taskforce",
  version: "sample/2026.1",
  document: sampleDocument({
    "zh-CN": "示例：产业专班招商引资季度考核办法",
    en: "Sample: quarterly measure for industry task forces",
  }),
  from: "2026-01-01",
  groups: ["taskforce"],
  period: "quarter",
  headline: "large",
  sample: true,
  marks: [
    { code: "park-rating", name: { "zh-CN": "园区评分", en: "Rating by the park" }, kind: "percent" },
    { code: "town-rating", name: { "zh-CN": "乡镇评分", en: "Rating by the town" }, kind: "percent" },
    { code: "team-rating", name: { "zh-CN": "联动单位评分", en: "Rating by the partner team" }, kind: "percent" },
    { code: "missing-tables", name: { "zh-CN": "未报月报表", en: "Monthly tables missing" }, kind: "count" },
  ],
  sections: [
    {
      code: "projects",
      name: { "zh-CN": "项目引进", en: "New projects" },
      cap: 40,
      items: [
        {
          by: "scheduled",
          code: "large-schedule",
          name: { "zh-CN": "过亿元项目序时进度", en: "Projects of ¥100m or more against the schedule" },
          metric: "large",
          weight: 30,
        },
        {
          by: "ladder",
          code: "large-starts",
          name: { "zh-CN": "过亿元项目开工", en: "Projects of ¥100m or more started" },
          metric: "large-started",
          weight: 10,
          rungs: [
            { at: 100, points: 10 },
            { at: 80, points: 7.5 },
            { at: 50, points: 5 },
          ],
          also: { metric: "arrived", least: 20 },
        },
      ],
    },
    {
      code: "funds",
      name: { "zh-CN": "到位资金", en: "Funds" },
      cap: 20,
      items: [
        {
          by: "scheduled",
          code: "arrived-schedule",
          name: { "zh-CN": "到位资金序时进度", en: "Arrived funds against the schedule" },
          metric: "arrived",
          weight: 20,
        },
      ],
    },
    {
      code: "partners",
      name: { "zh-CN": "协同评价", en: "Partners" },
      cap: 40,
      items: [
        {
          by: "partner",
          code: "carrier",
          name: { "zh-CN": "承载单位评价", en: "Rating by the carrier" },
          weight: 15,
          parts: [
            { mark: "park-rating", share: 70 },
            { mark: "town-rating", share: 30 },
          ],
        },
        {
          by: "partner",
          code: "team",
          name: { "zh-CN": "联动单位评价", en: "Rating by the partner team" },
          weight: 15,
          parts: [{ mark: "team-rating", share: 100 }],
        },
        {
          by: "late",
          code: "tables",
          name: { "zh-CN": "月报表报送", en: "Monthly tables" },
          mark: "missing-tables",
          weight: 10,
          minus: 1,
        },
      ],
    },
    {
      code: "balance",
      name: { "zh-CN": "加分", en: "Bonus" },
      cap: 15,
      items: [
        {
          by: "bonus",
          code: "beyond-target",
          name: { "zh-CN": "超目标及重大项目", en: "Beyond the target, and very large projects" },
          parts: [
            { metric: "large", points: 2, over: true, cap: 6 },
            { metric: "over-1bn-funded", points: 4, except: "over-5bn-funded" },
            { metric: "over-5bn-funded", points: 8 },
            { metric: "leading", points: 10 },
            { metric: "valid-leads", points: 0.5, cap: 3 },
          ],
        },
      ],
    },
  ],
};
