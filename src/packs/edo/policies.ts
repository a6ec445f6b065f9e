import type { PackSource } from "../pack.ts";

/** The same protection as in China, for offices that work in several towns: from US$10m. */
export const firstReport: PackSource["firstReport"] = {
  thresholds: [{ currency: "USD", minor: 1e9 }],
  days: 90,
  warnings: [60, 80],
  renewals: 1,
  lastOpenStage: "qualified",
  settledStage: "announced",
};

/** Money counts from the announcement on. */
export const funds: PackSource["funds"] = {
  lockDay: 5,
  from: "announced",
  contract: "announced-capex",
  burst: { months: [6, 12], days: 10, percent: 50 },
  sources: [
    { code: "state", name: { "zh-CN": "州外", en: "Out of state" }, words: ["out-of-state", "外州", "domestic"] },
    { code: "abroad", name: { "zh-CN": "境外", en: "From abroad" }, words: ["foreign", "fdi", "外资"] },
    { code: "local", name: { "zh-CN": "本地", en: "Local" }, words: ["in-state", "本州"] },
  ],
};

/** Half each for who found it and where it landed. */
export const credit: PackSource["credit"] = { giverPercent: 50, remindAfterWorkingDays: 5 };

/** A gap is closed once the firm that fills it produces. */
export const chains: PackSource["chains"] = {
  gapRole: "supplier",
  heldFrom: "operating",
  metrics: ["wins", "arrived"],
};

/** What became of the wins announced in one year. Registration is no step here: breaking ground is the first performance. */
export const cohort: PackSource["cohort"] = {
  signed: "announced",
  performed: "started",
  started: "started",
  operating: "operating",
  capacity: "capacity",
};

export const sides: PackSource["sides"] = {
  exitFrom: "announced",
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

/** Assistance cases of business retention and expansion. */
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

/** Incentive commitments, as performance agreements follow them up. */
export const promises: PackSource["promises"] = { reviewedBy: "announced", remind: [14, 3], repeat: 7 };

export const classes: PackSource["classes"] = [
  { code: "global500", name: { "zh-CN": "世界500强", en: "Fortune Global 500" }, words: ["global 500"] },
  { code: "fortune500", name: { "zh-CN": "财富美国500强", en: "Fortune 500" }, words: ["us 500"] },
  { code: "listed", name: { "zh-CN": "上市公司", en: "Listed" }, words: ["public", "public company"] },
  { code: "unicorn", name: { "zh-CN": "独角兽", en: "Unicorn" }, words: [] },
  { code: "anchor", name: { "zh-CN": "龙头企业", en: "Anchor company" }, words: ["cluster anchor", "链主"] },
];

/** What is not counted as attracted. */
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
