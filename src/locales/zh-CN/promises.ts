export const promises = {
  name: (number: number) => `P${number}`,
  row: "政策承诺",
  line: (number: number, text: string, due: string, basis: string) =>
    `P${number} ${text}（依据：${basis}；期限：${due}）`,
  kept: (number: number, text: string, day: string) => `P${number} ${text}（${day} 已兑现）`,
  rest: (count: number) => `另有 ${count} 项`,
  lineSeparator: "；",
  unreviewed: (stage: string, names: string) => `${names} 还没有填公平竞争审查日期，进入「${stage}」前请核对。`,
  made: (number: number, project: number) => `#${project} 已登记承诺 P${number}`,
  settled: {
    kept: (number: number) => `承诺 P${number} 已兑现`,
    withdrawn: (number: number) => `承诺 P${number} 已撤回`,
  },
  reviewed: (number: number, day: string) => `承诺 P${number} 公平竞争审查：${day}`,
  entry: {
    made: (number: number, text: string) => `政策承诺 P${number}：${text}`,
    kept: (number: number, text: string) => `承诺 P${number} 兑现：${text}`,
    withdrawn: (number: number, text: string) => `承诺 P${number} 撤回：${text}`,
    reviewed: (number: number, text: string) => `承诺 P${number} 公平竞争审查：${text}`,
  },
  list: {
    title: (count: number) => `待兑现承诺 ${count} 项`,
    empty: "没有待兑现的承诺。",
    columns: ["编号", "项目", "承诺", "依据", "期限", "状态"],
  },
  left: (days: number) => `还有 ${days} 天`,
  today: "今天到期",
  over: (days: number) => `已过 ${days} 天`,
  digest: (title: string, promise: string, due: string, left: string) => `${title}：${promise}，${due} 到期，${left}`,
};
