import assign from "./assign.ts";
import boardPost from "./board-post.ts";
import board from "./board.ts";
import channelBind from "./channel-bind.ts";
import channelOff from "./channel-off.ts";
import channel from "./channel.ts";
import type { AnyCommand } from "./context.ts";
import exportCommand from "./export.ts";
import feedback from "./feedback.ts";
import help from "./help.ts";
import importCommand from "./import.ts";
import leadEdit from "./lead-edit.ts";
import leadFind from "./lead-find.ts";
import leadList from "./lead-list.ts";
import leadShow from "./lead-show.ts";
import lead from "./lead.ts";
import mine from "./mine.ts";
import progress from "./progress.ts";
import roleGrant from "./role-grant.ts";
import roleRevoke from "./role-revoke.ts";
import role from "./role.ts";
import stage from "./stage.ts";
import target from "./target.ts";
import undo from "./undo.ts";
import unitAdd from "./unit-add.ts";
import unitEdit from "./unit-edit.ts";
import unitList from "./unit-list.ts";

/** Every command, in the order of help. */
export const commands: readonly AnyCommand[] = [
  lead,
  leadShow,
  leadList,
  leadFind,
  leadEdit,
  mine,
  progress,
  stage,
  assign,
  undo,
  importCommand,
  exportCommand,
  board,
  boardPost,
  target,
  unitList,
  unitAdd,
  unitEdit,
  channel,
  channelBind,
  channelOff,
  role,
  roleGrant,
  roleRevoke,
  feedback,
  help,
];
