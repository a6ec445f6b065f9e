import { bindTo } from "../bind.ts";
import type { Work } from "../work.ts";
import { duplicatesOf } from "./duplicates.ts";
import { editInvestor } from "./edit.ts";
import { describeInvestor, findInvestors, investorNamed } from "./find.ts";
import { merge, undoMerge } from "./merge.ts";
import { loadInvestor } from "./visible.ts";

export function investorsServices(work: Work) {
  const bind = bindTo(work);
  return {
    named: bind(investorNamed),
    load: bind(loadInvestor),
    describe: bind(describeInvestor),
    find: bind(findInvestors),
    edit: bind(editInvestor),
    duplicatesOf: bind(duplicatesOf),
    merge: bind(merge),
    undoMerge: bind(undoMerge),
  };
}
