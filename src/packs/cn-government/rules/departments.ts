import type { RuleSetSource } from "../../rules/shape.ts";
import { sampleDocument } from "./document.ts";

/** Departments, which have no land: leads that proved valid and projects that came to stand anywhere in the city (P1, P3, P7, P10, P11). */
export const departments: RuleSetSource = {
  code: "department",
  version: "sample/2026.1",
  document: sampleDocument({
    "zh-CN": "示例：市直部门招商引资年度考核办法",
    en: "Sample: yearly measure for municipal departments",
  }),
  from: "2026-01-01",
  groups: ["department"],
  period: "year",
  headline: "large",
  sample: true,
  sections: [
    {
      code: "leads",
      name: { "zh-CN": "有效线索", en: "Valid leads" },
      cap: 25,
      items: [
        {
          by: "ratio",
          code: "valid-leads-target",
          name: { "zh-CN": "有效线索", en: "Valid leads" },
          metric: "valid-leads",
          weight: 25,
        },
      ],
    },
    {
      code: "projects",
      name: { "zh-CN": "项目引进", en: "New projects" },
      cap: 46,
      items: [
        {
          by: "met",
          code: "large-task",
          name: { "zh-CN": "过亿元项目任务", en: "Task of projects of ¥100m or more" },
          metric: "large",
          weight: 40,
          bonus: { points: 2, per: 1, cap: 6 },
        },
      ],
    },
    {
      code: "landing",
      name: { "zh-CN": "落地见效", en: "Landing" },
      cap: 35,
      items: [
        {
          by: "ratio",
          code: "started-target",
          name: { "zh-CN": "新开工项目", en: "Projects started" },
          metric: "started",
          weight: 20,
        },
        {
          by: "scheduled",
          code: "arrived-schedule",
          name: { "zh-CN": "到位资金序时进度", en: "Arrived funds against the schedule" },
          metric: "arrived",
          weight: 15,
        },
      ],
    },
    {
      code: "balance",
      name: { "zh-CN": "加减分", en: "Bonus and deductions" },
      cap: 10,
      items: [
        {
          by: "bonus",
          code: "leading-firms",
          name: { "zh-CN": "招大引强", en: "Leading firms" },
          cap: 6,
          parts: [{ metric: "leading", points: 2 }],
        },
        {
          by: "split",
          code: "foreign-projects",
          name: { "zh-CN": "外资项目协同", en: "Foreign projects, shared" },
          cap: 4,
          metric: "fdi-projects",
          points: 2,
        },
        {
          by: "events",
          code: "untrue",
          name: { "zh-CN": "不实申报", en: "Untrue reports" },
          floor: -10,
          events: [{ metric: "falsified", minus: 0.5 }],
        },
      ],
    },
  ],
};
