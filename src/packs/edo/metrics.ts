import type { PackSource } from "../pack.ts";

/** What is announced is told and what is counted is projects: capex announced is a promise, in whatever state it came. */
export const metrics: PackSource["metrics"] = [
  {
    code: "leads",
    name: { "zh-CN": "新增线索", en: "New leads" },
    words: ["线索", "lead", "inquiries"],
    stage: "lead",
    value: "count",
    informationOnly: true,
  },
  {
    code: "wins",
    name: { "zh-CN": "宣布落户项目", en: "Wins announced" },
    words: ["落户", "签约", "win", "announced", "announcements"],
    stage: "announced",
    value: "count",
  },
  {
    code: "capex",
    name: { "zh-CN": "宣布投资额", en: "Announced capex" },
    words: ["投资额", "investment", "amount"],
    stage: "announced",
    value: "amount",
    currency: "USD",
    informationOnly: true,
  },
  {
    code: "started",
    name: { "zh-CN": "动工项目", en: "Projects that broke ground" },
    words: ["开工", "动工", "starts", "groundbreakings"],
    stage: "started",
    value: "count",
  },
  {
    code: "operating",
    name: { "zh-CN": "投入运营项目", en: "Projects operating" },
    words: ["投产", "运营", "openings", "open"],
    stage: "operating",
    value: "count",
  },
  {
    code: "arrived",
    name: { "zh-CN": "到位资金", en: "Funds in place" },
    words: ["到资", "realised", "realized", "funds"],
    funds: "verified",
    claims: "arrived-claimed",
    value: "amount",
    currency: "USD",
  },
  {
    code: "arrived-claimed",
    name: { "zh-CN": "到位资金（申报）", en: "Funds in place as claimed" },
    words: ["申报到资", "claimed"],
    funds: "claimed",
    value: "amount",
    currency: "USD",
    informationOnly: true,
  },
];
