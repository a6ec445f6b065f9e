/** 频道里定期发出的日报、周报、月度通报、年终通报。 */
const shortDay = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

export const posts = {
  kind: { daily: "日报", weekly: "周报", monthly: "月度通报", yearly: "年终通报" },
  section: { board: "榜单", chart: "图", digest: "要情" },
  languages: { "zh-CN": "中文", en: "英文" },
  comes: (kinds: string) => `本频道发：${kinds}`,
  silent: "本频道不再发日报和通报",
  silentNote: (stale: string, zone: string) => `待推进清单仍在工作日 ${stale} 发（${zone}）。`,
  group: (group: string) => `榜单为${group}组。`,
  sections: (sections: string) => `日报栏目：${sections}。`,
  /** 一期太长，分几条发。 */
  part: (number: number, of: number) => `（${number}/${of}）`,
  span: (from: string, to: string) =>
    from.slice(0, 7) === to.slice(0, 7)
      ? `${shortDay(from)}至${Number(to.slice(8, 10))}日`
      : `${shortDay(from)}至${shortDay(to)}`,
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`,
  year: (year: string) => `${Number(year)}年`,
  /** 从年初到当月。 */
  toMonth: (month: string) =>
    month.endsWith("-01")
      ? `${Number(month.slice(0, 4))}年1月`
      : `${Number(month.slice(0, 4))}年1至${Number(month.slice(5, 7))}月`,
  wholeYear: (year: string) => `${Number(year)}年全年`,
  numbered: (number: number, heading: string) => `${"一二三四五六七八九"[number - 1] ?? number}、${heading}`,
  same: (issue: string, last: string) => `${issue}：今天没有新的进展，榜单与${last}相同。`,
  quiet: (issue: string) => `${issue}：今天没有新的要情。`,
  showBoard: "看榜单",
  weekly: {
    title: (span: string) => `招商引资周报（${span}）`,
    summary: (title: string, week: string) => `${title}：${week}`,
    versus: (
      metric: string,
      { group, own }: { readonly group: readonly [string, string]; readonly own: readonly [string, string] },
    ) => `${metric}：本组本周新增 ${group[0]}，上周 ${group[1]}；本单位本周 ${own[0]}，上周 ${own[1]}。`,
    chains: "本周各产业链新增",
    chain: "产业链",
    news: (span: string) => `本周要情（${span}）`,
    unchanged: (count: number) => `本周暂无实质进展的项目 ${count} 项，原因如下`,
    unchangedMany: (count: number) => `本周暂无实质进展的项目 ${count} 项以上，原因如下`,
    unchangedLine: (title: string, stage: string, reason: string) => `· ${title}（${stage}）：${reason}`,
    inTime: (count: number) => `${count} 项在本阶段时限内，照常推进`,
    planned: (day: string, what: string) => `已定下一步，${day} ${what}`,
    unchangedNote: "确有客观原因的，请发送 /暂缓 说明；记一笔进展或定下一步，下周就不再列出。",
  },
  charts: {
    curve: (metric: string) => `${metric}：本年累计与计划`,
    month: (month: number) => `${month}月`,
    funnel: "各年签约项目的落地情况",
    chains: "产业链环节图",
    steps: { signed: "签约", performed: "履约", started: "开工", operating: "投产" },
  },
  bulletin: {
    title: (organization: string, month: string) => `${organization}招商引资通报（${month}）`,
    document: (number: string, title: string) => `依据文号：${number}；依据文件：${title}。`,
    closed: (month: string) => `${month}已月结，以下为月结后的数字。`,
    indicators: "主要指标",
    columns: ["指标", "本月", "本年累计", "同比", "年度计划", "完成率"],
    boards: "各单位完成情况",
    scores: "考核得分",
    scoreColumns: ["名次", "单位", "得分"],
    scoreRule: (rule: string) => `考核规则：${rule}。得分相同名次并列。`,
    cohorts: "签约项目履约情况（按签约年份）",
    cohortColumns: ["签约年份", "签约", "履约率", "开工率", "投产率", "资金到位率"],
    durations: "各阶段用时（本年走出该阶段的项目）",
    durationColumns: ["阶段", "项目", "用时中位数"],
    days: (median: number) => `${median} 天`,
    chains: "产业链环节",
    chainColumns: ["产业链", "已有", "薄弱", "推进中", "缺失环节"],
    problems: "需要关注",
    behind: {
      red: (units: number) => `距序时进度 30 个百分点以上的单位 ${units} 个`,
      yellow: (units: number) => `距序时进度 10 至 30 个百分点的单位 ${units} 个`,
    },
    overdue: (count: string) => `签约后超过约定时间未开工的项目 ${count}`,
    waiting: (count: string) => `本单位达到督办天数的项目 ${count} 项`,
    next: (month: string) => `${month}到期事项（本单位）`,
    due: {
      clock: (count: string) => `阶段时限将到 ${count} 项`,
      "hold-end": (count: string) => `首报期满 ${count} 项`,
      "pause-end": (count: string) => `暂缓期满 ${count} 项`,
      revisit: (count: string) => `老朋友回访 ${count} 项`,
      promise: (count: string) => `政策承诺兑现 ${count} 项`,
    },
    moreThan: (count: number) => `超过 ${count}`,
  },
  yearly: {
    title: (organization: string, year: string) => `${organization}招商引资年终通报（${year}）`,
    lead: (year: string, facts: string) => `${year}，${facts}。`,
    fact: (name: string, value: string, growth: string) => `${name} ${value}${growth}`,
    growth: (percent: string) => `（同比${percent}）`,
    columns: ["指标", "全年", "上年", "同比", "年度计划", "完成率"],
    boards: "全年榜单",
    carried: "续建项目（结转，不计入新一年新增）",
    carriedLine: (origin: string, count: number, amounts: string) =>
      `${origin}：${count} 个${amounts === "" ? "" : `，计划投资 ${amounts}`}`,
    carriedNone: "没有结转的续建项目。",
    carriedNote: (day: string) => `续建项目为上年底前签约、尚未投产的项目，数字截至 ${shortDay(day)}。`,
    reset: (next: string) =>
      `${next}各项数字自 1 月 1 日起从零算起（归零）；往年的记录、榜单和通报完整保留，随时可查。感谢大家一年的付出，新的一年再出发。`,
  },
};
