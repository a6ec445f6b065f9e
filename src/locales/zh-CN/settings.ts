/** 每项设置该怎么写；启动时写错的按名称列出，不写出填的值。 */
const expected: Readonly<Record<string, string>> = {
  DATABASE_URL: "file:./路径.db，或 postgresql://用户:密码@主机:5432/库",
  PORT: "端口号，0 到 65535",
  HOST: "监听地址，如 127.0.0.1",
  PUBLIC_URL: "别人访问的地址，如 https://xianfeng.example.org；Slack 用 HTTP 模式时必填",
  LOG_LEVEL: "debug、info、warn、error、silent 之一",
  XIANFENG_PACK: "cn-government 或 edo",
  XIANFENG_LOCALE: "zh-CN 或 en",
  XIANFENG_TIMEZONE: "IANA 时区名，如 Asia/Shanghai",
  XIANFENG_ADMINS: "逗号分隔，每个写成 slack:T1/U1、lark:<租户>/ou_1 或 console:demo/admin",
  XIANFENG_CONSOLE: "on 或 off",
  XIANFENG_SECRET: "32 位以上，例如 openssl rand -base64 32 的输出；别人能打开控制台时必填",
  XIANFENG_WALL_TOKEN: "24 位以上",
  SLACK_BOT_TOKEN: "xoxb- 开头的机器人令牌；还要有 SLACK_APP_TOKEN（Socket Mode）或 SLACK_SIGNING_SECRET（HTTP 模式）",
  SLACK_SIGNING_SECRET: "Slack 应用的 Signing Secret",
  SLACK_APP_TOKEN: "xapp- 开头的应用级令牌，不是 xoxb- 开头的那个",
  SLACK_API_URL: "一个地址",
  LARK_APP_ID: "cli_ 加 16 位十六进制；与 LARK_APP_SECRET 成对填写",
  LARK_APP_SECRET: "飞书应用的 App Secret；与 LARK_APP_ID 成对填写",
  LARK_DOMAIN: "feishu、lark 或一个地址",
  LARK_MODE: "ws 或 webhook",
  LARK_VERIFICATION_TOKEN: "飞书后台的 Verification Token",
  LARK_ENCRYPT_KEY: "飞书后台的 Encrypt Key；LARK_MODE=webhook 时必填，否则分不出伪造的请求",
};

export const settings = {
  title: "请改正以下设置（样本见 .env.example）：",
  /** `message` 是读取时的原话；不是某项设置的（命令行写错），照原样写。 */
  problem: (key: string, message: string) =>
    expected[key] === undefined ? `${key}: ${message}` : `${key}：${expected[key]}`,
};
