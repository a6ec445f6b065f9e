import {
  creditCode,
  money,
  nextStep,
  person,
  projectNumber,
  text,
  textOrPerson,
  word,
  words,
} from "../../src/chat/args.ts";

/**
 * The keys of a project, shared by logging and correcting. Words that are the pack's own are resolved by the domain.
 * What is seldom known when a lead is logged is typed, or corrected later: its form stays as short as a phone.
 */
function fieldsWith(seldom: { readonly typedOnly?: true }) {
  return {
    company: text({ keys: { "zh-CN": ["公司", "投资方", "企业"], en: ["company", "investor"] } }).optional(),
    amount: money({
      keys: { "zh-CN": ["投资", "投资额", "金额", "总投资"], en: ["amount", "investment", "capex"] },
      placeholder: { "zh-CN": "50亿", en: "US$30m" },
    }).optional(),
    chain: text({ keys: { "zh-CN": ["产业链", "产业"], en: ["chain", "industry"] }, from: "chain" }).optional(),
    chainRole: word({
      ...seldom,
      keys: { "zh-CN": ["链角色", "链上作用"], en: ["role"] },
      from: "chainRole",
    }).optional(),
    link: text({ ...seldom, keys: { "zh-CN": ["环节", "链上环节"], en: ["link"] }, max: 40 }).optional(),
    origin: word({ keys: { "zh-CN": ["来源地", "来源"], en: ["origin"] }, from: "origin" }).optional(),
    kind: word({ ...seldom, keys: { "zh-CN": ["类型"], en: ["kind", "type"] }, from: "projectKind" }).optional(),
    contact: text({ keys: { "zh-CN": ["联系人", "联系方式"], en: ["contact"] } }).optional(),
    via: word({ keys: { "zh-CN": ["招商方式", "方式"], en: ["via", "source"] }, from: "via" }).optional(),
    introducedBy: projectNumber({
      ...seldom,
      keys: { "zh-CN": ["介绍项目"], en: ["introduced-by", "introduced"] },
    }).optional(),
    referrer: textOrPerson({ ...seldom, keys: { "zh-CN": ["引荐人", "推荐人"], en: ["referrer"] } }).optional(),
    secrecy: word({ keys: { "zh-CN": ["密级"], en: ["secrecy"] }, from: "secrecy" }).optional(),
    owner: person({ keys: { "zh-CN": ["负责人"], en: ["owner"] }, from: "member" }).optional(),
    next: nextStep({
      keys: { "zh-CN": ["下步", "下一步"], en: ["next"] },
      placeholder: { "zh-CN": "下周三 来考察", en: "friday site visit" },
    }).optional(),
    needs: text({ ...seldom, keys: { "zh-CN": ["需求"], en: ["needs"] }, max: 500 }).optional(),
    creditCode: creditCode({ ...seldom, keys: { "zh-CN": ["信用代码", "统一社会信用代码"], en: ["code"] } }).optional(),
    country: text({ ...seldom, keys: { "zh-CN": ["国别"], en: ["country"] } }).optional(),
    baseline: money({ ...seldom, keys: { "zh-CN": ["存量投资", "原有投资"], en: ["baseline"] } }).optional(),
    codeName: text({ ...seldom, keys: { "zh-CN": ["代号"], en: ["codename"] }, max: 30 }).optional(),
    note: words({ keys: { "zh-CN": ["备注"], en: ["note"] }, max: 1000 }).optional(),
  };
}

/** Of a lead that is logged. */
export const projectFields = fieldsWith({ typedOnly: true });

/** Of a project that is corrected: all of them. */
export const editableFields = fieldsWith({});
