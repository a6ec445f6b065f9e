import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { askBoardFile, askExport, cancelImport, lookThrough, receiveFile, revertImport, startImport } from "./ask.ts";

export function exchangeServices(work: Work) {
  const bind = bindTo(work);
  return {
    receive: bind(receiveFile),
    look: bind(lookThrough),
    start: bind(startImport),
    cancel: bind(cancelImport),
    revert: bind(revertImport),
    export: bind(askExport),
    exportBoard: bind(askBoardFile),
  };
}
