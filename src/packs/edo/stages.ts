import type { PackSource } from "../pack.ts";

/**
 * The pipeline of an economic development organisation. An RFI is answered within 24 hours to 5 business days, so a
 * lead and a prospect do not wait longer; an active project is spoken to every second week. The stages after the
 * announcement run on four and eight weeks.
 */
export const stages: PackSource["stages"] = [
  {
    code: "lead",
    name: { "zh-CN": "线索", en: "Lead" },
    words: ["inquiry", "enquiry", "suspect"],
    evidence: [],
    clock: { workingDays: 1 },
  },
  {
    code: "qualified",
    name: { "zh-CN": "合格意向方", en: "Qualified prospect" },
    words: ["研判", "prospect", "qualify", "screening", "screened"],
    evidence: [
      {
        key: "decision",
        name: { "zh-CN": "研判意见", en: "decision" },
        words: ["意见", "note"],
        hint: { "zh-CN": "跟进、转介或不予承接，及理由", en: "pursue, refer or decline, and why" },
        kind: "text",
        required: false,
      },
    ],
    clock: { workingDays: 5 },
  },
  {
    code: "active",
    name: { "zh-CN": "在谈项目", en: "Active project" },
    words: ["在谈", "洽谈", "active", "rfi", "rfp", "site search", "negotiation", "in negotiation"],
    evidence: [
      {
        key: "contact",
        name: { "zh-CN": "对接记录", en: "conversation" },
        words: ["对接", "拜访记录", "contact", "meeting", "visit", "call"],
        hint: {
          "zh-CN": "与决策人的一次真实沟通：时间、对象、需求",
          en: "with a decision maker: when, whom, criteria",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 10 },
  },
  {
    code: "loi",
    name: { "zh-CN": "意向书", en: "LOI or MoU" },
    words: ["意向", "框架", "loi", "mou", "letter of intent", "term sheet"],
    evidence: [
      {
        key: "intent",
        name: { "zh-CN": "意向书", en: "LOI" },
        words: ["编号", "mou", "number", "link"],
        hint: { "zh-CN": "意向书的编号或链接", en: "number or link of the LOI or MoU" },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 10 },
  },
  {
    code: "announced",
    name: { "zh-CN": "宣布落户", en: "Win (announced)" },
    words: ["签约", "宣布", "win", "won", "announced", "announcement", "signed", "contract", "successful"],
    evidence: [
      {
        key: "announcement",
        name: { "zh-CN": "协议", en: "agreement" },
        words: ["合同", "公告", "contract", "release", "link"],
        hint: { "zh-CN": "协议编号或公告链接", en: "agreement number or press release" },
        kind: "text",
        required: true,
      },
      {
        key: "announced-on",
        name: { "zh-CN": "宣布日期", en: "date" },
        words: ["日期", "announced"],
        kind: "date",
        required: true,
      },
      {
        key: "announced-capex",
        name: { "zh-CN": "宣布投资额", en: "capex" },
        words: ["投资", "金额", "amount", "investment"],
        kind: "amount",
        required: true,
      },
      {
        key: "announced-jobs",
        name: { "zh-CN": "岗位", en: "jobs" },
        words: ["就业", "岗位数"],
        hint: { "zh-CN": "宣布的新增岗位数", en: "jobs announced" },
        kind: "text",
        required: false,
      },
      {
        key: "planned-operating",
        name: { "zh-CN": "计划投产", en: "planned-operation" },
        words: ["约定投产", "投产日期", "opening"],
        hint: { "zh-CN": "计划投产的日期", en: "the day on which it is to open" },
        kind: "date",
        required: false,
      },
    ],
    clock: { workingDays: 20 },
  },
  {
    code: "started",
    name: { "zh-CN": "动工", en: "Ground broken" },
    words: ["开工", "ground-breaking", "groundbreaking", "start", "started"],
    evidence: [
      {
        key: "start-proof",
        name: { "zh-CN": "开工依据", en: "permit" },
        words: ["许可证", "许可", "核查", "check", "proof"],
        hint: {
          "zh-CN": "许可证号或现场核查记录",
          en: "building permit or record of a site check",
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
    words: ["建设", "building", "fit-out"],
    evidence: [],
    clock: { workingDays: 20 },
  },
  {
    code: "operating",
    name: { "zh-CN": "投入运营", en: "Operating" },
    words: ["投产", "运营", "open", "opened", "in operation", "production"],
    evidence: [
      {
        key: "opening-proof",
        name: { "zh-CN": "运营依据", en: "opening" },
        words: ["用工", "用电", "核查", "payroll", "power", "check", "proof"],
        hint: {
          "zh-CN": "首批用工、用电记录或现场核查记录",
          en: "first payroll, power use or record of a site check",
        },
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 40 },
  },
  {
    code: "capacity",
    name: { "zh-CN": "兑现承诺", en: "Commitments met" },
    words: ["达产", "at capacity", "full capacity", "realised", "realized"],
    evidence: [
      {
        key: "realized",
        name: { "zh-CN": "兑现说明", en: "realized" },
        words: ["说明", "realised", "statement", "proof"],
        hint: { "zh-CN": "实际投资与岗位说明", en: "statement of jobs and capex realized" },
        kind: "text",
        required: true,
      },
    ],
    clock: null,
  },
];
