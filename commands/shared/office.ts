import boardExport from "../board-export.ts";
import boardIssue from "../board-issue.ts";
import boardPersons from "../board-persons.ts";
import boardPost from "../board-post.ts";
import boardScore from "../board-score.ts";
import boardWhy from "../board-why.ts";
import board from "../board.ts";
import calendarClear from "../calendar-clear.ts";
import calendarConfirm from "../calendar-confirm.ts";
import calendarOff from "../calendar-off.ts";
import calendarRegion from "../calendar-region.ts";
import calendarWork from "../calendar-work.ts";
import calendar from "../calendar.ts";
import chainAdd from "../chain-add.ts";
import chainEdit from "../chain-edit.ts";
import chainEnd from "../chain-end.ts";
import chainGaps from "../chain-gaps.ts";
import chainLeader from "../chain-leader.ts";
import chainLink from "../chain-link.ts";
import chainUnlink from "../chain-unlink.ts";
import chain from "../chain.ts";
import channelBind from "../channel-bind.ts";
import channelJobs from "../channel-jobs.ts";
import channelOff from "../channel-off.ts";
import channelPosts from "../channel-posts.ts";
import channel from "../channel.ts";
import consoleCommand from "../console.ts";
import linkList from "../link-list.ts";
import linkRemove from "../link-remove.ts";
import link from "../link.ts";
import roleGrant from "../role-grant.ts";
import roleRevoke from "../role-revoke.ts";
import role from "../role.ts";
import rulesActivate from "../rules-activate.ts";
import rulesAdd from "../rules-add.ts";
import rulesCheck from "../rules-check.ts";
import rulesCompare from "../rules-compare.ts";
import rulesEnd from "../rules-end.ts";
import rulesExport from "../rules-export.ts";
import rulesMark from "../rules-mark.ts";
import rulesMarks from "../rules-marks.ts";
import rulesShow from "../rules-show.ts";
import rulesUnmark from "../rules-unmark.ts";
import rules from "../rules.ts";
import target from "../target.ts";
import unitAdd from "../unit-add.ts";
import unitEdit from "../unit-edit.ts";
import unitList from "../unit-list.ts";
import type { AnyCommand } from "../context.ts";

/** Boards and rules, and how the office is set up: the second part of the list of commands, in the order of help. */
export const officeCommands: readonly AnyCommand[] = [
  board,
  boardExport,
  boardIssue,
  boardPersons,
  boardPost,
  boardScore,
  boardWhy,
  target,
  rules,
  rulesShow,
  rulesExport,
  rulesCheck,
  rulesAdd,
  rulesActivate,
  rulesCompare,
  rulesEnd,
  rulesMark,
  rulesMarks,
  rulesUnmark,
  chain,
  chainGaps,
  chainAdd,
  chainEdit,
  chainLink,
  chainUnlink,
  chainLeader,
  chainEnd,
  unitList,
  unitAdd,
  unitEdit,
  channel,
  channelBind,
  channelPosts,
  channelJobs,
  channelOff,
  calendar,
  calendarOff,
  calendarWork,
  calendarClear,
  calendarConfirm,
  calendarRegion,
  role,
  roleGrant,
  roleRevoke,
  link,
  linkList,
  linkRemove,
  consoleCommand,
];
