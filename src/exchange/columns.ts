import { creditCode, money, person, text, word, words } from "../chat/args.ts";
import { fieldOf, type FieldMeta } from "../chat/field.ts";
import type { LocalizedText } from "../locale.ts";
import type { LeadRow } from "../domain/exchange/row.ts";

/** The fields that a column may fill; `phone` and `currency` go into a neighbour's. */
export type ColumnField = Exclude<keyof LeadRow, "evidence"> | "phone" | "currency";

export interface ColumnKind {
  readonly field: ColumnField;
  readonly label: LocalizedText;
  /** What stands over such a column in the lists that bureaus keep (Deqing's weekly sheet, a Hubei city's form), and in ours. */
  readonly headers: readonly string[];
  /** Reads one cell as a command reads that argument: one reader, one sentence for what is wrong. */
  readonly meta: FieldMeta;
}

type Builder = (options: {
  readonly keys: { readonly "zh-CN": readonly [string]; readonly en: readonly [string] };
}) => Parameters<typeof fieldOf>[0];

function column(field: ColumnField, zh: string, en: string, headers: readonly string[], build: Builder): ColumnKind {
  const label = { "zh-CN": zh, en };
  const { meta } = fieldOf(build({ keys: { "zh-CN": [zh], en: [en] } }));
  return { field, label, headers: [zh, en, ...headers], meta };
}

const long: Builder = (options) => words({ ...options, max: 1000 });
const middle: Builder = (options) => text({ ...options, max: 500 });

/** In the order in which they are exported. */
export const columnKinds: readonly ColumnKind[] = [
  column(
    "name",
    "项目名称",
    "Project name",
    ["项目", "名称", "统计库项目名称", "在谈项目名称", "签约项目名称", "project", "name"],
    text,
  ),
  column(
    "company",
    "投资方",
    "Company",
    [
      "投资企业",
      "投资方名称",
      "投资主体",
      "投资单位",
      "投资商",
      "企业名称",
      "公司名称",
      "公司",
      "企业",
      "客商",
      "company name",
      "investor",
    ],
    text,
  ),
  column(
    "creditCode",
    "统一社会信用代码",
    "Credit code",
    ["社会信用代码", "信用代码", "code", "unified social credit code"],
    creditCode,
  ),
  column(
    "amount",
    "计划总投资",
    "Investment",
    [
      "总投资",
      "投资额",
      "投资总额",
      "总投资额",
      "计划投资",
      "计划总投资额",
      "项目总投资",
      "投资金额",
      "投资规模",
      "投资",
      "金额",
      "固定资产投资",
      "amount",
      "capex",
      "planned investment",
      "total investment",
    ],
    money,
  ),
  column("currency", "币种", "Currency", ["货币", "币别"], word),
  column(
    "chain",
    "产业链",
    "Industry chain",
    ["产业", "所属产业链", "所属产业", "产业类别", "行业", "chain", "industry"],
    text,
  ),
  column("chainRole", "链角色", "Chain role", ["链上作用", "链属性", "role"], word),
  column("stage", "阶段", "Stage", ["项目阶段", "当前阶段", "所处阶段"], middle),
  column(
    "progress",
    "进展情况",
    "Progress",
    ["进展", "项目进展", "项目进展情况", "最新进展", "工作进展", "目前进展", "status"],
    middle,
  ),
  column(
    "unit",
    "责任单位",
    "Unit",
    ["单位", "牵头单位", "承接单位", "引进单位", "招商单位", "填报单位", "县区", "园区", "responsible unit"],
    word,
  ),
  column(
    "owner",
    "负责人",
    "Owner",
    ["项目负责人", "责任人", "经办人", "跟踪人", "招商专员", "responsible person"],
    person,
  ),
  column("contact", "联系人", "Contact", ["投资方联系人", "企业联系人", "联系方式", "contact person"], text),
  column("phone", "联系电话", "Phone", ["电话", "手机", "手机号", "手机号码", "telephone", "tel", "mobile"], text),
  column("via", "招商方式", "Source channel", ["招商类型", "招引方式", "方式", "via", "source"], word),
  column("referrer", "引荐人", "Referrer", ["推荐人", "线索来源人"], text),
  column("country", "国别", "Country", ["国家", "国别地区", "国家或地区"], text),
  column("origin", "来源地", "Origin", ["来源"], word),
  column("kind", "类型", "Kind", ["项目类型", "建设性质", "type"], word),
  column("secrecy", "密级", "Secrecy", [], word),
  column(
    "loggedOn",
    "登记日期",
    "Registered on",
    [
      "首次对接时间",
      "首次对接日期",
      "首谈时间",
      "首谈日期",
      "登记时间",
      "录入日期",
      "录入时间",
      "date",
      "first contact",
      "logged on",
    ],
    text,
  ),
  column("next", "下步", "Next step", ["下一步", "下步计划", "下一步计划", "next"], middle),
  column("needs", "需求", "Needs", ["企业诉求", "诉求", "项目需求"], middle),
  column(
    "note",
    "备注",
    "Note",
    ["说明", "项目简介", "项目概况", "建设内容", "主要建设内容", "项目内容", "summary", "remarks", "profile"],
    long,
  ),
];

/** Numbering, and what we export ourselves and do not read: it follows from the record. */
export const ignoredQuietly: readonly string[] = [
  "序号",
  "编号",
  "项目编号",
  "no",
  "no.",
  "#",
  "number",
  "问题",
  "problem",
  "最近进展日期",
  "last progress",
  "状态",
  "lamp",
];
