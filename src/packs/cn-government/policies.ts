import type { PackSource } from "../pack.ts";

/** Chongqing (trial) and Henan protect first reports from ¥1bn; Chongqing foreign ones from US$10m. No source says for how long. */
export const firstReport: PackSource["firstReport"] = {
  thresholds: [
    { currency: "CNY", minor: 1e11 },
    { currency: "USD", minor: 1e9 },
  ],
  days: 90,
  warnings: [60, 80],
  renewals: 1,
  lastOpenStage: "screening",
  settledStage: "signed",
};

/**
 * Money counts from the contract on. Month-end lock and the burst check follow the practice of assessments that leave out
 * what is reported in a rush before them; half-years and years are assessed.
 */
export const funds: PackSource["funds"] = {
  lockDay: 5,
  from: "signed",
  contract: "contract-amount",
  burst: { months: [6, 12], days: 10, percent: 50 },
  sources: [
    { code: "province", name: { "zh-CN": "省外", en: "Outside the province" }, words: ["省外资金", "外省"] },
    { code: "city", name: { "zh-CN": "市外", en: "Outside the city" }, words: ["市外资金", "省内市外"] },
    { code: "abroad", name: { "zh-CN": "境外", en: "From abroad" }, words: ["境外资金", "外资", "国外", "foreign"] },
    { code: "local", name: { "zh-CN": "市内", en: "Local" }, words: ["本市", "本地", "市内资金"] },
  ],
};

/** Ningde splits 5:5 between the recruiter and the landing place. */
export const credit: PackSource["credit"] = { giverPercent: 50, remindAfterWorkingDays: 5 };

/** A gap is closed once the firm that fills it produces. */
export const chains: PackSource["chains"] = {
  gapRole: "fill",
  heldFrom: "operating",
  metrics: ["large", "signed", "arrived"],
};

/** Rates are kept by the year of the contract (履约率, 开工率, 投产率, 资金到位率): Hainan sets floors for each year's signings. */
export const cohort: PackSource["cohort"] = {
  signed: "signed",
  performed: "registered",
  started: "started",
  operating: "operating",
  capacity: "capacity",
};

export const sides: PackSource["sides"] = {
  exitFrom: "signed",
  revisit: [90, 180],
  longestPause: 180,
  paused: [
    {
      code: "approval",
      name: { "zh-CN": "等待审批", en: "Waiting for an approval" },
      words: ["审批", "报批", "approval"],
    },
    { code: "land", name: { "zh-CN": "等待用地", en: "Waiting for land" }, words: ["用地", "土地", "land"] },
    {
      code: "investor",
      name: { "zh-CN": "企业调整计划", en: "The investor is replanning" },
      words: ["企业原因", "企业调整", "investor"],
    },
    { code: "funding", name: { "zh-CN": "等待资金", en: "Waiting for money" }, words: ["资金", "融资", "money"] },
    {
      code: "season",
      name: { "zh-CN": "季节或不可抗力", en: "Season or force majeure" },
      words: ["季节", "天气", "不可抗力", "weather"],
    },
    { code: "other", name: { "zh-CN": "其他原因", en: "Another reason" }, words: ["其他", "其它", "other"] },
  ],
  lost: [
    { code: "land", name: { "zh-CN": "用地不满足", en: "No suitable land" }, words: ["用地", "土地", "land"] },
    {
      code: "energy",
      name: { "zh-CN": "能耗不满足", en: "Not enough energy" },
      words: ["能耗", "用能", "电力", "energy", "power"],
    },
    {
      code: "environment",
      name: { "zh-CN": "环评不满足", en: "Environmental limits" },
      words: ["环评", "环保", "environment"],
    },
    { code: "money", name: { "zh-CN": "资金不到位", en: "No money" }, words: ["资金", "融资", "money"] },
    {
      code: "policy",
      name: { "zh-CN": "政策条件未谈拢", en: "Terms not agreed" },
      words: ["政策", "条件", "policy", "terms"],
    },
    { code: "chain", name: { "zh-CN": "产业链不配套", en: "Chain missing" }, words: ["配套", "产业链", "chain"] },
    {
      code: "elsewhere",
      name: { "zh-CN": "选择了其他地方", en: "Chose another place" },
      words: ["落户外地", "去了别处", "外地", "elsewhere"],
    },
    {
      code: "paused",
      name: { "zh-CN": "企业暂停投资", en: "The investor stopped investing" },
      words: ["企业暂停", "暂停投资", "paused"],
    },
    {
      code: "refused",
      name: { "zh-CN": "我方不予承接", en: "We declined" },
      words: ["不承接", "不予承接", "我方拒绝", "refused", "declined"],
    },
    { code: "other", name: { "zh-CN": "其他原因", en: "Another reason" }, words: ["其他", "其它", "other"] },
  ],
  exited: [
    { code: "unstarted", name: { "zh-CN": "逾期未开工", en: "Not started in time" }, words: ["未开工", "逾期"] },
    {
      code: "unfunded",
      name: { "zh-CN": "资金未按约到位", en: "Money not paid as agreed" },
      words: ["资金", "资金未到位"],
    },
    { code: "agreed", name: { "zh-CN": "协商解约", en: "Ended by agreement" }, words: ["解约", "协商", "agreed"] },
    { code: "other", name: { "zh-CN": "其他原因", en: "Another reason" }, words: ["其他", "其它", "other"] },
  ],
};

/** Shandong's 接诉即办 (2020): start in 1 working day, answer in 3, solve in 15, complex ones in 30; Quanzhou: object within 1. */
export const requests: PackSource["requests"] = {
  accept: 1,
  answer: 3,
  solve: 15,
  complex: 30,
  object: 1,
  escalate: [1, 4],
  ratingDays: 30,
  ratingsHiddenBelow: 5,
};

/** Fair-competition rules forbid awards without a legal basis; 外商投资法实施条例 art. 28: what was lawfully promised is kept. */
export const promises: PackSource["promises"] = { reviewedBy: "signed", remind: [14, 3], repeat: 7 };

/** 招大引强: verified against the list of the year, not by what somebody claims. */
export const classes: PackSource["classes"] = [
  {
    code: "global500",
    name: { "zh-CN": "世界500强", en: "Fortune Global 500" },
    words: ["世界五百强", "世界500", "fortune 500"],
  },
  {
    code: "china500",
    name: { "zh-CN": "中国500强", en: "China Top 500" },
    words: ["中国五百强", "中国企业500强", "中国500"],
  },
  {
    code: "private500",
    name: { "zh-CN": "民企500强", en: "China Private 500" },
    words: ["民营500强", "民营企业500强", "民企五百强"],
  },
  { code: "central", name: { "zh-CN": "央企", en: "Central state-owned" }, words: ["中央企业", "央国企", "soe"] },
  { code: "listed", name: { "zh-CN": "上市公司", en: "Listed" }, words: ["上市", "上市企业"] },
  { code: "unicorn", name: { "zh-CN": "独角兽", en: "Unicorn" }, words: ["独角兽企业"] },
  {
    code: "specialised",
    name: { "zh-CN": "专精特新", en: "Specialised and sophisticated" },
    words: ["专精特新小巨人", "小巨人"],
  },
  { code: "chain-leader", name: { "zh-CN": "链主", en: "Chain leader" }, words: ["链主企业", "产业链链主"] },
];

/** What two published rules do not recognise as recruited investment. */
export const exclusions: PackSource["exclusions"] = [
  {
    code: "relocation",
    name: { "zh-CN": "区域内搬迁", en: "Relocation within the region" },
    words: ["搬迁", "区内搬迁", "市内迁移", "本地搬迁"],
  },
  {
    code: "later-phase",
    name: { "zh-CN": "原合同内后续期", en: "Later phase of the same contract" },
    words: ["后续期", "二期", "续建期"],
  },
  { code: "upgrade", name: { "zh-CN": "本地技改", en: "Upgrade of a local firm" }, words: ["技改", "老厂新线"] },
  { code: "budget", name: { "zh-CN": "财政投资", en: "Public budget or PPP" }, words: ["财政资金", "政府投资", "ppp"] },
  {
    code: "branch",
    name: { "zh-CN": "垂直分支机构", en: "Branch of a utility or network" },
    words: ["分支机构", "网点"],
  },
  { code: "property", name: { "zh-CN": "住宅房地产", en: "Housing" }, words: ["房地产", "住宅"] },
  {
    code: "service",
    name: { "zh-CN": "餐饮娱乐等不计入行业", en: "Catering and entertainment" },
    words: ["餐饮", "娱乐"],
  },
  { code: "threshold", name: { "zh-CN": "低于认定标准", en: "Below the threshold" }, words: ["不够标准", "低于标准"] },
  { code: "false", name: { "zh-CN": "不属实", en: "Not true" }, words: ["虚报", "不实"] },
];
