import type { PackSource } from "../pack.ts";

/** 重大项目, as Jiangmen's measure has it from where the city joins in: ¥500m. */
const major = [
  { currency: "CNY", minor: 5e10 },
  { currency: "USD", minor: 7e9 },
];
const month = 21;

/** Measures as cities published them, in working days where they say days, and in calendar days where they say months. */
export const clockPolicies: NonNullable<PackSource["clockPolicies"]> = [
  {
    code: "jiangmen",
    name: { "zh-CN": "江门线索办法", en: "Jiangmen's measure for leads" },
    words: ["江门", "线索办法", "1-3-7-14"],
    document: { "zh-CN": "江府办函〔2024〕37号", en: "Jiangmen, 2024 No. 37" },
    // Answer in a day; judge in three, a week where experts are asked; answer whoever brought it in a week; report every two.
    clocks: {
      lead: { workingDays: 1 },
      screening: { workingDays: 3, major: { atLeast: major, workingDays: 5 } },
      negotiation: { workingDays: 10 },
      loi: { workingDays: 10 },
    },
    lamps: { yellowDays: 60, redDays: 90, nurtureDays: 180 },
  },
  {
    code: "handan",
    name: { "zh-CN": "邯郸分级亮灯", en: "Handan's lamps" },
    words: ["邯郸", "分级亮灯", "2-3-6"],
    document: { "zh-CN": "邯郸经开区项目分级管理（2024）", en: "Handan development zone, 2024" },
    // Two months without progress are yellow, three red, over six and the project leaves the pool.
    clocks: {
      negotiation: { workingDays: month },
      loi: { workingDays: month },
      signed: { workingDays: month },
      registered: { workingDays: month },
      started: { workingDays: month },
      statistics: { workingDays: month },
      construction: { workingDays: month },
    },
    lamps: { yellowDays: 60, redDays: 90, nurtureDays: 180 },
  },
  {
    code: "yinchuan",
    name: { "zh-CN": "银川进度亮灯", en: "Yinchuan's lamps by schedule" },
    words: ["银川", "进度亮灯", "计划滞后"],
    document: { "zh-CN": "银川市重点项目红黄绿灯管理", en: "Yinchuan, lamps of key projects" },
    // 10 to 30 points behind the plan are yellow, more is red.
    clocks: {},
    lamps: { yellowDays: 60, redDays: 90, nurtureDays: 180, behind: { yellowPoints: 10, redPoints: 30 } },
  },
];
