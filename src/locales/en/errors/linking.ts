import type { LinkingReasons } from "../../../reasons/linking.ts";
import type { Sentences } from "../../sentences.ts";
import { linking } from "../linking.ts";

export const linkingErrors: Sentences<LinkingReasons> = {
  link_unknown: () =>
    "This link code does not work: mistyped, too old or used already. Please make a new one with the other account.",
  link_too_often: ({ minutes }) => `Too many wrong link codes. Please try again in ${minutes} minutes.`,
  link_same: () => "Both accounts are the same person already; the link code is used up.",
  link_same_platform: ({ platform }) =>
    `Both have an account on ${linking.platform[platform]} and cannot be one person; the link code is used up.`,
  link_other_way: () =>
    "Your account here has a role for the whole organisation. Please do it the other way round: make a code here and type it with the other account. The link code is used up.",
  link_none: ({ platform }) => `You have no linked account on ${linking.platform[platform]}.`,
  link_last: () => "This is your only account: there is nothing to unlink.",
  console_off: () => "The web console is switched off. Please ask an admin.",
};
