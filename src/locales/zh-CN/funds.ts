export const funds = {
  label: "到位资金",
  exclusion: "核减",
  /** 卡片上的一行：一种币种。 */
  total: (verified: string, claimed: string) => `核实 ${verified} / 申报 ${claimed}`,
  share: (percent: string) => `占合同 ${percent}`,
  waiting: (count: number) => `${count} 笔待核实`,
  nothing: "0",
  /** 命令的回答。 */
  claimed: (claim: number, project: number, amount: string) => `#${project} 已申报到位资金 F${claim}：${amount}`,
  claimedLate: (claim: number, project: number, amount: string) =>
    `#${project} 已补报到位资金 F${claim}：${amount}，计入本月`,
  withdrawn: (claim: number) => `已撤回 F${claim}`,
  field: {
    claim: "申报",
    amount: "申报金额",
    on: "到账日期",
    booked: "计入日期",
    late: "补报事由",
    source: "资金来源",
    evidence: "凭证",
    state: "结论",
    reason: "原因",
    over: "超额理由",
  },
  state: { claimed: "待核实", verified: "已核实", rejected: "已退回", withdrawn: "已撤回" },
  verified: (amount: string) => `核实 ${amount}`,
  cut: (amount: string, rest: string) => `核实 ${amount}，核减 ${rest}`,
  lateMark: "补报",
  beyond: "全额核实将超过合同金额：请核减，或由招商办写明“超额:理由”。",
  closed: (month: string) => `${month} 已月结：结论仍计入当月，并注明是月结后作出的。`,
  checked: "核实人只看核对所需的内容；项目以代号显示。",
  /** 列表。 */
  list: (number: number, title: string, count: number) => `#${number} ${title}：到位资金申报 ${count} 笔`,
  listEmpty: (number: number, title: string) => `#${number} ${title} 还没有申报到位资金。`,
  listColumns: ["申报", "金额", "到账", "来源", "凭证", "结论"],
  queue: (count: number, more: boolean) => (more ? `待核实 ${count} 多笔` : `待核实 ${count} 笔`),
  /** 第二页起：本页几笔。 */
  queuePage: (page: number, count: number) => `待核实，第 ${page} 页 ${count} 笔`,
  queueEmpty: "没有等您核实的到位资金。本单位申报的，由其他单位的核实人核实。",
  queueColumns: ["申报", "项目", "单位", "金额", "到账", "来源", "凭证"],
  ok: "通过",
  reduce: "核减",
  reject: "退回",
  open: (claim: number) => `核实 F${claim}`,
  claimMore: "申报到资",
  withdraw: (claim: number) => `撤回 F${claim}`,
  next: "下一页",
  all: "看待核实",
  /** 结论的标题：给核实人，也给申报人和负责人。 */
  decided: (claim: number, project: string, result: string) => `F${claim}（${project}）${result}`,
  told: "这是对您申报或负责的项目的核实结论，只发给您本人。有异议请联系招商办。",
  excluded: (project: string, rule: string) => `${project} 已核减，不计入统计：${rule}`,
  included: (project: string) => `${project} 恢复计入统计`,
  /** 大事记。 */
  entryClaimed: (claim: string, amount: string, source: string, day: string) =>
    `申报到位资金 ${claim}：${amount}（${source}，${day}）`,
  entryWithdrawn: (claim: string, amount: string) => `撤回到位资金 ${claim}：${amount}`,
  entryDecided: (claim: string, result: string) => `${claim} ${result}`,
  entryExcluded: (rule: string) => `核减，不计入统计：${rule}`,
  entryIncluded: "恢复计入统计",
  entryLate: "补报",
  entryClosed: (month: string) => `${month} 月结后`,
  entryOver: (reason: string) => `超额：${reason}`,
  /** 今日要情。 */
  digest: (count: number, sums: string) => (sums === "" ? `资金核实 ${count} 笔` : `资金核实 ${count} 笔，${sums}`),
  digestLine: (title: string, claim: string, amount: string) => `${title}：核实到位 ${amount}（${claim}）`,
  digestCoded: (title: string) => `${title}：有一笔到位资金通过核实`,
  /** 提醒。 */
  remind: (count: number, more: boolean) =>
    `提示：有 ${more ? `${count} 多笔` : `${count} 笔`}到位资金等您核实超过一个工作日`,
  remindNote: "只发给您本人。全部待核实的，发送 /核实 查看。",
  remindLine: (claim: number, project: string, unit: string, amount: string, day: string) =>
    `F${claim} ${project}（${unit}）：${amount}，${day} 到账`,
  burst: (month: string) => `提示：${month} 月末集中申报`,
  burstLine: (unit: string, metric: string, percent: string, days: number, amount: string) =>
    `${unit}：${metric}本年 ${amount}，其中 ${percent} 计在最后 ${days} 天。`,
  burstNote: "只发给招商办，供抽查时参考；集中到账也可能是正常的。",
};
