import type { PackSource } from "../pack.ts";

/** 亿元 in fen. */
const hundredMillionYuan = 1e10;

/**
 * Leads and signed amounts are shown and never ranked: the first invites empty reports, the second overstates (of 904
 * projects signed on Shandong's trips of 2018 and 2019 half had started and 5.7% of the money had come).
 */
export const metrics: PackSource["metrics"] = [
  {
    code: "leads",
    name: { "zh-CN": "新增线索", en: "New leads" },
    words: ["线索", "线索数", "lead"],
    stage: "lead",
    value: "count",
    informationOnly: true,
  },
  {
    code: "signed",
    name: { "zh-CN": "签约项目", en: "Signed projects" },
    words: ["签约", "签约数", "合同项目", "signings"],
    stage: "signed",
    value: "count",
  },
  {
    code: "large",
    name: { "zh-CN": "新引进过亿元项目", en: "New projects of ¥100m or more" },
    words: ["过亿", "亿元", "过亿元", "过亿项目", "亿元项目", "过亿元项目", "100m"],
    stage: "signed",
    value: "count",
    atLeast: { currency: "CNY", minor: hundredMillionYuan },
  },
  {
    code: "signed-amount",
    name: { "zh-CN": "签约金额", en: "Signed amount" },
    words: ["合同金额", "签约额", "合同额", "amount"],
    stage: "signed",
    value: "amount",
    currency: "CNY",
    informationOnly: true,
  },
  {
    code: "started",
    name: { "zh-CN": "新开工项目", en: "Projects started" },
    words: ["开工", "新开工", "开工项目", "starts"],
    stage: "started",
    value: "count",
  },
  {
    code: "operating",
    name: { "zh-CN": "新投产项目", en: "Projects operating" },
    words: ["投产", "新投产", "投产项目", "production"],
    stage: "operating",
    value: "count",
  },
  {
    code: "capacity",
    name: { "zh-CN": "新达产项目", en: "Projects at full capacity" },
    words: ["达产", "达效", "新达产", "达产项目"],
    stage: "capacity",
    value: "count",
  },
  {
    code: "arrived",
    name: { "zh-CN": "到位资金", en: "Arrived funds" },
    words: ["到资", "到位", "到位资金额", "arrived", "funds"],
    funds: "verified",
    // A local firm's own money is no recruited investment.
    sources: ["province", "city", "abroad"],
    claims: "arrived-claimed",
    value: "amount",
    currency: "CNY",
  },
  {
    code: "arrived-claimed",
    name: { "zh-CN": "到位资金（申报）", en: "Arrived funds as claimed" },
    words: ["申报到资", "申报到位资金", "claimed"],
    funds: "claimed",
    sources: ["province", "city", "abroad"],
    value: "amount",
    currency: "CNY",
    informationOnly: true,
  },
  {
    code: "fdi",
    name: { "zh-CN": "实际使用外资", en: "FDI utilised" },
    words: ["外资", "利用外资", "实际利用外资"],
    funds: "verified",
    sources: ["abroad"],
    value: "amount",
    currency: "USD",
  },
  {
    code: "statistics",
    name: { "zh-CN": "纳统项目", en: "Projects in the statistics library" },
    words: ["纳统", "入库", "入统", "入库项目"],
    stage: "statistics",
    value: "count",
    // Statistics belong to the place where the project stands, however its credit is split.
    credit: "landing",
  },
  {
    code: "above-scale",
    name: { "zh-CN": "新增入规企业", en: "New above-scale firms" },
    words: ["入规", "升规", "入规企业", "规上"],
    stage: "above-scale",
    value: "count",
    credit: "landing",
  },
  {
    code: "upgrades",
    name: { "zh-CN": "竣工技改项目", en: "Technical upgrades finished" },
    words: ["技改", "竣工", "技改竣工", "技改项目", "upgrade"],
    stage: "upgrade-finished",
    value: "count",
    // Upgrades are no recruited investment: they have their own ledger and board.
    origin: "grown",
  },
];
