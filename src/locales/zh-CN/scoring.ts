import type { RuleSetReasons } from "../../reasons/rule-set.ts";
import type { Sentences } from "../sentences.ts";

const expected = {
  text: "文字（数字请加引号）；也可分别写 zh-CN 和 en",
  number: "数字",
  boolean: "true 或 false",
  list: "列表",
  map: "键和值",
  quantity: "项目数，或写明币种和金额，如 { currency: CNY, amount: 100000000 }",
  other: "另一种值",
};

/** YAML 解析库的错误代号里，常见而能说清楚的几种。 */
const slips: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "同一个键写了两遍",
  TAB_AS_INDENT: "缩进不能用制表符，请用空格",
  BAD_INDENT: "缩进没有对齐",
  MISSING_CHAR: "括号、引号或冒号没有写全",
  TAG_RESOLVE_FAILED: "不支持 YAML 标签",
  MULTIPLE_DOCS: "一个文件只能有一份规则",
  TOO_DEEP: "层次过深或缩进过多",
};

const meant = (nearest: string | undefined, choices: readonly string[]) =>
  nearest === undefined
    ? choices.length > 0 && choices.length <= 20
      ? `可用：${choices.join("、")}`
      : "请核对写法"
    : `是否应为“${nearest}”`;

/** 规则文件里的问题，一个问题一句话。 */
const problem: Sentences<RuleSetReasons> = {
  file_too_large: ({ limit }) => `文件超过 ${limit / 1024} KB，请精简后再试。`,
  not_yaml: ({ code }) => `这里不是规范的 YAML 写法：${slips[code] ?? `请检查缩进、冒号和引号（${code}）`}。`,
  alias: () => "不支持 YAML 的锚点和引用，请把内容写全。",
  unknown_key: ({ given, nearest, choices }) => `没有“${given}”这一项，${meant(nearest, choices)}。`,
  missing_key: ({ key }) => `缺少“${key}”。`,
  wrong_type: (values) => `应为${expected[values.expected]}。`,
  out_of_range: ({ above, least, most }) =>
    above === undefined ? (least === undefined ? `不能大于 ${most}。` : `不能小于 ${least}。`) : `应大于 ${above}。`,
  too_long: ({ most }) => `最多 ${most} 个字。`,
  empty: () => "不能为空。",
  bad_code: () => "代码应为小写英文字母开头，只含小写字母、数字和连字符；币种为三个大写字母。",
  bad_day: () => "日期应写成 2026-01-01 的样式，并且确有其日。",
  not_one_of: ({ given, nearest, choices }) => `不能用“${given}”，${meant(nearest, choices)}。`,
  unknown_metric: ({ given, nearest, choices }) => `没有指标“${given}”，${meant(nearest, choices)}。`,
  unknown_group: ({ given, nearest, choices }) => `没有对比组“${given}”，${meant(nearest, choices)}。`,
  unknown_mark: ({ given, nearest, choices }) => `没有声明手工录入项“${given}”，${meant(nearest, choices)}。`,
  headline_unranked: ({ given }) => `指标“${given}”只列数供参考，不能作为日榜指标。`,
  persons_forbidden: () => "按规定只排单位、不排个人，请删去 persons 这一行。",
  mark_kind: ({ given, kind }) =>
    kind === "percent" ? `“${given}”应为百分比（percent）录入项。` : `“${given}”不能是百分比（percent）录入项。`,
  duplicate_code: ({ given }) => `代码“${given}”重复。`,
  weights: ({ sum, full }) => `各项分值合计 ${sum} 分，应为 ${full} 分。`,
  section_cap: ({ sum, cap }) => `本部分各项分值合计 ${sum} 分，超过上限 ${cap} 分。`,
  shares: ({ sum }) => `各占比合计 ${sum}%，应为 100%。`,
  not_falling: () => "各档应从高到低排列，阶梯第一档的分数应等于本项分值。",
  metric_or_mark: () => "指标（metric）和手工录入项（mark）应写且只写一个。",
  floor_too_high: ({ weight }) => `扣分下限应低于本项分值 ${weight} 分。`,
  ends_before: () => "失效日期早于生效日期。",
  count_wanted: ({ metric }) => `指标“${metric}”按项目数计，这里应写数字。`,
  amount_wanted: ({ metric, currency }) =>
    `指标“${metric}”按金额计，须用 per 等写明币种和金额，如 { currency: ${currency}, amount: 100000000 }。`,
};

export const ruleSets = {
  problem,
  problems: (count: number) => `规则文件有 ${count} 处需要更正，未作任何改动`,
  place: (line: number, column: number, path: string) =>
    path === "" ? `第 ${line} 行第 ${column} 列` : `第 ${line} 行第 ${column} 列，${path}`,
  morePlaces: (count: number) => `另有 ${count} 处，更正后再次检查。`,
  differences: (before: string, after: string) => `规则变化：${before} → ${after}`,
  same: "两个版本的规则没有区别。",
  columns: { part: "部分", what: "名称", field: "内容", before: "原来", after: "现在" },
  part: {
    rule: "规则",
    mark: "录入项",
    section: "部分",
    item: "计分项",
    veto: "一票否决",
    promotion: "直接晋档",
    grade: "等次",
  },
  field: {
    name: "名称",
    version: "版本",
    "document.number": "文号",
    "document.title": "文件名称",
    from: "生效日期",
    to: "失效日期",
    groups: "对比组",
    period: "考核周期",
    headline: "日榜指标",
    persons: "按人查看",
    sample: "示例",
    full: "满分",
    section: "所在部分",
    by: "计分方式",
    metric: "指标",
    weight: "分值",
    cap: "上限",
  },
  added: "新增",
  removed: "删除",
  unset: "未设",
  yes: "是",
  no: "否",
};

/** 得分表和得分说明。 */
export const scoring = {
  title: (document: string, group: string) => `${document} · ${group}`,
  summary: (title: string, first: string) => `${title}：${first}`,
  first: (unit: string, points: string) => `${unit} ${points}居首`,
  nobody: "这个对比组里还没有可计分的单位。",
  columns: { rank: "名次", unit: "单位", others: "其他", total: "总分" },
  unranked: "不排",
  points: (value: string) => `${value} 分`,
  veto: (unit: string, name: string, figure: string) => `${unit}：${name}（${figure}），按规则不排名次。`,
  promotion: (unit: string, name: string, figure: string) => `${unit}：${name}（${figure}），按规则直接晋档。`,
  grade: (before: string, after: string) => `等次：${before} → ${after}。`,
  below: "未达等次",
  document: (title: string, number: string, version: string) => `依据：${title}，${number}，版本 ${version}。`,
  sample: "本规则为示例，不作考核依据，请换成本地考核办法。",
  asOf: (time: string, schedule: string) => `截至 ${time}，序时进度 ${schedule}。`,
  ties: "每项得分四舍五入到 0.01 分后相加，总分相同名次并列。",
  unscoredFoot: "未设目标等无法计算的计分项记 0 分，在得分说明中列明。",
  vetoed: "一票否决的单位列在最后，不排名次。",
  how: "发送 /榜 得分 单位名，可看该单位每一项怎么算的。",
  own: "本单位得分说明",
  whyTitle: (unit: string) => `${unit}得分说明`,
  whySummary: (unit: string, points: string, rank: string) => `${unit}：${points}，${rank}`,
  rank: (rank: number) => `第 ${rank} 名`,
  noRank: "不排名次",
  section: (name: string, points: string, cap: string) => `${name}：${points}（上限 ${cap}）`,
  sectionCut: (before: string, cap: string) => `各项合计 ${before}，超过本部分上限，按 ${cap}计。`,
  total: (points: string) => `总分 ${points}`,
  separator: "；",
  term: {
    target: (value: string) => `目标 ${value}`,
    goal: (value: string) => `规定数 ${value}`,
    best: (value: string) => `本组最高 ${value}`,
    lastYear: (value: string) => `去年同期 ${value}`,
    scheduled: (value: string, target: string, schedule: string) =>
      `序时目标 ${value}（目标 ${target} × 序时进度 ${schedule}）`,
    since: (year: number, name: string) => `${year} 年以来${name}`,
    about: (value: string) => `约 ${value}`,
  },
  cohort: {
    signed: "签约项目",
    started: "开工项目",
    operating: "投产项目",
    capacity: "达产项目",
    performed: "履约项目",
    contract: "合同金额",
    arrived: "到位资金",
  },
  line: {
    full: (full: string, reached: string) => `，÷ 满分线 ${full} = ${reached}`,
    limited: (limit: string) => `，按上限 ${limit} 计`,
    weighed: (weight: string, points: string) => `，× ${weight} = ${points}`,
    part: (share: string, part: string) => `，× ${share} = ${part}`,
    sum: (ratio: string) => `相加 = ${ratio}`,
    growth: (now: string, before: string, rate: string) => `${now} ÷ ${before} − 1 = ${rate}`,
    notGrown: "，没有增长按 0 计",
    start: (points: string) => `基础分 ${points}`,
    met: (actual: string, target: string, points: string) => `${actual}，达到${target}，计 ${points}`,
    unmet: (actual: string, target: string) => `${actual}，未达到${target}，计 0 分`,
    notOver: (actual: string, against: string) => `${actual}，未超过${against}，不加分`,
    notMissing: (actual: string, against: string) => `${actual}，不少于${against}，不扣分`,
    less: (actual: string, less: string, rest: string) => `${actual} − ${less} = ${rest}`,
    short: (actual: string, against: string, rest: string) => `${actual}，比${against}少 ${rest}`,
    steps: (per: string, count: string) => `，每满 ${per}计 1 次，共 ${count} 次`,
    each: (each: string, points: string) => `，× ${each} = ${points}`,
    capped: (cap: string) => `，按上限 ${cap}计`,
    heads: (name: string, projects: string, units: number, each: string, points: string) =>
      units === 1
        ? `${name} ${projects}，× ${each} = ${points}`
        : `${name} ${projects}，由 ${units} 个单位平分：× ${each} ÷ ${units} = ${points}`,
    rung: (ratio: string, at: string, points: string) => `${ratio}，达到 ${at} 一档，计 ${points}`,
    noRung: (ratio: string) => `${ratio}，未达到最低一档，计 0 分`,
    also: (ratio: string, least: string) => `同时${ratio}，已达到 ${least} 的要求`,
    notAlso: (ratio: string, least: string) => `同时${ratio}，未达到 ${least} 的要求，本项计 0 分`,
    none: "没有可计的项目",
    together: (points: string) => `合计 ${points}`,
    cut: (before: string, points: string) => `合计 ${before}，按上限 ${points}计`,
    floored: (before: string, points: string) => `合计 ${before}，扣到 ${points}为止`,
    rounded: (points: string) => `四舍五入计 ${points}`,
  },
  unscored: {
    no_target: (name: string) => `${name}未设目标，无法计算，记 0 分`,
    no_last_year: (name: string) => `${name}没有去年同期数，无法计算增幅，记 0 分`,
    nobody: (name: string) => `本组各单位均无${name}，无法比较，记 0 分`,
    no_mark: (name: string) => `${name}尚未录入，记 0 分`,
    no_cohort: (name: string) => `${name}无数据，无法计算，记 0 分`,
  },
};
