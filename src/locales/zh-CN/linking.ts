export const linking = {
  platform: { slack: "Slack", lark: "飞书", console: "网页控制台" },
  codeTitle: "关联您的另一个账号",
  code: (code: string) => `关联码：${code}`,
  codeHow: (code: string, minutes: number) =>
    `请用您本人的另一个平台账号，在 ${minutes} 分钟内私信先锋发送 /关联 ${code}。用一次即失效。`,
  codeWarning: "不要把关联码给别人，也不要替别人输入：谁用了它，谁就和您成为同一个人。",
  joined: (name: string) => `已关联：您在这里的账号现在就是「${name}」`,
  joinedNote:
    "两边的角色合在一起，名下在办项目已转到同一人名下；以前的记录不改写。如不是您本人操作，请发送 /关联 解除。",
  joinedNotice: (platform: string) => `您的账号已与您的${platform}账号关联为同一个人`,
  listTitle: (count: number) => `您的账号 ${count} 个`,
  columns: ["平台", "账号", "备注"],
  current: "本次使用",
  removed: (platform: string) => `已解除${platform}账号的关联`,
  removedNote: "该账号从现在起是一个没有角色的新人员；以前的记录仍在原人员名下。",
};
