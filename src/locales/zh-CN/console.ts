/** 网页控制台：登录链接、登录页。反引号里的是要输入的命令。 */
export const console = {
  linkTitle: "登录网页控制台",
  link: "打开控制台",
  linkNote: (minutes: number, hours: number) =>
    `链接 ${minutes} 分钟内有效，只能用一次；登录后 ${hours} 小时内不用再取。链接只给您本人，不要转发。`,
  linkLocal: "管理员还没有设置 PUBLIC_URL，这个链接只能在服务器本机打开。",
  openTitle: "网页控制台",
  openNote: "控制台只在本机开放，不需要登录。",
  page: {
    title: "登录控制台",
    needed: "控制台只对本单位人员开放，凭一次性链接登录：",
    steps: [
      "在飞书或 Slack 里私信先锋，发送 `/控制台`",
      "打开收到的链接，点击「进入」",
      "第一位管理员请在服务器上运行 `npx xianfeng login <账号>`",
    ],
    waiting: "在这台设备的浏览器里登录后，本页会自动打开您要看的内容。",
    hello: (name: string) => `您将以「${name}」的身份进入，只能以本人身份查看和办理。`,
    notYou: "不是您本人？请关闭本页，不要点击。",
    enter: (name: string) => `以${name}的身份进入`,
    hours: "12 小时后需重新登录；用完请在左下角退出。",
    closed: "这个链接现在不能使用",
    closedNote: "可能已经用过，或者过了 10 分钟。请在飞书或 Slack 里再发一次 `/控制台`，取一个新的。",
  },
};
