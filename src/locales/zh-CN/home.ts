/** 个人主页：/我的，Slack 的主页标签。 */
export const home = {
  title: (name: string, unit: string) => (unit === "" ? `我的工作：${name}` : `我的工作：${name}（${unit}）`),
  summary: (what: string) => `我的工作：${what}`,
  some: (waiting: number) => `今天要办 ${waiting} 项`,
  calm: "今天没有要办的事",
  noUnit: "还没有加入单位",
  setUp: "还有设置没做完",
  waiting: (count: number) => `今天要办 ${count} 项`,
  nothing: "今天没有要您办的事。",
  leadsLeft: (count: number) => `另有 ${count} 个您负责的项目等待下一步`,
  above: (count: number) => `他人负责、提示到您的项目 ${count} 个`,
  projects: (count: number, others: boolean, more: boolean) =>
    `${others ? "其他" : ""}在办项目${more ? `，先列最急的 ${count} 项` : ` ${count} 项`}`,
  none: "您名下没有在办项目。",
  short: (count: number, more: boolean) => (more ? `在办项目 ${count} 项以上` : `在办项目 ${count} 项`),
  noNext: "未定下步",
  next: (day: string, what: string) => `下步 ${day}${what === "" ? "" : ` ${what}`}`,
  dot: " · ",
  unit: (name: string) => `本单位：${name}`,
  rank: (rank: number, moved: string, all: number) => `第 ${rank} 名${moved}（共 ${all} 个单位）`,
  actual: (figure: string) => `实绩 ${figure}`,
  completion: (share: string) => `完成率 ${share}`,
  gap: (points: string) => `较序时 ${points} 个百分点`,
  outside: "您还没有加入单位。在本单位的频道里给我发一条消息（比如 @我），就加入了该单位。",
  ask: (admins: string) => `进不去频道，请找管理员：${admins}。`,
  unset: "还要设置",
  noUnits: "第一步：添加单位，每个区县、部门、园区各一个。",
  thenBind: "第二步：把我邀请到各单位的频道，按我给出的按钮绑定。",
  thenCoordinator: "第三步：指定招商办，由其裁定首报、合并重复项目。",
  unbound: (units: string, more: number) =>
    `还没有频道的单位：${units}${more > 0 ? `等 ${more + 3} 个` : ""}。在该单位的频道里邀请我（已在的就 @我），按我给出的按钮绑定。`,
  noCoordinator: "还没有招商办，首报争议和重复项目没人裁定。",
  button: {
    all: "全部提示",
    projects: "全部在办项目",
    lead: "登记线索",
    progress: "记进展",
    board: "看榜",
    reminders: "我的提示",
    help: "帮助",
    mine: "我的工作",
    verify: (count: string) => `核实 ${count}`,
    claims: (count: number, more: boolean) => (more ? `${count} 笔以上` : `${count} 笔`),
    pending: (count: number) => `确认流转分成 ${count} 项`,
    requests: (count: number) => `企业诉求 ${count} 件`,
    unit: "添加单位",
    coordinator: "指定招商办",
  },
};

/** 初次见面：一共三行，说清做什么、怎么用、给谁看。 */
export const greeting = {
  what: "我是先锋，帮各单位记招商线索、进展和到位资金，自动排榜、按时提示。",
  how: { before: "发一句 ", after: " 就登记一条，记错了可以撤销。" },
  /** 第三行，频道里。 */
  unbound: "请管理员把本频道绑定到一个单位：绑定后，工作日发榜单和日报，平时不打扰。",
  noUnits: "还没有单位，请管理员先添加，再把本频道绑定过去；平时不打扰。",
  bound: (unit: string, time: string) =>
    `本频道属于「${unit}」：在这里给我发消息的人就是该单位成员；榜单和日报工作日 ${time} 发，平时不打扰。`,
  /** 第三行，私聊里。 */
  direct: { before: "这里只有您看得到；到点的事每个工作日最多提示一次，随时发 ", after: " 看全部。" },
  directOutside: "这里只有您看得到；先在本单位的频道里给我发一条消息，就加入了该单位。",
  bind: (unit: string) => `绑定 ${unit}`,
  bindOther: "绑定其他单位",
};
