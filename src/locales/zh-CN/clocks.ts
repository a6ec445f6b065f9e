export const clocks = {
  title: (name: string) => `时限与亮灯：${name}`,
  changed: (name: string) => `已改用：${name}`,
  changedNote: "从现在起按新时限计算；项目较多时，几分钟内逐步更新。",
  usual: "通用",
  columns: ["阶段", "无实质进展的时限"],
  or: "或 ",
  days: (count: number) => `${count} 个工作日`,
  major: (stage: string, amount: string, count: number) => `${stage}：${amount}以上的重大项目 ${count} 个工作日。`,
  lamps: (yellow: number, red: number, nurture: number) =>
    `无实质进展满 ${yellow} 天黄灯，满 ${red} 天红灯，满 ${nurture} 天建议转入培育（自然日）。`,
  behind: (yellow: number, red: number) => `到位资金比合同进度滞后达 ${yellow} 个百分点黄灯，超过 ${red} 个红灯。`,
  owner: (every: number, times: number) => `超时后先私信提示负责人，每 ${every} 个工作日一次，最多 ${times} 次。`,
  above: (channel: number, leader: number, coordinator: number) =>
    `超时 ${channel} 个工作日进单位频道清单，${leader} 个提示单位负责人，${coordinator} 个提示招商办；黄灯、红灯随时上报。`,
  clears: "拜访、来访、考察、洽谈、会议、电话、跑办、阶段推进算实质进展；备注、改字段、导入、撤销都不算。",
  others: (names: string) => `还可以采用：${names}。`,
};
