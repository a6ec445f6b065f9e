/** 与平台之间的长连接。 */
export const connections = {
  lost: (platform: string, from: string) => `与${platform}的连接已中断（自 ${from} 起）`,
  lostText: (platform: string) => `在${platform}发来的消息暂时收不到。先锋在不断重连，恢复后会告知。`,
  lostNote: "请检查服务器网络和应用设置；在服务器上运行 doctor 可体检，打开 /readyz 可看各平台的状态。",
  back: (platform: string) => `与${platform}的连接已恢复`,
  backText: (from: string, to: string) => `中断时段：${from} 至 ${to}。`,
  allAgain: (platform: string) => `这段时间发来的消息由${platform}陆续补送，不会重复登记。`,
  someAgain: (platform: string, minutes: number) =>
    `${platform}只补送最近${minutes < 60 ? ` ${minutes} 分钟` : ` ${Math.floor(minutes / 60)} 小时`}内未送达的消息，更早发来的请重发。`,
  notAgain: {
    slack: "这段时间里的斜杠指令和按钮不补送，请再试一次。",
    lark: "这段时间里按过的按钮不补送，请再按一次。",
    console: "这段时间里按过的按钮不补送，请再按一次。",
  },
};
