import type { PackSource } from "../pack.ts";

/**
 * Clocks in working days: 1, 3 and 14, after Jiangmen's 2024 rule for leads (江府办函〔2024〕37号: answer in a day, judge in
 * three, report progress every two weeks; our 14 are working days, so a little milder). From the signature on the sources
 * speak of months: 20 working days are four weeks, 40 are eight, so that a clock always rings before the 60-day lamp.
 */
export const stages: PackSource["stages"] = [
  {
    code: "lead",
    name: { "zh-CN": "线索", en: "Lead" },
    words: ["招商线索", "新线索"],
    evidence: [],
    clock: { workingDays: 1 },
  },
  {
    code: "screening",
    name: { "zh-CN": "研判", en: "Screening" },
    words: ["初判", "筛选", "预审", "screen", "qualified", "qualified prospect"],
    evidence: [
      {
        key: "decision",
        name: { "zh-CN": "研判意见", en: "decision" },
        words: ["意见", "note"],
        hint: { "zh-CN": "跟进、转介或不予承接，及理由", en: "follow, refer or decline, and why" },
        kind: "text",
        required: false,
      },
    ],
    clock: { workingDays: 3 },
  },
  {
    code: "negotiation",
    name: { "zh-CN": "在谈", en: "In negotiation" },
    words: ["洽谈", "在谈项目", "谈判", "negotiating", "talks", "in talks", "active"],
    evidence: [
      {
        key: "meeting",
        name: { "zh-CN": "对接记录", en: "meeting" },
        words: ["拜访记录", "洽谈记录", "来访记录", "对接", "visit", "contact"],
        hint: {
          "zh-CN": "与决策人的一次真实接触：时间、对象、结果",
          en: "a real contact with a decision maker: when, whom, result",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 14 },
  },
  {
    code: "loi",
    name: { "zh-CN": "意向", en: "LOI" },
    words: ["框架", "意向·框架", "意向协议", "框架协议", "意向书", "mou", "loi / mou", "letter of intent", "framework"],
    evidence: [
      {
        key: "intent",
        name: { "zh-CN": "意向书", en: "intent" },
        words: ["框架协议", "意向协议", "协议", "编号", "loi", "mou", "number"],
        hint: { "zh-CN": "意向书或框架协议的编号或链接", en: "number or link of the LOI or MoU" },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 14 },
  },
  {
    code: "signed",
    name: { "zh-CN": "签约", en: "Contract signed" },
    words: ["合同", "已签约", "签约项目", "正式签约", "contract", "sign"],
    evidence: [
      {
        key: "contract",
        name: { "zh-CN": "合同号", en: "contract" },
        words: ["合同", "合同编号", "编号", "number"],
        kind: "text",
        required: true,
      },
      {
        key: "signed-on",
        name: { "zh-CN": "签约日期", en: "signed" },
        words: ["合同日期", "日期", "date"],
        kind: "date",
        required: true,
      },
      {
        key: "contract-amount",
        name: { "zh-CN": "合同金额", en: "amount" },
        words: ["签约金额", "合同额", "金额", "投资"],
        kind: "amount",
        required: true,
      },
      {
        key: "planned-operating",
        name: { "zh-CN": "约定投产", en: "planned-operation" },
        words: ["约定投产日", "计划投产", "投产日期", "operation"],
        hint: { "zh-CN": "合同约定的投产日期", en: "the day on which the contract says it operates" },
        kind: "date",
        required: false,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "registered",
    name: { "zh-CN": "注册", en: "Entity registered" },
    words: ["落地", "注册落地", "已注册", "registration", "landed"],
    evidence: [
      {
        key: "credit-code",
        name: { "zh-CN": "信用代码", en: "code" },
        words: ["统一社会信用代码", "代码", "税号", "uscc"],
        hint: {
          "zh-CN": "落地企业的统一社会信用代码",
          en: "unified social credit code of the local entity",
        },
        kind: "creditCode",
        required: true,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "started",
    name: { "zh-CN": "开工", en: "Ground broken" },
    words: ["已开工", "开工建设", "ground-breaking", "groundbreaking", "start"],
    evidence: [
      {
        key: "start-proof",
        name: { "zh-CN": "开工依据", en: "permit" },
        words: ["施工许可证", "施工许可", "许可证", "许可", "现场核查", "核查", "check", "proof"],
        hint: {
          "zh-CN": "施工许可证号或现场核查记录",
          en: "building permit number or record of a site check",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "statistics",
    name: { "zh-CN": "纳统", en: "In the statistics library" },
    words: ["入库", "入统", "纳统入库", "library", "stats"],
    evidence: [
      {
        key: "library-code",
        name: { "zh-CN": "入库编码", en: "library" },
        words: ["入库代码", "项目库编码", "编码", "code"],
        hint: {
          "zh-CN": "统计部门固定资产投资项目库编码",
          en: "code in the statistics library of fixed-asset projects",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "construction",
    name: { "zh-CN": "在建", en: "Under construction" },
    words: ["建设", "建设中", "在建项目", "building"],
    evidence: [
      {
        key: "plan",
        name: { "zh-CN": "年度计划", en: "plan" },
        words: ["计划", "建设计划"],
        hint: { "zh-CN": "本年度建设计划", en: "plan of the year" },
        kind: "text",
        required: false,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "operating",
    name: { "zh-CN": "投产", en: "Operating" },
    words: ["已投产", "投产运营", "竣工投产", "production", "in production", "producing"],
    evidence: [
      {
        key: "production-proof",
        name: { "zh-CN": "投产依据", en: "invoice" },
        words: ["首张发票", "发票", "用电", "用电记录", "现场核查", "核查", "power", "check", "proof"],
        hint: {
          "zh-CN": "首张发票、用电记录或现场核查记录",
          en: "first invoice, power use or record of a site check",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 40 },
  },
  {
    code: "capacity",
    name: { "zh-CN": "达产", en: "At full capacity" },
    words: ["达效", "达产达效", "已达产", "full capacity"],
    evidence: [
      {
        key: "statement",
        name: { "zh-CN": "财税说明", en: "statement" },
        words: ["说明", "税务证明", "证明", "proof"],
        hint: {
          "zh-CN": "财政或税务部门关于产出、税收达到设计水平的说明",
          en: "statement by finance or tax that design output or tax was reached",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: null,
  },
];
