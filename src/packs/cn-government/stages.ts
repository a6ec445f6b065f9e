import type { PackSource } from "../pack.ts";

/**
 * Clocks in working days. A lead is answered within 1 and screened within 3; after that Jiangmen's 2024 rule asks for
 * progress in steps of 14 (江府办函〔2024〕37号). From the signature on the sources speak of months: 20 working days are
 * four weeks, 40 are eight, so that a clock always rings before the 60-day lamp.
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
        name: { "zh-CN": "研判意见", en: "Screening note" },
        words: ["意见", "note"],
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
        name: { "zh-CN": "对接记录", en: "Record of the contact" },
        words: ["拜访记录", "洽谈记录", "来访记录", "对接", "visit", "contact"],
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 14 },
  },
  {
    code: "loi",
    name: { "zh-CN": "意向", en: "LOI" },
    words: [
      "框架",
      "意向·框架",
      "意向协议",
      "框架协议",
      "意向书",
      "mou",
      "loi / mou",
      "letter of intent",
      "framework",
    ],
    evidence: [
      {
        key: "intent",
        name: { "zh-CN": "意向书或框架协议编号", en: "Number of the LOI or MoU" },
        words: ["意向书", "框架协议", "协议", "编号", "loi", "mou", "number"],
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
        name: { "zh-CN": "合同编号", en: "Contract number" },
        words: ["合同", "合同号", "编号", "number"],
        kind: "text",
        required: true,
      },
      {
        key: "signed-on",
        name: { "zh-CN": "签约日期", en: "Date of signature" },
        words: ["合同日期", "日期", "date", "signed"],
        kind: "date",
        required: true,
      },
      {
        key: "contract-amount",
        name: { "zh-CN": "合同金额", en: "Contract amount" },
        words: ["签约金额", "合同额", "金额", "投资", "amount"],
        kind: "amount",
        required: true,
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
        name: { "zh-CN": "统一社会信用代码", en: "Unified social credit code" },
        words: ["信用代码", "代码", "税号", "code", "uscc"],
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
        name: { "zh-CN": "施工许可证号或现场核查记录", en: "Building permit or site check" },
        words: [
          "施工许可证",
          "施工许可",
          "许可证",
          "许可",
          "现场核查",
          "核查",
          "permit",
          "check",
          "site check",
          "proof",
        ],
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
        name: { "zh-CN": "统计入库编码", en: "Statistics library code" },
        words: ["入库编码", "入库代码", "项目库编码", "编码", "library", "code"],
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
        name: { "zh-CN": "年度建设计划", en: "Plan of the year" },
        words: ["计划", "年度计划"],
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
        name: {
          "zh-CN": "首张发票、用电记录或现场核查记录",
          en: "First invoice, power use or site check",
        },
        words: [
          "首张发票",
          "发票",
          "用电",
          "用电记录",
          "现场核查",
          "核查",
          "invoice",
          "power",
          "check",
          "site check",
          "proof",
        ],
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
        name: { "zh-CN": "财政或税务说明", en: "Statement by finance or tax" },
        words: ["说明", "财税说明", "税务证明", "证明", "proof"],
        kind: "text",
        required: true,
      },
    ],
    clock: null,
  },
];
