import type { PackSource } from "../pack.ts";

export const groups: PackSource["groups"] = [
  {
    code: "county",
    name: { "zh-CN": "县区", en: "Counties and districts" },
    words: ["县", "区", "县市区", "counties", "district"],
  },
  {
    code: "zone",
    name: { "zh-CN": "开发区·园区", en: "Development zones and parks" },
    words: ["开发区", "园区", "高新区", "经开区", "功能区", "zones", "park"],
  },
  {
    code: "department",
    name: { "zh-CN": "市直部门", en: "Municipal departments" },
    words: ["部门", "市直", "市直单位", "departments"],
  },
  {
    code: "taskforce",
    name: { "zh-CN": "产业专班", en: "Industry task forces" },
    words: ["专班", "招商专班", "task force", "task forces"],
  },
];

/** Kept apart on boards, never summed: local expansions are mostly not counted as recruited investment. */
export const origins: PackSource["origins"] = [
  {
    code: "attracted",
    name: { "zh-CN": "外来", en: "Attracted" },
    words: ["外来凤凰", "外地", "区外", "市外", "outside"],
  },
  {
    code: "grown",
    name: { "zh-CN": "本地", en: "Grown locally" },
    words: ["本地凤凰", "本地企业", "本土", "local"],
  },
];

export const kinds: PackSource["kinds"] = [
  {
    code: "new",
    name: { "zh-CN": "新建", en: "New project" },
    words: ["新项目", "新建项目", "greenfield"],
  },
  {
    code: "expansion",
    name: { "zh-CN": "扩建", en: "Expansion" },
    words: ["增资扩产", "增资", "扩产", "改扩建", "expand"],
    origin: "grown",
  },
  {
    code: "upgrade",
    name: { "zh-CN": "技改", en: "Technical upgrade" },
    words: ["技术改造", "技术升级", "改造"],
    origin: "grown",
  },
];

export const chainRoles: PackSource["chainRoles"] = [
  {
    code: "strengthen",
    name: { "zh-CN": "强链", en: "Strengthens the chain" },
    words: ["强", "strong"],
  },
  { code: "fill", name: { "zh-CN": "补链", en: "Fills a gap in the chain" }, words: ["补", "gap"] },
  { code: "extend", name: { "zh-CN": "延链", en: "Extends the chain" }, words: ["延", "拓链"] },
];

/** 招商方式, as provincial and city plans list them. */
export const channels: PackSource["channels"] = [
  {
    code: "commissioned",
    name: { "zh-CN": "委托招商", en: "Commissioned agent" },
    words: ["委托"],
  },
  { code: "agency", name: { "zh-CN": "中介招商", en: "Intermediary" }, words: ["中介", "broker"] },
  {
    code: "investor",
    name: { "zh-CN": "以商招商", en: "Brought by an investor" },
    words: ["以商", "老客商", "investor referral"],
  },
  {
    code: "event",
    name: { "zh-CN": "节会招商", en: "Fair or festival" },
    words: ["节会", "展会", "推介会", "招商会", "fair"],
  },
  {
    code: "online",
    name: { "zh-CN": "云招商", en: "Online promotion" },
    words: ["云", "线上", "线上招商", "网络招商"],
  },
  {
    code: "leader",
    name: { "zh-CN": "头部企业招商", en: "Leading company" },
    words: ["头部企业", "龙头企业", "链主", "链主招商"],
  },
  {
    code: "node",
    name: { "zh-CN": "核心节点企业招商", en: "Key link company" },
    words: ["核心节点企业", "节点企业"],
  },
  {
    code: "cluster",
    name: { "zh-CN": "产业集群招商", en: "Industry cluster" },
    words: ["产业集群", "集群", "集群招商"],
  },
  {
    code: "fund",
    name: { "zh-CN": "资本招商", en: "Fund or capital" },
    words: ["资本", "基金", "基金招商", "capital"],
  },
  { code: "incubator", name: { "zh-CN": "孵化招商", en: "Incubator" }, words: ["孵化", "孵化器"] },
  {
    code: "enclave",
    name: { "zh-CN": "飞地招商", en: "Enclave park" },
    words: ["飞地", "飞地经济"],
  },
  {
    code: "team",
    name: { "zh-CN": "“技术团队+资本+项目”招商", en: "Technical team with capital and project" },
    words: ["技术团队", "技术团队+资本+项目", "团队招商"],
  },
  { code: "chain", name: { "zh-CN": "产业链招商", en: "Industry chain" }, words: ["产业链"] },
  {
    code: "chamber",
    name: { "zh-CN": "商协会招商", en: "Chamber or association" },
    words: ["商协会", "商会", "协会", "商会招商"],
  },
  {
    code: "visit",
    name: { "zh-CN": "上门招商", en: "Visit to the company" },
    words: ["上门", "叩门", "叩门招商", "登门", "登门招商"],
  },
  {
    code: "outpost",
    name: { "zh-CN": "驻点招商", en: "Outpost" },
    words: ["驻点", "驻外", "驻外招商"],
  },
  {
    code: "scenario",
    name: { "zh-CN": "场景招商", en: "Use case on offer" },
    words: ["场景", "use case"],
  },
  {
    code: "science",
    name: { "zh-CN": "科创招商", en: "Science and innovation" },
    words: ["科创", "科技招商"],
  },
  { code: "chain-group", name: { "zh-CN": "链群招商", en: "Group of chains" }, words: ["链群"] },
  { code: "platform", name: { "zh-CN": "平台招商", en: "Platform" }, words: ["平台"] },
];
