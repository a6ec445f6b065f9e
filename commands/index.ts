import assign from "./assign.ts";
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
import clocksUse from "./clocks-use.ts";
import clocks from "./clocks.ts";
import disown from "./disown.ts";
import errand from "./errand.ts";
import exclude from "./exclude.ts";
import exit from "./exit.ts";
import exportCommand from "./export.ts";
import feedback from "./feedback.ts";
import fundsShow from "./funds-show.ts";
import fundsWithdraw from "./funds-withdraw.ts";
import funds from "./funds.ts";
import helpAbout from "./help-about.ts";
import help from "./help.ts";
import holdAccept from "./hold-accept.ts";
import holdDecline from "./hold-decline.ts";
import hold from "./hold.ts";
import importCommand from "./import.ts";
import investorEdit from "./investor-edit.ts";
import investorFind from "./investor-find.ts";
import investor from "./investor.ts";
import leadEdit from "./lead-edit.ts";
import leadFind from "./lead-find.ts";
import leadList from "./lead-list.ts";
import leadShow from "./lead-show.ts";
import lead from "./lead.ts";
import lostLater from "./lost-later.ts";
import lost from "./lost.ts";
import mergeUndo from "./merge-undo.ts";
import merge from "./merge.ts";
import mineAll from "./mine-all.ts";
import mine from "./mine.ts";
import nurture from "./nurture.ts";
import progress from "./progress.ts";
import promiseKept from "./promise-kept.ts";
import promiseReview from "./promise-review.ts";
import promiseShow from "./promise-show.ts";
import promiseWithdraw from "./promise-withdraw.ts";
import promise from "./promise.ts";
import promises from "./promises.ts";
import quiet from "./quiet.ts";
import rate from "./rate.ts";
import ratings from "./ratings.ts";
import reception from "./reception.ts";
import remindersOne from "./reminders-one.ts";
import reminders from "./reminders.ts";
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
import revive from "./revive.ts";
import snooze from "./snooze.ts";
import splitAgree from "./split-agree.ts";
import splitDecline from "./split-decline.ts";
import split from "./split.ts";
import stageCorrect from "./stage-correct.ts";
import stage from "./stage.ts";
import story from "./story.ts";
import transferAccept from "./transfer-accept.ts";
import transferCancel from "./transfer-cancel.ts";
import transferConfirm from "./transfer-confirm.ts";
import transferDecline from "./transfer-decline.ts";
import transferList from "./transfer-list.ts";
import transfer from "./transfer.ts";
import undo from "./undo.ts";
import verifyList from "./verify-list.ts";
import verify from "./verify.ts";
import visit from "./visit.ts";
import visits from "./visits.ts";
import type { AnyCommand } from "./context.ts";
import { officeCommands } from "./shared/office.ts";

/** Every command, in the order of help. */
export const commands: readonly AnyCommand[] = [
  lead,
  leadShow,
  leadList,
  leadFind,
  leadEdit,
  mine,
  mineAll,
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
  ...officeCommands,
  feedback,
  help,
  helpAbout,
];
