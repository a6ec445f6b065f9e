import assign from "./assign.ts";
import boardExport from "./board-export.ts";
import boardIssue from "./board-issue.ts";
import boardPersons from "./board-persons.ts";
import boardPost from "./board-post.ts";
import boardScore from "./board-score.ts";
import boardWhy from "./board-why.ts";
import board from "./board.ts";
import calendarClear from "./calendar-clear.ts";
import calendarConfirm from "./calendar-confirm.ts";
import calendarOff from "./calendar-off.ts";
import calendarRegion from "./calendar-region.ts";
import calendarWork from "./calendar-work.ts";
import calendar from "./calendar.ts";
import chainAdd from "./chain-add.ts";
import chainEdit from "./chain-edit.ts";
import chainEnd from "./chain-end.ts";
import chainGaps from "./chain-gaps.ts";
import chainLeader from "./chain-leader.ts";
import chainLink from "./chain-link.ts";
import chainUnlink from "./chain-unlink.ts";
import chain from "./chain.ts";
import channelBind from "./channel-bind.ts";
import channelJobs from "./channel-jobs.ts";
import channelOff from "./channel-off.ts";
import channelPosts from "./channel-posts.ts";
import channel from "./channel.ts";
import claimAccept from "./claim-accept.ts";
import claimAppeal from "./claim-appeal.ts";
import claimDecide from "./claim-decide.ts";
import claimDispute from "./claim-dispute.ts";
import claimJoin from "./claim-join.ts";
import claimProceed from "./claim-proceed.ts";
import claimRegister from "./claim-register.ts";
import claimRelease from "./claim-release.ts";
import claimRenew from "./claim-renew.ts";
import claim from "./claim.ts";
import claims from "./claims.ts";
import type { AnyCommand } from "./context.ts";
import exit from "./exit.ts";
import exclude from "./exclude.ts";
import errand from "./errand.ts";
import exportCommand from "./export.ts";
import feedback from "./feedback.ts";
import fundsShow from "./funds-show.ts";
import fundsWithdraw from "./funds-withdraw.ts";
import funds from "./funds.ts";
import help from "./help.ts";
import holdAccept from "./hold-accept.ts";
import holdDecline from "./hold-decline.ts";
import hold from "./hold.ts";
import investorEdit from "./investor-edit.ts";
import investorFind from "./investor-find.ts";
import investor from "./investor.ts";
import importCommand from "./import.ts";
import leadEdit from "./lead-edit.ts";
import leadFind from "./lead-find.ts";
import leadList from "./lead-list.ts";
import leadShow from "./lead-show.ts";
import lead from "./lead.ts";
import lostLater from "./lost-later.ts";
import lost from "./lost.ts";
import mergeUndo from "./merge-undo.ts";
import merge from "./merge.ts";
import linkList from "./link-list.ts";
import linkRemove from "./link-remove.ts";
import link from "./link.ts";
import mine from "./mine.ts";
import nurture from "./nurture.ts";
import progress from "./progress.ts";
import quiet from "./quiet.ts";
import remindersOne from "./reminders-one.ts";
import reminders from "./reminders.ts";
import snooze from "./snooze.ts";
import disown from "./disown.ts";
import clocksUse from "./clocks-use.ts";
import clocks from "./clocks.ts";
import revive from "./revive.ts";
import promiseKept from "./promise-kept.ts";
import promiseReview from "./promise-review.ts";
import promiseShow from "./promise-show.ts";
import promiseWithdraw from "./promise-withdraw.ts";
import promise from "./promise.ts";
import promises from "./promises.ts";
import rate from "./rate.ts";
import ratings from "./ratings.ts";
import requestAccept from "./request-accept.ts";
import requestAssign from "./request-assign.ts";
import requestDone from "./request-done.ts";
import requestExtend from "./request-extend.ts";
import requestObject from "./request-object.ts";
import requestReopen from "./request-reopen.ts";
import requestReply from "./request-reply.ts";
import requestShow from "./request-show.ts";
import request from "./request.ts";
import requests from "./requests.ts";
import reception from "./reception.ts";
import roleGrant from "./role-grant.ts";
import roleRevoke from "./role-revoke.ts";
import role from "./role.ts";
import rulesActivate from "./rules-activate.ts";
import rulesAdd from "./rules-add.ts";
import rulesCheck from "./rules-check.ts";
import rulesCompare from "./rules-compare.ts";
import rulesEnd from "./rules-end.ts";
import rulesExport from "./rules-export.ts";
import rulesMark from "./rules-mark.ts";
import rulesMarks from "./rules-marks.ts";
import rulesShow from "./rules-show.ts";
import rulesUnmark from "./rules-unmark.ts";
import rules from "./rules.ts";
import stageCorrect from "./stage-correct.ts";
import splitAgree from "./split-agree.ts";
import splitDecline from "./split-decline.ts";
import split from "./split.ts";
import stage from "./stage.ts";
import story from "./story.ts";
import target from "./target.ts";
import transferAccept from "./transfer-accept.ts";
import transferCancel from "./transfer-cancel.ts";
import transferConfirm from "./transfer-confirm.ts";
import transferDecline from "./transfer-decline.ts";
import transferList from "./transfer-list.ts";
import transfer from "./transfer.ts";
import undo from "./undo.ts";
import unitAdd from "./unit-add.ts";
import unitEdit from "./unit-edit.ts";
import unitList from "./unit-list.ts";
import verifyList from "./verify-list.ts";
import verify from "./verify.ts";
import visit from "./visit.ts";
import visits from "./visits.ts";

/** Every command, in the order of help. */
export const commands: readonly AnyCommand[] = [
  lead,
  leadShow,
  leadList,
  leadFind,
  leadEdit,
  mine,
  reminders,
  remindersOne,
  snooze,
  quiet,
  disown,
  clocks,
  clocksUse,
  investor,
  investorFind,
  investorEdit,
  progress,
  visit,
  reception,
  errand,
  visits,
  story,
  stage,
  stageCorrect,
  hold,
  holdAccept,
  holdDecline,
  lost,
  lostLater,
  revive,
  exit,
  nurture,
  assign,
  transfer,
  transferConfirm,
  transferAccept,
  transferDecline,
  transferCancel,
  transferList,
  split,
  splitAgree,
  splitDecline,
  claim,
  claims,
  claimRegister,
  claimRenew,
  claimRelease,
  claimJoin,
  claimAccept,
  claimDispute,
  claimProceed,
  claimDecide,
  claimAppeal,
  funds,
  fundsShow,
  fundsWithdraw,
  verify,
  verifyList,
  exclude,
  merge,
  mergeUndo,
  request,
  requestShow,
  requests,
  requestAssign,
  requestAccept,
  requestReply,
  requestDone,
  requestExtend,
  requestObject,
  requestReopen,
  rate,
  ratings,
  promise,
  promiseShow,
  promises,
  promiseReview,
  promiseKept,
  promiseWithdraw,
  undo,
  importCommand,
  exportCommand,
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
  feedback,
  help,
];
