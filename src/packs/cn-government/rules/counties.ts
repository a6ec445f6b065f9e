import type { RuleSetSource } from "../../rules/shape.ts";
import { sampleDocument } from "./document.ts";

/**
 * Counties and zones by the year: money that came first, then projects and what became of them. Proportions after published
 * measures that score arrived funds and new projects of ¥100m against the calendar, contracts by cohort, and cap what is
 * given on top (domain research, P2, P5 to P7, P11, P13, P14, P17).
 */
export const counties: RuleSetSource = {
  code: "county-zone",
  version: "sample/2026.1",
  document: sampleDocument({
    "zh-CN": "示例：县区、园区招商引资年度考核办法",
    en: "Sample: yearly measure for counties and zones",
  }),
  from: "2026-01-01",
  groups: ["county", "zone"],
  period: "year",
  headline: "arrived",
  sample: true,
  marks: [
    {
      code: "major-accident",
      name: { "zh-CN": "重特大安全生产或生态环境责任事故", en: "Major safety or environmental accidents" },
      kind: "count",
    },
  ],
  sections: [
    {
      code: "funds",
      name: { "zh-CN": "到位资金", en: "Funds" },
      cap: 35,
      items: [
        {
          by: "scheduled",
          code: "arrived-schedule",
          name: { "zh-CN": "到位资金序时进度", en: "Arrived funds against the schedule" },
          metric: "arrived",
          weight: 25,
        },
        {
          by: "growth",
          code: "arrived-growth",
          name: { "zh-CN": "到位资金增幅", en: "Growth of arrived funds" },
          metric: "arrived",
          weight: 10,
          full: 20,
        },
      ],
    },
    {
      code: "projects",
      name: { "zh-CN": "项目引进", en: "New projects" },
      cap: 30,
      items: [
        {
          by: "scheduled",
          code: "large-schedule",
          name: { "zh-CN": "过亿元项目序时进度", en: "Projects of ¥100m or more against the schedule" },
          metric: "large",
          weight: 15,
        },
        {
          by: "mix",
          code: "large-mix",
          name: { "zh-CN": "过亿元项目数量与投资额", en: "Number and investment of projects of ¥100m or more" },
          weight: 10,
          parts: [
            { metric: "large", share: 50 },
            { metric: "large-amount", share: 50 },
          ],
        },
        {
          by: "bands",
          code: "size-bands",
          name: { "zh-CN": "分档项目底数", en: "Projects in each size band" },
          weight: 5,
          minus: 1,
          bands: [
            { metric: "band-300m", least: 3 },
            { metric: "band-1bn", least: 1 },
            { metric: "band-2bn", least: 1 },
          ],
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
          weight: 10,
        },
        {
          by: "ratio",
          code: "operating-target",
          name: { "zh-CN": "新投产项目", en: "Projects operating" },
          metric: "operating",
          weight: 10,
        },
        {
          by: "cohort",
          code: "performance-rate",
          name: { "zh-CN": "履约率", en: "Performance rate" },
          weight: 5,
          part: "performed",
          of: "signed",
          since: 2024,
          full: 90,
        },
        {
          by: "cohort",
          code: "arrival-rate",
          name: { "zh-CN": "资金到位率", en: "Funds arrival rate" },
          weight: 10,
          part: "arrived",
          of: "contract",
          since: 2024,
          full: 30,
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
          cap: 5,
          parts: [{ metric: "leading", points: 1 }],
        },
        {
          by: "bonus",
          code: "very-large",
          name: { "zh-CN": "重大项目到资", en: "Very large projects with money in" },
          cap: 8,
          parts: [
            { metric: "over-1bn-funded", points: 2, except: "over-5bn-funded" },
            { metric: "over-5bn-funded", points: 4 },
          ],
        },
        {
          by: "events",
          code: "faults",
          name: { "zh-CN": "逾期未开工、不实申报", en: "Starts overdue and untrue reports" },
          floor: -10,
          events: [
            { metric: "overdue-start", minus: 0.1 },
            { metric: "falsified", minus: 0.2 },
          ],
        },
      ],
    },
  ],
  vetoes: [{ code: "accident", name: { "zh-CN": "重特大责任事故", en: "A major accident" }, mark: "major-accident" }],
  promotions: [
    {
      code: "beyond-task",
      name: { "zh-CN": "超额引进重大项目", en: "Large projects beyond the task" },
      met: ["large"],
      any: [
        { metric: "large", over: true, least: 3 },
        { metric: "over-1bn", least: 1 },
        { metric: "fdi", least: { currency: "USD", amount: 30_000_000 } },
      ],
    },
  ],
  grades: [
    { code: "first", name: { "zh-CN": "一等", en: "First grade" }, least: 90 },
    { code: "second", name: { "zh-CN": "二等", en: "Second grade" }, least: 75 },
    { code: "third", name: { "zh-CN": "三等", en: "Third grade" }, least: 60 },
  ],
};
