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
        name: { "zh-CN": "研判意见", en: "Qualification note" },
        words: ["意见", "note"],
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
        name: { "zh-CN": "对接记录", en: "Conversation with a decision maker" },
        words: ["对接", "拜访记录", "conversation", "meeting", "visit", "call"],
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
        name: { "zh-CN": "意向书编号或链接", en: "Number or link of the LOI" },
        words: ["意向书", "编号", "loi", "mou", "number", "link"],
        kind: "text",
        required: true,
      },
    ],
    clock: { workingDays: 10 },
  },
  {
    code: "announced",
    name: { "zh-CN": "宣布落户", en: "Win (announced)" },
    words: [
      "签约",
      "宣布",
      "win",
      "won",
      "announced",
      "announcement",
      "signed",
      "contract",
      "successful",
    ],
    evidence: [
      {
        key: "announcement",
        name: { "zh-CN": "协议编号或公告链接", en: "Agreement number or press release" },
        words: [
          "协议",
          "合同",
          "公告",
          "agreement",
          "contract",
          "release",
          "press release",
          "link",
        ],
        kind: "text",
        required: true,
      },
      {
        key: "announced-on",
        name: { "zh-CN": "宣布日期", en: "Date announced" },
        words: ["日期", "date"],
        kind: "date",
        required: true,
      },
      {
        key: "capex",
        name: { "zh-CN": "宣布投资额", en: "Announced capex" },
        words: ["投资", "金额", "amount", "investment"],
        kind: "amount",
        required: true,
      },
      {
        key: "jobs",
        name: { "zh-CN": "宣布岗位数", en: "Announced jobs" },
        words: ["岗位", "就业"],
        kind: "text",
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
        name: { "zh-CN": "许可证号或现场核查记录", en: "Building permit or site check" },
        words: ["许可证", "许可", "核查", "permit", "check", "site check", "proof"],
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
        name: {
          "zh-CN": "首批用工、用电记录或现场核查记录",
          en: "First payroll, power use or site check",
        },
        words: ["用工", "用电", "核查", "payroll", "power", "check", "site check", "proof"],
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
        key: "realised",
        name: { "zh-CN": "实际投资与岗位说明", en: "Statement of realised jobs and capex" },
        words: ["说明", "statement", "realized", "proof"],
        kind: "text",
        required: true,
      },
    ],
    clock: null,
  },
];
