import type { LinkingReasons } from "../../../reasons/linking.ts";
import type { Sentences } from "../../sentences.ts";
import { linking } from "../linking.ts";

export const linkingErrors: Sentences<LinkingReasons> = {
  link_unknown: () => "这个关联码不能用：可能输错、已过期或已用过。请在另一个账号上重新取码。",
  link_too_often: ({ minutes }) => `关联码错了太多次，请 ${minutes} 分钟后再试。`,
  link_same: () => "这两个账号已经是同一个人；这个关联码已作废。",
  link_same_platform: ({ platform }) =>
    `双方都有${linking.platform[platform]}账号，不能关联为同一个人；这个关联码已作废。`,
  link_other_way: () => "您在这里有全单位的角色，请反过来：在这里取码，到另一个账号上输入；刚才的关联码已作废。",
  link_none: ({ platform }) => `您没有关联${linking.platform[platform]}账号。`,
  link_last: () => "这是您唯一的账号，没有可解除的关联。",
  console_off: () => "网页控制台没有开启，请联系管理员。",
};
