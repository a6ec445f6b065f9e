import type { PackSource } from "../pack.ts";

export const groups: PackSource["groups"] = [
  {
    code: "region",
    name: { "zh-CN": "区域", en: "Regions" },
    words: ["county", "counties", "territory"],
  },
  {
    code: "team",
    name: { "zh-CN": "行业团队", en: "Industry teams" },
    words: ["团队", "teams", "sector", "sector team"],
  },
  {
    code: "partner",
    name: { "zh-CN": "合作机构", en: "Local partners" },
    words: ["机构", "partners", "city", "cities", "chamber", "ally", "allies"],
  },
];

/** Attraction and BRE (business retention and expansion): side by side, never summed. */
export const origins: PackSource["origins"] = [
  {
    code: "attracted",
    name: { "zh-CN": "外来", en: "Attraction" },
    words: ["attract", "outside", "new to area"],
  },
  {
    code: "grown",
    name: { "zh-CN": "本地", en: "Retention and expansion" },
    words: ["bre", "local", "existing", "existing business", "retention & expansion"],
  },
];

export const kinds: PackSource["kinds"] = [
  {
    code: "new",
    name: { "zh-CN": "新设", en: "New location" },
    words: ["新建", "greenfield", "relocation"],
  },
  {
    code: "expansion",
    name: { "zh-CN": "扩建", en: "Expansion" },
    words: ["增资扩产", "expand", "competitive expansion"],
    origin: "grown",
  },
  {
    code: "retention",
    name: { "zh-CN": "留驻", en: "Retention" },
    words: ["挽留", "retain", "at risk", "at-risk save"],
    origin: "grown",
  },
];

export const chainRoles: PackSource["chainRoles"] = [
  {
    code: "anchor",
    name: { "zh-CN": "龙头", en: "Cluster anchor" },
    words: ["强链", "oem", "prime"],
  },
  {
    code: "supplier",
    name: { "zh-CN": "配套", en: "Supply-chain gap" },
    words: ["补链", "supply chain", "gap"],
  },
  {
    code: "adjacent",
    name: { "zh-CN": "延伸", en: "Adjacent industry" },
    words: ["延链", "adjacency"],
  },
];

export const channels: PackSource["channels"] = [
  {
    code: "inbound",
    name: { "zh-CN": "主动来询", en: "Inbound inquiry" },
    words: ["来询", "inquiry", "enquiry", "website", "web"],
  },
  {
    code: "consultant",
    name: { "zh-CN": "选址顾问", en: "Site selection consultant" },
    words: ["顾问", "site selector", "site consultant"],
  },
  {
    code: "state",
    name: { "zh-CN": "上级机构需求书", en: "State or national agency RFP" },
    words: ["上级机构", "rfp", "rfi", "agency"],
  },
  {
    code: "broker",
    name: { "zh-CN": "地产经纪或开发商", en: "Broker or developer" },
    words: ["经纪", "开发商", "developer", "real estate"],
  },
  {
    code: "utility",
    name: { "zh-CN": "公用事业伙伴", en: "Utility partner" },
    words: ["电力公司", "power company"],
  },
  {
    code: "event",
    name: { "zh-CN": "展会", en: "Trade show or event" },
    words: ["会展", "trade show", "conference", "fair"],
  },
  {
    code: "outreach",
    name: { "zh-CN": "上门拜访", en: "Outreach visit" },
    words: ["上门", "拜访", "mission", "trade mission", "cold call"],
  },
  {
    code: "bre",
    name: { "zh-CN": "存量企业走访", en: "BRE visit" },
    words: ["走访", "business visit", "retention visit"],
  },
  {
    code: "referral",
    name: { "zh-CN": "企业引荐", en: "Referral by a company" },
    words: ["引荐", "以商招商", "supplier referral"],
  },
  {
    code: "chamber",
    name: { "zh-CN": "商会", en: "Chamber or association" },
    words: ["协会", "chamber of commerce", "association"],
  },
  {
    code: "ambassador",
    name: { "zh-CN": "招商大使", en: "Ambassador or board member" },
    words: ["大使", "board", "board member"],
  },
  {
    code: "overseas",
    name: { "zh-CN": "海外代表处", en: "Overseas office" },
    words: ["代表处", "foreign office", "fdi"],
  },
];
