import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { activateRule } from "./activate.ts";
import { addRule } from "./add.ts";
import { checkRule } from "./check.ts";
import { compareRules } from "./compare.ts";
import { endRule } from "./end.ts";
import { addRemembered, askRuleFile, mayAdd, receiveRule, rememberRule } from "./file.ts";
import { findRule } from "./find.ts";
import { listRules } from "./list.ts";
import { enterMark, listMarks, takeMarkBack } from "./marks.ts";

/** Rule sets (考核办法) and the figures that no ledger knows. */
export function rulesServices(work: Work) {
  const bind = bindTo(work);
  return {
    list: bind(listRules),
    find: bind(findRule),
    check: bind(checkRule),
    remember: bind(rememberRule),
    receive: bind(receiveRule),
    add: bind(addRule),
    addRemembered: bind(addRemembered),
    mayAdd: mayAdd(work),
    activate: bind(activateRule),
    end: bind(endRule),
    compare: bind(compareRules),
    export: bind(askRuleFile),
    mark: bind(enterMark),
    marks: bind(listMarks),
    unmark: bind(takeMarkBack),
  };
}
