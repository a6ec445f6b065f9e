import { admin } from "./admin.ts";
import { board, digest, stale } from "./boards.ts";
import { calendar } from "./calendar.ts";
import { chains } from "./chains.ts";
import { clocks } from "./clocks.ts";
import { connections } from "./connections.ts";
import { console } from "./console.ts";
import { credit } from "./credit.ts";
import { doctor } from "./doctor.ts";
import { draft } from "./draft.ts";
import { exchange } from "./exchange.ts";
import { firstReport } from "./first-report.ts";
import { funds } from "./funds.ts";
import { greeting, home } from "./home.ts";
import { investors } from "./investors.ts";
import { jobs } from "./jobs.ts";
import { linking } from "./linking.ts";
import { living } from "./living.ts";
import { manifest } from "./manifest.ts";
import { outings, story } from "./outings.ts";
import { posts } from "./posts.ts";
import { promises } from "./promises.ts";
import { hands, morning, reminders } from "./reminders.ts";
import { requests } from "./requests.ts";
import { marks, rules } from "./rules.ts";
import { ruleSets, scoring } from "./scoring.ts";
import { settings } from "./settings.ts";
import { sides } from "./sides.ts";
import { wall } from "./wall.ts";

/** 除错误以外，人读到的每一句话。 */
export const say = {
  assistant: "先锋",
  organization: { main: "本单位", demo: "演示市投资促进局" },
  demoMark: "演示数据",
  none: "—",
  colon: "：",
  comma: "，",
  semicolon: "；",
  listSeparator: "、",
  bracket: (text: string) => `（${text}）`,
  stop: "。",
  example: "例如：",
  moreFollow: "还有更多，未全部列出；可加条件缩小范围。",
  failed: (reference: string) =>
    `出了点问题，没有写入任何内容。请稍后再试；如仍不行，请把编号 ${reference} 告诉管理员。`,
  field: {
    number: "编号",
    name: "项目",
    company: "投资方",
    amount: "投资额",
    baseline: "存量投资",
    band: "规模",
    chain: "产业链",
    chainRole: "链上作用",
    link: "环节",
    stage: "阶段",
    lamp: "状态",
    origin: "来源",
    kind: "类型",
    contact: "联系人",
    via: "招商方式",
    referrer: "引荐人",
    secrecy: "密级",
    owner: "负责人",
    unit: "单位",
    next: "下步",
    needs: "需求",
    creditCode: "信用代码",
    country: "国别",
    note: "备注",
    codeName: "代号",
    evidence: "佐证",
    progressAt: "最近进展",
  },
  secrecy: { L0: "公开", L1: "本单位", L2: "限定人员" },
  lamp: { green: "🟢 正常", yellow: "🟡 预警", red: "🔴 督办" },
  lampMark: { green: "🟢", yellow: "🟡", red: "🔴" },
  progressKind: {
    call: "电话",
    visit: "拜访",
    reception: "来访",
    site: "考察",
    talk: "洽谈",
    meeting: "会议",
    errand: "跑办",
    note: "备注",
  },
  card: {
    logged: (number: number) => `已登记线索 #${number}`,
    edited: (number: number) => `已更正 #${number}`,
    progressed: (number: number) => `已记进展 #${number}`,
    moved: (number: number, stage: string) => `#${number} 进入「${stage}」`,
    assigned: (number: number, owner: string) => `#${number} 已交给 ${owner}`,
    undone: (number: number) => `已撤销，#${number} 恢复原样`,
    undoneOther: (name: string) => `已撤销对「${name}」的改动`,
    voided: (number: number) => `已撤销，线索 #${number} 作废（编号保留，不计入任何统计）`,
    shown: (number: number, title: string) => `#${number} ${title}`,
    understood: "以上是系统的理解，如有不对可以撤销。",
    coded: "您看到的是代号和规模；详情仅限有权人员。",
    history: "大事记",
    progress: "记进展",
    nextStage: (stage: string) => `进入「${stage}」`,
    gate: (stage: string, keys: string) => `进入「${stage}」要有：${keys}`,
    noGate: (stage: string) => `下一阶段：${stage}`,
    assign: "指派",
    undo: "撤销",
    show: "看卡片",
    band: (from: string | undefined, to: string | undefined) =>
      to === undefined ? `${from}以上` : from === undefined ? `不到${to}` : `${from}–${to}`,
    day: (day: string, what: string) => `${day} ${what}`,
  },
  entry: {
    other: (kind: string, text: string) => (text === "" ? kind : `${kind}：${text}`),
    lead: "登记线索",
    edit: (fields: string) => `更正${fields === "" ? "" : `：${fields}`}`,
    progress: (kind: string, text: string) => `${kind}：${text}`,
    stage: (from: string, to: string) => `${from} → ${to}`,
    assign: "更换负责人",
    undo: "撤销上一步",
  },
  /** Of entries that have no sentence of their own; with the words that were said, where there are some. */
  entryKind: {
    correction: "阶段更正",
    pause: "暂缓",
    lost: "停谈",
    nurture: "转入培育",
    exit: "退出",
    revive: "重启",
    funds: "申报到位资金",
    verification: "核实到位资金",
    exclusion: "计入范围",
    promise: "政策承诺",
    transfer: "流转",
    split: "分成",
    merge: "合并",
    investor: "投资方",
    request: "企业诉求",
    rating: "企业评价",
    chain: "产业链",
    link: "关联身份",
  },
  list: {
    title: (count: number) => `项目 ${count} 项`,
    found: (words: string, count: number) => `含「${words}」的项目 ${count} 项`,
    mine: (count: number) => `我的在办项目 ${count} 项`,
    empty: "没有符合条件的项目。",
    minePage: (page: number, count: number) => `我的在办项目，第 ${page} 页（${count} 项）`,
    next: "下一页",
    mineEmpty: "您名下没有在办项目。发送 /线索 加项目名，就能登记一条。",
    all: "看全部项目",
    columns: ["编号", "项目", "投资额", "阶段", "负责人", "状态"],
  },
  board,
  posts,
  jobs,
  digest,
  stale,
  clocks,
  hands,
  morning,
  reminders,
  home,
  greeting,
  admin,
  form: {
    submit: "提交",
    mend: "标出的地方需要改一下，改好再提交；其他内容都还在。",
    done: (what: string) => `✓ 已提交：${what}`,
    again: "再记一笔",
  },
  help: {
    title: "我能做什么",
    intro: "在这里登记线索、记录进展；榜单和提示会按时发到各单位频道。",
    more: "发送 /帮助 加命令名，看详细用法和例子。",
    usage: "用法",
    examples: "例子",
    aliases: "也可以写",
    columns: ["命令", "作用"],
  },
  investors,
  firstReport,
  settings,
  sides,
  funds,
  credit,
  draft,
  doctor,
  calendar,
  chains,
  connections,
  outings,
  story,
  requests,
  promises,
  console,
  linking,
  manifest,
  living,
  exchange,
  marks,
  rules,
  scoring,
  ruleSets,
  wall,
};
