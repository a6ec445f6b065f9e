/** 频道里按时发送的内容：时间和结果。 */
export const jobs = {
  title: (unit: string) => `本频道的定时发送（${unit}）`,
  titleAll: (count: number) => `各频道的定时发送（${count} 个频道）`,
  name: {
    board: "日报",
    weekly: "周报",
    bulletin: "月度通报",
    "year-close": "年终通报",
    "unit-digest": "待推进清单",
    "old-friends": "旧识",
  },
  columns: ["内容", "下次"],
  lastTitle: "最近五次：",
  last: (name: string, results: string) => `· ${name}：${results}`,
  nothingYet: "还没有到过发送时间。",
  columnsAll: ["频道", "内容", "下次", "最近一次"],
  outcome: { posted: "已发", late: "补发", skipped: "未发", empty: "无内容" },
  result: (day: string, outcome: string) => `${day} ${outcome}`,
  next: (day: string, time: string) => `${day} ${time}`,
  failing: (name: string, slot: string, attempts: number) =>
    `「${name}」${slot} 这一期未能生成，已试 ${attempts} 次，仍在自动重试；管理员可查看服务日志。`,
  failed: "重试中",
  unreachable: (channel: string, since: string, code: string) =>
    `自 ${since} 起无法送达「${channel}」（${code}）。请把先锋重新加入该频道；频道已停用的，请发送 /频道 解绑。送达一次后自动恢复。`,
  zone: (zone: string) => `时间按 ${zone}。「补发」为过时后补发，「未发」为停机或无法送达而过时。`,
  zones: "时间按各频道所在时区。「补发」为过时后补发，「未发」为停机或无法送达而过时。",
  none: "还没有绑定的频道。",
  moreChannels: "只列出部分频道，有问题的在前；在频道里发送 /频道 任务 可看该频道全部内容。",
};
