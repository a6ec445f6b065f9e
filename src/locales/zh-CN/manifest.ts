/** 在开发者后台要做的事（`xianfeng manifest lark`）。 */
export const manifest = {
  title: (app: string) => `飞书自建应用${app}：在开发者后台依次办这几件事`,
  noApp: "（填好 LARK_APP_ID 和 LARK_APP_SECRET 后再运行一次，下面就是直达链接）",
  step: (number: number, name: string, page: string) => `${number}. ${name}  ${page}`,
  credentials: "凭证与基础信息",
  credentialsText: "把 App ID 和 App Secret 填进 .env 的 LARK_APP_ID、LARK_APP_SECRET。",
  bot: "机器人",
  botText: "添加应用能力里选「机器人」。机器人菜单（可选）每项选「推送事件」，名称和 event_key 为：",
  scopes: "权限管理",
  scopesText: "点「批量导入/导出权限」，粘贴下面这段，确认开通：",
  scopesList: "各项用途：",
  event: "事件与回调",
  eventText: {
    ws: "先运行 npx xianfeng start 并保持运行（没有连接时保存不了），再把事件和回调的订阅方式都选为「使用长连接接收」。",
    webhook: (url: string) =>
      `事件和回调的订阅方式都选「发送至开发者服务器」，地址 ${url}；Encrypt Key、Verification Token 填进 .env。`,
  },
  events: "添加事件：",
  callbacks: "添加回调（与事件是两处）：",
  version: "版本管理与发布",
  firstVersionText:
    "创建版本，可用范围和通讯录权限范围都要包含所有使用者，发布并请管理员审核。机器人和权限由此生效，先锋才连得上。",
  versionText: "再创建一个版本并发布，事件和回调由此生效。以后改动上面任何一项，都要再发布一次。",
  doctor: "体检",
  doctorText: "运行 npx xianfeng doctor，缺什么、在哪一页补，会逐行写明。",
  optional: "（可选）",
  item: (code: string, name: string, what: string) => `${code}  ${name}：${what}`,
  note: "链接若停在应用首页，从左侧菜单进同名的一栏即可。",
};
